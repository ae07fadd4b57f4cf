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
  /// An imported circuit synthesised anew for area, where that changes it.
  package let resynthesized: CircuitCost?
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
    resynthesized = try CircuitCost.resynthesized(imported, under: operands?.stream)
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
      \(resynthesisText)
      """
  }

  private var resynthesisText: String {
    guard let cost = resynthesized?.cost else { return "" }
    return wrap(
      "Synthesised anew for area, as published figures are (a fast adder becomes a ripple adder): "
        + "\(cost.area.formatted(significant: 5)) um2, \(cost.delay.formatted(significant: 5)) ps, "
        + "\(cost.power.formatted(significant: 5)) uW.") + "\n"
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
    /// The layer whose operands they are; nil: uniform.
    let operands: String?
    let savings: [String: Double]?
  }
}
