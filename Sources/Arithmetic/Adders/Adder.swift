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
  /// What the adder leaves out, where that is a part of low bits that stand alone: kernels know these.
  var lowPart: LowPart? { get }
  /// Adds one to each of `sums`, all of them patterns of `width` bits; results wrap.
  func accumulate(_ addends: UnsafeBufferPointer<Int64>, into sums: UnsafeMutablePointer<Int64>)
  /// The sums of `a` with `b`, `b` + 1, …, one an element of `sums`.
  func sums(of a: Int, from b: Int, into sums: UnsafeMutableBufferPointer<Int>)
}

/// The k low bits of an adder whose upper bits are added exactly.
package enum LowPart: Hashable, Sendable {
  /// Sum bits are ORs; the carry is the AND of the top ones, or 0.
  case or(bits: Int, carry: Bool)
  /// Sum bits are all ones, or all zeros, and there is no carry.
  case constant(bits: Int, ones: Bool)
}

extension Adder {
  package func sums(of a: Int, from b: Int, into sums: UnsafeMutableBufferPointer<Int>) {
    for index in sums.indices { sums[index] = sum(a, b + index) }
  }

  package var operands: OperandFormat { OperandFormat(width: width) }
  package var wraps: Bool { false }
  package var lowPart: LowPart? { nil }

  // Compiled for each adder on its own.
  package func accumulate(_ addends: UnsafeBufferPointer<Int64>, into sums: UnsafeMutablePointer<Int64>) {
    let mask = Int64(1) << Int64(width) - 1
    let format = operands
    for at in addends.indices {
      let (a, b) = (Int(sums[at]), Int(addends[at] & mask))
      sums[at] = Int64(sum(format.value(ofCode: a), format.value(ofCode: b))) & mask
    }
  }
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
  package var lowPart: LowPart? { .or(bits: 0, carry: false) }

  static let family = AdderFamily(
    "exact-adder", "Exact adder", parameters: [AdderFamily.width],
    contract: UnitContract(
      exact: UnitContract.always, absolute: { _ in 0...0 }, symmetric: UnitContract.always)
  ) { ExactAdder(width: $0["n"]) }
}
