import Arithmetic
import Catalog
import Techniques
import UnitCircuits

/// Which networks and datasets a bench runs on.
package struct Suite: Hashable, Sendable, CaseIterable {
  package let id: String
  package let title: String
  /// Network and dataset ids; a model `catalog/models/<network>-<dataset>.safetensors` belongs to each.
  package let targets: [NetworkTarget]
  /// Empty: the catalog's units, with exact sums. Else these, whatever the catalog says.
  package var trials: [Trial] = []
  /// Not empty: what units cost under the operands of these layers, instead of accuracies.
  package var layers: [LayerName] = []
  /// Encodings of operands that are tried.
  package var encodings = OperandEncoding.allCases
  /// File name of the ledger of accuracies, or of costs in layers.
  package var ledger: String { "\(id).jsonl" }
  /// File name of the ledger of error statistics, which belong to no suite.
  package static let errorLedger = "errors.jsonl"
  /// File name of the ledger of hardware costs, likewise.
  package static let costLedger = "costs.jsonl"

  /// Every ledger that a bench of the suite writes.
  package var ledgers: [String] { [Self.errorLedger, Self.costLedger, ledger] }

  package static let quick = Suite(
    id: "quick", title: "LeNet-5 on the embedded glyphs",
    targets: [NetworkTarget(network: "lenet5", dataset: "glyphs")])
  package static let mnist = Suite(
    id: "mnist", title: "LeNet-5 on MNIST", targets: [NetworkTarget(network: "lenet5", dataset: "mnist")])

  package static let resnet8 = Suite(
    id: "resnet8", title: "ResNet-8 on CIFAR-10",
    targets: [NetworkTarget(network: "resnet8-mlperf-tiny", dataset: "cifar10")])
  /// Three times the work of ResNet-8, so without affine codes: in ResNet-8 they are the worse ones in 145 of 158 cases, and
  /// never better by a point.
  package static let resnet20 = Suite(
    id: "resnet20", title: "ResNet-20 on CIFAR-10",
    targets: [NetworkTarget(network: "resnet20-cifar", dataset: "cifar10")],
    encodings: [.signMagnitude, .twosComplement])

  package static let allCases: [Suite] = [.quick, .mnist, .resnet8, .resnet20, .widths, .operands]
}

/// A trained network and the data it is evaluated on.
package struct NetworkTarget: Hashable, Sendable {
  package let network: String
  package let dataset: String

  package init(network: String, dataset: String) {
    self.network = network
    self.dataset = dataset
  }
}

/// Lists what there is to run for a set of techniques, in a stable order without repetitions.
package enum BenchPlan {
  /// Pairs that a sampled experiment draws where a configuration is too wide to enumerate.
  package static let defaultSamples = 1_000_000
  /// Up to this many operand bits every pair is visited.
  package static let exhaustiveWidth = 12

  /// What a suite runs: the experiments of techniques, or the suite's own deployments.
  /// - Throws: `UnitSpecError`
  package static func experiments(of suite: Suite, for techniques: [Technique]) throws -> [PlannedExperiment]
  {
    if !suite.layers.isEmpty { return try layerCosts(of: techniques, in: suite.layers) }
    guard !suite.trials.isEmpty else {
      return try experiments(for: techniques, targets: suite.targets, encodings: suite.encodings).filter {
        // Claims on other networks belong to other suites, and those on other widths to the one of widths.
        guard case .networkAccuracy(let deployment, let network, let dataset) = $0.experiment else {
          return true
        }
        return deployment.width == 8
          && suite.targets.contains(NetworkTarget(network: network, dataset: dataset))
      }
    }
    return try suite.trials.flatMap { trial in
      let deployment = try trial.deployment()
      return suite.targets.map { target in
        PlannedExperiment(
          technique: nil,
          experiment: .networkAccuracy(
            deployment: deployment, network: target.network, dataset: target.dataset))
      }
    }
  }

  /// Configurations of executable techniques, and the checks of all claims: a technique that is not
  /// executable itself may have claims on a unit that is.
  /// - Throws: `UnitSpecError` where a catalog entry names an impossible unit, with the technique's id.
  package static func experiments(
    for techniques: [Technique], targets: [NetworkTarget],
    encodings: [OperandEncoding] = OperandEncoding.allCases
  ) throws -> [PlannedExperiment] {
    var seen: Set<Experiment> = []
    var plan: [PlannedExperiment] = []
    func add(_ experiment: Experiment, _ technique: Technique) {
      if seen.insert(experiment).inserted {
        plan.append(PlannedExperiment(technique: technique.id, experiment: experiment))
      }
    }
    func hasStatistics(of spec: UnitSpec) -> Bool {
      plan.contains {
        if case .errorStatistics(spec, .all, _) = $0.experiment { true } else { false }
      }
    }
    for technique in techniques {
      do {
        for configuration in technique.implementation.configurations {
          let spec = try ArithmeticUnit.canonical(configuration.unit)
          let unit = try ArithmeticUnit(spec)
          add(statistics(of: spec, unit), technique)
          add(.unitCost(unit: spec, baseline: try UnitCost.exactReference(of: spec)), technique)
          // Adders belong where products are summed, which is a suite of its own too.
          // Wide units take minutes each: suites of their own have them.
          guard case .multiplier(let unit) = unit, unit.operands.width == 8 else { continue }
          for target in targets {
            for deployment in try deployments(of: spec, unit) where encodings.contains(deployment.encoding) {
              add(
                .networkAccuracy(
                  deployment: deployment, network: target.network, dataset: target.dataset), technique)
            }
          }
        }
        for claim in technique.claims {
          for experiment in try experiments(testing: claim) {
            add(experiment, technique)
            // A unit that has only its cost claimed stands in the table of all units, with its errors.
            // Circuits may be wider than functions, which have no errors to show then.
            if case .unitCost(let spec, _) = experiment, !hasStatistics(of: spec),
              let unit = try? ArithmeticUnit(spec)
            {
              add(statistics(of: spec, unit), technique)
            }
          }
        }
      } catch {
        throw BenchError.badLink(technique: technique.id, reason: "\(error)")
      }
    }
    return plan
  }

  private static func statistics(of spec: UnitSpec, _ unit: ArithmeticUnit) -> Experiment {
    let samples = unit.operands.width > exhaustiveWidth ? defaultSamples : nil
    return .errorStatistics(unit: spec, domain: .all, samples: samples)
  }

  /// What there is to run for one unit, which need not be in the catalog.
  package static func experiments(
    of spec: UnitSpec, _ unit: ArithmeticUnit, technique: String? = nil, on target: NetworkTarget
  ) throws -> [PlannedExperiment] {
    let statistics = PlannedExperiment(technique: technique, experiment: statistics(of: spec, unit))
    guard case .multiplier(let unit) = unit else { return [statistics] }
    return [statistics]
      + (try deployments(of: spec, unit)).map {
        PlannedExperiment(
          technique: technique,
          experiment: .networkAccuracy(deployment: $0, network: target.network, dataset: target.dataset))
      }
  }

  /// Every way in which a network can use the unit that is worth telling apart: unsigned units with
  /// sign-magnitude and with affine codes, signed ones in two's complement; both bindings where the unit is
  /// not symmetric.
  package static func deployments(of spec: UnitSpec, _ unit: any Multiplier) throws -> [UnitDeployment] {
    let width = unit.operands.width
    guard ProductFunction.widths.contains(width) else { return [] }
    let encodings: [OperandEncoding] = unit.operands.isSigned ? [.twosComplement] : [.signMagnitude, .affine]
    let bindings: [OperandBinding] =
      try isSymmetric(unit) ? [.activationFirst] : OperandBinding.allCases
    return encodings.flatMap { encoding in
      bindings.map { UnitDeployment(unit: spec, encoding: encoding, binding: $0, width: width) }
    }
  }

  /// Over all pairs up to 8 bits; of wider units over a spread of pairs, which finds any unit of the library out.
  private static func isSymmetric(_ unit: any Multiplier) throws -> Bool {
    if unit.operands.width <= 8 { return try ProductTable(unit).isSymmetric }
    let range = unit.operands.range
    // 251 is prime: the spread meets all residues.
    let values = stride(from: range.lowerBound, through: range.upperBound, by: 251)
    return values.allSatisfy { a in values.allSatisfy { unit.product(a, $0) == unit.product($0, a) } }
  }

  /// What a claim's check asks for: none where it is planned or untestable, several where units are compared.
  /// - Throws: `UnitSpecError`, `CellError`, `FunctionError`, ``BenchError`` for what the check names and does not exist.
  package static func experiments(testing claim: Claim) throws -> [Experiment] {
    guard case .check(let check) = claim.testability else { return [] }
    switch check {
    case .planned: return []
    case .errorStatistics(let check):
      guard let domain = ErrorStatistics.Domain(rawValue: check.domain.rawValue) else {
        throw BenchError.unknownValue(
          name: "domain", value: check.domain.rawValue,
          allowed: ErrorStatistics.Domain.allCases.map(\.rawValue))
      }
      return try ([check.unit] + [check.baseline].compactMap { $0 }).map {
        .errorStatistics(
          unit: try ArithmeticUnit.canonical($0), domain: domain, samples: check.samples)
      }
    case .unitCost(let check):
      return try check.units.map {
        let unit = try CircuitSpec($0).spec
        return .unitCost(
          unit: unit,
          baseline: try check.baseline.map { try CircuitSpec($0).spec } ?? UnitCost.exactReference(of: unit))
      }
    case .cellStatistics(let check):
      return [.cellStatistics(cell: try ApproximateCells.cell(check.cell).id)]
    case .functionStatistics(let check):
      return [.functionStatistics(function: try ApproximateFunctions.function(check.function).id)]
    case .networkAccuracy(let check):
      guard let encoding = OperandEncoding(rawValue: check.encoding) else {
        throw BenchError.unknownValue(
          name: "encoding", value: check.encoding,
          allowed: OperandEncoding.allCases.map(\.rawValue))
      }
      guard let binding = OperandBinding(rawValue: check.binding) else {
        throw BenchError.unknownValue(
          name: "binding", value: check.binding,
          allowed: OperandBinding.allCases.map(\.rawValue))
      }
      let unit = try ArithmeticUnit.canonical(check.unit)
      return [
        .networkAccuracy(
          deployment: UnitDeployment(
            unit: unit, encoding: encoding, binding: binding, width: try ArithmeticUnit(unit).operands.width),
          network: check.network, dataset: check.dataset)
      ]
    }
  }
}

package enum BenchError: Error, Equatable, CustomStringConvertible {
  case badLink(technique: String, reason: String)
  case unknownValue(name: String, value: String, allowed: [String])
  case nothingToRun(reason: String)
  case differentWeights(network: String, dataset: String)

  package var description: String {
    switch self {
    case .badLink(let technique, let reason):
      "Technique '\(technique)' links to what cannot be: \(reason)"
    case .unknownValue(let name, let value, let allowed):
      "'\(value)' is no \(name); use \(allowed.joined(separator: ", "))"
    case .nothingToRun(let reason): reason
    case .differentWeights(let network, let dataset):
      "The weights of \(network) for \(dataset) changed while the bench ran; run it again"
    }
  }
}
