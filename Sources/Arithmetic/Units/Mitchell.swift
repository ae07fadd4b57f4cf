/// Mitchell's binary-logarithm multiplier.
///
/// Unsigned n bits. log2 V is taken as k + q/2^k for V = 2^k + q, the logarithms are added and decoded the same way:
/// with carry c of the fractions, P = 2^(k1+k2) + q1 2^k2 + q2 2^k1 (c = 0) or 2 (q1 2^k2 + q2 2^k1) (c = 1). No fraction
/// bit is lost. P = 0 where an operand is 0; P never exceeds the product; the worst relative error is -1/9 at both
/// fractions one half. Symmetric. Signed (s = 1): exact magnitudes.
/// Source: Mitchell, IRE Trans. Electronic Computers EC-11(4), 1962.
package struct Mitchell: Multiplier {
  package let operands: OperandFormat

  package init(width: Int) { operands = OperandFormat(width: width) }

  package func product(_ a: Int, _ b: Int) -> Int {
    guard a != 0, b != 0 else { return 0 }
    let first = leadingOne(a)
    let second = leadingOne(b)
    // Both fractions over the common denominator 2^(k1+k2).
    let fractions = ((a - (1 << first)) << second) + ((b - (1 << second)) << first)
    let one = 1 << (first + second)
    return fractions < one ? one + fractions : 2 * fractions
  }

  static let family = UnitFamily(
    "mitchell", "Mitchell's logarithmic multiplier", work: "mitchell1962",
    parameters: [CommonParameter.width(circuits: CommonParameter.widestCircuit), CommonParameter.sign],
    contract: UnitContract(relative: { _ in -1.0 / 9...0 }, symmetric: UnitContract.always)
  ) { values in
    let unit = Mitchell(width: values["n"])
    return values["s"] == 1 ? SignedByMagnitude(unit) : unit
  }
}
