import Catalog
import Foundation

/// One experiment's outcome as a ledger keeps it: a line of JSON.
package struct LedgerEntry: Hashable, Sendable, Codable {
  /// A measured figure, with its 95 % interval where sampling is involved.
  package struct Figure: Hashable, Sendable, Codable {
    package var value: Double
    package var lower: Double?
    package var upper: Double?

    package init(_ value: Double, interval: Interval? = nil) {
      self.value = value
      lower = interval?.lower
      upper = interval?.upper
    }
  }

  /// What was run, with everything that the figures depend on: equal keys, equal figures.
  package var key: String
  package var experiment: String
  /// Catalog id of the technique it was run for; nil for a unit outside the catalog.
  package var technique: String?
  package var unit: String
  /// SHA-256 of the unit's truth table, or of its specification where there is no table (above 8 bits).
  package var identity: String
  package var figures: [String: Figure]
  /// Operand pairs or images.
  package var samples: Int
  package var seed: UInt64?
  package var domain: String?
  package var network: String?
  package var networkDigest: String?
  package var dataset: String?
  package var datasetDigest: String?
  package var encoding: String?
  package var binding: String?
  /// Operand width of unit and network; nil: 8 bits.
  package var width: Int?
  /// The adder that accumulates; nil: exact sums.
  package var accumulator: String?
  /// The layer whose operands a cost is taken under; nil: uniform ones.
  package var layer: String?
  /// The unit that a cost is held against.
  package var baseline: String?
  /// Reduction and carry adder in which the unit, or its baseline, costs least.
  package var structure: String?
  package var baselineStructure: String?
  /// SHA-256 over all logits: the same on every machine, instruction set and thread count.
  package var logits: String?
  package var code: String

  package init(
    key: String, experiment: String, technique: String?, unit: String, identity: String,
    figures: [String: Figure], samples: Int, seed: UInt64? = nil, domain: String? = nil,
    network: String? = nil,
    networkDigest: String? = nil, dataset: String? = nil, datasetDigest: String? = nil,
    encoding: String? = nil,
    binding: String? = nil, width: Int? = nil, accumulator: String? = nil, layer: String? = nil,
    baseline: String? = nil,
    structure: String? = nil,
    baselineStructure: String? = nil, logits: String? = nil, code: String
  ) {
    self.key = key
    self.experiment = experiment
    self.technique = technique
    self.unit = unit
    self.identity = identity
    self.figures = figures
    self.samples = samples
    self.seed = seed
    self.domain = domain
    self.network = network
    self.networkDigest = networkDigest
    self.dataset = dataset
    self.datasetDigest = datasetDigest
    self.encoding = encoding
    self.binding = binding
    self.width = width
    self.accumulator = accumulator
    self.layer = layer
    self.baseline = baseline
    self.structure = structure
    self.baselineStructure = baselineStructure
    self.logits = logits
    self.code = code
  }

  /// One measurement a figure, in the order of their names.
  package var measurements: [Catalog.Measurement] {
    figures.sorted { $0.key < $1.key }.map { statistic, figure in
      Catalog.Measurement(
        key: "\(key)|\(statistic)", technique: technique, unit: unit, unitIdentity: identity,
        experiment: experiment, statistic: statistic, network: network, value: figure.value,
        lower: figure.lower, upper: figure.upper, sampleCount: samples,
        provenance: .init(
          networkDigest: networkDigest, dataset: dataset, datasetDigest: datasetDigest,
          encoding: encoding, binding: binding, operandWidth: width, accumulator: accumulator, seed: seed,
          codeVersion: code, kernelSet: nil))
    }
  }
}
