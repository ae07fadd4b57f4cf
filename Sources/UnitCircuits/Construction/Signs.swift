import Circuits

/// How an unsigned circuit becomes a signed one.
extension UnitBuilder {
  typealias Core = (inout UnitBuilder, [Signal], [Signal]) -> [Signal]

  /// -bits where `negative`, in as many bits.
  mutating func negated(_ bits: [Signal], if negative: Signal) -> [Signal] {
    Array(plus(inverted(bits, if: negative), [], carryIn: negative).prefix(bits.count))
  }

  /// `mode` is the families' parameter `s`: 0 unsigned, 1 exact magnitudes, 2 magnitudes by inverting bits.
  mutating func signed(_ mode: Int, _ a: [Signal], _ b: [Signal], core: Core) -> [Signal] {
    switch mode {
    case 1: byMagnitude(a, b, core: core)
    case 2: byInversion(a, b, core: core)
    default: core(&self, a, b)
    }
  }

  /// Operands and product negated exactly (`SignedByMagnitude`).
  mutating func byMagnitude(_ a: [Signal], _ b: [Signal], core: Core) -> [Signal] {
    let (first, second) = (a[a.count - 1], b[b.count - 1])
    let product = core(&self, negated(a, if: first), negated(b, if: second))
    return negated(product, if: xor(first, second))
  }

  /// Bits inverted at the operands and at the result; -1, whose inverse is 0, counts as 1 (`SignedByInversion`).
  mutating func byInversion(_ a: [Signal], _ b: [Signal], core: Core) -> [Signal] {
    byInversion(a, b, emptyIsOne: true, core: core)
  }

  /// As ``byInversion(_:_:core:)``; without `emptyIsOne` the product of -1 is that of 0, inverted or not.
  mutating func byInversion(
    _ a: [Signal], _ b: [Signal], emptyIsOne: Bool, core: Core
  ) -> [Signal] {
    let (first, second) = (a[a.count - 1], b[b.count - 1])
    let magnitudes = [(a, first), (b, second)].map { operand, sign in
      var bits = inverted(operand, if: sign)
      if emptyIsOne { bits[0] = or(bits[0], not(any(bits.dropFirst()))) }
      return bits
    }
    let product = core(&self, magnitudes[0], magnitudes[1])
    let nonzero = and(any(a), any(b))
    return gated(inverted(product, if: xor(first, second)), by: nonzero)
  }
}
