import Catalog
import Harness

/// How claims and verdicts read everywhere.
package enum ClaimText {
  /// "= 1.47 percent", "1.39 to 3.32 percent".
  package static func figure(_ record: ClaimRecord) -> String {
    let claim = record.claim
    let unit = unitText(record.metric.unit)
    if claim.value.isRange {
      let ends = claim.value.text.drop { $0 == "[" }.prefix { $0 != "]" }.split(separator: ",")
        .map { $0.drop { $0 == " " } }
      return ends.joined(separator: " to ") + unit
    }
    let sign = claim.operator == .equal ? "" : claim.operator.rawValue + " "
    return sign + claim.value.text + unit
  }

  package static func measured(_ record: ClaimRecord) -> String {
    guard let value = record.verdict.measuredValue else { return "-" }
    let upper = record.verdict.measuredTo.map { " to \(Judge.format($0, like: record.claim.value))" }
    return Judge.format(value, like: record.claim.value) + (upper ?? "") + unitText(record.metric.unit)
  }

  /// The unit and the operands that the measured figure is of; nil where nothing was measured.
  package static func measuredWith(_ record: ClaimRecord) -> String? {
    guard record.verdict.measuredValue != nil, case .check(let check) = record.claim.testability else {
      return nil
    }
    switch check {
    case .planned: return nil
    case .errorStatistics(let check):
      let domain = check.domain == .all ? "" : ", \(check.domain.rawValue)"
      let pairs = check.samples.map { ", \($0) random pairs" } ?? ", all pairs"
      let whole = check.percentOf.map { ", in percent of \($0)" } ?? ""
      return check.unit + (check.baseline.map { " beside \($0)" } ?? "") + domain + pairs + whole
    case .unitCost(let check):
      let units =
        check.units.count > 3 ? "\(check.units.count) settings" : check.units.joined(separator: ", ")
      return units + (check.baseline.map { " beside \($0)" } ?? "")
    case .cellStatistics(let check): return check.cell
    case .functionStatistics(let check): return check.function
    case .networkAccuracy(let check): return "\(check.unit), \(check.encoding)"
    }
  }

  private static func unitText(_ unit: String) -> String {
    switch unit {
    case "percent": " %"
    case "fraction", "count", "ratio": ""
    case "lsb": " LSB"
    case "lsb2": " LSB²"
    default: " \(unit)"
    }
  }

  /// What the figure was compared with; nil where that is the definition of an error: the exact result.
  package static func baseline(_ record: ClaimRecord) -> String? {
    guard let baseline = record.claim.baseline else { return nil }
    return record.metric.group == .error && baseline.hasPrefix("exact ") ? nil : baseline
  }

  /// Configuration, where it was measured, and against what.
  package static func comparison(_ record: ClaimRecord) -> String {
    context(record.claim) + (baseline(record).map { "; against \($0)" } ?? "")
  }

  /// Configuration and where it was measured, in one phrase.
  package static func context(_ claim: Claim) -> String {
    let place = [claim.network, claim.dataset].compactMap(\.self).joined(separator: " on ")
    return [claim.configuration, place, claim.setting ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
