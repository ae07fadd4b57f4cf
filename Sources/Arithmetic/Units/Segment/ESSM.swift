/// ESSM, enhanced static segment multiplier: SSM at m = n/2 with a third segment in the middle.
///
/// Unsigned n bits, n a multiple of 4, m = n/2, h = n/4. The m-bit segment of an operand is V >> (n - m) where V >> (m + h)
/// is not 0, else V >> h where V >> m is not 0, else V. P = (segA segB) << (shiftA + shiftB). Pure truncation: P never exceeds
/// the product, and each operand loses less than 2^-h of itself. Symmetric; zero stays zero.
///
///     n = 8    V = [x x x x] y y y y   or   0 0 [x x x x] y y   or   0 0 0 0 [x x x x]      (y dropped)
///
/// Signed (s = 1): exact magnitudes. Source: Narayanamoorthy et al., IEEE TVLSI 23(6), 2015; where the middle segment
/// starts is inferred from symmetry.
package struct ESSM: Multiplier {
  package let operands: OperandFormat

  package init(width: Int) { operands = OperandFormat(width: width) }

  package func product(_ a: Int, _ b: Int) -> Int {
    let (first, second) = (shift(a), shift(b))
    return ((a >> first) * (b >> second)) << (first + second)
  }

  private func shift(_ value: Int) -> Int {
    let quarter = operands.width / 4
    if value >> (3 * quarter) != 0 { return 2 * quarter }
    return value >> (2 * quarter) != 0 ? quarter : 0
  }

  static let family = UnitFamily(
    "essm", "ESSM, static segment multiplier with three positions", work: "narayanamoorthy2015",
    parameters: [
      .init("n", "operand width in bits, a multiple of 4", in: 4...16, step: 4, default: 8),
      CommonParameter.sign,
    ],
    contract: UnitContract(
      relative: { -2 / Double(1 << ($0["n"] / 4))...0 }, symmetric: UnitContract.always)
  ) { CommonParameter.signed(ESSM(width: $0["n"]), $0) }
}
