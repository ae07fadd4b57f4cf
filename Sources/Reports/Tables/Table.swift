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
