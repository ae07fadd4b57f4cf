import Arithmetic

/// A table of ApproxTrain (AaronJing/ApproxTrain): the product of the significands of two (1, 8, m) floating-point
/// numbers, a byte an entry.
///
/// Row and column are the mantissa fields of a and b (index ma << m | mb). Bit 7 of the byte is 1 where the product of
/// 1.ma and 1.mb carried into the next binade; its low m bits are the mantissa of the result. The file
/// `<NAME>_<m>.bin` has 2^(2m) bytes, and m stands in its name only.
package struct MantissaTable: Hashable, Sendable {
  /// m, 1...7.
  package let bits: Int
  package let entries: [UInt8]

  /// - Throws: ``FileError`` unless the name ends in `_<m>.bin` and the size fits it.
  package init(_ file: NamedBytes) throws(FileError) {
    guard let bits = Self.bits(inName: file.name) else {
      throw FileError(
        file.name, "the number of mantissa bits is not in its name",
        mend: "call it <NAME>_<m>.bin, m = 1 to 7")
    }
    guard file.bytes.count == 1 << (2 * bits) else {
      throw FileError(
        file.name, .byte(min(file.bytes.count, 1 << (2 * bits))), "it has \(file.bytes.count) bytes",
        mend: "\(bits) mantissa bits need \(1 << (2 * bits)), one an entry")
    }
    let unused = UInt8(127) & ~UInt8(1 << bits - 1)
    if let index = file.bytes.firstIndex(where: { $0 & unused != 0 }) {
      throw FileError(
        file.name, .byte(index),
        "the entry \(file.bytes[index]) has bits between the carry and \(bits) mantissa bits",
        mend: "bit 7 is the carry, the low \(bits) bits the mantissa")
    }
    self.bits = bits
    entries = file.bytes
  }

  /// m of a name such as MIT_7.bin.
  package static func bits(inName name: String) -> Int? {
    guard name.hasSuffix(".bin"), let mark = name.lastIndex(of: "_"),
      let bits = Int(name[name.index(after: mark)...].dropLast(4)), 1...7 ~= bits
    else { return nil }
    return bits
  }

  /// The significand products of an unsigned unit of m + 1 bits, cut to m bits (not rounded).
  /// - Throws: ``ExportError/notWritable(what:why:)`` for a signed or too wide unit, and where a product of operands with
  ///   their top bit set lies outside the two binades that the format can say.
  package init(_ table: ProductTable) throws(ExportError) {
    let what = "A mantissa table"
    guard !table.operands.isSigned, 2...8 ~= table.operands.width else {
      throw .notWritable(what: what, why: "it needs an unsigned unit of 2 to 8 bits")
    }
    let bits = table.operands.width - 1
    let one = 1 << bits
    var entries: [UInt8] = []
    entries.reserveCapacity(1 << (2 * bits))
    for first in 0..<one {
      for second in 0..<one {
        let product = table.product(one | first, one | second)
        guard one * one..<4 * one * one ~= product else {
          throw .notWritable(
            what: what,
            why: "f(\(one | first), \(one | second)) = \(product) is not within \(one * one) to "
              + "\(4 * one * one - 1), the two binades that an entry can name")
        }
        let carry = product >= 2 * one * one ? 1 : 0
        entries.append(UInt8(carry << 7 | product >> (bits + carry) & (one - 1)))
      }
    }
    self.bits = bits
    self.entries = entries
  }

  /// `<NAME>_<m>.bin`
  package func fileName(_ name: String) -> String { "\(name)_\(bits).bin" }

  package subscript(first: Int, second: Int) -> (carry: Int, mantissa: Int) {
    let entry = Int(entries[first << bits | second])
    return (entry >> 7, entry & (1 << bits - 1))
  }

  /// The product of two floats as ApproxTrain's kernels form it: operands cut to m mantissa bits, sign by xor, exponent
  /// ea + eb - 127 + carry, zero at or below exponent 0 (the test is on ea + eb <= 127, as there). A zero operand gives
  /// zero here; overflow gives infinity.
  package func product(_ a: Float, _ b: Float) -> Float {
    let (first, second) = (a.bitPattern, b.bitPattern)
    let sign = (first ^ second) & 0x8000_0000
    let exponents = Int(first >> 23 & 255) + Int(second >> 23 & 255)
    guard a != 0, b != 0, exponents > 127 else { return Float(bitPattern: sign) }
    let cut = UInt32(23 - bits)
    let (carry, mantissa) = self[Int(first & 0x7F_FFFF) >> Int(cut), Int(second & 0x7F_FFFF) >> Int(cut)]
    let exponent = exponents - 127 + carry
    guard exponent < 255 else { return Float(bitPattern: sign | 0x7F80_0000) }
    return Float(bitPattern: sign | UInt32(exponent) << 23 | UInt32(mantissa) << cut)
  }

  /// The table read as an integer unit of m + 1 bits: operands normalised by their leading one, the product shifted back
  /// and cut. Our reading, so that such a table can be put beside integer units; zero operands give zero.
  package var integerUnit: ProductTable {
    get throws(TableError) {
      let operands = OperandFormat(width: bits + 1)
      func normalised(_ value: Int) -> (fraction: Int, exponent: Int) {
        let exponent = value.bitWidth - 1 - value.leadingZeroBitCount
        return (value << (bits - exponent) & (1 << bits - 1), exponent)
      }
      var entries: [Int] = []
      entries.reserveCapacity(1 << (2 * operands.width))
      for a in operands.range {
        for b in operands.range {
          guard a > 0, b > 0 else {
            entries.append(0)
            continue
          }
          let (first, second) = (normalised(a), normalised(b))
          let (carry, mantissa) = self[first.fraction, second.fraction]
          entries.append(((1 << bits | mantissa) << (first.exponent + second.exponent + carry)) >> bits)
        }
      }
      return try ProductTable(operands, entries: entries)
    }
  }
}
