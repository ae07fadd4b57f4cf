import Circuits

/// Radix-4 Booth multipliers with approximate rows.
///
///     n = 4                column 6 5 4 3 2 1 0
///       digit 0                       o o o o o
///       digit 1                   o o o o o
extension UnitCircuits {
  static let booth: [UnitCircuit] = [
    brokenBooth, approximateBooth, hybridLowRadix, highRadix, approximateRadix8,
  ]

  /// Bits below column v are left out.
  static let brokenBooth = UnitCircuit("bbm") { builder, a, b, values in
    var sum = Sum(width: 2 * a.count)
    for position in stride(from: 0, to: b.count, by: 2) {
      let digit = builder.boothDigit(b, at: position)
      builder.addBoothRow(a, digit, at: position, to: &sum) { builder, j in
        position + j < values["v"] ? .zero : builder.boothBit(a, digit, j)
      }
    }
    return builder.total(sum)
  }

  /// Bits below column p come from a smaller encoder.
  static let approximateBooth = UnitCircuit("r4abm") { builder, a, b, values in
    var sum = Sum(width: 2 * a.count)
    for position in stride(from: 0, to: b.count, by: 2) {
      let digit = builder.boothDigit(b, at: position)
      builder.addBoothRow(a, digit, at: position, to: &sum) { builder, j in
        guard position + j < values["p"] else { return builder.boothBit(a, digit, j) }
        let inverted = builder.xor(digit.window.high, a[min(j, a.count - 1)])
        return values["encoder"] == 1 ? builder.and(digit.one, inverted) : inverted
      }
    }
    return builder.total(sum)
  }

  /// Rows below p are left out, A is rounded to a multiple of 2^r.
  static let perforationRounding = UnitCircuit("perforation-rounding") { builder, a, b, values in
    let (p, r) = (values["p"], values["r"])
    var multiplicand = a
    if r > 0 {
      let upper = builder.signExtended(Array(a[r...]), to: a.count - r + 1)
      multiplicand = Array(builder.plus(upper, [], carryIn: a[r - 1]).prefix(upper.count))
    }
    var sum = Sum(width: 2 * a.count)
    for position in stride(from: 2 * p, to: b.count, by: 2) {
      builder.addBoothRow(
        multiplicand, builder.boothDigit(b, at: position), at: position + r, to: &sum)
    }
    return builder.total(sum)
  }
}
