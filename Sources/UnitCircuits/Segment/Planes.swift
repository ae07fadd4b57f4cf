import Circuits

extension UnitCircuits {
  /// (1 + yA_t + yB_t + yA_h' yB_h') 2^(kA + kB): an adder and a small multiplier on cut fractions.
  static let tosam = UnitCircuit("tosam") { builder, a, b, values in
    builder.signed(values["s"], a, b) { builder, a, b in
      let (h, t) = (values["h"], values["t"])
      let bits = max(2 * h + 2, t)
      let (first, second) = (builder.normalised(a), builder.normalised(b))
      var mantissa = Sum(width: bits + 2)
      mantissa.add(constant: 1 << bits)
      mantissa.add(first.fraction(t), at: bits - t)
      mantissa.add(second.fraction(t), at: bits - t)
      // (2 y_h + 1)(2 y_h + 1) in units of 2^-(2h+2).
      builder.addProduct(
        [.one] + first.fraction(h), [.one] + second.fraction(h), at: bits - 2 * h - 2, to: &mantissa)
      return builder.scaled(
        builder.total(mantissa), fractionBits: bits, first, second, width: 2 * a.count)
    }
  }

  /// The tangent plane cx y + cy x - cx cy at the centre of the cell.
  static let tangentPlane = UnitCircuit("ou") { builder, a, b, values in
    let (n, d) = (a.count, values["d"])
    if values["form"] == 0 {
      // Centres in units of 2^(n - d - 1): the d leading bits and a one.
      let (cx, cy) = ([.one] + a[(n - d)...], [.one] + b[(n - d)...])
      let unit = n - d - 1
      var plane = Sum(width: 2 * n + 1)
      builder.addProduct(cx, b, at: unit, to: &plane)
      builder.addProduct(cy, a, at: unit, to: &plane)
      builder.subtractProduct(cx, cy, at: 2 * unit, from: &plane)
      let total = builder.total(plane)
      let isPositive = builder.not(total[2 * n])
      return builder.gated(Array(total[..<(2 * n)]), by: isPositive)
    }
    let (first, second) = (builder.normalised(a), builder.normalised(b))
    let bits = first.mantissa.count - 1
    // Centres in units of 2^-(d+1), mantissas in units of 2^-bits; one unit more where the last term needs it.
    let (cx, cy) = ([.one] + first.fraction(d) + [.one], [.one] + second.fraction(d) + [.one])
    let extra = max(0, d + 1 - bits)
    var plane = Sum(width: bits + d + 1 + extra + 2)
    builder.addProduct(cx, second.mantissa, at: extra, to: &plane)
    builder.addProduct(cy, first.mantissa, at: extra, to: &plane)
    builder.subtractProduct(cx, cy, at: bits - d - 1 + extra, from: &plane)
    return builder.scaled(
      builder.total(plane), fractionBits: bits + d + 1 + extra, first, second, width: 2 * n)
  }
}
