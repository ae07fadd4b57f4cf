/// A titled grid of text with the renderings that every command offers.
package struct Table: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable { case left, right }

  package struct Column: Hashable, Sendable {
    package let title: String
    package let alignment: Alignment
    /// What its figures measure, where they can be plotted.
    package let measure: Measure?

    package init(_ title: String, _ alignment: Alignment = .left) {
      self.init(title, alignment, measure: nil)
    }

    /// - Parameter measure: nil where its figures cannot be plotted.
    package init(_ title: String, _ alignment: Alignment = .right, measure: Measure?) {
      self.title = title
      self.alignment = alignment
      self.measure = measure
    }
  }

  package let columns: [Column]
  package private(set) var rows: [[String]] = []

  package init(_ columns: [Column]) { self.columns = columns }

  /// - Precondition: a cell for every column.
  package mutating func add(_ row: [String]) {
    precondition(row.count == columns.count, "a row has a cell for every column")
    rows.append(row)
  }

  /// Columns padded to their widest cell, for a terminal.
  package var text: String {
    let grid = [columns.map(\.title)] + rows
    // Counted once: with a thousand rows this is most of what a query takes.
    let lengths = grid.map { $0.map(Self.length) }
    let widths = columns.indices.map { column in lengths.map { $0[column] }.max() ?? 0 }
    var out = ""
    for (row, cells) in grid.enumerated() {
      for (column, cell) in cells.enumerated() {
        let space = String(repeating: " ", count: widths[column] - lengths[row][column])
        if column > 0 { out += "  " }
        out += columns[column].alignment == .left ? cell + space : space + cell
      }
      while out.utf8.last == UInt8(ascii: " ") { out.removeLast() }
      out += "\n"
      if row == 0 { out += widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ") + "\n" }
    }
    return out
  }

  private static func length(_ cell: String) -> Int {
    cell.utf8.allSatisfy { $0 < 128 } ? cell.utf8.count : cell.count
  }

  package var markdown: String {
    func line(_ cells: [String]) -> String {
      "| " + cells.map(Self.markdownCell).joined(separator: " | ") + " |"
    }
    let rule = "|" + columns.map { $0.alignment == .left ? "---" : "---:" }.joined(separator: "|") + "|"
    return ([line(columns.map(\.title)), rule] + rows.map(line)).joined(separator: "\n") + "\n"
  }

  /// RFC 4180, with a header line.
  package var csv: String {
    ([columns.map(\.title)] + rows)
      .map { $0.map(Self.csvCell).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func markdownCell(_ cell: String) -> String {
    cell.replacing("|", with: "\\|").replacing("\n", with: " ")
  }

  private static func csvCell(_ cell: String) -> String {
    guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
