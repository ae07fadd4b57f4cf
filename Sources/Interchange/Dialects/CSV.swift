import Arithmetic

extension TableDialect {
  /// A grid with the operands written out: the first line holds the second operand's values, the first column the first
  /// operand's. It says itself what is signed and in which order, so lines and columns may be sorted at will.
  package static let csv = TableDialect(
    id: "csv", project: "plain CSV", fileName: "<unit>.csv", element: "decimal text",
    range: -999_999_999...999_999_999, widths: 1...8, signs: [false, true], signedOrder: .twosComplement,
    bindings: [:], trap: "comma-separated; ApproxFlow's .csv has tabs and no operands in it"
  ) { file throws(FileError) in
    let rows = try cells(file)
    guard let head = rows.first, head.cells.count > 1 else {
      let hasOther = rows.first?.cells.first.map { $0.contains(59) || $0.contains(9) } ?? false
      throw FileError(
        file.name, .line(1), hasOther ? "its cells are not parted by commas" : "it has no columns",
        mend: "write a line of operands first: a\\b,0,1,2,...")
    }
    guard rows.count != head.cells.count || rows.count.nonzeroBitCount != 1 else {
      throw FileError(
        file.name, .line(1),
        "a grid of \(rows.count) x \(rows.count) cells has no line and column of operands",
        mend: "write them: a line a\\b,0,1,2,... first, and each line begins with its first operand")
    }
    let columns = try head.cells.dropFirst().map { cell throws(FileError) in try number(cell, head.line, file)
    }
    let side = columns.count
    var table: [(first: Int, second: Int, product: Int, line: Int)] = []
    for row in rows.dropFirst() {
      guard row.cells.count == side + 1 else {
        throw FileError(
          file.name, .line(row.line), "\(row.cells.count) cells stand under \(side + 1)",
          mend: "fill the grid")
      }
      let first = try number(row.cells[0], row.line, file)
      for (column, cell) in row.cells.dropFirst().enumerated() {
        table.append((first, columns[column], try number(cell, row.line, file), row.line))
      }
    }
    return try placed(table, file)
  } write: { entries, operands, _ in
    let codes = Array(0..<(1 << operands.width))
    let values = codes.map(operands.value(ofCode:))
    var text = "a\\b," + values.map(String.init).joined(separator: ",") + "\n"
    for code in codes {
      let row = entries[code << operands.width..<(code + 1) << operands.width]
      text += "\(values[code])," + row.map(String.init).joined(separator: ",") + "\n"
    }
    return Array(text.utf8)
  }

  /// One line a pair, `a,b,product`, under a heading; in any order.
  package static let csvPairs = TableDialect(
    id: "csv-pairs", project: "plain CSV, a pair a line", fileName: "<unit>.csv", element: "decimal text",
    range: -999_999_999...999_999_999, widths: 1...8, signs: [false, true], signedOrder: .twosComplement,
    bindings: [:], trap: "a signed unit must list its negative operands: nothing else says that it is signed"
  ) { file throws(FileError) in
    let rows = try cells(file)
    var table: [(first: Int, second: Int, product: Int, line: Int)] = []
    for (index, row) in rows.enumerated() {
      guard row.cells.count == 3 else {
        throw FileError(
          file.name, .line(row.line), "\(row.cells.count) cells stand for three", mend: "write a,b,product")
      }
      // A heading of words.
      if index == 0, row.cells[0].contains(where: { $0 > UInt8(ascii: "9") }) { continue }
      table.append(
        (
          try number(row.cells[0], row.line, file), try number(row.cells[1], row.line, file),
          try number(row.cells[2], row.line, file), row.line
        ))
    }
    return try placed(table, file)
  } write: { entries, operands, _ in
    var text = "a,b,product\n"
    for (index, entry) in entries.enumerated() {
      let (first, second) = (index >> operands.width, index & (1 << operands.width - 1))
      text += "\(operands.value(ofCode: first)),\(operands.value(ofCode: second)),\(entry)\n"
    }
    return Array(text.utf8)
  }

  private typealias Row = (line: Int, cells: [ArraySlice<UInt8>])

  private static func cells(_ file: NamedBytes) throws(FileError) -> [Row] {
    var rows: [Row] = []
    for (index, line) in file.bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      let line = line.last == 13 ? line.dropLast() : line
      if line.isEmpty { continue }
      guard rows.count <= 65_536 else {
        throw FileError(
          file.name, .line(index + 1), "there are more than 65536 pairs", mend: "a table has 4^width entries")
      }
      let cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      guard cells.count <= 257 else {
        throw FileError(
          file.name, .line(index + 1), "it has \(cells.count) cells", mend: "256 operands are the most")
      }
      rows.append((index + 1, cells))
    }
    return rows
  }

  private static func number(
    _ cell: ArraySlice<UInt8>, _ line: Int, _ file: NamedBytes
  ) throws(FileError) -> Int {
    let text = String(decoding: cell, as: UTF8.self).filter { $0 != " " && $0 != "\"" }
    guard let value = Int(text), value.magnitude <= 999_999_999 else {
      throw FileError(
        file.name, .line(line), "\"\(text)\" is no whole decimal number of at most nine digits",
        mend: "write integers only")
    }
    return value
  }

  /// Sorts labelled products into two's-complement order and sees that each pair is there once.
  private static func placed(
    _ table: [(first: Int, second: Int, product: Int, line: Int)], _ file: NamedBytes
  ) throws(FileError) -> Content {
    let width = (table.count.bitWidth - 1 - table.count.leadingZeroBitCount) / 2
    guard !table.isEmpty, 1...8 ~= width, table.count == 1 << (2 * width) else {
      throw FileError(
        file.name, "it has \(table.count) products", mend: "list all 4^n pairs of n-bit operands, n = 1 to 8")
    }
    let isSigned = table.contains { $0.first < 0 || $0.second < 0 }
    let operands = OperandFormat(width: width, isSigned: isSigned)
    var entries = [Int?](repeating: nil, count: table.count)
    for row in table {
      guard operands.range ~= row.first, operands.range ~= row.second else {
        throw FileError(
          file.name, .line(row.line),
          "(\(row.first), \(row.second)) are no \(width)-bit "
            + "\(isSigned ? "signed" : "unsigned") operands",
          mend: "operands are \(operands.range.lowerBound) to \(operands.range.upperBound)")
      }
      let mask = 1 << width - 1
      let index = (row.first & mask) << width | row.second & mask
      guard entries[index] == nil else {
        throw FileError(
          file.name, .line(row.line), "(\(row.first), \(row.second)) occurs twice", mend: "list it once")
      }
      entries[index] = row.product
    }
    return Content(entries: entries.compactMap { $0 }, isSigned: isSigned, order: .twosComplement)
  }
}
