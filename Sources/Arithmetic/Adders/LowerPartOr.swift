/// LOA, lower-part OR adder: the k low sum bits are ORs, the rest is exact.
///
/// S_i = a_i | b_i for i < k. The exact upper part takes the carry a_(k-1) & b_(k-1) (carry = 1, LOA), or none (carry = 0,
/// known as LOAWA).
///
///     a   x x x x | x x x x        k = 4
///     b   y y y y | y y y y
///         exact <-- & ORs
///
/// Symmetric; the error lies within -(2^(k-1) - 1) ... 2^(k-1) with the carry, -(2^k - 1) ... 0 without. Its mean is +1/4
/// with the carry for any k >= 1. Range: 0 <= k <= n; k = 0 is exact. Source: Mahdiani et al., IEEE TCAS-I 57(4), 2010.
package struct LowerPartOr: Adder {
  package let width: Int
  package let lowBits: Int
  package let hasCarry: Bool

  package init(width: Int, lowBits: Int, hasCarry: Bool = true) {
    self.width = width
    self.lowBits = lowBits
    self.hasCarry = hasCarry
  }

  package func sum(_ a: Int, _ b: Int) -> Int {
    guard lowBits > 0 else { return a + b }
    let carry = hasCarry ? (a & b) >> (lowBits - 1) & 1 : 0
    return (a >> lowBits + b >> lowBits + carry) << lowBits | (a | b) & (1 << lowBits - 1)
  }

  package var lowPart: LowPart? { .or(bits: lowBits, carry: hasCarry) }

  static let family = AdderFamily(
    "loa", "LOA, lower-part OR adder", work: "mahdiani2010bam",
    parameters: [
      AdderFamily.width, AdderFamily.lowerPart,
      .init("carry", "1: AND of the top low bits is the carry; 0: none", in: 0...1, default: 1),
    ],
    contract: UnitContract(
      exact: { $0["k"] == 0 },
      absolute: { values in
        let half = (1 << values["k"]) / 2
        return values["carry"] == 1 ? -max(half - 1, 0)...half : -(1 << values["k"] - 1)...0
      },
      symmetric: UnitContract.always)
  ) { LowerPartOr(width: $0["n"], lowBits: $0["k"], hasCarry: $0["carry"] == 1) }
}
