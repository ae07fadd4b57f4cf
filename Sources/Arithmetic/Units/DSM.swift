/// DSM, dynamic segment method: DRUM without the forced bit, that is, truncating windows.
///
/// Unsigned n bits. s = max(floor(log2 V) - m + 1, 0); P = ((A >> s_A)(B >> s_B)) << (s_A + s_B). P never exceeds the
/// product; each operand loses less than 2^-(m-1) of itself. Range: 1 <= m <= n; m = n is exact. Symmetric.
/// Source: the reference design of Narayanamoorthy et al., IEEE TVLSI 23(6), 2015.
package struct DSM: Multiplier {
  package let operands: OperandFormat
  package let window: Int

  package init(width: Int, window: Int) {
    operands = OperandFormat(width: width)
    self.window = window
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    let first = shift(a)
    let second = shift(b)
    return ((a >> first) * (b >> second)) << (first + second)
  }

  private func shift(_ value: Int) -> Int { value == 0 ? 0 : max(leadingOne(value) - window + 1, 0) }

  static let family = UnitFamily(
    "dsm", "DSM, dynamic segment method", work: "narayanamoorthy2015",
    parameters: [
      CommonParameter.width(circuits: CommonParameter.widestCircuit),
      .init("m", "window width in bits", in: { 1...$0["n"] }, default: { min(6, $0["n"]) }),
    ],
    contract: UnitContract(
      exact: { $0["m"] == $0["n"] }, relative: { -2 / Double(1 << ($0["m"] - 1))...0 },
      symmetric: UnitContract.always)
  ) { DSM(width: $0["n"], window: $0["m"]) }
}
