import Random

/// Which operand pairs of a unit are visited.
package enum OperandPairs: Hashable, Sendable {
  /// All of them, first operand outermost, both from the least value up.
  case all
  /// So many uniform ones; those that ``ErrorStatistics`` draws with this seed.
  case sampled(count: Int, seed: UInt64)
}

extension OperandFormat {
  /// Two uniform operands from one draw.
  func pair(from random: inout SplitMix64) -> (first: Int, second: Int) {
    let bits = random.next()
    let mask = 1 << width - 1
    return (value(ofCode: Int(bits >> 32) & mask), value(ofCode: Int(bits & 0xFFFF_FFFF) & mask))
  }
}

extension ArithmeticUnit {
  /// The exact result for a pair and how far the unit's is above it; nil for a pair that does not count, whose sum a
  /// wrapping adder cannot hold.
  @inline(__always)
  func outcome(_ first: Int, _ second: Int) -> (exact: Int, error: Int)? {
    switch self {
    case .multiplier(let unit):
      let exact = first * second
      return (exact, unit.product(first, second) - exact)
    case .adder(let unit):
      let exact = first + second
      if unit.wraps, !unit.operands.range.contains(exact) { return nil }
      return (exact, unit.sum(first, second) - exact)
    }
  }
}
