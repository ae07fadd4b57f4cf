import Catalog

/// The verdict on a published saving (docs/guide/verdicts.md, "Hardware cost"): direction and size, not digits.
package enum SavingJudge {
  /// Half the width of the band in which a measured saving counts as the published one, percentage points.
  package static func band(around published: Double) -> Double {
    let size = published.magnitude
    return max(3, min(size / 2, max(10, size / 4)))
  }

  /// What one unit saves.
  package struct Saving: Hashable, Sendable {
    /// Percent; negative where the unit costs more.
    package let value: Double
    /// Said in the reason.
    package let setting: String

    package init(_ value: Double, setting: String) {
      self.value = value
      self.setting = setting
    }

    init(_ value: Double, of entry: LedgerEntry) {
      self.value = value
      setting =
        "for \(entry.unit) (\(entry.structure ?? "-")) against \(entry.baseline ?? "-") "
        + "(\(entry.baselineStructure ?? "-"))"
    }
  }

  /// The verdict on a range that the savings of a family span: its ends against the smallest and the largest of them.
  /// - Precondition: `savings` is not empty.
  /// - Returns: also the indices of the smallest and the largest saving.
  package static func judge(
    _ value: PublishedValue, spannedBy savings: [Saving]
  ) -> (outcome: Verdict.Outcome, reason: String, least: Int, most: Int) {
    let order = savings.indices.sorted { savings[$0].value < savings[$1].value }
    let (least, most) = (order[0], order[order.count - 1])
    let low = outcome(measured: savings[least].value, published: value.lower)
    let high = outcome(measured: savings[most].value, published: value.upper)
    let (from, to) = (savings[least], savings[most])
    let reason =
      "saves from \(Judge.format(from.value, like: value)) % \(from.setting) to "
      + "\(Judge.format(to.value, like: value)) % \(to.setting), \(savings.count) settings"
    return (low == high ? low : .partly, reason, least, most)
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
    return (outcome(measured: measured, published: published), shown + "; " + miss(measured, published))
  }

  /// Which of both conditions a saving misses.
  private static func miss(_ measured: Double, _ published: Double) -> String {
    let (away, band) = ((measured - published).magnitude, band(around: published))
    if away > band {
      return "\(away.formatted(decimals: 1)) points from the claim, more than its band of "
        + "\(band.formatted(decimals: 1))"
    }
    let left = (100 - measured) / (100 - published)
    return
      "\((left < 1 ? 1 / left : left).formatted(decimals: 2)) times \(left < 1 ? "less" : "more") cost left than "
      + "claimed, which is more than a factor of two"
  }

  private static func outcome(measured: Double, published: Double) -> Verdict.Outcome {
    if agrees(measured, published) { return .reproduced }
    let ratio = measured / published
    return 1.0 / 3 <= ratio && ratio <= 3 ? .partly : .notReproduced
  }

  private static func agrees(_ measured: Double, _ published: Double) -> Bool {
    let left = (100 - measured) / (100 - published)
    return (measured - published).magnitude <= band(around: published) && 0.5 <= left && left <= 2
  }
}
