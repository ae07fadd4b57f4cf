/// Operand decomposition before Mitchell: two products whose operands hold fewer ones.
///
/// Unsigned n bits. A B = (A & B)(A | B) + (A & ~B)(~A & B); both products are Mitchell's, each with its own zero
/// detection, and are added exactly. P never exceeds the product; the worst relative error stays -1/9. Symmetric.
///
///     A = 1 1 0 1    A & B = 1 0 0 1 (few ones)     A & ~B = 0 1 0 0
///     B = 1 0 1 1    A | B = 1 1 1 1                ~A & B = 0 0 1 0
///
/// Signed (s = 1): exact magnitudes (the paper does not say). Source: Mahalingam and Ranganathan, IEEE TC 55(12), 2006.
package struct OperandDecomposedMitchell: Multiplier {
  package let operands: OperandFormat
  private let mitchell: Mitchell

  package init(width: Int) {
    operands = OperandFormat(width: width)
    mitchell = Mitchell(width: width)
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    mitchell.product(a & b, a | b) + mitchell.product(a & ~b, ~a & b)
  }

  static let family = UnitFamily(
    "od-mitchell", "Operand-decomposition Mitchell multiplier", work: "mahalingam2006",
    parameters: [CommonParameter.width(circuits: CommonParameter.widestCircuit), CommonParameter.sign],
    contract: UnitContract(relative: { _ in -1.0 / 9...0 }, symmetric: UnitContract.always)
  ) { CommonParameter.signed(OperandDecomposedMitchell(width: $0["n"]), $0) }
}
