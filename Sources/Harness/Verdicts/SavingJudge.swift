import Catalog

/// The verdict on a published saving (docs/guide/verdicts.md, "Hardware cost"): direction and size, not digits.
package enum SavingJudge {
  /// Half the width of the band in which a measured saving counts as the published one, percentage points.
  package static func band(around published: Double) -> Double {
    let size = published.magnitude
    return max(3, min(size / 2, max(10, size / 4)))
  }

  /// - Parameters:
  ///   - measured: percent saved; negative where the unit costs more.
  ///   - setting: said in the reason.
  package static func judge(
    _ value: PublishedValue, _ operation: Claim.Operator, measured: Double, setting: String
  ) -> (outcome: Verdict.Outcome, reason: String) {
    let isWithin: Bool
    let published: Double
    switch operation {
    case .equal, .less, .atMost:
      (published, isWithin) = (value.upper, false)
    case .greater, .atLeast:
      (published, isWithin) = (value.lower, measured >= value.lower)
    case .range:
      isWithin = value.lower <= measured && measured <= value.upper
      published = measured < value.lower ? value.lower : value.upper
    }
    let shown = "saves \(Judge.format(measured, like: value)) % \(setting)"
    if isWithin || agrees(measured, published) { return (.reproduced, shown) }
    let band = band(around: published)
    let beyond =
      shown + "; more than \(band.formatted(decimals: 1)) points, or a factor of two in cost, from the claim"
    let ratio = measured / published
    return 1.0 / 3 <= ratio && ratio <= 3 ? (.partly, beyond) : (.notReproduced, beyond)
  }

  private static func agrees(_ measured: Double, _ published: Double) -> Bool {
    let left = (100 - measured) / (100 - published)
    return (measured - published).magnitude <= band(around: published) && 0.5 <= left && left <= 2
  }
}
