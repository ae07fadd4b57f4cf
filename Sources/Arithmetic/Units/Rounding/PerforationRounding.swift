/// Perforation and rounding of a radix-4 Booth multiplier: the p lowest Booth rows dropped, the multiplicand rounded.
///
/// Signed n bits, n even. rnd(V, r) = the multiple of 2^r nearest to V, ties upwards. P = rnd(A, r) rnd(B, 2p): the Booth
/// digits from p on are worth exactly rnd(B, 2p), since the first kept digit sees the bit below it.
///
///     n = 8, p = 1    digit 3  [b7 b6 b5]            kept
///                     digit 2        [b5 b4 b3]      kept
///                     digit 1              [b3 b2 b1]  kept
///                     digit 0                    [b1 b0 0]  dropped
///
/// Each factor can reach 2^(n-1), one more than n bits hold. Not symmetric unless r = 2p; zero stays zero.
/// Range: 0 <= p < n/2, 0 <= r < n; p = r = 0 is exact. Source: Leon et al., IEEE Micro 38(4), 2018.
package struct PerforationRounding: Multiplier {
  package let operands: OperandFormat
  package let droppedRows: Int
  package let roundedBits: Int

  package init(width: Int, droppedRows: Int, roundedBits: Int) {
    operands = OperandFormat(width: width, isSigned: true)
    self.droppedRows = droppedRows
    self.roundedBits = roundedBits
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    Self.rounded(a, roundedBits) * Self.rounded(b, 2 * droppedRows)
  }

  static func rounded(_ value: Int, _ bits: Int) -> Int {
    bits == 0 ? value : ((value + 1 << (bits - 1)) >> bits) << bits
  }

  static let family = UnitFamily(
    "perforation-rounding", "Booth rows perforated, multiplicand rounded", work: "leon2018micro",
    parameters: [
      .init("n", "operand width in bits, even", in: 2...16, step: 2, default: 8),
      .init("p", "dropped Booth rows", in: { 0...($0["n"] / 2 - 1) }, default: { min(1, $0["n"] / 2 - 1) }),
      .init("r", "rounded low bits of the first operand", in: { 0...($0["n"] - 1) }, default: { _ in 1 }),
    ],
    contract: UnitContract(
      exact: { $0["p"] == 0 && $0["r"] == 0 },
      absolute: { values in
        // (A + d)(B + e) - A B with |d| <= 2^(r-1), |e| <= 2^(2p-1), and nothing where nothing is rounded.
        let (d, e) = ((1 << values["r"]) / 2, (1 << (2 * values["p"])) / 2)
        let worst = (d + e) << (values["n"] - 1) + d * e
        return -worst...worst
      },
      symmetric: { $0["r"] == 2 * $0["p"] })
  ) { PerforationRounding(width: $0["n"], droppedRows: $0["p"], roundedBits: $0["r"]) }
}
