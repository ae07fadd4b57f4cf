/// Tables as plain text: columns side by side, two spaces between them.
extension Table {
  /// Columns padded to their widest cell, however wide that makes a line.
  package var text: String { text(width: nil) }

  /// - Parameter width: of the terminal, in characters: a table that is wider has its widest cells broken between words
  ///   into several lines. Nil: a row is one line. Words stay whole, so that what is to be copied can be; a table that
  ///   is still too wide then stays so.
  package func text(width: Int?) -> String {
    let grid = [columns.map(\.title)] + rows
    // Counted once: with a thousand rows this is most of what a query takes.
    let lengths = grid.map { $0.map(Self.length) }
    let full = columns.indices.map { column in lengths.map { $0[column] }.max() ?? 0 }
    let widths =
      width.map { Self.narrowed(full, to: $0, least: { Self.longestWord(in: grid, column: $0) }) } ?? full
    var out = ""
    for (row, cells) in grid.enumerated() {
      if zip(lengths[row], widths).allSatisfy({ $0 <= $1 }) {
        add(cells, lengths: lengths[row], widths: widths, to: &out)
      } else {
        let broken = zip(cells, widths).map { Self.lines(of: $0, width: $1) }
        for line in 0..<(broken.map(\.count).max() ?? 0) {
          let parts = broken.map { line < $0.count ? $0[line] : "" }
          add(parts, lengths: parts.map(Self.length), widths: widths, to: &out)
        }
      }
      if row == 0 { out += widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ") + "\n" }
    }
    return out
  }

  private func add(_ cells: [String], lengths: [Int], widths: [Int], to out: inout String) {
    for (column, cell) in cells.enumerated() {
      let space = String(repeating: " ", count: max(0, widths[column] - lengths[column]))
      if column > 0 { out += "  " }
      out += columns[column].alignment == .left ? cell + space : space + cell
    }
    while out.utf8.last == UInt8(ascii: " ") { out.removeLast() }
    out += "\n"
  }

  /// Takes from whichever column is the widest, until the line fits or no column can give more.
  private static func narrowed(_ widths: [Int], to width: Int, least: (Int) -> Int) -> [Int] {
    var excess = widths.reduce(0, +) + 2 * (widths.count - 1) - width
    guard excess > 0 else { return widths }
    var widths = widths
    let least = widths.indices.map(least)
    while excess > 0 {
      let givers = widths.indices.filter { widths[$0] > least[$0] }
      guard let giver = givers.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[giver] -= 1
      excess -= 1
    }
    return widths
  }

  private static func longestWord(in grid: [[String]], column: Int) -> Int {
    grid.map { $0[column].split(separator: " ").map { length(String($0)) }.max() ?? 0 }.max() ?? 0
  }

  /// A cell's words on as few lines as they take, in order.
  private static func lines(of cell: String, width: Int) -> [String] {
    var lines: [String] = []
    for word in cell.split(separator: " ") {
      if let last = lines.last, length(last) + 1 + length(String(word)) <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  private static func length(_ cell: String) -> Int {
    cell.utf8.allSatisfy { $0 < 128 } ? cell.utf8.count : cell.count
  }
}
