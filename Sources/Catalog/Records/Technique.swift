/// One approximate-computing technique: what it is, where it comes from, what is claimed for it and how
/// it is implemented here.
package struct Technique: Sendable, Hashable {
  /// The name of the source file too.
  package var id: String
  package var name: String
  package var aliases: [String]
  /// The taxonomy node it belongs to; the family follows from it.
  package var kind: String
  /// Further taxonomy nodes.
  package var also: [String]
  /// Keys of works; the first is where the technique comes from.
  package var works: [String]
  package var summary: String
  package var definition: String
  package var definitionEvidence: Evidence
  package var parameters: [Parameter]
  package var evaluations: [Evaluation]
  package var implementation: Implementation
  package var claims: [Claim]
  package var findings: [Finding]

  package init(
    id: String, name: String, aliases: [String] = [], kind: String, also: [String] = [],
    works: [String] = [], summary: String, definition: String, definitionEvidence: Evidence,
    parameters: [Parameter] = [], evaluations: [Evaluation] = [], implementation: Implementation,
    claims: [Claim] = [], findings: [Finding] = []
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.kind = kind
    self.also = also
    self.works = works
    self.summary = summary
    self.definition = definition
    self.definitionEvidence = definitionEvidence
    self.parameters = parameters
    self.evaluations = evaluations
    self.implementation = implementation
    self.claims = claims
    self.findings = findings
  }

  package struct Parameter: Sendable, Hashable {
    package var name: String
    package var meaning: String
    package var typical: String?

    package init(name: String, meaning: String, typical: String? = nil) {
      self.name = name
      self.meaning = meaning
      self.typical = typical
    }
  }
}

/// What a technique was evaluated on.
package struct Evaluation: Sendable, Hashable {
  package var dataset: String?
  package var network: String?
  /// The later work that evaluated it; nil where one of the technique's works did.
  package var work: String?
  /// What the paper says.
  package var text: String
  package var evidence: Evidence

  package init(
    dataset: String? = nil, network: String? = nil, work: String? = nil, text: String, evidence: Evidence
  ) {
    self.dataset = dataset
    self.network = network
    self.work = work
    self.text = text
    self.evidence = evidence
  }
}

/// The link from a technique to the executable side: ids and parameters, nothing else.
package struct Implementation: Sendable, Hashable {
  package enum Status: String, Sendable, CaseIterable {
    case executable, planned
    case notExecutable = "not-executable"
  }

  package var status: Status
  /// The id in the unit registry; always there when executable.
  package var unit: String?
  package var configurations: [Configuration]
  /// Always there when not executable.
  package var reason: String?

  package init(
    status: Status, unit: String? = nil, configurations: [Configuration] = [], reason: String? = nil
  ) {
    self.status = status
    self.unit = unit
    self.configurations = configurations
    self.reason = reason
  }
}

/// One setting of a unit that `kb bench` runs.
package struct Configuration: Sendable, Hashable {
  package var label: String
  /// A unit specification such as `drum:k=4,n=8`.
  package var unit: String

  package init(
    label: String, unit: String
  ) {
    self.label = label
    self.unit = unit
  }
}

/// Something wrong, contradictory or treacherous about a technique or claim.
package struct Finding: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case trap, mismatch, correction, note
  }

  package var kind: Kind
  package var text: String

  package init(
    kind: Kind, text: String
  ) {
    self.kind = kind
    self.text = text
  }
}
