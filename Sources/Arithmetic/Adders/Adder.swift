/// An adder as a pure function on unsigned integers.
///
/// Operands have `width` bits, the exact sum width + 1. Two's-complement operands take the same bit function.
package protocol Adder: Sendable {
  var width: Int { get }
  /// The sum of two operands in 0 ..< 2^width. The exact adder returns `a + b`.
  func sum(_ a: Int, _ b: Int) -> Int
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
