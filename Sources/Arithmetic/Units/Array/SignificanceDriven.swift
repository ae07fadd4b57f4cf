/// SDLC, significance-driven logic compression: pairs of rows merged by ORs in their low columns.
///
/// Unsigned n bits, n even; the second operand's bits select the rows. Rows 2k and 2k + 1 form a pair; in the columns
/// 1 ... n - 1 - k of row 2k their two cells become one, the OR of both. The rest is added exactly.
/// P = A B - Σ_k 4^k (row_2k & (row_2k+1 << 1) & columns 1 ... n-1-k).
///
///     n = 4                 column 6 5 4 3 2 1 0
///       b0, b1                       o v v v o          v one OR of two cells
///       b2, b3                   o o v v o              o a cell; both cells of the pair stay in column 3 of row 2
///                                  o
///
/// Zero stays zero, P never exceeds the product; the worst case is at all-ones operands. Not symmetric.
/// Source: Qiqieh et al., DATE 2017, clusters of depth 2.
package struct SignificanceDriven: Multiplier {
  package let operands: OperandFormat

  package init(width: Int) { operands = OperandFormat(width: width) }

  package func product(_ a: Int, _ b: Int) -> Int {
    var lost = 0
    for pair in 0..<(operands.width / 2) where (b >> (2 * pair)) & 3 == 3 {
      lost += (a & (a << 1) & Self.merged(operands.width, pair)) << (2 * pair)
    }
    return a * b - lost
  }

  /// The columns of a pair that are merged, as a mask: 1 ... n - 1 - pair.
  static func merged(_ width: Int, _ pair: Int) -> Int { 1 << (width - pair) - 2 }

  static let family = UnitFamily(
    "sdlc", "SDLC, significance-driven logic compression", work: "qiqieh2017sdlc",
    parameters: [.init("n", "operand width in bits, even", in: 2...16, step: 2, default: 8)],
    contract: UnitContract(
      absolute: { values in
        -(0..<(values["n"] / 2)).map { merged(values["n"], $0) << (2 * $0) }.reduce(0, +)...0
      })
  ) { SignificanceDriven(width: $0["n"]) }
}
