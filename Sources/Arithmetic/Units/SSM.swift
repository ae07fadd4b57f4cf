/// SSM, static segment multiplier: one of two fixed m-bit segments of each operand.
///
/// Unsigned n bits, n/2 <= m <= n. The segment is the low one (shift 0) where V >> m = 0, else the high one (V >> (n-m),
/// shift n - m). P = (segA segB) << (shiftA + shiftB). Pure truncation: P never exceeds the product. Symmetric; m = n
/// is exact. One operand loses less than 2^(n-m), so the worst case is (2^(n-m) - 1)(2^(n+1) - 2^(n-m) - 1).
///
///     n = 8, m = 5     V = 0 0 0 [x x x x x]   or   V = [x x x x x] y y y  (y dropped)
///
/// Signed (s = 1): exact magnitudes. Source: Narayanamoorthy et al., IEEE TVLSI 23(6), 2015.
package struct SSM: Multiplier {
  package let operands: OperandFormat
  package let segment: Int

  package init(width: Int, segment: Int) {
    operands = OperandFormat(width: width)
    self.segment = segment
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    let first = shift(a)
    let second = shift(b)
    return ((a >> first) * (b >> second)) << (first + second)
  }

  private func shift(_ value: Int) -> Int { value >> segment == 0 ? 0 : operands.width - segment }

  static let family = UnitFamily(
    "ssm", "SSM, static segment multiplier", work: "narayanamoorthy2015",
    parameters: [
      CommonParameter.width(circuits: CommonParameter.widestCircuit),
      .init(
        "m", "segment width in bits", in: { (($0["n"] + 1) / 2)...$0["n"] },
        default: { ($0["n"] * 3 + 3) / 4 }),
      CommonParameter.sign,
    ],
    contract: UnitContract(
      exact: { $0["m"] == $0["n"] },
      absolute: { values in
        let lost = 1 << (values["n"] - values["m"])
        let worst = (lost - 1) * ((2 << values["n"]) - lost - 1)
        return -worst...(values["s"] == 1 ? worst : 0)
      }, symmetric: UnitContract.always)
  ) { values in
    let unit = SSM(width: values["n"], segment: values["m"])
    return values["s"] == 1 ? SignedByMagnitude(unit) : unit
  }
}
