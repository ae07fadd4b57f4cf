/// A parameterised design: what its parameters are and how a unit is made of them.
package struct UnitFamily: Sendable {
  /// Parameters that were checked before, in the family's order.
  package struct Values: Sendable {
    private var byName: [String: Int] = [:]
    /// - Precondition: the parameter is declared by the family, before the one being defined.
    package subscript(name: String) -> Int {
      guard let value = byName[name] else { preconditionFailure("parameter \(name) is not declared") }
      return value
    }

    /// Fills in defaults and checks ranges, parameter by parameter in the given order.
    init(_ spec: UnitSpec, family id: String, parameters: [Parameter]) throws(UnitSpecError) {
      let known = parameters.map(\.name)
      for parameter in spec.parameters where !known.contains(parameter.name) {
        throw .unknownParameter(name: parameter.name, family: id, known: known)
      }
      for parameter in parameters {
        let value = spec[parameter.name] ?? parameter.standard(self)
        let allowed = parameter.range(self)
        guard allowed.contains(value) else {
          throw .outOfRange(name: parameter.name, value: value, family: id, allowed: allowed)
        }
        guard value % parameter.step == 0 else {
          throw .notAMultiple(name: parameter.name, value: value, family: id, step: parameter.step)
        }
        byName[parameter.name] = value
      }
    }
  }

  /// A parameter; its range and default may depend on those before it.
  package struct Parameter: Sendable {
    package let name: String
    package let meaning: String
    /// Only multiples of this are possible.
    package let step: Int
    package let range: @Sendable (Values) -> ClosedRange<Int>
    package let standard: @Sendable (Values) -> Int

    package init(
      _ name: String, _ meaning: String, in range: @escaping @Sendable (Values) -> ClosedRange<Int>,
      step: Int = 1, default standard: @escaping @Sendable (Values) -> Int
    ) {
      self.step = step
      self.name = name
      self.meaning = meaning
      self.range = range
      self.standard = standard
    }

    package init(
      _ name: String, _ meaning: String, in range: ClosedRange<Int>, step: Int = 1, default standard: Int
    ) {
      self.init(name, meaning, in: { _ in range }, step: step, default: { _ in standard })
    }
  }

  package let id: String
  package let title: String
  /// Key of the work in the catalog; nil for exact arithmetic.
  package let work: String?
  package let parameters: [Parameter]
  package let contract: UnitContract
  private let build: @Sendable (Values) -> any Multiplier

  package init(
    _ id: String, _ title: String, work: String? = nil, parameters: [Parameter],
    contract: UnitContract, build: @escaping @Sendable (Values) -> any Multiplier
  ) {
    self.id = id
    self.title = title
    self.work = work
    self.parameters = parameters
    self.contract = contract
    self.build = build
  }

  /// Fills in defaults and checks ranges, parameter by parameter in the family's order.
  package func resolve(_ spec: UnitSpec) throws(UnitSpecError) -> Values {
    try Values(spec, family: id, parameters: parameters)
  }

  package func canonical(_ values: Values) -> UnitSpec {
    UnitSpec(family: id, parameters: parameters.map { .init(name: $0.name, value: values[$0.name]) })
  }

  package func make(_ values: Values) -> any Multiplier { build(values) }
}
