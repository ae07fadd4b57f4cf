/// One published figure for one configuration.
package struct Claim: Sendable, Hashable {
  package enum Operator: String, Sendable, CaseIterable {
    case equal = "="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
    case range
  }

  /// Either how the claim is tested here, or why it cannot be.
  package enum Testability: Sendable, Hashable {
    case check(Check)
    case untestable(reason: String)
  }

  /// Unique within the technique.
  package var id: String
  package var technique: String
  /// The value is in this metric's unit.
  package var metric: String
  package var `operator`: Operator
  package var value: PublishedValue
  package var configuration: String
  package var baseline: String?
  package var dataset: String?
  package var network: String?
  /// Dataset or network in the paper's words, where no id fits.
  package var setting: String?
  package var work: String
  package var source: String
  package var evidence: Evidence
  package var testability: Testability
  package var findings: [Finding]

  package init(
    id: String, technique: String, metric: String, `operator`: Operator, value: PublishedValue,
    configuration: String, baseline: String? = nil, dataset: String? = nil, network: String? = nil,
    setting: String? = nil, work: String, source: String, evidence: Evidence, testability: Testability,
    findings: [Finding] = []
  ) {
    self.id = id
    self.technique = technique
    self.metric = metric
    self.operator = `operator`
    self.value = value
    self.configuration = configuration
    self.baseline = baseline
    self.dataset = dataset
    self.network = network
    self.setting = setting
    self.work = work
    self.source = source
    self.evidence = evidence
    self.testability = testability
    self.findings = findings
  }

  package var reference: ClaimReference { ClaimReference(technique: technique, claim: id) }
}

/// The name of a claim over the whole catalog, written `technique/claim`.
package struct ClaimReference: Sendable, Hashable, CustomStringConvertible {
  package var technique: String
  package var claim: String

  package init(technique: String, claim: String) {
    self.technique = technique
    self.claim = claim
  }

  package var description: String { "\(technique)/\(claim)" }
}
