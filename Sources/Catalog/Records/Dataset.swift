/// How a statement of the catalog was obtained.
package enum Evidence: String, Sendable, CaseIterable {
  /// Read in the source.
  case seen
  /// From memory of the source.
  case recalled
  /// Follows from the definition (claims).
  case derived
  /// The definition was pieced together (techniques).
  case reconstructed
}

/// A dataset that techniques were evaluated on.
package struct Dataset: Sendable, Hashable {
  package enum Complexity: String, Sendable, CaseIterable {
    case small, medium, large
  }

  package var id: String
  package var name: String
  package var aliases: [String]
  package var task: String
  package var year: Int
  package var classes: Int?
  package var train: Int?
  package var test: Int?
  package var height: Int?
  package var width: Int?
  package var channels: Int?
  package var complexity: Complexity
  package var licence: String?
  package var homepage: String?
  package var note: String?
  package var evidence: Evidence

  package init(
    id: String, name: String, aliases: [String] = [], task: String, year: Int, classes: Int? = nil,
    train: Int? = nil, test: Int? = nil, height: Int? = nil, width: Int? = nil, channels: Int? = nil,
    complexity: Complexity, licence: String? = nil, homepage: String? = nil, note: String? = nil,
    evidence: Evidence
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.task = task
    self.year = year
    self.classes = classes
    self.train = train
    self.test = test
    self.height = height
    self.width = width
    self.channels = channels
    self.complexity = complexity
    self.licence = licence
    self.homepage = homepage
    self.note = note
    self.evidence = evidence
  }
}
