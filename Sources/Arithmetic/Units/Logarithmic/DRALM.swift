/// DR-ALM: Mitchell on t significant bits whose last is forced to one, plus one unit.
///
/// Unsigned n bits, F = t - 1. Of each fraction the top F bits are kept, the lowest of them set to one; one unit of
/// 2^-F is added to their sum, which is decoded as Mitchell's and rounded down. P = 0 where an operand is 0.
///
///     V = 0 1 x x x y y y     t = 4: fraction x x 1
///
/// Both offsets push against Mitchell's negative error. Symmetric. Range: 3 <= t <= n.
/// Signed: s = 1 by exact magnitudes, s = 2 by inverting bits, as in the public 16-bit model from which the rule is taken.
/// Source: Yin et al., IEEE TSUSC 6(4), 2021.
package struct DRALM: Multiplier {
  package let operands: OperandFormat
  package let significant: Int

  package init(width: Int, significant: Int) {
    operands = OperandFormat(width: width)
    self.significant = significant
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    guard a != 0, b != 0 else { return 0 }
    let bits = significant - 1
    let (k1, x) = straightLog(a, bits: bits)
    let (k2, y) = straightLog(b, bits: bits)
    return straightAntilog(k1 + k2, (x | 1) + (y | 1) + 1, bits: bits)
  }

  static let family = UnitFamily(
    "dr-alm", "DR-ALM, dynamic-range logarithmic multiplier", work: "yin2021",
    parameters: [
      CommonParameter.width(3...16),
      .init("t", "significant bits kept", in: { 3...$0["n"] }, default: { min(6, $0["n"]) }),
      CommonParameter.inversionSign,
    ],
    contract: UnitContract(
      // Each fraction rises by at most 2^-F and the sum by another: at most 3 2^-F of the product, upwards.
      relative: { values in
        guard values["s"] < 2 else { return nil }
        let unit = 1 / Double(1 << (values["t"] - 1))
        return -(1.0 / 9 + 2 * unit)...(3 * unit)
      }, symmetric: UnitContract.always)
  ) { CommonParameter.signedOrInverted(DRALM(width: $0["n"], significant: $0["t"]), $0) }
}
