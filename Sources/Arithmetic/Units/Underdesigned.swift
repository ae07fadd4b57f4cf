/// Underdesigned 2x2 multiplier, extended recursively (UDM).
///
/// The 2x2 block gives 7 for 3 x 3 and is exact otherwise (three output bits). An n x n unit sums the blocks exactly, so
/// P = A B - 2 Σ over digit pairs (I, J) with both base-4 digits 3 of 4^(I+J). Blocks with I + J > t are exact.
///
///     digits of A:   A3 A2 A1 A0        block (I, J) has weight 4^(I+J)
///
/// Unsigned, n even (the recursion proper needs a power of two; the closed form does not). Range: -1 <= t <= n - 2,
/// t = -1 is exact. The relative error never exceeds 2/9; symmetric.
/// Source: Kulkarni, Gupta and Ercegovac, VLSI Design 2011.
package struct Underdesigned: Multiplier {
  package let operands: OperandFormat
  package let highestApproximateDiagonal: Int

  package init(width: Int, highestApproximateDiagonal: Int) {
    operands = OperandFormat(width: width)
    self.highestApproximateDiagonal = highestApproximateDiagonal
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    var lost = 0
    let digits = operands.width / 2
    for i in 0..<digits where (a >> (2 * i)) & 3 == 3 {
      for j in 0..<digits where (b >> (2 * j)) & 3 == 3 && i + j <= highestApproximateDiagonal {
        lost += 2 << (2 * (i + j))
      }
    }
    return a * b - lost
  }

  static let family = UnitFamily(
    "udm", "Underdesigned 2x2-block multiplier", work: "kulkarni2011udm",
    parameters: [
      .init("n", "operand width in bits, even", in: 2...16, step: 2, default: 8),
      .init(
        "t", "highest block diagonal that is approximate", in: { -1...($0["n"] - 2) },
        default: { $0["n"] - 2 }),
    ],
    contract: UnitContract(
      exact: { $0["t"] == -1 }, relative: { _ in -2.0 / 9...0 }, symmetric: UnitContract.always)
  ) { Underdesigned(width: $0["n"], highestApproximateDiagonal: $0["t"]) }
}
