/// An unsigned unit made signed by inverting bits instead of negating: at the operands and at the result.
///
/// a' = ~a where a < 0, so the magnitudes of negative operands are one too low; the result is ~P where the signs differ.
/// A zero operand gives 0, but -1, whose a' is 0 too, counts as magnitude 1: an empty logarithm decodes to 1.
/// Source: the sign handling of Mitch-w (Kim et al., IEEE TC 68(5), 2019).
package struct SignedByInversion<Unit: Multiplier>: Multiplier {
  package let unit: Unit

  package init(_ unit: Unit) { self.unit = unit }

  package var operands: OperandFormat { OperandFormat(width: unit.operands.width, isSigned: true) }

  package func product(_ a: Int, _ b: Int) -> Int {
    guard a != 0, b != 0 else { return 0 }
    let magnitude = unit.product(max(a < 0 ? ~a : a, 1), max(b < 0 ? ~b : b, 1))
    return (a < 0) != (b < 0) ? ~magnitude : magnitude
  }
}

extension CommonParameter {
  static let inversionSign = UnitFamily.Parameter(
    "s", "0: unsigned; 1: signed, by exact magnitudes; 2: signed, by inverting bits", in: 0...2, default: 0)

  static func signedOrInverted(_ unit: some Multiplier, _ values: UnitFamily.Values) -> any Multiplier {
    switch values["s"] {
    case 1: SignedByMagnitude(unit)
    case 2: SignedByInversion(unit)
    default: unit
    }
  }
}
