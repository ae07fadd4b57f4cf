import Circuits

/// Shifts by the leading ones, without a logarithm's fraction.
extension UnitCircuits {
  /// e + 1 passes over the residues; each pass shifts each operand by the other's leading one.
  static let iterative = UnitCircuit("blm") { builder, a, b, values in
    builder.signed(values["s"], a, b) { builder, a, b in
      let n = a.count
      var (first, second) = (a, b)
      var sum = Sum(width: 2 * n)
      for _ in 0...values["e"] {
        let (one, two) = (builder.leadingOne(first), builder.leadingOne(second))
        let (k1, k2) = (builder.gates.encoded(oneHot: one.oneHot), builder.gates.encoded(oneHot: two.oneHot))
        first = builder.bitwise(.andNot, first, one.oneHot)
        sum.add(builder.shiftedLeft(builder.gated(second, by: one.any), by: k1, width: 2 * n))
        sum.add(builder.shiftedLeft(builder.gated(first, by: two.any), by: k2, width: 2 * n))
        second = builder.bitwise(.andNot, second, two.oneHot)
      }
      return builder.total(sum)
    }
  }

  /// Powers nearest to the operands: A 2^n2 + B 2^n1 - 2^(n1 + n2).
  static let ilm = UnitCircuit("ilm") { builder, a, b, values in
    builder.signed(values["s"], a, b) { builder, a, b in
      builder.roundedProduct(a, b) { $0.nearestPower($1, isCapped: values["cap"] == 1) }
    }
  }

  /// The upper part of A times B exactly, the lower part by one shift of either operand.
  static let lobo = UnitCircuit("lobo") { builder, a, b, values in
    let (d, width) = (values["d"], 2 * a.count)
    let low = Array(a[..<d])
    // Low parts above 2^(d-1) count as negative, and the upper part is one more.
    let isNegative = builder.and(a[d - 1], builder.any(a[..<(d - 1)]))
    var sum = Sum(width: width)
    builder.addProduct(signed: Array(a[d...]), b, at: d, to: &sum)
    let raised = builder.gated(b, by: isNegative)
    builder.add(signed: raised, at: d, to: &sum)
    let sign = b[b.count - 1]
    let differ = builder.xor(isNegative, sign)
    let x = builder.inverted(low, if: isNegative)
    let y = builder.inverted(Array(b.dropLast()), if: sign)
    let enabled = builder.and(builder.any(low), builder.any(b))
    // B 2^k1, where powers below 2^qx count as 1.
    let pruned = values["qx"]
    let (topX, _) = builder.leadingOne(x)
    let keptX = topX.enumerated().map { $0.offset < pruned ? Signal.zero : $0.element }
    let shiftedB = builder.shiftedLeft(
      builder.signExtended(builder.inverted(y, if: differ) + [differ], to: width),
      by: builder.gates.encoded(oneHot: keptX), width: width)
    sum.add(builder.gated(shiftedB, by: enabled))
    // The residue of x times the leading one of y, unless that is below 2^qy.
    let isKept = builder.any(keptX.dropFirst(pruned))
    var power = keptX
    power[0] = builder.or(power[0], builder.not(isKept))
    let inverse = power.map { builder.not($0) }
    let residue = Array(builder.plus(x, inverse, carryIn: .one).prefix(d))
    let (topY, _) = builder.leadingOne(y)
    let isUsed = builder.and(builder.any(x), builder.any(topY[values["qy"]...]))
    let shiftedResidue = builder.shiftedLeft(
      builder.signExtended(builder.inverted(residue, if: differ) + [differ], to: width),
      by: builder.gates.encoded(oneHot: topY), width: width)
    sum.add(builder.gated(shiftedResidue, by: builder.and(enabled, isUsed)))
    return builder.total(sum)
  }
}

extension UnitBuilder {
  func signExtended(_ bits: [Signal], to width: Int) -> [Signal] {
    bits + [Signal](repeating: bits[bits.count - 1], count: max(0, width - bits.count))
  }
}
