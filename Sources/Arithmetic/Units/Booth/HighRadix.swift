/// RAD: the k low bits of one operand as a single radix-2^k digit, rounded to 0 or a signed power of two.
///
/// Signed n bits; the second operand is recoded. B = 2^k BH + y0 with y0 the two's-complement value of the k low bits; BH is
/// exact (radix-4). y0' is the nearest of 0 and +-2^m, m = k-4 ... k-1, ties to the larger. P = A (2^k BH + y0').
///
///     |y0| from        2^(k-5)   1.5 2^(k-4)   1.5 2^(k-3)   1.5 2^(k-2)
///     |y0'|       0    2^(k-4)   2^(k-3)       2^(k-2)       2^(k-1)
///
/// Odd in B on the low digit, so unbiased; zero stays zero; not symmetric. |y0 - y0'| <= 2^(k-3), at y0 = 1.5 2^(k-2).
/// Range: k even, 4 <= k <= n; the paper has n = 16 and k = 6, 8, 10 (RAD64, RAD256, RAD1024), other values are ours.
/// Source: Leon et al., IEEE TVLSI 26(3), 2018; thresholds as in a public model of k = 10.
package struct HighRadix: Multiplier {
  package let operands: OperandFormat
  package let digitBits: Int

  package init(width: Int, digitBits: Int) {
    operands = OperandFormat(width: width, isSigned: true)
    self.digitBits = digitBits
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    let half = 1 << (digitBits - 1)
    let digit = (b + half) & (2 * half - 1) - half
    return a * (b - digit + rounded(digit))
  }

  private func rounded(_ digit: Int) -> Int {
    // Doubled, so that 2^(k-5) is whole at k = 4.
    let magnitude = 2 * abs(digit)
    let unit = 1 << (digitBits - 4)
    var value = magnitude < unit ? 0 : unit
    for doubling in 0..<3 where magnitude >= (3 * unit) << doubling { value = unit << (doubling + 1) }
    return digit < 0 ? -value : value
  }

  static let family = UnitFamily(
    "rad", "RAD, hybrid high-radix multiplier", work: "leon2018rad",
    parameters: [
      .init("n", "operand width in bits, even", in: 4...16, step: 2, default: 8),
      .init("k", "bits of the high-radix digit", in: { 4...$0["n"] }, step: 2, default: { min(6, $0["n"]) }),
    ],
    contract: UnitContract(
      absolute: { values in
        let worst = 1 << (values["n"] - 1 + values["k"] - 3)
        return -worst...worst
      })
  ) { HighRadix(width: $0["n"], digitBits: $0["k"]) }
}
