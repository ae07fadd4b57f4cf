/// ACA, almost-correct adder: every carry looks back over the l lower positions only.
///
/// c_i = carry-out of bits max(0, i - l) ... i - 1 of both operands with carry-in 0; S_i = a_i ^ b_i ^ c_i; the carry-out is c_n.
///
///     l = 3      bit 7 6 5 4 3 2 1 0
///       c_6          . . x x x . . .      x looked at
///
/// Wrong where a carry has to travel further than l positions; then it is missing. Symmetric; the error lies
/// within -(2^(n+1) - 2) ... 0. Range: 1 <= l <= n; l = n is exact. The correcting second cycle is not modelled.
/// Source: Verma, Brisk and Ienne, DATE 2008.
package struct AlmostCorrectAdder: Adder {
  package let width: Int
  package let lookBack: Int

  package init(width: Int, lookBack: Int) {
    self.width = width
    self.lookBack = lookBack
  }

  package func sum(_ a: Int, _ b: Int) -> Int {
    var total = 0
    for bit in 0...width {
      let from = max(0, bit - lookBack)
      let mask = 1 << (bit - from) - 1
      let carry = ((a >> from) & mask + (b >> from) & mask) >> (bit - from)
      total |= ((a ^ b) >> bit & 1 ^ carry) << bit
    }
    return total
  }

  static let family = AdderFamily(
    "aca", "ACA, almost-correct adder", work: "verma2008",
    parameters: [
      AdderFamily.width,
      .init("l", "positions that a carry looks back", in: { 1...$0["n"] }, default: { $0["n"] / 2 }),
    ],
    contract: UnitContract(
      exact: { $0["l"] == $0["n"] }, absolute: { 2 - 2 << $0["n"]...0 }, symmetric: UnitContract.always)
  ) { AlmostCorrectAdder(width: $0["n"], lookBack: $0["l"]) }
}
