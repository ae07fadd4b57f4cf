import Arithmetic
import Circuits
import Datasets
import Foundation
import Networks
import Techniques
import UnitCircuits

/// Runs experiments and turns their outcome into ledger entries.
///
/// Keeps networks, images and the exact reference evaluation of each target between experiments. Not safe
/// for use from several threads; the network evaluation itself uses `threads` of them.
package final class ExperimentRunner {
  /// Part of every entry: raised when a change of the code changes figures.
  package static let codeVersion = "kb-1"
  /// Seed of the operand pairs of sampled statistics.
  package static let samplingSeed: UInt64 = 1

  private let models: ModelStore
  private let data: DataStore
  private let threads: Int
  private let units: UnitShelf
  private var targets: [TargetKey: LoadedTarget] = [:]
  private var costs: [CostKey: UnitCost] = [:]
  private var recordings: [RecordingKey: RecordedOperands] = [:]

  private struct TargetKey: Hashable {
    let network: String
    let dataset: String
    let bits: OperandBits
  }

  private struct CostKey: Hashable {
    let unit: UnitSpec
    /// Nil: uniform operands.
    let layer: LayerName?
  }

  private struct RecordingKey: Hashable {
    let layer: LayerName
    let format: OperandFormat
  }

  /// A quantised network, its test images, and what it answers with exact products.
  package struct LoadedTarget {
    package let network: QuantizedNetwork
    package let images: ImageSet
    package let reference: Evaluation
  }

  /// - Parameter units: where the specs of experiments find their units.
  package init(models: ModelStore, data: DataStore, threads: Int, units: UnitShelf = .library) {
    self.models = models
    self.data = data
    self.threads = threads
    self.units = units
  }

  /// The key under which the outcome is kept; changes with everything that the figures depend on.
  package func key(of experiment: Experiment) throws -> String {
    switch experiment {
    case .errorStatistics(let unit, let domain, let samples):
      let extent = samples.map { "samples=\($0),seed=\(Self.samplingSeed)" } ?? "exhaustive"
      return "\(experiment.name)|\(unit)|\(domain.rawValue)|\(extent)|\(try identity(of: unit).prefix(12))"
    case .unitCost(let unit, let baseline):
      return "\(experiment.name)|\(unit)|\(baseline)|\(try circuits(of: unit, baseline))|\(UnitCost.model)"
    case .layerCost(let unit, let baseline, let layer):
      let operands = try recording(of: layer, for: unit)
      return
        "\(experiment.name)|\(unit)|\(baseline)|\(layer)|\(try circuits(of: unit, baseline))|\(UnitCost.model)|"
        + "\(operands.networkDigest.prefix(12))|\(operands.datasetDigest.prefix(12))"
    case .cellStatistics(let id):
      return "\(experiment.name)|\(id)|\(identity(of: try ApproximateCells.cell(id)).prefix(12))"
    case .functionStatistics(let id):
      return "\(experiment.name)|\(id)|\(identity(of: try ApproximateFunctions.function(id)).prefix(12))"
    case .networkAccuracy(let deployment, let network, let dataset):
      let target = try target(network, dataset, bits: deployment.bits)
      return "\(experiment.name)|\(deployment.unit)|\(deployment.encoding.rawValue)|"
        + "\(deployment.binding.rawValue)|\(network)|\(dataset)|\(try identity(of: deployment.unit).prefix(12))|"
        + "\(target.network.digest.prefix(12))|\(target.images.digest.prefix(12))"
        + (deployment.accumulator.map { "|\($0)" } ?? "")
    }
  }

  /// Runs one experiment.
  /// - Parameter progress: called with the number of images done.
  package func run(
    _ planned: PlannedExperiment, progress: (@Sendable (Int) -> Void)? = nil
  ) throws -> LedgerEntry {
    let key = try key(of: planned.experiment)
    switch planned.experiment {
    case .errorStatistics(let spec, let domain, let samples):
      let unit = try units.unit(spec)
      let statistics =
        if let samples {
          try ErrorStatistics(sampling: unit, samples: samples, seed: Self.samplingSeed, domain: domain)
        } else {
          try AllPairs(unit, netlist: netlist(of: spec, unit), domain: domain, threads: threads).statistics
        }
      var figures: [String: LedgerEntry.Figure] = [:]
      for statistic in Statistic.allCases {
        let value = statistics[statistic]
        guard value.isFinite else { continue }
        let interval =
          samples == nil
          ? nil : statistics.interval(of: statistic).map { Interval(lower: $0.lower, upper: $0.upper) }
        figures[statistic.rawValue] = .init(value, interval: interval)
      }
      return LedgerEntry(
        key: key, experiment: planned.experiment.name, technique: planned.technique, unit: "\(spec)",
        identity: try identity(of: spec), figures: figures, samples: statistics.count,
        seed: samples == nil ? nil : Self.samplingSeed, domain: domain.rawValue, code: Self.codeVersion)

    case .unitCost(let spec, let baseline):
      return try costEntry(planned, key, spec, baseline, in: nil)

    case .layerCost(let spec, let baseline, let layer):
      return try costEntry(planned, key, spec, baseline, in: recording(of: layer, for: spec))

    case .cellStatistics(let id):
      let cell = try ApproximateCells.cell(id)
      let figures = ApproximateCell.Statistic.allCases.compactMap { statistic in
        cell[statistic].map { (statistic.rawValue, LedgerEntry.Figure($0)) }
      }
      return LedgerEntry(
        key: key, experiment: planned.experiment.name, technique: planned.technique, unit: id,
        identity: identity(of: cell), figures: Dictionary(uniqueKeysWithValues: figures),
        samples: cell.rows.count, code: Self.codeVersion)

    case .functionStatistics(let id):
      let function = try ApproximateFunctions.function(id)
      let figures = ApproximateFunction.Statistic.allCases.map {
        ($0.rawValue, LedgerEntry.Figure(function[$0]))
      }
      return LedgerEntry(
        key: key, experiment: planned.experiment.name, technique: planned.technique, unit: id,
        identity: identity(of: function), figures: Dictionary(uniqueKeysWithValues: figures),
        samples: function.count, code: Self.codeVersion)

    case .networkAccuracy(let deployment, let network, let dataset):
      let target = try target(network, dataset, bits: deployment.bits)
      let evaluation = try target.network.evaluate(
        target.images, under: deployment, of: units, threads: threads, progress: progress)
      let comparison = Self.compare(reference: target.reference, approximate: evaluation)
      let correct = evaluation.correct.count { $0 }
      let exact = target.reference.correct.count { $0 }
      func accuracy(_ correct: Int) -> LedgerEntry.Figure {
        let interval = wilsonInterval(successes: correct, trials: target.images.count)
        return .init(
          100 * Double(correct) / Double(target.images.count),
          interval: Interval(lower: 100 * interval.lower, upper: 100 * interval.upper))
      }
      return LedgerEntry(
        key: key, experiment: planned.experiment.name, technique: planned.technique,
        unit: "\(deployment.unit)", identity: try identity(of: deployment.unit),
        figures: [
          "accuracy": accuracy(correct),
          "accuracy-exact": accuracy(exact),
          "accuracy-drop": .init(comparison.drop, interval: comparison.dropInterval),
          "only-exact-correct": .init(Double(comparison.onlyReference)),
          "only-approximate-correct": .init(Double(comparison.onlyApproximate)),
          "mcnemar-p": .init(comparison.pValue),
        ],
        samples: target.images.count, network: network, networkDigest: target.network.digest,
        dataset: dataset, datasetDigest: target.images.digest, encoding: deployment.encoding.rawValue,
        binding: deployment.binding.rawValue,
        width: deployment.width == 8 ? nil : deployment.width,
        accumulator: deployment.accumulator.map { "\($0)" }, logits: evaluation.logitsDigest,
        code: Self.codeVersion)
    }
  }

  /// The circuit of a unit whose pairs are enumerated; nil where a function has to do.
  private func netlist(of spec: UnitSpec, _ unit: ArithmeticUnit) throws -> Netlist? {
    guard unit.operands.width > AllPairs.plainWidth, units[spec] == nil else { return nil }
    return try UnitCircuits.netlist(of: spec)
  }

  private func costEntry(
    _ planned: PlannedExperiment, _ key: String, _ spec: UnitSpec, _ baseline: UnitSpec,
    in operands: RecordedOperands?
  ) throws -> LedgerEntry {
    let (unit, other) = (try cost(of: spec, operands), try cost(of: baseline, operands))
    var figures: [String: LedgerEntry.Figure] = [
      "area": .init(unit.cost.area), "delay": .init(unit.cost.delay), "power": .init(unit.cost.power),
      "energy": .init(unit.cost.powerDelayProduct),
    ]
    for statistic in CostStatistic.allCases {
      figures[statistic.rawValue] = .init(statistic(of: unit.cost, against: other.cost))
    }
    return LedgerEntry(
      key: key, experiment: planned.experiment.name, technique: planned.technique, unit: "\(spec)",
      identity: try identity(of: spec), figures: figures, samples: UnitCost.patterns,
      seed: operands == nil ? UnitCost.seed : RecordedOperands.seed, network: operands?.layer.network,
      networkDigest: operands?.networkDigest, dataset: operands?.layer.dataset,
      datasetDigest: operands?.datasetDigest, layer: operands?.layer.layer, baseline: "\(baseline)",
      structure: "\(unit.structure)", baselineStructure: "\(other.structure)", code: Self.codeVersion)
  }

  private func cost(of spec: UnitSpec, _ operands: RecordedOperands?) throws -> UnitCost {
    let key = CostKey(unit: spec, layer: operands?.layer)
    if let known = costs[key] { return known }
    let cost = try UnitCost(spec, under: operands?.stream)
    costs[key] = cost
    return cost
  }

  private func circuits(of units: UnitSpec...) throws -> String {
    try units.map { spec in
      Digest.sha256(Array(try UnitCircuits.netlist(of: spec).structuralText.utf8)).prefix(12)
    }.joined(separator: "|")
  }

  private func recording(of layer: LayerName, for spec: UnitSpec) throws -> RecordedOperands {
    let key = RecordingKey(layer: layer, format: try units.unit(spec).operands)
    if let known = recordings[key] { return known }
    let operands = try RecordedOperands(
      layer, format: key.format, pairs: UnitCost.patterns, models: models, data: data, threads: threads)
    recordings[key] = operands
    return operands
  }

  package static func compare(reference: Evaluation, approximate: Evaluation) -> PairedComparison {
    var onlyReference = 0
    var onlyApproximate = 0
    for (exact, approximate) in zip(reference.correct, approximate.correct) where exact != approximate {
      if exact { onlyReference += 1 } else { onlyApproximate += 1 }
    }
    return PairedComparison(
      images: reference.correct.count, onlyReference: onlyReference, onlyApproximate: onlyApproximate)
  }

  /// SHA-256 of the truth table; of the specification, or an imported unit's file, where the table is too large to write
  /// out.
  package func identity(of spec: UnitSpec) throws -> String {
    if let imported = units[spec] {
      let unit = try units.unit(spec)
      return unit.operands.width <= 8 ? try ProductTable(unit).identity : imported.digest
    }
    // A circuit may be too wide for a function, or a part of one.
    let circuit = try CircuitSpec(spec)
    if circuit.operands.width <= 8, !circuit.isPart { return try ProductTable(units.unit(spec)).identity }
    return Digest.sha256(Array("\(spec)".utf8))
  }

  /// SHA-256 of what the rows of the truth table are worth.
  private func identity(of cell: ApproximateCell) -> String {
    Digest.sha256(Array(cell.rows.map { "\($0.exact) \($0.approximate)\n" }.joined().utf8))
  }

  /// SHA-256 of what the function is for its operands. Its arithmetic is that of binary fractions, so that the bits are the
  /// same everywhere.
  private func identity(of function: ApproximateFunction) -> String {
    let values = (0..<function.count).flatMap { place in
      let value = function.approximate(function.operands.lowerBound + Double(place) * function.step)
      return withUnsafeBytes(of: value.bitPattern.littleEndian, Array.init)
    }
    return Digest.sha256(values)
  }

  package func target(_ network: String, _ dataset: String, bits: OperandBits) throws -> LoadedTarget {
    let key = TargetKey(network: network, dataset: dataset, bits: bits)
    if let loaded = targets[key] { return loaded }
    let model = try models.load(network: network, dataset: dataset)
    let quantized = try model.quantized(bits: bits, threads: threads) {
      ModelMaker.calibration(try data.load(dataset, split: .train))
    }
    let images = try data.load(dataset, split: .test)
    let reference =
      bits.fitTables
      ? try quantized.evaluate(images, products: .exact, threads: threads, progress: nil)
      : try quantized.evaluate(images, products: .exact, accumulator: nil, threads: threads)
    let loaded = LoadedTarget(network: quantized, images: images, reference: reference)
    targets[key] = loaded
    return loaded
  }
}
