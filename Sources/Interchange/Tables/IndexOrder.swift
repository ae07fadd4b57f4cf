import Arithmetic

/// Which operand a row or column of a file stands for.
package enum IndexOrder: String, CaseIterable, Sendable, Codable {
  /// Index i is the operand's bit pattern: 0, 1, …, 127, -128, …, -1 where it is signed.
  case twosComplement = "twos-complement"
  /// Operands ascend: -128, …, -1, 0, …, 127.
  case numeric

  /// The entries of a table in this order, row = first operand; and back, for the same rule read twice is none.
  func reordered(_ entries: [Int], _ operands: OperandFormat) -> [Int] {
    guard self == .numeric, operands.isSigned else { return entries }
    let half = 1 << (operands.width - 1)
    let flip = half << operands.width | half
    return entries.indices.map { entries[$0 ^ flip] }
  }
}
