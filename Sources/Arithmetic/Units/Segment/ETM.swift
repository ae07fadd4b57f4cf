/// ETM, error-tolerant multiplier: upper parts multiplied exactly, lower parts not at all.
///
/// Unsigned n bits, l low bits. Where both upper parts are 0 the lower parts are multiplied exactly instead. Otherwise
/// P = (aH bH << 2l) + low, where low only shows where ones begin: with o = aL | bL, bits l ... 2l - 1 of low are o with
/// everything below its leading one set, and bits 0 ... l - 1 are ones if o is not 0. The cross products are ignored.
///
///     aL = 0 0 1 0,  bL = 0 0 0 1    o = 0 0 1 1    low = 0 0 1 1 1 1 1 1
///
/// Symmetric. A zero operand does *not* give 0 when the other has an upper part. Range: 0 <= l <= n/2; l = 0 is exact.
/// Signed (s = 1): exact magnitudes. Source: Kyaw, Goh and Yeo, EDSSC 2010.
package struct ETM: Multiplier {
  package let operands: OperandFormat
  package let lowBits: Int

  package init(width: Int, lowBits: Int) {
    operands = OperandFormat(width: width)
    self.lowBits = lowBits
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    let (first, second) = (a >> lowBits, b >> lowBits)
    if first == 0 && second == 0 { return a * b }
    let ones = (a | b) & (1 << lowBits - 1)
    // From the leading one of `ones`, moved up by l, everything below is one.
    let low = ones == 0 ? 0 : 1 << (leadingOne(ones) + lowBits + 1) - 1
    return (first * second) << (2 * lowBits) + low
  }

  static let family = UnitFamily(
    "etm", "ETM, error-tolerant multiplier", work: "kyaw2010",
    parameters: [
      CommonParameter.width(),
      .init("l", "width of the lower part", in: { 0...($0["n"] / 2) }, default: { $0["n"] / 2 }),
      CommonParameter.sign,
    ],
    contract: UnitContract(
      exact: { $0["l"] == 0 },
      absolute: { values in
        // At most the cross products and the low product are lost, at most 2^(2l) - 1 comes in; signs mirror it.
        let (low, high) = (1 << values["l"] - 1, 1 << values["n"] - 1)
        let lost = high * high - ((high - low) * (high - low))
        let worst = max(lost, 1 << (2 * values["l"]) - 1)
        return values["s"] == 1 ? -worst...worst : -lost...(1 << (2 * values["l"]) - 1)
      },
      symmetric: { $0["s"] == 0 || $0["l"] == 0 }, absorbsZero: { $0["l"] == 0 })
  ) { CommonParameter.signed(ETM(width: $0["n"], lowBits: $0["l"]), $0) }
}
