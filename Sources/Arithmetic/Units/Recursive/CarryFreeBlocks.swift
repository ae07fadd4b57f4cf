/// 8x8 multiplier from four 4x4 blocks, some of them carry-free: every column of a block is one OR.
///
/// Unsigned, n = 8. P = HH 2^8 + (HL + LH) 2^4 + LL, summed exactly. The block N1 of digits x, y with g_ij = x_i y_j:
///
///     Y7 = g33 g22        Y6 = g33 ~g22      Y5 = g32 | g23             Y4 = g31 | g22 | g13
///     Y3 = g30 | g21 | g12 | g03             Y2 = g20 | g11 | g02       Y1 = g10 | g01         Y0 = g00
///
/// q says which quadrants are N1: 0 none (exact), 1 LL, 2 LL, HL and LH, 3 all. Symmetric; zero stays zero.
/// Source: Zacharelos et al., IEEE TETC 10(3), 2022. Its second block, N2, was seen in part only.
package struct CarryFreeBlocks: Multiplier {
  package var operands: OperandFormat { OperandFormat(width: 8) }
  package let quadrants: Int

  package init(quadrants: Int) { self.quadrants = quadrants }

  package func product(_ a: Int, _ b: Int) -> Int {
    let (highA, lowA, highB, lowB) = (a >> 4, a & 15, b >> 4, b & 15)
    let low = quadrants > 0 ? Self.block(lowA, lowB) : lowA * lowB
    let middle =
      quadrants > 1
      ? Self.block(highA, lowB) + Self.block(lowA, highB) : highA * lowB + lowA * highB
    let high = quadrants > 2 ? Self.block(highA, highB) : highA * highB
    return high << 8 + middle << 4 + low
  }

  /// The block N1.
  static func block(_ x: Int, _ y: Int) -> Int {
    // Each row of cells at its place: their OR is the OR of every column.
    var columns = 0
    for row in 0..<4 where (y >> row) & 1 == 1 { columns |= x << row }
    let (corner, middle) = (columns >> 6 & 1, (x & y) >> 2 & 1)
    return columns & 63 | (corner & ~middle) << 6 | (corner & middle) << 7
  }

  static let family = UnitFamily(
    "carry-free", "8x8 multiplier from carry-free 4x4 blocks N1", work: "zacharelos2022",
    parameters: [
      .init("n", "operand width in bits", in: 8...8, default: 8),
      .init("q", "quadrants made of N1: 0 none, 1 LL, 2 LL HL LH, 3 all", in: 0...3, default: 2),
    ],
    contract: UnitContract(exact: { $0["q"] == 0 }, symmetric: UnitContract.always)
  ) { CarryFreeBlocks(quadrants: $0["q"]) }
}
