/// A network that techniques were evaluated on.
package struct Network: Sendable, Hashable {
  package enum Size: String, Sendable, CaseIterable {
    case tiny, small, medium, large
  }

  package var id: String
  package var name: String
  package var aliases: [String]
  package var kind: String
  package var year: Int
  /// The literature reference, in words.
  package var reference: String
  /// The shape of the input, in words (`28x28x1`).
  package var input: String
  package var parameters: Int?
  package var macs: Int?
  /// Nil for a family of networks, where a source does not say which one it means.
  package var size: Size?
  package var datasets: [String]
  package var note: String?
  package var evidence: Evidence

  package init(
    id: String, name: String, aliases: [String] = [], kind: String, year: Int, reference: String,
    input: String, parameters: Int? = nil, macs: Int? = nil, size: Size?, datasets: [String] = [],
    note: String? = nil, evidence: Evidence
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.kind = kind
    self.year = year
    self.reference = reference
    self.input = input
    self.parameters = parameters
    self.macs = macs
    self.size = size
    self.datasets = datasets
    self.note = note
    self.evidence = evidence
  }
}
