import Arithmetic
import Circuits
import Harness

/// Several arithmetic units side by side: `kb unit A B`.
package struct UnitComparison: Sendable {
  package let reports: [UnitReport]
  /// Of each unit after the first, on how many pairs its result is another than the first one's; nil where operands
  /// differ or are too wide for tables.
  package let differences: [Int?]

  /// - Parameters:
  ///   - reports: of units of one kind, over the same pairs.
  ///   - units: where each spec finds its unit, in the order of the reports.
  /// - Throws: `UnitSpecError`
  package init(_ reports: [UnitReport], units: [UnitShelf]) throws {
    self.reports = reports
    let results = try zip(reports, units).map { report, shelf in
      report.operands.width <= 8 ? try Self.results(shelf.unit(report.spec)) : nil
    }
    differences = zip(reports, results).dropFirst().map { report, own in
      guard let first = results.first ?? nil, let own, let other = reports.first,
        report.operands == other.operands
      else { return nil }
      return zip(first, own).count { $0 != $1 }
    }
  }

  /// Of all pairs, the first operand outermost.
  private static func results(_ unit: ArithmeticUnit) -> [Int] {
    let range = unit.operands.range
    return range.flatMap { a in
      [Int](unsafeUninitializedCapacity: range.count) { row, count in
        row.initialize(repeating: 0)
        unit.results(of: a, from: range.lowerBound, into: row)
        count = range.count
      }
    }
  }

  package var text: String {
    var grid = Table([.init("")] + reports.map { .init("\($0.spec)", .right) })
    func row(_ title: String, _ cell: (UnitReport) -> String?) {
      let cells = reports.map { cell($0) ?? "-" }
      if cells.contains(where: { $0 != "-" }) { grid.add([title] + cells) }
    }
    row("operands") { "\($0.operands.width)-bit \($0.operands.isSigned ? "signed" : "unsigned")" }
    row("pairs") { $0.extent }
    row("symmetric") { $0.table.map { $0.isSymmetric ? "yes" : "no" } }
    if differences.contains(where: { $0 != nil }) {
      grid.add(["pairs other than the first's", ""] + differences.map { $0.map(String.init) ?? "-" })
    }
    row("gates") { $0.cost.map { "\($0.gates)" } }
    for (title, path) in Self.costs {
      row(title) { report in
        report.cost.map { cost in
          cost.own[keyPath: path].formatted(decimals: 2)
            + (cost.exact.map { " (\(cost.own.percent(of: $0, path).formatted(decimals: 1)) %)" } ?? "")
        }
      }
    }
    for statistic in Statistic.allCases {
      row("\(statistic.rawValue): \(statistic.meaning)") { report in
        let value = report.statistics[statistic]
        return value.isFinite ? value.formatted(significant: 6) : nil
      }
    }
    guard reports.contains(where: { $0.cost?.exact != nil }) else { return grid.text }
    return grid.text
      + "\nPercentages are of our exact circuit of the same kind in the same 45 nm model, uniform operands.\n"
  }

  package var json: String {
    get throws { try JSONText.render(reports.map(\.item)) }
  }

  private static let costs: [(String, KeyPath<Cost, Double> & Sendable)] = [
    ("area, um2", \.area), ("delay, ps", \.delay), ("power, uW", \.power),
  ]
}
