import Crypto

/// All products of a unit of at most 8 bits (or all sums, of an adder).
package struct ProductTable: Hashable, Sendable {
  package let operands: OperandFormat
  /// Row = code of the first operand, column = code of the second; `1 << width` of each.
  package let entries: [Int]

  /// - Throws: `TableError.tooWide` above 8 bits.
  package init(_ unit: any Multiplier) throws(TableError) {
    operands = unit.operands
    guard operands.width <= 8 else { throw .tooWide(width: operands.width) }
    let codes = 0..<(1 << operands.width)
    let values = codes.map(unit.operands.value(ofCode:))
    entries = values.flatMap { first in values.map { unit.product(first, $0) } }
  }

  /// The results of either kind of unit; of an adder, sums.
  /// - Throws: `TableError.tooWide` above 8 bits.
  package init(_ unit: ArithmeticUnit) throws(TableError) {
    switch unit {
    case .multiplier(let unit): try self.init(unit)
    case .adder(let unit):
      guard unit.width <= 8 else { throw .tooWide(width: unit.width) }
      let values = (0..<(1 << unit.width)).map(unit.operands.value(ofCode:))
      self.init(
        operands: unit.operands, entries: values.flatMap { first in values.map { unit.sum(first, $0) } })
    }
  }

  /// A table from elsewhere: one entry a pair of codes, row by row (signed operands in two's-complement order: 0, 1, …,
  /// -2, -1).
  /// - Throws: `TableError.tooWide` above 8 bits, `.wrongCount` for another number of entries.
  package init(_ operands: OperandFormat, entries: [Int]) throws(TableError) {
    guard 1...8 ~= operands.width else { throw .tooWide(width: operands.width) }
    guard entries.count == 1 << (2 * operands.width) else {
      throw .wrongCount(width: operands.width, count: entries.count)
    }
    self.init(operands: operands, entries: entries)
  }

  private init(operands: OperandFormat, entries: [Int]) {
    self.operands = operands
    self.entries = entries
  }

  /// The result for operands in `operands.range`.
  package func product(_ a: Int, _ b: Int) -> Int {
    let mask = side - 1
    return entries[(a & mask) << operands.width | b & mask]
  }

  package var side: Int { 1 << operands.width }

  /// The same unit with its ports exchanged.
  package var transposed: ProductTable {
    let side = side
    let swapped = (0..<side).flatMap { row in (0..<side).map { entries[$0 * side + row] } }
    return ProductTable(operands: operands, entries: swapped)
  }

  package var isSymmetric: Bool { self == transposed }

  /// What the unit is, whatever it is called: SHA-256 (lower-case hex) of the entries in row-major order as 16-bit
  /// little-endian patterns, or as 32-bit ones where an entry does not fit 16 bits (0...65535 unsigned,
  /// -32768...32767 signed). For an unsigned 8-bit unit these are the bytes of a TFApprox table.
  package var identity: String {
    let fits = operands.isSigned ? -32_768...32_767 : 0...65_535
    let bytesPerEntry = entries.allSatisfy(fits.contains) ? 2 : 4
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.count * bytesPerEntry)
    for entry in entries {
      for index in 0..<bytesPerEntry { bytes.append(UInt8(truncatingIfNeeded: entry >> (8 * index))) }
    }
    let digits = Array("0123456789abcdef")
    return String(SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}

/// Why a table cannot be made.
package enum TableError: Error, Hashable, Sendable, CustomStringConvertible {
  case tooWide(width: Int)
  case wrongFormat(encoding: OperandEncoding, operands: OperandFormat)
  case wrongCount(width: Int, count: Int)

  package var description: String {
    switch self {
    case .tooWide(let width): "A unit of \(width) bits has no product table here; 8 bits are the most"
    case .wrongFormat(let encoding, let operands):
      "\(encoding.rawValue) needs \(encoding == .twosComplement ? "a signed" : "an unsigned") unit of "
        + "\(ProductFunction.widths.lowerBound) to \(ProductFunction.widths.upperBound) bits; this one is "
        + "\(operands.width)-bit \(operands.isSigned ? "signed" : "unsigned")"
    case .wrongCount(let width, let count):
      "The table of a \(width)-bit unit has \(1 << (2 * width)) entries, not \(count)"
    }
  }
}
