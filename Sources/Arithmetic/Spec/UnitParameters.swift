/// The parameters of a design.
package enum UnitParameters {
  /// Parameters that were checked before, in the family's order.
  package struct Values: Sendable {
    private var byName: [String: Int] = [:]
    /// - Precondition: the parameter is declared by the family, before the one being defined.
    package subscript(name: String) -> Int {
      guard let value = byName[name] else { preconditionFailure("parameter \(name) is not declared") }
      return value
    }

    /// Fills in defaults and checks ranges, parameter by parameter in the given order.
    /// - Parameter forCircuit: let parameters go as far as circuits do.
    init(
      _ spec: UnitSpec, family id: String, parameters: [Parameter], forCircuit: Bool = false
    ) throws(UnitSpecError) {
      let known = parameters.map(\.name)
      for parameter in spec.parameters where !known.contains(parameter.name) {
        throw .unknownParameter(name: parameter.name, family: id, known: known)
      }
      for parameter in parameters {
        let value = spec[parameter.name] ?? parameter.standard(self)
        var allowed = parameter.range(self)
        if forCircuit, let widest = parameter.widestCircuit, widest > allowed.upperBound {
          allowed = allowed.lowerBound...widest
        }
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
    /// How far beyond its range a circuit may go, whose results an `Int` need not hold; nil: no further.
    package let widestCircuit: Int?
    package let standard: @Sendable (Values) -> Int

    package init(
      _ name: String, _ meaning: String, in range: @escaping @Sendable (Values) -> ClosedRange<Int>,
      step: Int = 1, widestCircuit: Int? = nil, default standard: @escaping @Sendable (Values) -> Int
    ) {
      self.step = step
      self.widestCircuit = widestCircuit
      self.name = name
      self.meaning = meaning
      self.range = range
      self.standard = standard
    }

    package init(
      _ name: String, _ meaning: String, in range: ClosedRange<Int>, step: Int = 1, widestCircuit: Int? = nil,
      default standard: Int
    ) {
      self.init(
        name, meaning, in: { _ in range }, step: step, widestCircuit: widestCircuit,
        default: { _ in standard })
    }
  }
}
