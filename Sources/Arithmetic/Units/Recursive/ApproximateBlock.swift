/// Recursive multiplier from a 2x2 block out of a list, summed exactly.
///
/// Unsigned n bits, n even. P = Σ over digit pairs (I, J) of block(a_I, b_J) 4^(I+J), where blocks with I + J > t are exact.
/// Blocks by their error from the exact product of two base-4 digits:
///
///     1  underdesigned (``Underdesigned``)     3x3: 7
///     2  low bit only where both odd are 3     1x1: 0,  1x3 and 3x1: 2
///     3  error upwards                         3x3: 11
///     4  carry lost                            3x3: 5
///
/// Symmetric. Zero stays zero. Range: -1 <= t <= n - 2; t = -1 is exact. Block 3 can exceed 2n bits.
/// Source: Rehman et al., ICCAD 2016. Only block 1 is certainly the paper's; 2 to 4 are of public generators of this family.
package struct ApproximateBlock: Multiplier {
  package let operands: OperandFormat
  package let highestApproximateDiagonal: Int
  /// Error of the block by (first digit, second digit), 4 a + b.
  private let errors: [Int]

  /// - Precondition: `block` is 1, 2, 3 or 4.
  package init(width: Int, block: Int, highestApproximateDiagonal: Int) {
    operands = OperandFormat(width: width)
    self.highestApproximateDiagonal = highestApproximateDiagonal
    var errors = [Int](repeating: 0, count: 16)
    if block == 2 {
      for index in [5, 7, 13] { errors[index] = -1 }
    } else {
      errors[15] = [1: -2, 3: 2, 4: -4][block] ?? 0
    }
    self.errors = errors
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    var sum = a * b
    for i in 0..<(operands.width / 2) {
      let digit = (a >> (2 * i)) & 3
      for j in 0..<(operands.width / 2) where i + j <= highestApproximateDiagonal {
        sum += errors[4 * digit + (b >> (2 * j)) & 3] << (2 * (i + j))
      }
    }
    return sum
  }

  static let family = UnitFamily(
    "block2", "Recursive multiplier from approximate 2x2 blocks", work: "rehman2016",
    parameters: [
      .init("n", "operand width in bits, even", in: 2...16, step: 2, default: 8),
      .init("block", "1: underdesigned; 2 to 4: see the definition", in: 1...4, default: 3),
      .init(
        "t", "highest block diagonal that is approximate", in: { -1...($0["n"] - 2) },
        default: { $0["n"] - 2 }),
    ],
    contract: UnitContract(
      exact: { $0["t"] == -1 },
      // The relative error of a sum of blocks is within that of one block.
      relative: { values in
        switch values["block"] {
        case 1: -2.0 / 9...0
        case 2: -1...0
        case 3: 0...(2.0 / 9)
        default: -4.0 / 9...0
        }
      },
      symmetric: UnitContract.always, fitsFormat: { $0["block"] != 3 })
  ) {
    ApproximateBlock(width: $0["n"], block: $0["block"], highestApproximateDiagonal: $0["t"])
  }
}
