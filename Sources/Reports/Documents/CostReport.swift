import Arithmetic
import Circuits
import Harness
import Interchange
import UnitCircuits

/// The circuit of one arithmetic unit and what it costs: `kb unit --cost`.
package struct CostReport: Sendable {
  package let unit: CircuitCost
  /// Nil for an imported circuit that has no exact counterpart here.
  package let reference: CircuitCost?
  /// An imported circuit synthesised anew for area; nil where it is too large for that.
  package let resynthesized: CircuitCost?
  /// The exact unit in the structure that the unit has, where that is another than that of `reference`: what of a saving
  /// is the structure's.
  package let alike: CircuitCost?
  /// The exact circuit likewise; beside ``resynthesized`` only.
  private let resynthesizedReference: CircuitCost?
  private let operands: RecordedOperands?

  /// - Parameters:
  ///   - units: where the spec finds its unit.
  ///   - imported: what was imported under that name.
  ///   - operands: what both circuits multiply; nil: uniform operands.
  /// - Throws: `UnitSpecError`, `UnitCircuitError`, `CircuitError`; ``ExportError/noCircuit(unit:)`` for a table.
  package init(
    _ text: String, units: UnitShelf = .library, imported: ImportedUnit? = nil,
    operands: RecordedOperands? = nil
  ) throws {
    let spec = try imported == nil ? CircuitSpec(text).spec : units.canonical(text)
    guard let unit = try CircuitCost.of(spec, imported: imported, under: operands?.stream) else {
      throw ExportError.noCircuit(unit: "\(spec)")
    }
    self.unit = unit
    reference = try CircuitCost.exact(spec, imported: imported, under: operands?.stream)
    resynthesized = imported == nil ? nil : try unit.resynthesized(under: operands?.stream)
    alike = try CircuitCost.exact(like: unit, of: spec, insteadOf: reference, under: operands?.stream)
    resynthesizedReference =
      resynthesized == nil ? nil : try reference?.resynthesized(under: operands?.stream)
    self.operands = operands
  }

  package var text: String {
    var grid = Table([
      .init("cost"), .init("unit", .right), .init("exact", .right), .init("saving %", .right),
    ])
    func row(_ title: String, _ statistic: CostStatistic, _ value: (Cost) -> Double) {
      grid.add([
        title, value(unit.cost).formatted(significant: 5),
        reference.map { value($0.cost).formatted(significant: 5) } ?? "-",
        reference.map { statistic(of: unit.cost, against: $0.cost).formatted(decimals: 1) } ?? "-",
      ])
    }
    row("area um2", .areaSaving, \.area)
    row("delay ps", .delaySaving, \.delay)
    row("power uW at 1 GHz", .powerSaving, \.power)
    row("power-delay product fJ", .energySaving, \.powerDelayProduct)
    let census = CellMapping(unit.netlist, in: .freePDK45).census.sorted { $0.key < $1.key }
      .map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    return """
      \(unit.title)\(reference.map { ", against \($0.title)" } ?? "")
      \(wrap("\(CellLibrary.freePDK45.name), \(UnitCost.patterns) \(source); of the reduction trees and carry adders those with the lowest power-delay product"))
      \(grid.text)
      \(wrap("Cells: " + census))
      \(alikeText)\(resynthesisText)
      """
  }

  /// Both circuits synthesised anew, where that changes one of them.
  private var resynthesisText: String {
    guard let own = resynthesized else { return "" }
    let changesReference = resynthesizedReference.map { $0.netlist != reference?.netlist } ?? false
    guard own.netlist != unit.netlist || changesReference else { return "" }
    let exact =
      resynthesizedReference.map { "; the exact one: \(Self.figures($0.cost, own.cost))" } ?? ""
    return wrap(
      "Synthesised anew for area, as published figures are (a fast adder becomes a ripple adder): "
        + "\(Self.figures(own.cost))\(exact).") + "\n"
  }

  /// What is saved by the unit, and not by its structure.
  private var alikeText: String {
    guard let alike else { return "" }
    return wrap(
      "The exact one in the same structure, \(alike.title): \(Self.figures(alike.cost, unit.cost)).")
      + "\n"
  }

  /// Area, delay and power, and what `unit` saves of each.
  private static func figures(_ cost: Cost, _ unit: Cost? = nil) -> String {
    func figure(_ value: Double, _ of: String, _ statistic: CostStatistic) -> String {
      let saving = unit.map { " (saving \(statistic(of: $0, against: cost).formatted(decimals: 1)) %)" }
      return "\(value.formatted(significant: 5)) \(of)\(saving ?? "")"
    }
    return [
      figure(cost.area, "um2", .areaSaving), figure(cost.delay, "ps", .delaySaving),
      figure(cost.power, "uW", .powerSaving),
    ].joined(separator: ", ")
  }

  private var source: String {
    guard let operands else { return "uniform operand pairs, seed \(UnitCost.seed)" }
    return
      "operand pairs of layer \(operands.layer), \(RecordedOperands.images) images, whole windows picked by seed "
      + "\(RecordedOperands.seed)"
  }

  package var json: String {
    get throws {
      func item(_ cost: CircuitCost) -> Item.Figures {
        .init(
          unit: cost.name, structure: cost.structure, area: cost.cost.area, delay: cost.cost.delay,
          power: cost.cost.power, powerDelayProduct: cost.cost.powerDelayProduct)
      }
      let savings = reference.map { reference in
        CostStatistic.allCases.map { ($0.rawValue, $0(of: unit.cost, against: reference.cost)) }
      }
      return try JSONText.render(
        Item(
          unit: item(unit), resynthesized: resynthesized.map(item), reference: reference.map(item),
          referenceInTheSameStructure: alike.map(item),
          resynthesizedReference: resynthesizedReference.map(item),
          operands: operands.map { "\($0.layer)" },
          savings: savings.map { Dictionary(uniqueKeysWithValues: $0) }))
    }
  }

  private struct Item: Encodable {
    struct Figures: Encodable {
      let unit: String
      let structure: String?
      let area: Double
      let delay: Double
      let power: Double
      let powerDelayProduct: Double
    }

    let unit: Figures
    let resynthesized: Figures?
    let reference: Figures?
    let referenceInTheSameStructure: Figures?
    let resynthesizedReference: Figures?
    /// The layer whose operands they are; nil: uniform.
    let operands: String?
    let savings: [String: Double]?
  }
}
