/// DRUM: an exact k x k product of windows at the leading ones, the last window bit set to one.
///
/// Unsigned n bits. With t = floor(log2 V) and s = max(t - k + 1, 0), the window is V where s = 0, else (V >> s) | 1.
/// P = (a' b') << (s_A + s_B). Operands below 2^k pass unchanged, so zero needs no special case. Symmetric.
///
///     V = 0 0 1 x x 1 y y   k = 4: window 1 x x 1, the cut bits y are worth half a window LSB on average
///
/// Range: 2 <= k <= n; k = n is exact. Relative error of one operand within -2^-(k-1)... 2^-(k-1).
/// Signed (s = 1): exact magnitudes. Source: Hashemi, Bahar and Reda, ICCAD 2015.
package struct DRUM: Multiplier {
  package let operands: OperandFormat
  package let window: Int

  package init(width: Int, window: Int) {
    operands = OperandFormat(width: width)
    self.window = window
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    let (first, firstShift) = segment(a)
    let (second, secondShift) = segment(b)
    return (first * second) << (firstShift + secondShift)
  }

  private func segment(_ value: Int) -> (window: Int, shift: Int) {
    guard value >> window != 0 else { return (value, 0) }
    let shift = leadingOne(value) - window + 1
    return ((value >> shift) | 1, shift)
  }

  static let family = UnitFamily(
    "drum", "DRUM, dynamic range unbiased multiplier", work: "hashemi2015drum",
    parameters: [
      CommonParameter.width(circuits: CommonParameter.widestCircuit),
      .init("k", "window width in bits", in: { 2...$0["n"] }, default: { min(6, $0["n"]) }),
      CommonParameter.sign,
    ],
    contract: UnitContract(
      exact: { $0["k"] == $0["n"] },
      relative: { values in
        // Each operand is off by at most half a window LSB of the leading one.
        let one = 1 / Double(1 << (values["k"] - 1))
        return -(2 * one)...(2 * one + one * one)
      },
      symmetric: UnitContract.always,
      // Signed, the window of -2^(n-1) grows by half at k = 2.
      fitsFormat: { $0["s"] == 0 || $0["k"] > 2 || $0["n"] == 2 })
  ) { values in
    let unit = DRUM(width: values["n"], window: values["k"])
    return values["s"] == 1 ? SignedByMagnitude(unit) : unit
  }
}
