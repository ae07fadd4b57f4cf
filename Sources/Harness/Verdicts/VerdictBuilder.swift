import Arithmetic
import Catalog
import UnitCircuits

/// Joins claims and ledger entries.
package enum VerdictBuilder {
  /// Statistics of a sample that only bound the true value from one side.
  static let extremes: Set<String> = [
    "wce", "wcre", "max-relative", "min-relative", "max-error-fraction", "min-error-fraction",
  ]

  /// One verdict a claim, in the claims' order.
  package static func verdicts(for claims: [Claim], entries: [LedgerEntry]) -> [Verdict] {
    let index = Dictionary(entries.map { ($0.subject, $0) }, uniquingKeysWith: { _, new in new })
    return claims.map { verdict(for: $0, index: index) }
  }

  /// What a measurement that answers the check is about; nil where nothing is run.
  /// - Throws: `UnitSpecError`
  private static func subject(of check: Check) throws -> LedgerEntry.Subject? {
    switch check {
    case .planned: nil
    case .errorStatistics(let check):
      .init(
        experiment: "error-statistics", unit: "\(try ArithmeticUnit.canonical(check.unit))",
        domain: check.domain.rawValue, samples: check.samples)
    case .unitCost(let check):
      .init(
        experiment: "unit-cost", unit: "\(try ArithmeticUnit.canonical(check.unit))",
        samples: UnitCost.patterns, baseline: try Self.baseline(of: check))
    case .networkAccuracy(let check):
      .init(
        experiment: "network-accuracy", unit: "\(try ArithmeticUnit.canonical(check.unit))",
        network: check.network, dataset: check.dataset, encoding: check.encoding, binding: check.binding)
    }
  }

  private static func baseline(of check: UnitCostCheck) throws -> String {
    let unit = try ArithmeticUnit.canonical(check.unit)
    return "\(try check.baseline.map(ArithmeticUnit.canonical) ?? UnitCost.exactReference(of: unit))"
  }

  private static func verdict(for claim: Claim, index: [LedgerEntry.Subject: LedgerEntry]) -> Verdict {
    func outcome(
      _ outcome: Verdict.Outcome, _ reason: String, value: Double? = nil, measurement: String? = nil
    ) -> Verdict {
      Verdict(
        claim: claim.reference, outcome: outcome, reason: reason, measuredValue: value,
        measurement: measurement)
    }
    let check: Check
    switch claim.testability {
    case .untestable(let reason): return outcome(.notTestable, reason)
    case .check(.planned(let note)): return outcome(.pending, "not built yet: \(note)")
    case .check(let runnable): check = runnable
    }
    let statistic: String
    let setting: String
    switch check {
    case .planned: return outcome(.pending, "not built yet")
    case .errorStatistics(let check):
      statistic = check.statistic.rawValue
      setting =
        "for \(check.unit) over "
        + (check.samples.map { "\($0) uniform pairs" } ?? "all pairs")
        + (check.domain == .nonzeroOperands ? " of non-zero operands" : "")
    case .unitCost(let check):
      statistic = check.statistic.rawValue
      setting = "for \(check.unit)"
    case .networkAccuracy(let check):
      statistic = check.statistic.rawValue
      setting = "for \(check.unit) in \(check.network) on \(check.dataset)"
    }
    let subject: LedgerEntry.Subject?
    do {
      subject = try Self.subject(of: check)
    } catch {
      return outcome(.pending, "the check names an impossible unit: \(error)")
    }
    guard let subject, let entry = index[subject], let figure = entry.figures[statistic] else {
      return outcome(.pending, "not measured yet: kb run \(claim.technique)")
    }
    if case .unitCost = check {
      let (result, reason) = SavingJudge.judge(
        claim.value, claim.operator, measured: figure.value,
        setting: "\(setting) (\(entry.structure ?? "-")) against \(entry.baseline ?? "-") "
          + "(\(entry.baselineStructure ?? "-"))")
      return outcome(result, reason, value: figure.value, measurement: "\(entry.key)|\(statistic)")
    }
    let interval: Interval? =
      if let lower = figure.lower, let upper = figure.upper { Interval(lower: lower, upper: upper) } else {
        nil
      }
    let measured = Judge.Measured(
      value: figure.value, interval: interval,
      isSampledExtreme: subject.samples != nil && extremes.contains(statistic), samples: entry.samples,
      setting: setting)
    let (result, reason) = Judge.judge(claim.value, claim.operator, against: measured)
    return outcome(result, reason, value: figure.value, measurement: "\(entry.key)|\(statistic)")
  }
}
