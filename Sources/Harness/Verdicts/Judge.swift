import Catalog

/// Turns a claim and a measured figure into a verdict. Pure: no files, no clocks, no exceptions by name.
package enum Judge {
  /// Which end of all values a statistic is.
  package enum Extreme: Hashable, Sendable { case largest, smallest }

  /// A figure to hold against a claim.
  package struct Measured: Hashable, Sendable {
    package let value: Double
    /// Nil where the figure is exact, or none is kept.
    package let interval: Interval?
    package let isSampled: Bool
    /// Of a sampled extreme, which the sample bounds from one side only.
    package let extreme: Extreme?
    package let samples: Int
    /// Said in the reason: what was measured, and on what.
    package let setting: String

    package init(
      value: Double, interval: Interval? = nil, isSampled: Bool = false, extreme: Extreme? = nil,
      samples: Int,
      setting: String
    ) {
      self.value = value
      self.interval = interval
      self.isSampled = isSampled
      self.extreme = extreme
      self.samples = samples
      self.setting = setting
    }
  }

  package static func judge(
    _ value: PublishedValue, _ operation: Claim.Operator, against measured: Measured
  ) -> (outcome: Verdict.Outcome, reason: String) {
    let claimed = ClaimedInterval(value, operation)
    if let extreme = measured.extreme {
      return judge(operation, claimed, against: extreme, measured, shown: format(measured.value, like: value))
    }
    let shown = "measured \(format(measured.value, like: value)) \(measured.setting)"
    guard let interval = measured.interval else {
      if measured.isSampled { return (.partly, shown + "; how far a sample may be off is not known of it") }
      let agrees =
        claimed.contains(measured.value) || operation == .equal && value.isTruncation(of: measured.value)
      return agrees
        ? (.reproduced, shown)
        : (.notReproduced, shown + explainSign(value, operation, measured.value))
    }
    let bounded =
      shown + ", 95 % interval \(format(interval.lower, like: value)) to "
      + format(interval.upper, like: value)
    switch operation {
    case .equal:
      return claimed.overlaps(interval) || value.isTruncation(of: interval)
        ? (.reproduced, bounded)
        : (.notReproduced, bounded + explainSign(value, operation, measured.value))
    case .range, .less, .atMost, .greater, .atLeast:
      if claimed.contains(interval) { return (.reproduced, bounded) }
      if !claimed.overlaps(interval) { return (.notReproduced, bounded) }
      return (.partly, bounded + ": the interval reaches beyond the claim")
    }
  }

  /// A sample bounds an extreme from one side: beyond the claim it decides, short of it it leaves things open.
  private static func judge(
    _ operation: Claim.Operator, _ claimed: ClaimedInterval, against extreme: Extreme, _ measured: Measured,
    shown: String
  ) -> (outcome: Verdict.Outcome, reason: String) {
    let word = extreme == .largest ? "largest" : "smallest"
    let reason = "\(word) value met \(shown) \(measured.setting); a sample can only bound it from one side"
    // The true largest value is at least the one met, the true smallest at most.
    let isBeyond =
      extreme == .largest ? measured.value > claimed.upper : measured.value < claimed.lower
    let isReached =
      extreme == .largest
      ? claimed.upper == .infinity && claimed.lower <= measured.value
      : claimed.lower == -.infinity && measured.value <= claimed.upper
    return (isBeyond ? .notReproduced : isReached ? .reproduced : .partly, reason)
  }

  /// Says when a figure fails by its sign alone.
  private static func explainSign(
    _ value: PublishedValue, _ operation: Claim.Operator, _ measured: Double
  ) -> String {
    guard operation == .equal, !value.isRange, measured != 0 else { return "" }
    let mirrored = ClaimedInterval(value, operation)
    return mirrored.contains(-measured) ? ": the magnitude agrees, the sign does not" : ""
  }

  /// A figure with two digits more than published, so that a reader sees on which side it falls.
  package static func format(_ figure: Double, like value: PublishedValue) -> String {
    let digits = max(0, min(10, value.decimals + 2))
    return figure.formatted(decimals: digits)
  }
}
