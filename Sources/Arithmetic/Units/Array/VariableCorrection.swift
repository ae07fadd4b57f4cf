/// Column truncation with the highest dropped column counted twice instead (data-dependent correction).
///
/// Unsigned n bits. P = Σ over i + j >= k of a_i b_j 2^(i+j) + 2^k Σ over i + j = k - 1 of a_i b_j: that column's cells move one
/// place to the left and stand in for everything below.
///
///     n = 4, k = 3          column 6 5 4 3 2 1 0
///       b0                             o < . .          o formed, < formed and moved left
///       b1                           o o < .            . dropped
///       b2                         o o o <
///       b3                       o o o o
///
/// Zero stays zero. Symmetric. Range: 0 <= k <= n; k = 0 is exact. The error lies between minus the weight of the columns
/// below k - 1 and plus that of column k - 1. Source: King and Swartzlander, Asilomar 1997.
package struct VariableCorrection: Multiplier {
  package let operands: OperandFormat
  package let droppedColumns: Int
  private let kept: ColumnTruncated

  package init(width: Int, droppedColumns: Int) {
    operands = OperandFormat(width: width)
    self.droppedColumns = droppedColumns
    kept = ColumnTruncated(width: width, droppedColumns: droppedColumns)
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    var moved = 0
    for row in 0..<droppedColumns {
      moved += PartialProducts.dot(a, b, row: row, column: droppedColumns - 1)
    }
    return kept.product(a, b) + moved << droppedColumns
  }

  static let family = UnitFamily(
    "trunc-vc", "Column-truncated multiplier with variable correction", work: "king1997",
    parameters: [
      CommonParameter.width(3...16),
      .init("k", "dropped low columns", in: { 0...$0["n"] }, default: { $0["n"] - 2 }),
    ],
    contract: UnitContract(
      exact: { $0["k"] == 0 },
      absolute: { values in
        let below = PartialProducts.weight(values["n"]) { _, column in column < values["k"] - 1 }
        let moved = PartialProducts.weight(values["n"]) { _, column in column == values["k"] - 1 }
        return -below...moved
      },
      symmetric: UnitContract.always)
  ) { VariableCorrection(width: $0["n"], droppedColumns: $0["k"]) }
}
