import Arithmetic
import Circuits

/// Mitchell's multiplier with something added to the mantissa.
extension UnitCircuits {
  /// 10/128, or half of it where the fractions carry; not where it would carry again.
  static let mbm = UnitCircuit("mbm") { builder, a, b, values in
    builder.signed(values["s"], a, b) { builder, a, b in
      let (bits, t) = (a.count - 1, values["t"])
      let (first, second) = (builder.normalised(a), builder.normalised(b))
      let sum = builder.plus(
        builder.cut(first.fraction(bits), t), builder.cut(second.fraction(bits), t))
      let (fraction, carry) = (Array(sum[..<bits]), sum[bits])
      let noCarry = builder.not(carry)
      let unit = [Signal](repeating: .zero, count: bits - 7)
      let corrected = builder.plus(fraction, unit + [carry, noCarry, carry, noCarry])
      let isSkipped = builder.and(carry, corrected[bits])
      let isTwo = builder.and(noCarry, corrected[bits])
      let kept = builder.choose(isSkipped, zero: Array(corrected[..<bits]), one: fraction)
      let exponent = builder.plus(first.characteristic, second.characteristic, carryIn: carry)
      return builder.scaled(
        kept + [builder.not(isTwo), isTwo], fractionBits: bits, by: exponent, first, second,
        width: 2 * a.count)
    }
  }

  /// A table entry by the leading bits of both fractions, halved where they carry.
  static let realm = UnitCircuit("realm") { builder, a, b, values in
    builder.signed(values["s"], a, b) { builder, a, b in
      let (bits, t, log) = (a.count - 1, values["t"], values["logm"])
      let (first, second) = (builder.normalised(a), builder.normalised(b))
      let (x, y) = (first.fraction(bits), second.fraction(bits))
      let entry = builder.lookup(
        Array(y.suffix(log) + x.suffix(log)), REALM.table(logSegments: log), width: 4)
      let sum = builder.plus(builder.cut(x, t), builder.cut(y, t))
      let carry = sum[bits]
      let correction = builder.choose(carry, zero: [.zero] + entry, one: entry)
      let unit = [Signal](repeating: .zero, count: bits - 7)
      let mantissa = builder.plus(sum[..<bits] + [.one], unit + correction)
      let exponent = builder.plus(first.characteristic, second.characteristic, carryIn: carry)
      // The last of 4 x 4 cells can carry the largest products out of 2n bits.
      let isWider = log == 2 && a.count > 8
      return builder.scaled(
        mantissa, fractionBits: bits, by: exponent, first, second, width: 2 * a.count + (isWider ? 1 : 0))
    }
  }

  /// A coefficient by the zone of both fractions joins their sum.
  static let leap = UnitCircuit("leap") { builder, a, b, values in
    builder.signed(values["s"], a, b) { builder, a, b in
      let bits = max(a.count - 1, 8)
      let (first, second) = (builder.normalised(a), builder.normalised(b))
      let coefficient = builder.coefficient(first.fraction(4), second.fraction(4))
      // Two fractions near one and a coefficient can reach two.
      var logarithm = Sum(width: bits + first.characteristic.count + 2)
      logarithm.add(first.logarithm(fractionBits: bits))
      logarithm.add(second.logarithm(fractionBits: bits))
      logarithm.add(coefficient, at: bits - 8)
      let total = builder.total(logarithm)
      return builder.scaled(
        total[..<bits] + [.one], fractionBits: bits, by: Array(total[bits...]), first, second,
        width: 2 * a.count + (a.count < 10 ? 0 : 1))
    }
  }
}

extension UnitBuilder {
  /// Without the `count` lowest bits; the lowest kept one is one.
  fileprivate mutating func cut(_ fraction: [Signal], _ count: Int) -> [Signal] {
    count == 0
      ? fraction
      : [Signal](repeating: .zero, count: count) + [.one] + fraction[(count + 1)...]
  }

  /// LeAp's zones (`LeAp`): 1, 8, 16, 24 or 32 by the four leading bits of the fractions.
  fileprivate mutating func coefficient(_ u: [Signal], _ v: [Signal]) -> [Signal] {
    func both(_ range: ClosedRange<Int>) -> Signal {
      let table = (0...15).map(range.contains)
      return and(lookup(u, table), lookup(v, table))
    }
    let (inner, middle) = (both(6...10), both(3...13))
    let isInside = both(1...14)
    let outer = or(both(0...5), both(10...15))
    let is32 = and(isInside, inner)
    let rest = andNot(isInside, inner)
    let is8 = and(rest, outer)
    let other = andNot(rest, outer)
    let is24 = and(other, middle)
    return [not(isInside), .zero, .zero, or(is8, is24), other, is32]
  }
}
