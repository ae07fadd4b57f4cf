import Arithmetic
import Catalog
import UnitCircuits

/// Joins claims and ledger entries.
package enum VerdictBuilder {
  /// Raised with every change of a rule or of a reason's words: verdicts that were computed before are then out of date.
  package static let rules = 4

  /// Statistics of a sample that only bound the true value from one side: from below, and the last two from above.
  static let extremes: [String: Judge.Extreme] = [
    "wce": .largest, "wcre": .largest, "max-relative": .largest, "max-error-fraction": .largest,
    "min-relative": .smallest, "min-error-fraction": .smallest,
  ]

  /// One verdict a claim, in the claims' order.
  package static func verdicts(for claims: [Claim], entries: [LedgerEntry]) -> [Verdict] {
    let index = Dictionary(entries.map { ($0.subject, $0) }, uniquingKeysWith: { _, new in new })
    return claims.map { verdict(for: $0, index: index) }
  }

  private static func verdict(for claim: Claim, index: [LedgerEntry.Subject: LedgerEntry]) -> Verdict {
    func verdict(
      _ ruling: (outcome: Verdict.Outcome, reason: String), _ value: Double? = nil,
      to upper: Double? = nil, of entry: LedgerEntry? = nil, _ statistic: String? = nil
    ) -> Verdict {
      Verdict(
        claim: claim.reference, outcome: ruling.outcome, reason: ruling.reason, measuredValue: value,
        measuredTo: upper,
        measurement: entry.flatMap { entry in statistic.map { "\(entry.key)|\($0)" } })
    }
    let check: Check
    switch claim.testability {
    case .untestable(let reason): return verdict((.notTestable, reason))
    case .check(.planned(let note)): return verdict((.pending, "not built yet: \(note)"))
    case .check(let runnable): check = runnable
    }
    guard let statistic = check.statistic else { return verdict((.pending, "not built yet")) }
    let subjects: [LedgerEntry.Subject]
    do {
      subjects = try Self.subjects(of: check)
    } catch {
      return verdict((.pending, "the check names an impossible unit: \(error)"))
    }
    let entries = subjects.compactMap { index[$0] }
    let figures = entries.compactMap { $0.figures[statistic] }
    guard let entry = entries.first, let figure = figures.first, figures.count == subjects.count else {
      return verdict((.pending, "not measured yet: kb run \(claim.technique)"))
    }
    if case .unitCost(let check) = check {
      let savings = zip(entries, figures).map { SavingJudge.Saving($1.value, of: $0) }
      guard check.units.count > 1 else {
        return verdict(
          SavingJudge.judge(
            claim.value, claim.operator, measured: figure.value, setting: savings[0].setting),
          figure.value, of: entry, statistic)
      }
      let (outcome, reason, least, most) = SavingJudge.judge(claim.value, spannedBy: savings)
      return verdict(
        (outcome, reason), savings[least].value, to: savings[most].value, of: entries[least], statistic)
    }
    if case .errorStatistics(let check) = check, let baseline = check.baseline {
      let reduction = Reduction(of: figure, from: figures[1])
      let measured = Judge.Measured(
        value: reduction.value, interval: reduction.interval, isSampled: subjects[0].samples != nil,
        samples: entry.samples,
        setting: "\(setting(of: .errorStatistics(check))), below \(baseline)")
      // "Up to p" is the best design point's, as for savings: a smaller reduction is not what was claimed.
      let operation = claim.operator == .atMost ? .equal : claim.operator
      return verdict(Judge.judge(claim.value, operation, against: measured), reduction.value)
    }
    if case .errorStatistics(let check) = check, let whole = check.percentOf {
      let percent = 100 / Double(whole)
      let measured = Judge.Measured(
        value: figure.value * percent,
        interval: figure.interval.map { Interval(lower: $0.lower * percent, upper: $0.upper * percent) },
        isSampled: subjects[0].samples != nil, samples: entry.samples,
        setting: "\(setting(of: .errorStatistics(check))), in percent of \(whole)")
      return verdict(Judge.judge(claim.value, claim.operator, against: measured), measured.value)
    }
    let measured = Judge.Measured(
      value: figure.value, interval: figure.interval, isSampled: subjects[0].samples != nil,
      extreme: subjects[0].samples == nil ? nil : extremes[statistic], samples: entry.samples,
      setting: setting(of: check))
    return verdict(
      Judge.judge(claim.value, claim.operator, against: measured), figure.value, of: entry, statistic)
  }

  /// What the measurements that answer the check are about.
  /// - Throws: `UnitSpecError`
  private static func subjects(of check: Check) throws -> [LedgerEntry.Subject] {
    switch check {
    case .planned: return []
    case .errorStatistics(let check):
      return try ([check.unit] + [check.baseline].compactMap { $0 }).map {
        .init(
          experiment: "error-statistics", unit: "\(try ArithmeticUnit.canonical($0))",
          domain: check.domain.rawValue, samples: check.samples)
      }
    case .unitCost(let check):
      return try check.units.map {
        let unit = try CircuitSpec($0).spec
        let baseline =
          try check.baseline.map { try CircuitSpec($0).spec } ?? UnitCost.exactReference(of: unit)
        return .init(
          experiment: "unit-cost", unit: "\(unit)", samples: UnitCost.patterns, baseline: "\(baseline)")
      }
    case .cellStatistics(let check):
      return [.init(experiment: "cell-statistics", unit: check.cell)]
    case .functionStatistics(let check):
      return [.init(experiment: "function-statistics", unit: check.function)]
    case .networkAccuracy(let check):
      return [
        .init(
          experiment: "network-accuracy", unit: "\(try ArithmeticUnit.canonical(check.unit))",
          network: check.network, dataset: check.dataset, encoding: check.encoding, binding: check.binding)
      ]
    }
  }

  /// What was measured, and on what, as a reason says it.
  private static func setting(of check: Check) -> String {
    switch check {
    case .planned: ""
    case .errorStatistics(let check):
      "for \(check.unit) over " + (check.samples.map { "\($0) uniform pairs" } ?? "all pairs")
        + check.domain.suffix
    case .unitCost(let check): "for \(check.unit)"
    case .cellStatistics(let check): "for cell \(check.cell) over all rows"
    case .functionStatistics(let check): "for function \(check.function) over its interval"
    case .networkAccuracy(let check): "for \(check.unit) in \(check.network) on \(check.dataset)"
    }
  }
}

extension Check {
  /// The figure of a ledger entry that it looks at; nil where nothing is run.
  fileprivate var statistic: String? {
    switch self {
    case .planned: nil
    case .errorStatistics(let check): check.statistic.rawValue
    case .unitCost(let check): check.statistic.rawValue
    case .cellStatistics(let check): check.statistic.rawValue
    case .functionStatistics(let check): check.statistic.rawValue
    case .networkAccuracy(let check): check.statistic.rawValue
    }
  }
}

extension ErrorStatisticsCheck.Domain {
  fileprivate var suffix: String {
    switch self {
    case .all: ""
    case .nonzeroOperands: " of non-zero operands"
    case .signedMagnitudes: " of magnitudes of signed operands"
    }
  }
}

extension LedgerEntry.Figure {
  var interval: Interval? {
    guard let lower, let upper else { return nil }
    return Interval(lower: lower, upper: upper)
  }
}
