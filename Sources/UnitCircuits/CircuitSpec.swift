import Arithmetic

/// A unit whose circuit is asked for. Some families' circuits are wider than their functions: up to 32 bits.
package struct CircuitSpec: Sendable {
  /// With all parameters, in the family's order.
  package let spec: UnitSpec
  package let operands: OperandFormat
  /// Its parameters, checked.
  let values: UnitParameters.Values
  let isAdder: Bool
  /// The part of a unit that it is; nil for a whole one.
  let part: CircuitPart?
  /// A part has no results that could be looked at as numbers.
  package var isPart: Bool { part != nil }

  /// Whether a family is of parts, which have circuits and no functions.
  package static func isPart(_ family: String) -> Bool { CircuitPart.named(family) != nil }

  /// - Throws: `UnitSpecError`
  package init(_ spec: UnitSpec) throws(UnitSpecError) {
    part = CircuitPart.named(spec.family)
    isAdder = AdderLibrary.contains(spec.family)
    if isAdder {
      let family = try AdderLibrary.family(spec.family)
      values = try family.resolve(spec, forCircuit: true)
      (self.spec, operands) = (family.canonical(values), family.make(values).operands)
    } else {
      let family = if let part { part.family } else { try UnitLibrary.family(spec.family) }
      values = try family.resolve(spec, forCircuit: true)
      (self.spec, operands) = (family.canonical(values), family.make(values).operands)
    }
  }

  package init(_ text: String) throws(UnitSpecError) { try self.init(UnitSpec(parsing: text)) }
}
