import Catalog

/// Turns a claim and a measured figure into a verdict. Pure: no files, no clocks, no exceptions by name.
package enum Judge {
  /// A figure to hold against a claim.
  package struct Measured: Hashable, Sendable {
    package let value: Double
    /// Nil where the figure is exact.
    package let interval: Interval?
    /// Extremes are bounded from one side only by a sample.
    package let isSampledExtreme: Bool
    package let samples: Int
    /// Said in the reason: what was measured, and on what.
    package let setting: String

    package init(
      value: Double, interval: Interval? = nil, isSampledExtreme: Bool = false, samples: Int, setting: String
    ) {
      self.value = value
      self.interval = interval
      self.isSampledExtreme = isSampledExtreme
      self.samples = samples
      self.setting = setting
    }
  }

  package static func judge(
    _ value: PublishedValue, _ operation: Claim.Operator, against measured: Measured
  ) -> (outcome: Verdict.Outcome, reason: String) {
    let claimed = ClaimedInterval(value, operation)
    if measured.isSampledExtreme {
      return judgeSampledExtreme(value, operation, claimed, measured)
    }
    let shown = "measured \(format(measured.value, like: value)) \(measured.setting)"
    guard let interval = measured.interval else {
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
      return claimed.overlaps(interval)
        ? (.reproduced, bounded)
        : (.notReproduced, bounded + explainSign(value, operation, measured.value))
    case .range, .less, .atMost, .greater, .atLeast:
      if claimed.contains(interval) { return (.reproduced, bounded) }
      if !claimed.overlaps(interval) { return (.notReproduced, bounded) }
      return (.partly, bounded + ": the interval reaches beyond the claim")
    }
  }

  /// A sample bounds an extreme from one side: beyond the claim it refutes, short of it it leaves things open.
  private static func judgeSampledExtreme(
    _ value: PublishedValue, _ operation: Claim.Operator, _ claimed: ClaimedInterval, _ measured: Measured
  ) -> (outcome: Verdict.Outcome, reason: String) {
    let shown =
      "largest value met \(format(measured.value, like: value)) \(measured.setting); a sample can only bound "
      + "it from one side"
    switch operation {
    case .atLeast, .greater:
      return claimed.contains(measured.value) ? (.reproduced, shown) : (.partly, shown)
    case .equal, .range, .atMost, .less:
      let beyond = measured.value < 0 ? measured.value < claimed.lower : measured.value > claimed.upper
      return (beyond ? .notReproduced : .partly, shown)
    }
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
