import Arithmetic
import Circuits
import UnitCircuits

/// The circuit of one arithmetic unit and what it costs: `kb unit --cost`.
package struct CostReport: Sendable {
  package let unit: UnitCost
  package let reference: UnitCost

  /// - Throws: `UnitSpecError`, `UnitCircuitError`, `CircuitError`.
  package init(_ text: String) throws {
    let spec = try ArithmeticUnit.canonical(text)
    unit = try UnitCost(spec)
    reference = try UnitCost(UnitCost.exactReference(of: spec))
  }

  package var text: String {
    var grid = Table([
      .init("cost"), .init("unit", .right), .init("exact", .right), .init("saving %", .right),
    ])
    func row(_ title: String, _ statistic: CostStatistic, _ value: (Cost) -> Double) {
      grid.add([
        title, value(unit.cost).formatted(significant: 5), value(reference.cost).formatted(significant: 5),
        statistic(of: unit.cost, against: reference.cost).formatted(decimals: 1),
      ])
    }
    row("area um2", .areaSaving, \.area)
    row("delay ps", .delaySaving, \.delay)
    row("power uW at 1 GHz", .powerSaving, \.power)
    row("power-delay product fJ", .energySaving, \.powerDelayProduct)
    let census = CellMapping(unit.netlist, in: .freePDK45).census.sorted { $0.key < $1.key }
      .map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    return """
      \(unit.spec), \(unit.structure), against \(reference.spec), \(reference.structure)
      \(CellLibrary.freePDK45.name), \(UnitCost.patterns) uniform operand pairs, seed \(UnitCost.seed); of the reduction \
      trees and carry adders those with the lowest power-delay product

      \(grid.text)
      \(wrap("Cells: " + census))

      """
  }

  package var json: String {
    get throws {
      func item(_ cost: UnitCost) -> Item.Figures {
        .init(
          unit: "\(cost.spec)", structure: "\(cost.structure)", area: cost.cost.area, delay: cost.cost.delay,
          power: cost.cost.power, powerDelayProduct: cost.cost.powerDelayProduct)
      }
      let savings = CostStatistic.allCases.map {
        ($0.rawValue, $0(of: unit.cost, against: reference.cost))
      }
      return try JSONText.render(
        Item(
          unit: item(unit), reference: item(reference),
          savings: Dictionary(uniqueKeysWithValues: savings)))
    }
  }

  private struct Item: Encodable {
    struct Figures: Encodable {
      let unit: String
      let structure: String
      let area: Double
      let delay: Double
      let power: Double
      let powerDelayProduct: Double
    }

    let unit: Figures
    let reference: Figures
    let savings: [String: Double]
  }
}
