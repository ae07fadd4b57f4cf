import Catalog

/// The values that a published figure and its operator admit: the digits fix the rounding.
///
/// The rule is written down in docs/guide/verdicts.md; this is its arithmetic.
package struct ClaimedInterval: Hashable, Sendable {
  package let lower: Double
  package let upper: Double

  package init(_ value: PublishedValue, _ operation: Claim.Operator) {
    // A hair more than half a unit: 1.475 in binary may lie just above its decimal self.
    let half = value.halfWidth * (1 + 1e-9)
    switch operation {
    case .equal, .range:
      lower = value.lower - half
      upper = value.upper + half
    case .atMost:
      lower = -.infinity
      upper = value.upper + half
    case .atLeast:
      lower = value.lower - half
      upper = .infinity
    case .less:
      lower = -.infinity
      upper = value.upper.nextDown
    case .greater:
      lower = value.lower.nextUp
      upper = .infinity
    }
  }

  package func contains(_ measured: Double) -> Bool { lower <= measured && measured <= upper }
  package func overlaps(_ interval: Interval) -> Bool {
    lower <= interval.upper && interval.lower <= upper
  }
  package func contains(_ interval: Interval) -> Bool {
    lower <= interval.lower && interval.upper <= upper
  }
}

extension PublishedValue {
  /// Whether cutting `measured` to the published digits gives the published figure: many tables truncate.
  package func isTruncation(of measured: Double) -> Bool {
    guard !isRange, measured.isFinite else { return false }
    let unit = 2 * halfWidth
    return measured.magnitude >= value.magnitude * (1 - 1e-12) && (measured < 0) == (value < 0)
      && measured.magnitude < value.magnitude + unit * (1 - 1e-9)
  }

  /// Whether something in an interval is cut to the published digits.
  package func isTruncation(of interval: Interval) -> Bool {
    guard !isRange else { return false }
    let unit = 2 * halfWidth * (1 - 1e-9)
    return value < 0
      ? interval.lower <= value && value - unit < interval.upper
      : value <= interval.upper && interval.lower < value + unit
  }
}
