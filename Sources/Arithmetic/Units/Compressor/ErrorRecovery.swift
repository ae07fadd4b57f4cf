/// Carry-free adder tree with partial error recovery (AM1).
///
/// Unsigned n bits, n a power of two. A cell adds X and Y without a carry chain: with H = X ^ Y and G = (X & Y) << 1 it puts
/// out S = H | G and the error E = H & G, so that X + Y = S + E. The n rows are summed pairwise in order, and the n - 1 error
/// vectors are recovered in the m most significant of the 2n - 1 columns only: ORed (exactly = 0, AM1) or added exactly
/// (exactly = 1), and added to S.
///
///     rows 0 1   2 3   4 5   6 7
///           +     +     +     +      each + leaves an error vector
///              +           +
///                    +        -> S
///
/// Zero stays zero, P never exceeds the product. Not symmetric. Range: 0 <= m <= 2n - 1; all columns added exactly is
/// exact. Source: Liu, Han and Lombardi, DATE 2014 (AM2, whose accumulation is recalled, is left out).
package struct ErrorRecovery: Multiplier {
  package let operands: OperandFormat
  package let recovered: Int
  package let isExact: Bool

  package init(width: Int, recovered: Int, isExact: Bool) {
    operands = OperandFormat(width: width)
    self.recovered = recovered
    self.isExact = isExact
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    let n = operands.width
    let mask = -1 << (2 * n - 1 - recovered)
    var rows = (0..<n).map { (b >> $0) & 1 == 1 ? a << $0 : 0 }
    var error = 0
    while rows.count > 1 {
      rows = stride(from: 0, to: rows.count, by: 2).map { index in
        let half = rows[index] ^ rows[index + 1]
        let generated = (rows[index] & rows[index + 1]) << 1
        let lost = half & generated & mask
        error = isExact ? error + lost : error | lost
        return half | generated
      }
    }
    return rows[0] + error
  }

  static let family = UnitFamily(
    "cr", "Carry-free adder tree with partial error recovery", work: "liu2014date",
    parameters: [
      .init("logn", "binary logarithm of the operand width", in: 1...4, default: 3),
      .init(
        "m", "recovered most significant columns", in: { 0...(2 << $0["logn"] - 1) },
        default: { 1 << $0["logn"] - 1 }),
      .init("exactly", "1: errors are added; 0: ORed", in: 0...1, default: 0),
    ],
    contract: UnitContract(exact: { $0["exactly"] == 1 && $0["m"] == 2 << $0["logn"] - 1 })
  ) { ErrorRecovery(width: 1 << $0["logn"], recovered: $0["m"], isExact: $0["exactly"] == 1) }
}
