/// LeAp, as in its public five-zone circuit: Mitchell with a coefficient added to the sum of the fractions.
///
/// Unsigned n bits, F = max(n - 1, 8) fraction bits. u, v = the four leading bits of the fractions; the first rule that
/// holds gives the coefficient c, in units of 1/256:
///
///     u or v in {0, 15}                         1        v 15 . . . . . . .
///     both in 6...10                           32              16  24   8
///     both below 6, or both at least 10         8              24  32  24
///     both in 3...13                           24               8  24  16
///     otherwise                                16            0 . . . . . . . 15  u
///
/// c joins the sum before the carry is taken, so it counts double when the fractions carry. P is decoded as Mitchell's
/// and rounded down; P = 0 where an operand is 0. Symmetric. From n = 10 on the sum of two fractions near one reaches 2,
/// and the largest products then exceed 2n bits. Range: 8 <= n <= 16. Signed (s = 1): exact magnitudes.
/// Source: Ebrahimi, Ullah and Kumar, ASP-DAC 2020; the coefficients are of the public circuit, not of the paper's tables.
package struct LeAp: Multiplier {
  package let operands: OperandFormat

  package init(width: Int) { operands = OperandFormat(width: width) }

  package func product(_ a: Int, _ b: Int) -> Int {
    guard a != 0, b != 0 else { return 0 }
    let bits = max(operands.width - 1, 8)
    let (k1, x) = straightLog(a, bits: bits)
    let (k2, y) = straightLog(b, bits: bits)
    let coefficient = Self.coefficient(x >> (bits - 4), y >> (bits - 4)) << (bits - 8)
    return straightAntilog(k1 + k2, x + y + coefficient, bits: bits)
  }

  private static func coefficient(_ u: Int, _ v: Int) -> Int {
    if u == 0 || u == 15 || v == 0 || v == 15 { return 1 }
    if (6...10).contains(u), (6...10).contains(v) { return 32 }
    if (u < 6 && v < 6) || (u >= 10 && v >= 10) { return 8 }
    return (3...13).contains(u) && (3...13).contains(v) ? 24 : 16
  }

  static let family = UnitFamily(
    "leap", "LeAp, Mitchell with zoned coefficients (five-zone circuit)", work: "ebrahimi2020leap",
    parameters: [CommonParameter.width(8...16), CommonParameter.sign],
    contract: UnitContract(symmetric: UnitContract.always, fitsFormat: { $0["n"] < 10 })
  ) { CommonParameter.signed(LeAp(width: $0["n"]), $0) }
}
