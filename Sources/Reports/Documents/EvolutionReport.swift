import Arithmetic
import Circuits
import Evolution
import Harness
import Interchange
import UnitCircuits

/// What `kb evolve` found: the circuit as Verilog that says how to find it again, and a summary.
package struct EvolutionReport: Sendable {
  package let netlist: Netlist
  package let cost: Cost
  private let reference: UnitCost
  private let metrics: ErrorMetrics
  private let search: Search
  private let command: String

  /// - Parameters:
  ///   - command: the command line that gives the same circuit again.
  ///   - name: of the module.
  /// - Throws: `CircuitError`, `UnitSpecError`; ``EvolutionError`` should the circuit break the limit after all.
  package init(_ search: Search, command: String, name: String) throws {
    guard let best = try search.outcome(name: name).first else {
      throw CircuitError.ports(name, "the search has no island")
    }
    (netlist, cost) = best
    self.search = search
    self.command = command
    let problem = search.problem
    reference = try UnitCost(UnitSpec(parsing: "exact:n=\(problem.width),s=\(problem.isSigned ? 1 : 0)"))
    let operands = OperandFormat(width: problem.width, isSigned: problem.isSigned)
    metrics = try ErrorMetrics(netlist, function: CircuitFunction(.product, operands, operands))
    // Computed by other code than the search's own.
    if let error = self.error, error > problem.limit * (1 + 1e-9) {
      throw EvolutionError.start(
        netlist.name, "its \(problem.metric.rawValue) of \(error) is above the limit")
    }
  }

  /// The error that was limited, in the limit's unit; nil for WMED, which headers do not have.
  private var error: Double? {
    switch search.problem.metric {
    case .mae: metrics["MAE%"]
    case .wce: metrics["WCE%"]
    case .ep: metrics["EP%"]
    case .mre: metrics["MRE%"]
    case .mse: metrics["MSE"]
    case .wmed: nil
    }
  }

  /// Structural Verilog below the metrics that EvoApproxLib prints, by its conventions.
  package var verilog: String {
    get throws {
      func percent(_ figure: KeyPath<Cost, Double>) -> String {
        "\(cost.percent(of: reference.cost, figure).formatted(decimals: 1)) %"
      }
      let problem = search.problem
      let unit = problem.metric.isPercent ? " %" : ""
      let head = [
        "Evolved by kb for \(problem.metric.rawValue) <= \(problem.limit)\(unit): \(problem.metric.title).",
        "To find it again:", command,
        "area \(cost.area.formatted(decimals: 2)) um2, delay \(cost.delay.formatted(decimals: 1)) ps, power "
          + "\(cost.power.formatted(decimals: 2)) uW in kb's model \(UnitCost.model) (\(CellLibrary.freePDK45.name)),",
        "\(percent(\.area)), \(percent(\.delay)), \(percent(\.power)) of \(reference.spec), "
          + "\(reference.structure)",
      ]
      let operands = OperandFormat(width: problem.width, isSigned: problem.isSigned)
      let unused = ArithmeticUnit.multiplier(Exact(operands))
      let body = try UnitExport().file(unused, name: netlist.name, netlist: netlist, format: .verilog)
      return head.map { "// \($0)\n" }.joined() + String(decoding: body, as: UTF8.self)
    }
  }

  package var text: String {
    var grid = Table([.init("figure"), .init("value", .right), .init("of exact %", .right)])
    for key in ErrorMetrics.keys {
      grid.add([key, metrics[key].map { $0.formatted(significant: 6) } ?? "-", ""])
    }
    func row(_ name: String, _ path: KeyPath<Cost, Double>) {
      grid.add([
        name, cost[keyPath: path].formatted(significant: 5),
        cost.percent(of: reference.cost, path).formatted(decimals: 1),
      ])
    }
    row("area um2", \.area)
    row("delay ps", \.delay)
    row("power uW", \.power)
    row("power-delay product fJ", \.powerDelayProduct)
    let counts = search.counts
    return """
      \(netlist.name): \(netlist.gates.count) gates after \(search.generation) generations on \
      \(search.settings.islands) island\(search.settings.islands == 1 ? "" : "s")

      \(grid.text)
      Candidates: \(counts.candidates), of which \(counts.neutral) changed no gate that matters, \(counts.larger) were larger \
      than the best, \(counts.aborted) broke the limit before all pairs were through, and \(counts.passed) kept it over all.

      """
  }
}
