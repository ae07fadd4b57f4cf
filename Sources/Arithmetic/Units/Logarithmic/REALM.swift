/// REALM: Mitchell plus a hard-wired correction per cell of the square of the two fractions.
///
/// Unsigned n bits, F = n - 1 fraction bits, M segments per operand. i, j = the log2 M leading bits of the fractions; with
/// m and c fraction and carry of their sum: mantissa = 1 + m + T_ij/64 (c = 0) or 1 + m + T_ij/128 (c = 1).
/// P = floor(mantissa 2^(k1+k2+c)); P = 0 where an operand is 0. t > 0 drops the t lowest fraction bits (after i and j
/// were taken) and sets the lowest kept one to one.
///
/// T_ij is 64 times the ratio of two integrals over the cell, rounded: of d(x, y)/((1+x)(1+y)) and of 1/((1+x)(1+y)), where
/// d = x y below x + y = 1 and (1-x)(1-y) above is what Mitchell loses; so the mean relative error of a cell is zero.
///
///     M = 4, 64 T:    j 0  1  2  3
///              i = 0    1  3  5  4
///                  1    3  9 12  5
///                  2    5 12  9  3
///                  3    4  5  3  1
///
/// Symmetric. From n = 9 on the largest products need one bit more than 2n with M = 4. Small products lose their
/// correction to the rounding, as 3 x 3 = 8. Range: 8 <= n <= 16, M = 4, 8 or 16 (here its logarithm), 0 <= t <= n - 7.
/// Signed (s = 1): exact magnitudes.
/// Source: Saadat et al., DATE 2020. Averaging rule, table precision and truncation are reconstructed; the published
/// error ranges come out.
package struct REALM: Multiplier {
  package let operands: OperandFormat
  package let logSegments: Int
  package let truncated: Int
  private let table: [Int]

  /// - Precondition: `logSegments` is 2, 3 or 4.
  package init(width: Int, logSegments: Int, truncated: Int) {
    operands = OperandFormat(width: width)
    self.logSegments = logSegments
    self.truncated = truncated
    table = Self.table(logSegments: logSegments)
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    guard a != 0, b != 0 else { return 0 }
    let bits = operands.width - 1
    let one = 1 << bits
    let (k1, x) = straightLog(a, bits: bits)
    let (k2, y) = straightLog(b, bits: bits)
    let segment = bits - logSegments
    let correction = table[(x >> segment) << logSegments + y >> segment]
    let sum = MBM.cut(x, truncated) + MBM.cut(y, truncated)
    return sum < one
      ? ((one + sum + correction << (bits - 6)) << (k1 + k2)) >> bits
      : ((sum + correction << (bits - 7)) << (k1 + k2 + 1)) >> bits
  }

  /// T_ij by row i, for M = 2^`logSegments`.
  package static func table(logSegments: Int) -> [Int] {
    switch logSegments {
    case 2: table4
    case 3: table8
    default: table16
    }
  }

  private static let table4 = [
    1, 3, 5, 4,
    3, 9, 12, 5,
    5, 12, 9, 3,
    4, 5, 3, 1,
  ]

  private static let table8 = [
    0, 1, 1, 2, 2, 3, 3, 2,
    1, 2, 4, 5, 7, 8, 8, 3,
    1, 4, 6, 9, 11, 12, 8, 3,
    2, 5, 9, 12, 14, 11, 7, 2,
    2, 7, 11, 14, 12, 9, 5, 2,
    3, 8, 12, 11, 9, 6, 4, 1,
    3, 8, 8, 7, 5, 4, 2, 1,
    2, 3, 3, 2, 2, 1, 1, 0,
  ]

  private static let table16 = [
    0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1,
    0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5, 2,
    0, 1, 2, 2, 3, 3, 4, 5, 5, 6, 7, 7, 8, 8, 5, 2,
    0, 1, 2, 3, 4, 5, 6, 7, 7, 8, 9, 10, 10, 8, 5, 2,
    1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 12, 10, 7, 4, 1,
    1, 2, 3, 5, 6, 8, 9, 10, 12, 13, 14, 12, 9, 7, 4, 1,
    1, 2, 4, 6, 7, 9, 11, 12, 14, 15, 13, 11, 8, 6, 4, 1,
    1, 3, 5, 7, 8, 10, 12, 14, 15, 14, 12, 10, 7, 5, 3, 1,
    1, 3, 5, 7, 10, 12, 14, 15, 14, 12, 10, 8, 7, 5, 3, 1,
    1, 4, 6, 8, 11, 13, 15, 14, 12, 11, 9, 7, 6, 4, 2, 1,
    1, 4, 7, 9, 12, 14, 13, 12, 10, 9, 8, 6, 5, 3, 2, 1,
    1, 4, 7, 10, 12, 12, 11, 10, 8, 7, 6, 5, 4, 3, 2, 1,
    2, 5, 8, 10, 10, 9, 8, 7, 7, 6, 5, 4, 3, 2, 1, 0,
    2, 5, 8, 8, 7, 7, 6, 5, 5, 4, 3, 3, 2, 2, 1, 0,
    2, 5, 5, 5, 4, 4, 4, 3, 3, 2, 2, 2, 1, 1, 1, 0,
    1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0,
  ]

  static let family = UnitFamily(
    "realm", "REALM, Mitchell with a table of corrections", work: "saadat2020realm",
    parameters: [
      CommonParameter.width(8...16),
      .init("logm", "binary logarithm of the segments per operand", in: 2...4, default: 2),
      .init("t", "dropped fraction bits", in: { 0...($0["n"] - 7) }, default: { _ in 0 }),
      CommonParameter.sign,
    ],
    contract: UnitContract(
      // Never below Mitchell, but for truncation; above it by the largest correction at most.
      relative: { values in
        let cut = values["t"] == 0 ? 0 : 4.0 / Double(1 << (values["n"] - 1 - values["t"]))
        return -(1.0 / 9 + cut)...(15.0 / 64 + cut)
      }, symmetric: UnitContract.always,
      // With M = 4 the last cell adds 1/128 to mantissas that end at 2 - 4 / 2^n.
      fitsFormat: { $0["logm"] != 2 || $0["n"] < 9 || $0["s"] == 1 })
  ) { values in
    let unit = REALM(width: values["n"], logSegments: values["logm"], truncated: values["t"])
    return CommonParameter.signed(unit, values)
  }
}
