import Arithmetic
import Circuits

/// What a unit costs, in the structure, of those allowed, in which its power-delay product is lowest.
package struct UnitCost: Sendable {
  package let spec: UnitSpec
  package let structure: Structure
  /// Optimised.
  package let netlist: Netlist
  package let cost: Cost

  /// Raised when builders, optimisation or cells change figures.
  package static let model = "gates-2"
  /// The operand pairs that toggles are counted over.
  package static let patterns = 16_384
  package static let seed: UInt64 = 1

  /// - Parameters:
  ///   - structures: those to choose from.
  ///   - stream: the operands that toggles are counted over; nil: uniform ones.
  /// - Throws: `UnitSpecError`, `UnitCircuitError`, `CircuitError`.
  package init(
    _ spec: UnitSpec, in structures: [Structure] = Structure.allCases, library: CellLibrary = .freePDK45,
    under stream: OperandStream? = nil
  ) throws {
    let wanted = try CircuitSpec(spec)
    let spec = wanted.spec
    let stream = stream ?? wanted.part?.stream(Self.patterns, Self.seed)
    var best: UnitCost?
    var seen: Set<[Gate]> = []
    for structure in structures {
      let netlist = try UnitCircuits.netlist(of: spec, structure: structure).optimized()
      // Units without additions are the same in every structure.
      guard seen.insert(netlist.gates).inserted else { continue }
      let stream =
        stream ?? OperandStream.uniform(netlist.inputs, count: Self.patterns, seed: Self.seed)
      let cost = try netlist.cost(in: library, under: stream)
      if best.map({ cost.powerDelayProduct < $0.cost.powerDelayProduct }) ?? true {
        best = UnitCost(spec: spec, structure: structure, netlist: netlist, cost: cost)
      }
    }
    guard let best else { throw UnitCircuitError.none(family: spec.family) }
    self = best
  }

  private init(spec: UnitSpec, structure: Structure, netlist: Netlist, cost: Cost) {
    self.spec = spec
    self.structure = structure
    self.netlist = netlist
    self.cost = cost
  }

  /// The exact unit that a unit replaces: the multiplier or adder of its width and signedness.
  /// - Throws: `UnitSpecError`
  package static func exactReference(of spec: UnitSpec) throws -> UnitSpec {
    let unit = try CircuitSpec(spec)
    if let part = unit.part { return try CircuitSpec(part.exact).spec }
    let width = unit.operands.width
    return try CircuitSpec(
      unit.isAdder ? "exact-adder:n=\(width)" : "exact:n=\(width),s=\(unit.operands.isSigned ? 1 : 0)"
    ).spec
  }
}
