/// Broken-array multiplier (BAM): cells right of a vertical and above a horizontal break are left out.
///
/// Unsigned n bits; the second operand's bits select the rows. P = Σ over k >= h, k + j >= v of a_j b_k 2^(j+k): the h
/// rows of least weight are dropped, and of the others every bit below column v.
///
///     n = 4, h = 1, v = 3   column 6 5 4 3 2 1 0
///       b0                             . . . .   <- above the horizontal break
///       b1                           o o . .
///       b2                         o o o .          o formed, . dropped
///       b3                       o o o o
///
/// Zero stays zero, P never exceeds the product; not symmetric for h > 0. Range: 0 <= h < n, 0 <= v <= 2n - 1.
/// Source: Mahdiani et al., IEEE TCAS-I 57(4), 2010.
package struct BrokenArray: Multiplier {
  package let operands: OperandFormat
  package let horizontalBreak: Int
  package let verticalBreak: Int

  package init(width: Int, horizontalBreak: Int, verticalBreak: Int) {
    operands = OperandFormat(width: width)
    self.horizontalBreak = horizontalBreak
    self.verticalBreak = verticalBreak
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    var sum = 0
    for row in horizontalBreak..<operands.width where (b >> row) & 1 == 1 {
      let cut = max(0, verticalBreak - row)
      sum += ((a >> cut) << cut) << row
    }
    return sum
  }

  static let family = UnitFamily(
    "bam", "Broken-array multiplier", work: "mahdiani2010bam",
    parameters: [
      CommonParameter.width(circuits: CommonParameter.widestCircuit),
      .init("h", "horizontal break: dropped low rows", in: { 0...($0["n"] - 1) }, default: { _ in 0 }),
      .init(
        "v", "vertical break: dropped low columns", in: { 0...(2 * $0["n"] - 1) }, default: { $0["n"] - 2 }),
    ],
    contract: UnitContract(
      exact: { $0["h"] == 0 && $0["v"] == 0 },
      absolute: { values in
        -PartialProducts.weight(values["n"]) { row, column in row < values["h"] || column < values["v"] }...0
      },
      symmetric: { $0["h"] == 0 })
  ) { BrokenArray(width: $0["n"], horizontalBreak: $0["h"], verticalBreak: $0["v"]) }
}
