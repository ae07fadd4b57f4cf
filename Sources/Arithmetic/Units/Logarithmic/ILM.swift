/// ILM-0: operands rounded to the nearest power of two, the product of the signed residues dropped.
///
/// Magnitudes of n bits. The power is 2^k where V < 3 2^(k-1), else 2^(k+1), k = floor(log2 V), and 1 for V = 1. With
/// q = V - power: P = 2^(n1+n2) + q1 2^n2 + q2 2^n1, and 0 where an operand is 0. Symmetric; the same as RoBA but for
/// the magnitude 3, which goes up to 4 here.
///
/// cap = 1 limits the power to 2^(n-1), as in the published 8 x 8 signed design, whose magnitudes end at 2^(n-1). With
/// unsigned operands, which lie above, the cap costs up to a quarter of the product.
/// Relative error within -1/9 ... 1/9 without cap, or signed. Signed (s = 1): exact magnitudes.
/// Source: Ansari, Cockburn and Han, IEEE TC 70(4), 2021. ILM-k (k > 0) is not given by what was read of the paper.
package struct ILM: Multiplier {
  package let operands: OperandFormat
  package let isCapped: Bool

  package init(width: Int, isCapped: Bool) {
    operands = OperandFormat(width: width)
    self.isCapped = isCapped
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    guard a != 0, b != 0 else { return 0 }
    let (n1, n2) = (exponent(a), exponent(b))
    return 1 << (n1 + n2) + (a - 1 << n1) << n2 + (b - 1 << n2) << n1
  }

  private func exponent(_ value: Int) -> Int {
    let k = leadingOne(value)
    let nearest = value > 1 && 2 * value >= 3 << k ? k + 1 : k
    return isCapped ? min(nearest, operands.width - 1) : nearest
  }

  static let family = UnitFamily(
    "ilm", "ILM-0, logarithmic multiplier with a nearest-one detector", work: "ansari2021ilm",
    parameters: [
      CommonParameter.width(3...16),
      .init("cap", "1: powers end at 2^(n-1); 0: at 2^n", in: 0...1, default: 0),
      CommonParameter.sign,
    ],
    contract: UnitContract(
      relative: { $0["cap"] == 1 && $0["s"] == 0 ? -0.25...0.25 : -1.0 / 9...(1.0 / 9) },
      symmetric: UnitContract.always)
  ) { CommonParameter.signed(ILM(width: $0["n"], isCapped: $0["cap"] == 1), $0) }
}
