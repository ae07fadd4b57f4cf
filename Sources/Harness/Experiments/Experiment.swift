import Arithmetic
import Techniques

/// Something that the harness can run and that has the same outcome wherever it runs.
package enum Experiment: Hashable, Sendable {
  /// The error of a unit on its own. `samples` nil: all operand pairs.
  case errorStatistics(unit: UnitSpec, domain: ErrorStatistics.Domain, samples: Int?)
  /// A network with the unit in every layer, against the exact int8 network with the same weights.
  case networkAccuracy(deployment: UnitDeployment, network: String, dataset: String)

  /// What the unit's circuit costs, and saves against that of another unit.
  case unitCost(unit: UnitSpec, baseline: UnitSpec)

  /// The same with the operands of a layer in place of uniform ones.
  case layerCost(unit: UnitSpec, baseline: UnitSpec, layer: LayerName)

  /// The error of a cell, over its truth table.
  case cellStatistics(cell: String)

  /// The error of a function of one operand.
  case functionStatistics(function: String)

  /// Name in catalog and ledgers.
  package var name: String {
    switch self {
    case .errorStatistics: "error-statistics"
    case .networkAccuracy: "network-accuracy"
    case .unitCost: "unit-cost"
    case .layerCost: "layer-cost"
    case .cellStatistics: "cell-statistics"
    case .functionStatistics: "function-statistics"
    }
  }

  /// The ledger that keeps the outcome: of a unit on its own, one for all suites.
  package func ledger(of suite: Suite) -> String {
    switch self {
    case .errorStatistics, .cellStatistics, .functionStatistics: Suite.errorLedger
    case .unitCost: Suite.costLedger
    case .networkAccuracy, .layerCost: suite.ledger
    }
  }

  /// The trained network that it needs, and the data; nil for a unit on its own.
  package var target: NetworkTarget? {
    switch self {
    case .errorStatistics, .unitCost, .cellStatistics, .functionStatistics: nil
    case .networkAccuracy(_, let network, let dataset): NetworkTarget(network: network, dataset: dataset)
    case .layerCost(_, _, let layer): NetworkTarget(network: layer.network, dataset: layer.dataset)
    }
  }

  /// Whether it visits all pairs of operands of more than ``BenchPlan/exhaustiveWidth`` bits.
  package var enumeratesWideUnit: Bool {
    get throws {
      guard case .errorStatistics(let unit, _, nil) = self else { return false }
      return try ArithmeticUnit(unit).operands.width > BenchPlan.exhaustiveWidth
    }
  }

  /// A line for a person: progress bars and reasons.
  package var title: String {
    switch self {
    case .errorStatistics(let unit, _, let samples):
      "\(unit) errors over \(samples.map { "\($0) sampled" } ?? "all") pairs"
    case .unitCost(let unit, let baseline): "\(unit) cost against \(baseline)"
    case .layerCost(let unit, let baseline, let layer):
      "\(unit) cost against \(baseline), operands of \(layer)"
    case .cellStatistics(let cell): "cell \(cell) errors over all rows"
    case .functionStatistics(let function): "function \(function) errors over its interval"
    case .networkAccuracy(let deployment, let network, let dataset):
      "\(deployment.unit) in \(network) on \(dataset), \(deployment.encoding.rawValue), "
        + deployment.binding.rawValue + (deployment.accumulator.map { ", sums by \($0)" } ?? "")
    }
  }
}

/// An experiment and the technique that it is run for.
package struct PlannedExperiment: Hashable, Sendable {
  package let technique: String?
  package let experiment: Experiment

  package init(technique: String?, experiment: Experiment) {
    self.technique = technique
    self.experiment = experiment
  }
}
