/// A unit of either kind, by its spec.
package enum ArithmeticUnit: Sendable {
  case multiplier(any Multiplier)
  case adder(any Adder)

  /// - Throws: `UnitSpecError`
  package init(_ spec: UnitSpec) throws(UnitSpecError) {
    self =
      AdderLibrary.contains(spec.family)
      ? .adder(try AdderLibrary.make(spec)) : .multiplier(try UnitLibrary.make(spec))
  }

  package var operands: OperandFormat {
    switch self {
    case .multiplier(let unit): unit.operands
    case .adder(let unit): unit.operands
    }
  }

  /// The results of `a` with `b`, `b` + 1, …, one an element of `results`.
  package func results(of a: Int, from b: Int, into results: UnsafeMutableBufferPointer<Int>) {
    switch self {
    case .multiplier(let unit): unit.products(of: a, from: b, into: results)
    case .adder(let unit): unit.sums(of: a, from: b, into: results)
    }
  }

  /// The spec with all parameters in the family's order.
  /// - Throws: `UnitSpecError`
  package static func canonical(_ spec: UnitSpec) throws(UnitSpecError) -> UnitSpec {
    AdderLibrary.contains(spec.family)
      ? try AdderLibrary.canonical(spec) : try UnitLibrary.canonical(spec)
  }

  package static func canonical(_ text: String) throws(UnitSpecError) -> UnitSpec {
    try canonical(UnitSpec(parsing: text))
  }
}
