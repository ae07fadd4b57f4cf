/// Column truncation with the lost mean given back by a constant (Schulte and Swartzlander).
///
/// Unsigned n bits. S = Σ over i + j >= k of a_i b_j 2^(i+j) + K. With E = ((k-1) 2^k + 1) / 4, the mean of the dropped cells:
///
/// - fw = 0: all 2n bits leave; K = floor(E), and P = S;
/// - fw = 1, fixed width: the n upper bits leave, P = S with its n low bits cleared; K is the multiple of 2^k nearest to
///   E + (2^n - 2^k)/2, which also makes up for that cut.
///
///     n = 4, k = 3          column 6 5 4 3 2 1 0
///       b0                             o . . .          o formed
///       b1                           o o . .            . dropped
///       b2                         o o o .
///       b3                       o o o o
///       K (fw = 1)               x x x x
///
/// A zero operand gives K, or its upper bits, not 0. Symmetric. Range: 0 <= k <= n; k = 0 without fixed width is exact.
/// Source: Schulte and Swartzlander, VLSI Signal Processing VI, 1993.
package struct CorrectedTruncated: Multiplier {
  package let operands: OperandFormat
  package let isFixedWidth: Bool
  package let correction: Int
  private let kept: ColumnTruncated

  package init(width: Int, droppedColumns: Int, isFixedWidth: Bool) {
    operands = OperandFormat(width: width)
    self.isFixedWidth = isFixedWidth
    kept = ColumnTruncated(width: width, droppedColumns: droppedColumns)
    let unit = 1 << droppedColumns
    // Four times the expected loss, so that it is a whole number.
    let reduction = (droppedColumns - 1) * unit + 1
    let rounding = 2 * (1 << width - unit)
    correction = isFixedWidth ? (reduction + rounding + 2 * unit) / (4 * unit) * unit : reduction / 4
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    let sum = kept.product(a, b) + correction
    return isFixedWidth ? (sum >> operands.width) << operands.width : sum
  }

  static let family = UnitFamily(
    "trunc-cc", "Column-truncated multiplier with constant correction", work: "schulte1993",
    parameters: [
      CommonParameter.width(3...16),
      .init("k", "dropped low columns", in: { 0...$0["n"] }, default: { $0["n"] - 2 }),
      .init("fw", "1: only the n upper bits leave; 0: all", in: 0...1, default: 0),
    ],
    contract: UnitContract(
      exact: { $0["k"] == 0 && $0["fw"] == 0 },
      absolute: { values in
        let unit = CorrectedTruncated(
          width: values["n"], droppedColumns: values["k"], isFixedWidth: values["fw"] == 1)
        let cut = unit.isFixedWidth ? 1 << values["n"] - 1 : 0
        let dropped = PartialProducts.weight(values["n"]) { _, column in column < values["k"] }
        return unit.correction - dropped - cut...unit.correction
      },
      symmetric: UnitContract.always, absorbsZero: { $0["k"] == 0 && $0["fw"] == 0 })
  ) {
    CorrectedTruncated(width: $0["n"], droppedColumns: $0["k"], isFixedWidth: $0["fw"] == 1)
  }
}
