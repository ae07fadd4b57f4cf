/// Mitch-w: Mitchell on the w most significant bits of each operand.
///
/// Unsigned n bits. Of each fraction the top F = w - 1 bits are kept, the rest is dropped (variant T, u = 0), or the last
/// kept bit is set to one in its place (variant U, u = 1). The sum of the fractions is decoded as Mitchell's and
/// rounded down; P = 0 where an operand is 0.
///
///     V = 0 1 x x x y y y     w = 4: fraction x x x (T) or x x 1 (U)
///
/// T never exceeds the product and loses less than 1/9 + 2^(1-F) of it. Symmetric. w = n, u = 0 is Mitchell.
/// Range: 3 <= w <= n. Signed: s = 1 by exact magnitudes, s = 2 by inverting bits (``SignedByInversion``), as published.
/// Source: Kim et al., IEEE TC 68(5), 2019 (T as in the authors' Verilog, U as in their VHDL).
package struct MitchW: Multiplier {
  package let operands: OperandFormat
  package let significant: Int
  package let forcesLastBit: Bool

  package init(width: Int, significant: Int, forcesLastBit: Bool = false) {
    operands = OperandFormat(width: width)
    self.significant = significant
    self.forcesLastBit = forcesLastBit
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    guard a != 0, b != 0 else { return 0 }
    let bits = significant - 1
    let forced = forcesLastBit ? 1 : 0
    let (k1, x) = straightLog(a, bits: bits)
    let (k2, y) = straightLog(b, bits: bits)
    return straightAntilog(k1 + k2, (x | forced) + (y | forced), bits: bits)
  }

  static let family = UnitFamily(
    "mitch-w", "Mitch-w, Mitchell on truncated operands", work: "kim2019tc",
    parameters: [
      CommonParameter.width(3...16, circuits: CommonParameter.widestCircuit),
      .init("w", "significant bits kept", in: { 3...$0["n"] }, default: { min(6, $0["n"]) }),
      .init("u", "1: the last kept bit is set to one (variant U); 0: T", in: 0...1, default: 0),
      CommonParameter.inversionSign,
    ],
    contract: UnitContract(
      relative: { values in
        guard values["u"] == 0, values["s"] < 2 else { return nil }
        // One fraction cut by d < 2^-F lowers the sum of logarithms by as much.
        return -(1.0 / 9 + 2 / Double(1 << (values["w"] - 1)))...0
      }, symmetric: UnitContract.always)
  ) { values in
    let unit = MitchW(width: values["n"], significant: values["w"], forcesLastBit: values["u"] == 1)
    return CommonParameter.signedOrInverted(unit, values)
  }
}
