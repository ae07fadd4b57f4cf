import Arithmetic
import Circuits
import Interchange

/// Units that bring out what converters get wrong.
enum Sample {
  static let unsigned = OperandFormat(width: 8)
  static let signed = OperandFormat(width: 8, isSigned: true)

  static func table(_ operands: OperandFormat, _ product: (Int, Int) -> Int) throws -> ProductTable {
    let values = (0..<(1 << operands.width)).map(operands.value(ofCode:))
    return try ProductTable(operands, entries: values.flatMap { a in values.map { product(a, $0) } })
  }

  static func unit(_ spec: String) throws -> ProductTable {
    try ProductTable(ArithmeticUnit(ArithmeticUnit.canonical(spec)))
  }

  /// Name and table: exact, not symmetric, f(0, 0) != 0, and signed ones that are and are not odd.
  static func all() throws -> [(name: String, table: ProductTable)] {
    [
      ("exact", try table(unsigned) { $0 * $1 }),
      ("perforated", try table(unsigned) { $0 * ($1 & ~3) }),
      ("offset", try table(unsigned) { a, b in min(65_535, a * b + (a < 16 && b < 16 ? 32 : 0)) }),
      ("signed-exact", try table(signed) { $0 * $1 }),
      // Floors towards minus infinity in the first operand only: neither symmetric nor odd.
      ("signed-floor", try table(signed) { ($0 & ~3) * $1 }),
      ("signed-offset", try table(signed) { a, b in a * b + (abs(a) < 8 && abs(b) < 8 ? 64 : 0) }),
      ("narrow", try table(OperandFormat(width: 6)) { $0 * ($1 & ~1) }),
      ("narrow-signed", try table(OperandFormat(width: 4, isSigned: true)) { $0 * $1 - ($1 & 1) }),
    ]
  }
}
