import Arithmetic
import Circuits
import Harness
import Interchange
import UnitCircuits

/// One arithmetic unit: `kb unit`.
package struct UnitReport: Sendable {
  package let spec: UnitSpec
  package let operands: OperandFormat
  package let statistics: ErrorStatistics
  /// SHA-256 of the truth table and whether the ports are interchangeable; nil above 8 bits.
  package let table: (identity: String, isSymmetric: Bool)?
  /// Cost of the circuit, where there is one, and of the exact circuit of its kind. As in ``CostReport``.
  package let cost: (gates: Int, own: Cost, exact: Cost?)?
  /// Which pairs the statistics are over, in words.
  let extent: String
  private let notes: [String]

  /// Which operand pairs statistics are taken over.
  package enum Pairs: Sendable {
    /// All that a unit of up to 12 bits has; wider ones are refused.
    case plain
    /// All, up to 16 bits.
    case exhaustive(threads: Int, progress: @Sendable (_ done: Int, _ of: Int) -> Void)
    case sampled(Int, seed: UInt64)
  }

  /// - Parameters:
  ///   - units: where the spec finds its unit.
  ///   - imported: what was imported under that name.
  /// - Throws: `UnitSpecError`, `StatisticsError`, `UnitCircuitError`, `CircuitError`.
  package init(
    _ text: String, domain: ErrorStatistics.Domain, pairs: Pairs = .plain, units: UnitShelf = .library,
    imported: ImportedUnit? = nil
  ) throws {
    spec = try units.canonical(text)
    let unit = try units.unit(spec)
    notes = imported.map { ["imported (\($0.format.id))"] + $0.notes } ?? []
    operands = unit.operands
    switch pairs {
    case .sampled(let samples, let seed):
      statistics = try ErrorStatistics(sampling: unit, samples: samples, seed: seed, domain: domain)
      extent = "\(samples) uniform random pairs, seed \(seed)"
    case .plain:
      statistics = try ErrorStatistics(exhaustive: unit, domain: domain)
      extent = "all \(statistics.count) pairs"
    case .exhaustive(let threads, let progress):
      let netlist = try imported == nil ? UnitCircuits.netlist(of: spec) : nil
      let enumeration = try AllPairs(
        unit, netlist: netlist, domain: domain, threads: threads, progress: progress)
      statistics = enumeration.statistics
      extent = "all \(statistics.count) pairs, by the \(enumeration.evaluation.rawValue)"
    }
    if operands.width <= 8 {
      let products = try ProductTable(unit)
      table = (products.identity, products.isSymmetric)
    } else {
      table = nil
    }
    if let circuit = try CircuitCost.of(spec, imported: imported) {
      let exact = try CircuitCost.exact(spec, imported: imported)
      cost = (circuit.netlist.gates.count, circuit.cost, exact?.cost)
    } else {
      cost = nil
    }
  }

  package var text: String {
    var out =
      "\(spec)\n\(operands.width)-bit \(operands.isSigned ? "signed" : "unsigned") operands; \(extent)\n"
    if let table {
      out += "truth table \(table.identity)\n"
      out +=
        table.isSymmetric ? "symmetric: the ports may be swapped\n" : "not symmetric: the ports differ\n"
    }
    for note in notes { out += "note: \(note)\n" }
    if let cost { out += Self.text(cost) }
    var grid = Table([.init("statistic"), .init("value", .right), .init("95 % interval"), .init("meaning")])
    for statistic in Statistic.allCases {
      let value = statistics[statistic]
      let interval = extent.hasPrefix("all") ? nil : statistics.interval(of: statistic)
      grid.add([
        statistic.rawValue, value.isFinite ? value.formatted(significant: 7) : "-",
        interval.map { "\($0.lower.formatted(significant: 5)) to \($0.upper.formatted(significant: 5))" }
          ?? "",
        statistic.meaning,
      ])
    }
    return out + "\n" + grid.text
  }

  private static func text(_ cost: (gates: Int, own: Cost, exact: Cost?)) -> String {
    func figure(_ value: KeyPath<Cost, Double>, _ unit: String) -> String {
      let relative =
        cost.exact.map { " (\(cost.own.percent(of: $0, value).formatted(decimals: 1)) %)" } ?? ""
      return "\(cost.own[keyPath: value].formatted(decimals: 2)) \(unit)\(relative)"
    }
    return
      "circuit: \(cost.gates) gates, area \(figure(\.area, "um2")), delay \(figure(\.delay, "ps")), power "
      + "\(figure(\.power, "uW")); percentages are of our exact circuit in the same 45 nm model, uniform operands\n"
  }

  package var json: String {
    get throws { try JSONText.render(item) }
  }

  var item: Item {
    let values = Statistic.allCases.compactMap { statistic in
      statistics[statistic].isFinite ? (statistic.rawValue, statistics[statistic]) : nil
    }
    return Item(
      unit: "\(spec)", width: operands.width, signed: operands.isSigned, pairs: statistics.count,
      identity: table?.identity, symmetric: table?.isSymmetric, area: cost?.own.area,
      delay: cost?.own.delay, power: cost?.own.power,
      statistics: Dictionary(uniqueKeysWithValues: values))
  }

  struct Item: Encodable {
    let unit: String
    let width: Int
    let signed: Bool
    let pairs: Int
    let identity: String?
    let symmetric: Bool?
    /// um2, ps, uW
    let area: Double?
    let delay: Double?
    let power: Double?
    let statistics: [String: Double]
  }

  /// The families with their parameters.
  package static var families: String {
    var grid = Table([.init("family"), .init("design"), .init("parameters")])
    let multipliers = UnitLibrary.families.map { ($0.id, $0.title, $0.parameters) }
    let adders = AdderLibrary.families.map { ($0.id, $0.title, $0.parameters) }
    for (id, title, parameters) in multipliers + adders {
      grid.add([id, title, parameters.map { "\($0.name): \($0.meaning)" }.joined(separator: "; ")])
    }
    return grid.text
  }
}

extension Statistic {
  var meaning: String {
    switch self {
    case .ep: "wrong results, %"
    case .mae: "mean |error|"
    case .me: "mean error (approximate minus exact)"
    case .nmed: "mean |error| over the largest exact result"
    case .nmedPercent: "the same, %"
    case .ned: "mean |error| over the largest |error|"
    case .mred: "mean relative |error|, non-zero exact results, %"
    case .mredAll: "the same, those of zero counted as right, %"
    case .relativeBias: "mean relative error, %"
    case .stdRelative: "standard deviation of the relative error, %"
    case .maxRelative: "largest relative error, %"
    case .minRelative: "smallest relative error, %"
    case .wcre: "largest relative |error|, %"
    case .wce: "largest |error|"
    case .mse: "mean squared error"
    case .variance: "variance of the error"
    case .correctProducts: "results that are right"
    case .maxErrorFraction: "largest error over the largest exact result"
    case .minErrorFraction: "smallest error over the largest exact result"
    case .shareBelow1Percent: "results off by less than 1 %, %"
    case .averageAccuracy: "100 - MRED, %"
    }
  }
}
