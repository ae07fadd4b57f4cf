import Circuits

/// Operands rounded to powers of two: multiplication becomes shifting.
extension UnitCircuits {
  static let rounding: [UnitCircuit] = [roba, powerOfTwo, alphabetSet, perforationRounding]

  /// Ar B + Br A - Ar Br, with 3 rounded down to 2.
  static let roba = UnitCircuit("roba") { builder, a, b, values in
    let core: UnitBuilder.Core = { builder, a, b in
      builder.roundedProduct(a, b) { $0.nearestPower($1, threeGoesDown: true) }
    }
    switch values["s"] {
    case 1: return builder.byMagnitude(a, b, core: core)
    case 2: return builder.byInversion(a, b, emptyIsOne: false, core: core)
    default: return core(&builder, a, b)
    }
  }

  /// A, or its rounded form, shifted by one or two exponents of B.
  static let powerOfTwo = UnitCircuit("pot") { builder, a, b, values in
    let (rule, terms, both) = (values["rule"], values["terms"], values["both"] == 1)
    let width = 2 * a.count + (both ? 1 : 0)
    let powers = builder.powers(b, rule: rule, terms: terms)
    var multiplicand = a
    if both {
      let rounded = builder.powers(a, rule: rule, terms: terms)
      multiplicand = rounded[0].oneHot
      if terms == 2 {
        var sum = Sum(width: a.count + 1)
        sum.add(rounded[0].oneHot)
        builder.add(
          builder.padded(rounded[1].oneHot, to: sum.width), negatedIf: rounded[1].isNegative, to: &sum)
        multiplicand = builder.total(sum)
      }
    }
    var sum = Sum(width: width)
    for (index, power) in powers.enumerated() {
      let shift = builder.gates.encoded(oneHot: power.oneHot)
      let enabled = builder.gated(multiplicand, by: builder.any(power.oneHot))
      let shifted = builder.shiftedLeft(enabled, by: shift, width: width)
      if index == 0 { sum.add(shifted) } else { builder.add(shifted, negatedIf: power.isNegative, to: &sum) }
    }
    return builder.total(sum)
  }
}

extension UnitBuilder {
  func padded(_ bits: [Signal], to width: Int) -> [Signal] { bits.padded(to: width) }

  /// Adds a number of the sum's full width, or subtracts it.
  mutating func add(_ bits: [Signal], negatedIf negative: Signal, to sum: inout Sum) {
    sum.add(inverted(bits, if: negative))
    sum.add(negative, at: 0)
  }

  /// Ar B + Br A - Ar Br in 2n bits, for powers given as one-hot codes of n + 1 wires; 0 where an operand is 0.
  mutating func roundedProduct(
    _ a: [Signal], _ b: [Signal], power: (inout UnitBuilder, [Signal]) -> [Signal]
  ) -> [Signal] {
    let width = 2 * a.count
    let (first, second) = (power(&self, a), power(&self, b))
    let (k1, k2) = (gates.encoded(oneHot: first), gates.encoded(oneHot: second))
    let nonzero = and(any(a), any(b))
    var sum = Sum(width: width)
    sum.add(shiftedLeft(gated(b, by: nonzero), by: k1, width: width))
    sum.add(shiftedLeft(gated(a, by: nonzero), by: k2, width: width))
    subtract(shiftedLeft(gated(first, by: nonzero), by: k2, width: width), from: &sum)
    return total(sum)
  }

  /// The power of two nearest to a number as a one-hot code of n + 1 wires, ties upwards.
  ///
  /// The leading one moves up where the bit below it is one; `threeGoesDown`: not from 2 to 4; `isCapped`: not beyond the
  /// top bit.
  mutating func nearestPower(
    _ value: [Signal], isCapped: Bool = false, threeGoesDown: Bool = false
  ) -> [Signal] {
    let (oneHot, _) = leadingOne(value)
    let isUp = oneHot.indices.map { k -> Signal in
      if k == 0 || k == 1 && threeGoesDown || k == oneHot.count - 1 && isCapped { return .zero }
      return value[k - 1]
    }
    return moved(oneHot, isUp: isUp)
  }

  /// A one-hot code moved up by one where `isUp` of its wire is 1.
  fileprivate mutating func moved(_ oneHot: [Signal], isUp: [Signal]) -> [Signal] {
    (0...oneHot.count).map { k in
      let stays = k < oneHot.count ? andNot(oneHot[k], isUp[k]) : .zero
      return k > 0 ? or(stays, and(oneHot[k - 1], isUp[k - 1])) : stays
    }
  }

  /// One or two signed powers of two for a number (`PowerOfTwo`): one-hot codes.
  fileprivate mutating func powers(
    _ value: [Signal], rule: Int, terms: Int
  ) -> [(oneHot: [Signal], isNegative: Signal)] {
    let first = power(value, rule: rule)
    guard terms == 2 else { return [(first.oneHot, .zero)] }
    // The residue below the leading one: V, or -V where the power went up.
    let mask = Array(reached(value).dropFirst() + [.zero])
    let residue = bitwise(.and, negated(value, if: first.isUp), mask)
    return [(first.oneHot, .zero), (power(residue, rule: rule).oneHot, first.isUp)]
  }

  private mutating func power(_ value: [Signal], rule: Int) -> (oneHot: [Signal], isUp: Signal) {
    let (oneHot, _) = leadingOne(value)
    var isUp: [Signal]
    switch rule {
    case 0: isUp = [.zero] + value.dropLast()
    case 1:
      // V / 2^k >= sqrt 2, that is V at least the smallest number above it, for each k.
      isUp = value.indices.map { k in
        let threshold = Int((2.0.squareRoot() * Double(1 << k)).rounded(.up))
        return k == 0 ? .zero : isAtLeast(Array(value[...k]), threshold)
      }
    default: isUp = value.map { _ in .zero }
    }
    let moving = bitwise(.and, oneHot, isUp)
    return (moved(oneHot, isUp: isUp), any(moving))
  }
}
