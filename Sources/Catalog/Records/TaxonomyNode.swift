/// One node of the taxonomy: a family, a sub-family or a kind.
///
/// Nodes are kept as a flat list in the order of `taxonomy.yaml` (parents before their children), which
/// is also the order in which techniques are listed everywhere.
package struct TaxonomyNode: Sendable, Hashable {
  package enum Level: String, Sendable, CaseIterable {
    case family, subfamily, kind
  }

  /// How a family relates to the survey that the catalog started from.
  package enum Status: String, Sendable, CaseIterable {
    case surveyCore = "survey-core"
    case surveyDiscussed = "survey-discussed"
    case `extension`
  }

  package var id: String
  package var aliases: [String]
  package var name: String
  package var level: Level
  package var parent: String?
  /// Present on families only.
  package var status: Status?
  package var definition: String

  package init(
    id: String, aliases: [String] = [], name: String, level: Level, parent: String? = nil,
    status: Status? = nil, definition: String
  ) {
    self.id = id
    self.aliases = aliases
    self.name = name
    self.level = level
    self.parent = parent
    self.status = status
    self.definition = definition
  }
}

/// A node with its number of techniques, for `kb query` without filters and the generated taxonomy pages.
package struct TaxonomyCount: Sendable, Hashable {
  package var node: TaxonomyNode
  /// Techniques whose kind is this node or below it.
  package var techniques: Int
  /// Techniques of other families that name this node, or one below it, under `also`.
  package var tagged: Int
  /// Of `techniques`, those with an executable implementation.
  package var executable: Int
}
