/// ETA-I, error-tolerant adder: the lower part is added without carries, from the top down, until both bits are one.
///
/// From bit k - 1 down S_i = a_i ^ b_i; at the first i with a_i = b_i = 1 and below it, all S_i = 1. The upper part is exact and
/// takes no carry.
///
///     a   x x x x | 0 1 1 0        k = 4
///     b   y y y y | 0 0 1 1
///         exact   | 0 1 1 1     ones from bit 1 down
///
/// Symmetric; the error lies within -(2^k - 1) ... 0. Range: 0 <= k <= n; k = 0 is exact.
/// Source: Zhu et al., IEEE TVLSI 18(8), 2010.
package struct ErrorTolerantAdder: Adder {
  package let width: Int
  package let lowBits: Int

  package init(width: Int, lowBits: Int) {
    self.width = width
    self.lowBits = lowBits
  }

  package func sum(_ a: Int, _ b: Int) -> Int {
    let mask = 1 << lowBits - 1
    let both = a & b & mask
    let ones = both == 0 ? 0 : 2 << leadingOne(both) - 1
    return (a >> lowBits + b >> lowBits) << lowBits | (a ^ b) & mask | ones
  }

  static let family = AdderFamily(
    "eta1", "ETA-I, error-tolerant adder", work: "zhu2010",
    parameters: [AdderFamily.width, AdderFamily.lowerPart],
    contract: UnitContract(
      exact: { $0["k"] == 0 }, absolute: { -(1 << $0["k"] - 1)...0 }, symmetric: UnitContract.always)
  ) { ErrorTolerantAdder(width: $0["n"], lowBits: $0["k"]) }
}
