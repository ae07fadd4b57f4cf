/// Truncated adder: the k low bits of both operands are ignored, the low sum bits are constant.
///
/// S = ((A >> k) + (B >> k)) << k, with zeros (ones = 0) or ones (ones = 1) in the low bits. The mean error is 1 - 2^k with
/// zeros and 0 with ones.
///
///     a   x x x x | . . . .        k = 4
///     b   y y y y | . . . .
///         exact   | 1 1 1 1  or  0 0 0 0
///
/// Symmetric; the error lies within -(2^(k+1) - 2) ... 0 with zeros, -(2^k - 1) ... 2^k - 1 with ones.
/// Range: 0 <= k <= n; k = 0 is exact. Source: Gupta et al., IEEE TCAD 32(1), 2013 (there as the base line).
package struct TruncatedAdder: Adder {
  package let width: Int
  package let lowBits: Int
  package let fillsOnes: Bool

  package init(width: Int, lowBits: Int, fillsOnes: Bool) {
    self.width = width
    self.lowBits = lowBits
    self.fillsOnes = fillsOnes
  }

  package func sum(_ a: Int, _ b: Int) -> Int {
    (a >> lowBits + b >> lowBits) << lowBits | (fillsOnes ? 1 << lowBits - 1 : 0)
  }

  package var lowPart: LowPart? { .constant(bits: lowBits, ones: fillsOnes) }

  static let family = AdderFamily(
    "trunc-add", "Truncated adder", work: "gupta2013ama",
    parameters: [
      AdderFamily.width, AdderFamily.lowerPart,
      .init("ones", "1: low sum bits are ones; 0: zeros", in: 0...1, default: 0),
    ],
    contract: UnitContract(
      exact: { $0["k"] == 0 },
      absolute: { values in
        let mask = 1 << values["k"] - 1
        return values["ones"] == 1 ? -mask...mask : -2 * mask...0
      },
      symmetric: UnitContract.always)
  ) { TruncatedAdder(width: $0["n"], lowBits: $0["k"], fillsOnes: $0["ones"] == 1) }
}
