import Circuits

/// A number as 2^characteristic times a mantissa in [1, 2), of N bits with the leading one on top; N is a power of two.
///
/// Of zero the mantissa is zero and so is the characteristic.
struct Normalised {
  let mantissa: [Signal]
  let characteristic: [Signal]

  /// 1 unless the number is zero.
  var isNonzero: Signal { mantissa[mantissa.count - 1] }

  /// The fraction's `bits` leading bits (zeros follow its last).
  func fraction(_ bits: Int) -> [Signal] {
    let all = mantissa.dropLast()
    return [Signal](repeating: .zero, count: max(0, bits - all.count)) + all.suffix(bits)
  }

  /// The straight-line logarithm with `bits` bits of fraction.
  func logarithm(fractionBits bits: Int) -> [Signal] { fraction(bits) + characteristic }
}

extension UnitBuilder {
  /// Leading zeros counted and shifted out in halving steps.
  mutating func normalised(_ value: [Signal]) -> Normalised {
    var size = 1
    while size < value.count { size *= 2 }
    var mantissa = value.padded(to: size)
    var characteristic: [Signal] = []
    var step = size / 2
    while step > 0 {
      let isHigh = any(mantissa[(size - step)...])
      let moved = [Signal](repeating: .zero, count: step) + mantissa[..<(size - step)]
      mantissa = choose(isHigh, zero: moved, one: mantissa)
      characteristic.insert(isHigh, at: 0)
      step /= 2
    }
    return Normalised(mantissa: mantissa, characteristic: characteristic)
  }

  /// mantissa 2^(k1 + k2) for the characteristics of two operands, rounded down; 0 where one of them is.
  mutating func scaled(
    _ mantissa: [Signal], fractionBits: Int, _ first: Normalised, _ second: Normalised, width: Int
  ) -> [Signal] {
    scaled(
      mantissa, fractionBits: fractionBits, by: plus(first.characteristic, second.characteristic), first,
      second, width: width)
  }

  mutating func scaled(
    _ mantissa: [Signal], fractionBits: Int, by exponent: [Signal], _ first: Normalised,
    _ second: Normalised, width: Int
  ) -> [Signal] {
    let enabled = gated(mantissa, by: and(first.isNonzero, second.isNonzero))
    return Array(shiftedLeft(enabled, by: exponent, width: fractionBits + width)[fractionBits...])
  }
}
