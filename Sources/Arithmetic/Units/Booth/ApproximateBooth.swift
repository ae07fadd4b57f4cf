/// R4ABM: radix-4 Booth multiplier whose p low columns come from simplified encoders.
///
/// Signed n bits, n even; the second operand is recoded. Where 2i + j < p a bit of row i is
///
/// - encoder 1 (R4ABE1): (b_2i ^ b_(2i-1)) & (b_(2i+1) ^ a_j): the digits +-2 give 0; 4 of 32 entries wrong, all 1 to 0;
/// - encoder 2 (R4ABE2): b_(2i+1) ^ a_j; 8 of 32 entries wrong, both ways.
///
/// The bits that complete negations stay exact.
///
///     n = 4, p = 3         column 6 5 4 3 2 1 0
///       row 0                         o o ~ ~ ~        o exact, ~ simplified
///       row 1                     o o o o ~
///
/// Not symmetric. With encoder 1 a zero second operand gives 0, a zero first one does not always; with encoder 2 neither.
/// Range: 0 <= p <= 2n; p = 0 is exact. Source: Liu et al., IEEE TC 66(8), 2017.
package struct ApproximateBooth: Multiplier {
  package let operands: OperandFormat
  package let columns: Int
  package let encoder: Int

  package init(width: Int, encoder: Int, columns: Int) {
    operands = OperandFormat(width: width, isSigned: true)
    self.columns = columns
    self.encoder = encoder
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    BoothRow.sum(b, width: operands.width) { window, row, j in
      2 * row + j < columns
        ? Self.bit((a >> j) & 1, window, encoder: encoder) : BoothRow.bit(a, window, j)
    }
  }

  /// Bit j of a row by a simplified encoder, of bit j of the first operand.
  @inline(__always)
  static func bit(_ a: Int, _ window: (Int, Int, Int), encoder: Int) -> Int {
    let inverted = window.0 ^ a
    return encoder == 1 ? (window.1 ^ window.2) & inverted : inverted
  }

  static let family = UnitFamily(
    "r4abm", "R4ABM, approximate radix-4 Booth multiplier", work: "liu2017",
    parameters: [
      .init("n", "operand width in bits, even", in: 2...16, step: 2, default: 8),
      .init("encoder", "1: R4ABE1; 2: R4ABE2", in: 1...2, default: 1),
      .init("p", "approximate columns", in: { 0...(2 * $0["n"]) }, default: { $0["n"] - 2 }),
    ],
    contract: UnitContract(
      exact: { $0["p"] == 0 },
      absolute: { values in
        // Within p <= n no bit of negative weight is approximate; encoder 1 only loses bits.
        guard values["p"] <= values["n"] else { return nil }
        let worst = BrokenBooth.weight(values["n"], values["p"])
        return -worst...(values["encoder"] == 1 ? 0 : worst)
      },
      absorbsZero: { $0["p"] == 0 })
  ) { ApproximateBooth(width: $0["n"], encoder: $0["encoder"], columns: $0["p"]) }
}
