/// A unit of either kind, by its spec.
package enum ArithmeticUnit: Sendable {
  case multiplier(any Multiplier)
  case adder(any Adder)

  /// - Throws: `UnitSpecError`
  package init(_ spec: UnitSpec) throws(UnitSpecError) {
    self =
      AdderLibrary.families.contains { $0.id == spec.family }
      ? .adder(try AdderLibrary.make(spec)) : .multiplier(try UnitLibrary.make(spec))
  }

  package var operands: OperandFormat {
    switch self {
    case .multiplier(let unit): unit.operands
    case .adder(let unit): OperandFormat(width: unit.width)
    }
  }
}
