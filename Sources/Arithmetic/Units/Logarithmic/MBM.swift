/// MBM, minimally biased multiplier: Mitchell plus the mean of the term that he drops.
///
/// Unsigned n bits, F = n - 1 fraction bits. With m and c the fraction and the carry of the sum of the fractions and
/// C = 10/128 (the circuit's stand-in for 1/12): mantissa 1 + m + C (c = 0), or 1 + m + C/2 (c = 1; the correction is
/// skipped where m + C/2 >= 1). P = floor(mantissa 2^(k1+k2+c)); P = 0 where an operand is 0.
///
/// MBM-t drops the t lowest fraction bits of both operands and sets the lowest kept one to one; C needs 7 bits, so
/// 0 <= t <= n - 8. Symmetric. Where k1 + k2 is small the correction falls below one unit and is lost: 3 x 3 = 8. The paper
/// has a circuit for these products that is not specified in what was read of it.
/// Signed (s = 1): exact magnitudes. Source: Saadat, Bokhari and Parameswaran, IEEE TCAD 37(11), 2018.
package struct MBM: Multiplier {
  package let operands: OperandFormat
  package let truncated: Int

  package init(width: Int, truncated: Int) {
    operands = OperandFormat(width: width)
    self.truncated = truncated
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    guard a != 0, b != 0 else { return 0 }
    let bits = operands.width - 1
    let one = 1 << bits
    let (k1, x) = straightLog(a, bits: bits)
    let (k2, y) = straightLog(b, bits: bits)
    let sum = Self.cut(x, truncated) + Self.cut(y, truncated)
    let correction = 10 << (bits - 7)
    if sum < one { return ((one + sum + correction) << (k1 + k2)) >> bits }
    let fraction = sum - one
    let corrected = fraction + correction / 2 < one ? fraction + correction / 2 : fraction
    return ((one + corrected) << (k1 + k2 + 1)) >> bits
  }

  /// A fraction without its `bits` lowest bits, the lowest kept one set to one.
  static func cut(_ fraction: Int, _ bits: Int) -> Int {
    bits == 0 ? fraction : ((fraction >> bits) | 1) << bits
  }

  static let family = UnitFamily(
    "mbm", "MBM, minimally biased multiplier", work: "saadat2018mbm",
    parameters: [
      CommonParameter.width(8...16),
      .init("t", "dropped fraction bits", in: { 0...($0["n"] - 8) }, default: { _ in 0 }),
      CommonParameter.sign,
    ],
    contract: UnitContract(
      // Mitchell's -1/9 is reached only where the correction is lost; 10/128 is added to exact products. Truncation
      // moves either fraction by less than 2^-7.
      relative: { $0["t"] == 0 ? -1.0 / 9...(10.0 / 128) : -(1.0 / 9 + 2.0 / 128)...(12.0 / 128) },
      symmetric: UnitContract.always)
  ) { CommonParameter.signed(MBM(width: $0["n"], truncated: $0["t"]), $0) }
}
