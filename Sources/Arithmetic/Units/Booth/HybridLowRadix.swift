/// HLR-BM: approximate radix-8 digits below, exact radix-4 digits above.
///
/// Signed, n = 16; the second operand is recoded. The windows (b_(3k+2) ... b_(3k-1)) of the q low radix-8 digits select, by
/// their value 0 ... 15, a multiple of A that needs no 3A:
///
///     exact    0  1  1  2  2  3  3  4 -4 -3 -3 -2 -2 -1 -1  0
///     type 1   0  1  1  2  2  2  2  4 -4 -2 -2 -2 -2 -1 -1  0
///     type 2   0  1  1  2  2  2  4  4 -4 -4 -2 -2 -2 -1 -1  0
///
/// P = A Σ digits; model 1 (HLR-BM1): type 1, q = 3; model 2 (HLR-BM2): type 2, q = 4. Zero stays zero; not symmetric.
/// Source: Waris, Wang and Liu, IEEE TCAS-II 67(12), 2020; tables as in a public library, whose two models of the second
/// one disagree on whether one of its radix-8 digits is exact.
package struct HybridLowRadix: Multiplier {
  package var operands: OperandFormat { OperandFormat(width: 16, isSigned: true) }
  package let model: Int

  package init(model: Int) { self.model = model }

  package func product(_ a: Int, _ b: Int) -> Int {
    var error = 0
    for digit in 0..<(model == 1 ? 3 : 4) {
      let window = digit == 0 ? (b << 1) & 15 : (b >> (3 * digit - 1)) & 15
      error += Self.error(window, model) * (1 << (3 * digit))
    }
    return a * (b + error)
  }

  /// Approximate minus exact digit.
  private static func error(_ window: Int, _ model: Int) -> Int {
    switch window {
    case 5: -1
    case 6: model == 1 ? -1 : 1
    case 9: model == 1 ? 1 : -1
    case 10: 1
    default: 0
    }
  }

  static let family = UnitFamily(
    "hlr-bm", "HLR-BM, hybrid low-radix Booth multiplier", work: "waris2020hlr",
    parameters: [
      .init("n", "operand width in bits", in: 16...16, default: 16),
      .init("model", "1: HLR-BM1; 2: HLR-BM2", in: 1...2, default: 1),
    ],
    contract: UnitContract(
      absolute: { values in
        // One unit per digit: 1 + 8 + 64 (+ 512), times the largest first operand.
        let worst = (values["model"] == 1 ? 73 : 585) << 15
        return -worst...worst
      })
  ) { HybridLowRadix(model: $0["model"]) }
}
