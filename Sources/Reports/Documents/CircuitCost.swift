import Arithmetic
import Circuits
import Interchange
import UnitCircuits

/// A circuit with what it costs: a unit of the library in its best structure, or an imported circuit as it is.
package struct CircuitCost: Sendable {
  package let name: String
  /// Reduction tree and carry adder; nil for an imported circuit, and for a part of a unit, which is built in one way.
  package let structure: String?
  /// The structure of a whole unit of the library; nil for others.
  private let choice: Structure?
  /// Optimised.
  package let netlist: Netlist
  package let cost: Cost

  /// Name and structure.
  var title: String { structure.map { "\(name), \($0)" } ?? name }

  private init(_ unit: UnitCost) {
    name = "\(unit.spec)"
    choice = CircuitSpec.isPart(unit.spec.family) ? nil : unit.structure
    // An adder has no reduction tree.
    structure = choice.map { choice in
      AdderLibrary.contains(unit.spec.family) ? choice.adder.rawValue : "\(choice)"
    }
    netlist = unit.netlist
    cost = unit.cost
  }

  private init(
    _ name: String, _ netlist: Netlist, structure: String?, under stream: OperandStream?
  ) throws {
    self.name = name
    self.structure = structure
    choice = nil
    self.netlist = netlist.optimized()
    cost = try self.netlist.cost(
      in: .freePDK45,
      under: stream ?? .uniform(self.netlist.inputs, count: UnitCost.patterns, seed: UnitCost.seed))
  }

  /// The circuit of a unit; nil for an imported one that is a table.
  /// - Parameter stream: operands; nil: uniform ones.
  /// - Throws: `UnitSpecError`, `UnitCircuitError`, `CircuitError`.
  static func of(
    _ spec: UnitSpec, imported: ImportedUnit?, under stream: OperandStream? = nil
  ) throws -> CircuitCost? {
    guard let imported else { return CircuitCost(try UnitCost(spec, under: stream)) }
    return try imported.netlist.map { try CircuitCost(imported.name, $0, structure: nil, under: stream) }
  }

  /// The exact circuit that a unit of the library replaces, in the structure that the unit has; nil where that is the one
  /// of `reference` or the unit would be the same in that, and for parts and imported circuits.
  /// - Throws: `UnitSpecError`, `UnitCircuitError`, `CircuitError`.
  static func exact(
    like unit: CircuitCost, of spec: UnitSpec, insteadOf reference: CircuitCost?,
    under stream: OperandStream? = nil
  ) throws -> CircuitCost? {
    guard let choice = unit.choice, let other = reference?.choice, unit.structure != reference?.structure
    else { return nil }
    // Of a unit without additions gates may come in another order, no more.
    let moved = try UnitCost(spec, in: [other], under: stream).cost
    guard abs(moved.area - unit.cost.area) > 1e-6 || abs(moved.delay - unit.cost.delay) > 1e-6 else {
      return nil
    }
    return CircuitCost(try UnitCost(UnitCost.exactReference(of: spec), in: [choice], under: stream))
  }

  /// The circuit as a synthesis for area would leave it; nil where it is too large for that.
  /// - Throws: `CircuitError`.
  func resynthesized(under stream: OperandStream? = nil) throws -> CircuitCost? {
    try netlist.resynthesis().map { try CircuitCost(name, $0, structure: nil, under: stream) }
  }

  /// The exact circuit that a unit replaces, in the structure with the lowest power-delay product; nil where there is none
  /// to compare with.
  /// - Throws: `UnitSpecError`, `UnitCircuitError`, `CircuitError`.
  static func exact(
    _ spec: UnitSpec, imported: ImportedUnit?, under stream: OperandStream? = nil
  ) throws -> CircuitCost? {
    guard let imported else {
      return CircuitCost(try UnitCost(UnitCost.exactReference(of: spec), under: stream))
    }
    guard let netlist = imported.netlist else { return nil }
    let function = try CircuitFunction(netlist)
    let (width, isSigned) = (function.first.width, function.first.isSigned)
    guard function.first == function.second else { return nil }
    switch (function.operation, isSigned) {
    case (.product, _):
      let exact = try? ArithmeticUnit.canonical("exact:n=\(width),s=\(isSigned ? 1 : 0)")
      return try exact.map { CircuitCost(try UnitCost($0, under: stream)) }
    case (.sum, false):
      let exact = try? ArithmeticUnit.canonical("exact-adder:n=\(width)")
      return try exact.map { CircuitCost(try UnitCost($0, under: stream)) }
    case (.wrappingSum, false): return nil
    case (.sum, true), (.wrappingSum, true):
      return try AdderKind.allCases.map { kind in
        try CircuitCost(
          function.title,
          Adders.signed(width: width, extended: function.operation == .sum, kind: kind),
          structure: kind.rawValue, under: stream)
      }.min { $0.cost.powerDelayProduct < $1.cost.powerDelayProduct }
    }
  }
}
