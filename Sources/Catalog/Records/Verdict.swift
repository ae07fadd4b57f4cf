/// What came of testing a claim.
package struct Verdict: Sendable, Hashable {
  package enum Outcome: String, Sendable, CaseIterable {
    case reproduced, partly
    case notReproduced = "not-reproduced"
    case notTestable = "not-testable"
    case pending
  }

  package var claim: ClaimReference
  package var outcome: Outcome
  package var reason: String
  package var measuredValue: Double?
  /// The upper end where a range was measured; `measuredValue` is then its lower one.
  package var measuredTo: Double?
  /// The key of the measurement it rests on.
  package var measurement: String?

  package init(
    claim: ClaimReference, outcome: Outcome, reason: String, measuredValue: Double? = nil,
    measuredTo: Double? = nil,
    measurement: String? = nil
  ) {
    self.claim = claim
    self.outcome = outcome
    self.reason = reason
    self.measuredValue = measuredValue
    self.measuredTo = measuredTo
    self.measurement = measurement
  }
}
