/// TOSAM(h, t): t fraction bits for the linear terms, h bits and a half for the cross term.
///
/// Unsigned n bits, V = 2^k (1 + y). (y)_t = y cut to t fraction bits; (y)_h' = y cut to h fraction bits, plus 2^-(h+1).
/// mantissa = 1 + (yA)_t + (yB)_t + (yA)_h' (yB)_h'; P = floor(mantissa 2^(k1+k2)); P = 0 where an operand is 0.
///
///     y = . x x x x x x x      (y)_t = . x x x x x (t = 5)      (y)_h' = . x 1 (h = 1)
///
/// Symmetric. Range: 0 <= h <= 8, 1 <= t <= 16 (typical: t = h + 4; bits beyond the operand read as 0). Two operands
/// with fractions off by dt < 2^-t and dh <= 2^-(h+1) move the mantissa by at most 2 2^-t downwards and 2^-h both ways.
/// Signed (s = 1): exact magnitudes; the paper inverts bits instead, with details that were not seen.
/// Source: Vahdat et al., IEEE TVLSI 27(5), 2019.
package struct TOSAM: Multiplier {
  package let operands: OperandFormat
  package let rounding: Int
  package let truncation: Int

  package init(width: Int, rounding: Int, truncation: Int) {
    operands = OperandFormat(width: width)
    self.rounding = rounding
    self.truncation = truncation
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    guard a != 0, b != 0 else { return 0 }
    let bits = max(2 * rounding + 2, truncation)
    let (k1, x) = straightLog(a, bits: truncation)
    let (k2, y) = straightLog(b, bits: truncation)
    let cross =
      (2 * straightLog(a, bits: rounding).fraction + 1) * (2 * straightLog(b, bits: rounding).fraction + 1)
    let mantissa = 1 << bits + (x + y) << (bits - truncation) + cross << (bits - 2 * rounding - 2)
    return (mantissa << (k1 + k2)) >> bits
  }

  static let family = UnitFamily(
    "tosam", "TOSAM, truncation- and rounding-based multiplier", work: "vahdat2019tosam",
    parameters: [
      CommonParameter.width(circuits: CommonParameter.widestCircuit),
      .init("h", "fraction bits of the cross term", in: 0...8, default: 2),
      .init(
        "t", "fraction bits of the linear terms", in: { _ in 1...16 },
        default: { $0["h"] == 0 ? 3 : $0["h"] + 4 }),
      CommonParameter.sign,
    ],
    contract: UnitContract(
      relative: { values in
        // The cross term is off by less than 2 2^-(h+1) and a square of it; rounding down loses less than the product.
        let half = 1 / Double(1 << (values["h"] + 1))
        let cut = 2 / Double(1 << values["t"])
        return values["t"] < values["n"] - 1
          ? max(-1, -(2 * half + cut + half * half))...(2 * half + half * half)
          : max(-1, -(2 * half + half * half))...(2 * half + half * half)
      }, symmetric: UnitContract.always)
  ) { CommonParameter.signed(TOSAM(width: $0["n"], rounding: $0["h"], truncation: $0["t"]), $0) }
}
