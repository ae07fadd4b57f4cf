/// Broken-Booth multiplier: bits of the Booth rows right of a vertical break are 0.
///
/// Signed n bits, n even; the second operand is recoded. Every pp_(i,j) with 2i + j < v is left out; the bits that complete
/// negations are kept (a variant without them is not offered: it is recalled only). Not symmetric.
///
///     n = 4, v = 3         column 6 5 4 3 2 1 0
///       row 0                         o o . . .        o formed, . left out
///       row 1                     o o o o .
///
/// A missing bit is at most its weight, so the error lies within 0 ... -Σ of the weights left out. The
/// second operand 0 gives 0; the first operand 0 does not where a digit is negative. Range: 0 <= v <= n; v = 0 is exact.
/// Source: Farshchi, Abrishami and Fakhraie, CADS 2013 (arXiv 2003.06727).
package struct BrokenBooth: Multiplier {
  package let operands: OperandFormat
  package let verticalBreak: Int

  package init(width: Int, verticalBreak: Int) {
    operands = OperandFormat(width: width, isSigned: true)
    self.verticalBreak = verticalBreak
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    BoothRow.sum(b, width: operands.width) { window, row, j in
      2 * row + j < verticalBreak ? 0 : BoothRow.bit(a, window, j)
    }
  }

  /// The weight of all bits of rows right of the break.
  static func weight(_ width: Int, _ columns: Int) -> Int {
    (0..<(width / 2)).map { 1 << max(columns, 2 * $0) - 1 << (2 * $0) }.reduce(0, +)
  }

  static let family = UnitFamily(
    "bbm", "Broken-Booth multiplier", work: "farshchi2013bbm",
    parameters: [
      .init("n", "operand width in bits, even", in: 2...16, step: 2, default: 8),
      .init("v", "vertical break level", in: { 0...$0["n"] }, default: { $0["n"] - 2 }),
    ],
    contract: UnitContract(
      exact: { $0["v"] == 0 }, absolute: { -weight($0["n"], $0["v"])...0 },
      absorbsZero: { $0["v"] == 0 })
  ) { BrokenBooth(width: $0["n"], verticalBreak: $0["v"]) }
}
