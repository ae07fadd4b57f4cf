/// LOBO: the upper part of one operand multiplied exactly (radix-4 Booth), the lower part by one logarithmic block.
///
/// Signed, n = 16. First operand x = x1 2^d + x0 with x0 in -(2^(d-1) - 1) ... 2^(d-1); second operand y. Exact part:
/// y x1 2^d. Logarithmic part, on one's-complement magnitudes ax of x0 and ay of y: k1 = floor(log2 ax), 0 where it is
/// below qx; p2 = 2^floor(log2 ay), 0 where its exponent is below qy; r = ax - 2^k1; t1 = r p2 and t2 = ay 2^k1, where
/// r and ay are inverted bit by bit if the signs differ. t1 is dropped where ax = 0, all of it where x0 = 0.
///
///     x   [ x1: exact Booth digits ][ x0: d bits, logarithmic ]
///
/// P = 0 where an operand is 0. Not symmetric; small operands can be off by almost all of the product.
/// Range: d even, 2 <= d <= 14; qx <= d; qy <= 15. Source: Pilipovic and Bulic, IEEE Access, 2020, after the behaviour of
/// a public model (names there: LOBO_d_qy_qx); no width but 16 was found.
package struct LOBO: Multiplier {
  package var operands: OperandFormat { OperandFormat(width: 16, isSigned: true) }
  package let lowBits: Int
  package let prunedX: Int
  package let prunedY: Int

  package init(lowBits: Int, prunedX: Int, prunedY: Int) {
    self.lowBits = lowBits
    self.prunedX = prunedX
    self.prunedY = prunedY
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    guard a != 0, b != 0 else { return 0 }
    var low = a & (1 << lowBits - 1)
    if low > 1 << (lowBits - 1) { low -= 1 << lowBits }
    return b * (a - low) + logarithmic(low, b)
  }

  private func logarithmic(_ x: Int, _ y: Int) -> Int {
    guard x != 0 else { return 0 }
    let (first, second) = (x < 0 ? ~x : x, y < 0 ? ~y : y)
    let differ = (x < 0) != (y < 0)
    var k1 = first == 0 ? 0 : leadingOne(first)
    if k1 < prunedX { k1 = 0 }
    let other = (differ ? ~second : second) << k1
    let k2 = second == 0 ? 0 : leadingOne(second)
    guard first != 0, second != 0, k2 >= prunedY else { return other }
    let residue = first - 1 << k1
    return (differ ? ~residue : residue) << k2 + other
  }

  static let family = UnitFamily(
    "lobo", "LOBO, radix-4 Booth and logarithmic multiplier", work: "pilipovic2020",
    parameters: [
      .init("n", "operand width in bits", in: 16...16, default: 16),
      .init("d", "bits of the logarithmic low part", in: 2...14, step: 2, default: 10),
      .init("qy", "powers of the second operand below 2^qy are pruned", in: 0...15, default: 8),
      .init(
        "qx", "powers of the low part below 2^qx are pruned", in: { 0...$0["d"] },
        default: { min(6, $0["d"]) }),
    ],
    contract: UnitContract()
  ) { LOBO(lowBits: $0["d"], prunedX: $0["qx"], prunedY: $0["qy"]) }
}
