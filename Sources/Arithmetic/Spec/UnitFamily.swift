/// A parameterised design: what its parameters are, what it promises, and how a unit is made of them.
package struct Family<Unit>: Sendable {
  package typealias Values = UnitParameters.Values
  package typealias Parameter = UnitParameters.Parameter

  package let id: String
  package let title: String
  /// Key of the work in the catalog; nil for exact arithmetic.
  package let work: String?
  package let parameters: [Parameter]
  package let contract: UnitContract
  private let build: @Sendable (Values) -> Unit

  package init(
    _ id: String, _ title: String, work: String? = nil, parameters: [Parameter],
    contract: UnitContract, build: @escaping @Sendable (Values) -> Unit
  ) {
    self.id = id
    self.title = title
    self.work = work
    self.parameters = parameters
    self.contract = contract
    self.build = build
  }

  /// Fills in defaults and checks ranges, parameter by parameter in the family's order.
  /// - Parameter forCircuit: of a unit whose circuit alone is asked for, which may be wider than a function.
  package func resolve(_ spec: UnitSpec, forCircuit: Bool = false) throws(UnitSpecError) -> Values {
    try Values(spec, family: id, parameters: parameters, forCircuit: forCircuit)
  }

  package func canonical(_ values: Values) -> UnitSpec {
    UnitSpec(family: id, parameters: parameters.map { .init(name: $0.name, value: values[$0.name]) })
  }

  package func make(_ values: Values) -> Unit { build(values) }
}

package typealias UnitFamily = Family<any Multiplier>
/// Errors are of sums; `relative` and `absorbsZero` of the contract say nothing, and a sum has width + 1 bits.
package typealias AdderFamily = Family<any Adder>
