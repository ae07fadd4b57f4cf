/// One figure that the harness produced, with where it comes from.
///
/// The text files under `benchmarks/` are what keeps measurements; the database only shows them.
/// Foundation has a type of the same name: with both imported, write `Catalog.Measurement`.
package struct Measurement: Sendable, Hashable {
  /// Which inputs and code a figure was obtained with.
  package struct Provenance: Sendable, Hashable {
    package var networkDigest: String?
    package var dataset: String?
    package var datasetDigest: String?
    package var encoding: String?
    package var binding: String?
    /// Bits; nil: 8.
    package var operandWidth: Int?
    /// The adder that sums up products; nil: exact sums.
    package var accumulator: String?
    package var seed: UInt64?
    package var codeVersion: String
    package var kernelSet: String?

    package init(
      networkDigest: String? = nil, dataset: String? = nil, datasetDigest: String? = nil,
      encoding: String? = nil, binding: String? = nil, operandWidth: Int? = nil,
      accumulator: String? = nil, seed: UInt64? = nil, codeVersion: String, kernelSet: String? = nil
    ) {
      self.networkDigest = networkDigest
      self.dataset = dataset
      self.datasetDigest = datasetDigest
      self.encoding = encoding
      self.binding = binding
      self.operandWidth = operandWidth
      self.accumulator = accumulator
      self.seed = seed
      self.codeVersion = codeVersion
      self.kernelSet = kernelSet
    }
  }

  /// Unique over all measurements.
  package var key: String
  /// The technique it belongs to; none for a unit outside the catalog.
  package var technique: String?
  /// The unit's specification as it was asked for, such as `drum:k=4,n=8`.
  package var unit: String
  /// What the unit is, however it was spelt (its table's digest, say).
  package var unitIdentity: String
  package var experiment: String
  package var statistic: String
  /// The network's id where one was run.
  package var network: String?
  package var value: Double
  /// The confidence interval, where sampling is involved.
  package var lower: Double?
  package var upper: Double?
  package var sampleCount: Int
  /// Further figures, as a JSON object.
  package var details: String
  package var provenance: Provenance

  package init(
    key: String, technique: String? = nil, unit: String, unitIdentity: String, experiment: String,
    statistic: String, network: String? = nil, value: Double, lower: Double? = nil, upper: Double? = nil,
    sampleCount: Int, details: String = "{}", provenance: Provenance
  ) {
    self.key = key
    self.technique = technique
    self.unit = unit
    self.unitIdentity = unitIdentity
    self.experiment = experiment
    self.statistic = statistic
    self.network = network
    self.value = value
    self.lower = lower
    self.upper = upper
    self.sampleCount = sampleCount
    self.details = details
    self.provenance = provenance
  }
}
