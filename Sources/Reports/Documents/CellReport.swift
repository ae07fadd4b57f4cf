import Arithmetic
import Harness

/// Cells of approximate units: `kb cell`.
package struct CellReport: Sendable {
  package let cell: ApproximateCell

  /// - Throws: `CellError.unknown`
  package init(_ id: String) throws { cell = try ApproximateCells.cell(id) }

  /// All cells with their errors.
  package static var list: Table {
    var table = Table([
      .init("cell"), .init("what it is"), .init("work"), .init("rows", .right), .init("wrong %", .right),
      .init("wrong sums", .right), .init("wrong carries", .right), .init("MED256", .right),
    ])
    for cell in ApproximateCells.cells {
      table.add([
        cell.id, cell.title, cell.work ?? "ours", "\(cell.rows.count)", figure(cell, .errorRate),
        figure(cell, .wrongSums), figure(cell, .wrongCarries), figure(cell, .meanErrorDistance256),
      ])
    }
    return table
  }

  package var text: String {
    var table = Table(
      cell.inputs.map { .init($0, .right) }
        + [.init("exact", .right), .init("approximate", .right), .init("error", .right)])
    for row in cell.rows {
      table.add(
        row.inputs.map { "\($0)" }
          + [
            "\(row.exact)", "\(row.approximate)",
            row.error == 0 ? "" : row.error > 0 ? "+\(row.error)" : "\(row.error)",
          ])
    }
    let wrong = cell.rows.count { $0.error != 0 }
    var lines = [
      "\(cell.id)  \(cell.title)" + (cell.work.map { " (\($0))" } ?? ""), "", table.text,
      "\(wrong) of \(cell.rows.count) rows are wrong: \(Self.figure(cell, .errorRate)) %",
    ]
    if cell[.meanErrorDistance256] != nil {
      lines.append(
        "mean error distance \(Self.figure(cell, .meanErrorDistance256)) / 256 with inputs that are 1 with "
          + "probability 1/4, as bits of partial products are")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func figure(_ cell: ApproximateCell, _ statistic: ApproximateCell.Statistic) -> String {
    cell[statistic].map { $0.formatted(decimals: $0 == $0.rounded() ? 0 : 2) } ?? "-"
  }
}
