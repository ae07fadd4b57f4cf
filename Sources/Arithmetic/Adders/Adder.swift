/// An adder as a pure function on integers, unsigned unless it says otherwise.
///
/// Operands have `width` bits, the exact sum width + 1. Two's-complement operands take the same bit function.
package protocol Adder: Sendable {
  var width: Int { get }
  /// The format of the operands: unsigned by default.
  var operands: OperandFormat { get }
  /// Whether the result has as many bits as an operand, so that only pairs whose exact sum fits them count.
  var wraps: Bool { get }
  /// The sum of two operands in `operands.range`. The exact adder returns `a + b`.
  func sum(_ a: Int, _ b: Int) -> Int
  /// The sums of `a` with `b`, `b` + 1, …, one an element of `sums`.
  func sums(of a: Int, from b: Int, into sums: UnsafeMutableBufferPointer<Int>)
}

extension Adder {
  package func sums(of a: Int, from b: Int, into sums: UnsafeMutableBufferPointer<Int>) {
    for index in sums.indices { sums[index] = sum(a, b + index) }
  }

  package var operands: OperandFormat { OperandFormat(width: width) }
  package var wraps: Bool { false }
}

extension AdderFamily {
  /// The width that most families share; the lower part of `k` bits that many approximate.
  static var width: Parameter { Parameter("n", "operand width in bits", in: 2...32, default: 8) }
  static var lowerPart: Parameter {
    Parameter("k", "approximate low bits", in: { 0...$0["n"] }, default: { $0["n"] / 2 })
  }
}

/// The exact sum.
package struct ExactAdder: Adder {
  package let width: Int

  package init(width: Int) { self.width = width }

  package func sum(_ a: Int, _ b: Int) -> Int { a + b }

  static let family = AdderFamily(
    "exact-adder", "Exact adder", parameters: [AdderFamily.width],
    contract: UnitContract(
      exact: UnitContract.always, absolute: { _ in 0...0 }, symmetric: UnitContract.always)
  ) { ExactAdder(width: $0["n"]) }
}
