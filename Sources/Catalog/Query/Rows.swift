/// One line of a query's answer.
package struct TechniqueRow: Sendable, Hashable {
  package var id: String
  package var name: String
  package var family: String
  package var subfamily: String
  package var kind: String
  /// The first work's year.
  package var year: Int
  /// The first work's key.
  package var work: String
  package var status: Implementation.Status
  package var summary: String
  package var claims: Int
  /// Claims that have a check other than `planned`.
  package var checkableClaims: Int
  /// Claims by what came of them; outcomes that do not occur are absent.
  package var verdicts: [Verdict.Outcome: Int]
  package var measurements: Int
  package var evaluations: Int
}

/// A claim with what came of it.
package struct ClaimRecord: Sendable, Hashable {
  package var claim: Claim
  package var metric: Metric
  package var work: Work
  /// The stored verdict; without one `not-testable` or `pending`, as the claim's source says.
  package var verdict: Verdict
  package var measurement: Measurement?

  /// Whether it counts as a published figure of that outcome. What follows from a definition and agrees does not count as
  /// reproduced: it tests the implementation, not the authors.
  package func counts(as outcome: Verdict.Outcome) -> Bool {
    verdict.outcome == outcome && (outcome != .reproduced || claim.evidence != .derived)
  }
}

/// Everything the catalog knows about a technique.
package struct TechniqueRecord: Sendable, Hashable {
  package var technique: Technique
  package var family: TaxonomyNode
  package var subfamily: TaxonomyNode
  package var kind: TaxonomyNode
  package var year: Int
  /// In the technique's order; the first is where it comes from.
  package var works: [Work]
  package var claims: [ClaimRecord]
  /// All of the technique's measurements, by unit, experiment, statistic.
  package var measurements: [Measurement]
}

/// One cell of the evaluation-complexity view: how many techniques of a family, first published in a
/// year, were evaluated on datasets of one complexity and networks of one size.
package struct EvaluationCell: Sendable, Hashable {
  package var family: String
  /// Nil where the evaluation names no known dataset.
  package var datasetComplexity: Dataset.Complexity?
  /// Nil where the evaluation names no known network.
  package var networkSize: Network.Size?
  package var year: Int
  package var techniques: Int
  package var evaluations: Int

  package init(
    family: String, datasetComplexity: Dataset.Complexity?, networkSize: Network.Size?, year: Int,
    techniques: Int, evaluations: Int
  ) {
    self.family = family
    self.datasetComplexity = datasetComplexity
    self.networkSize = networkSize
    self.year = year
    self.techniques = techniques
    self.evaluations = evaluations
  }
}
