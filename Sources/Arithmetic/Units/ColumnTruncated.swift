/// Column truncation: partial-product bits of the k low columns are not formed.
///
/// Unsigned n bits. P = Σ over i + j >= k of a_i b_j 2^(i+j); zero stays zero, P never exceeds the product.
///
///     n = 4, k = 3          column 6 5 4 3 2 1 0
///       b0                             o . . .        o formed
///       b1                           o o . .          . dropped
///       b2                         o o o .
///       b3                       o o o o
///
/// Range: 0 <= k <= 2n - 1. Worst case and mean of the error for k <= n: -((k-1) 2^k + 1) and a quarter of it.
/// Source: Schulte and Swartzlander, VLSI Signal Processing VI, 1993 (there with a correction constant).
package struct ColumnTruncated: Multiplier {
  package let operands: OperandFormat
  package let droppedColumns: Int

  package init(width: Int, droppedColumns: Int) {
    operands = OperandFormat(width: width)
    self.droppedColumns = droppedColumns
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    var sum = 0
    for row in 0..<operands.width where (b >> row) & 1 == 1 {
      // Row `row` holds a shifted by it: what lies below column k is cut.
      let cut = max(0, droppedColumns - row)
      sum += ((a >> cut) << cut) << row
    }
    return sum
  }

  static let family = UnitFamily(
    "trunc", "Column-truncated array multiplier", work: "schulte1993",
    parameters: [
      CommonParameter.width(circuits: CommonParameter.widestCircuit),
      .init("k", "dropped low columns", in: { 0...(2 * $0["n"] - 1) }, default: { $0["n"] - 2 }),
    ],
    contract: UnitContract(
      exact: { $0["k"] == 0 },
      absolute: { values in
        -PartialProducts.weight(values["n"]) { _, column in column < values["k"] }...0
      },
      symmetric: UnitContract.always)
  ) { ColumnTruncated(width: $0["n"], droppedColumns: $0["k"]) }
}
