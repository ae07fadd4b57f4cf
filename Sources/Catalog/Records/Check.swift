/// How a claim is tested here.
package enum Check: Sendable, Hashable {
  case errorStatistics(ErrorStatisticsCheck)
  case networkAccuracy(NetworkAccuracyCheck)
  case unitCost(UnitCostCheck)
  /// Nothing tests it yet; the note says what would.
  case planned(note: String)

  /// The experiments by their names in the YAML sources.
  package enum Experiment: String, Sendable, CaseIterable {
    case errorStatistics = "error-statistics"
    case networkAccuracy = "network-accuracy"
    case unitCost = "unit-cost"
    case planned
  }

  package var experiment: Experiment {
    switch self {
    case .errorStatistics: .errorStatistics
    case .networkAccuracy: .networkAccuracy
    case .unitCost: .unitCost
    case .planned: .planned
    }
  }
}

/// Compares an error statistic of a unit with the claim, up to the published rounding.
package struct ErrorStatisticsCheck: Sendable, Hashable {
  package enum Domain: String, Sendable, CaseIterable {
    case all
    case nonzeroOperands = "nonzero-operands"
  }

  /// The statistics; what each is exactly stands in the guide to the catalog's format.
  package enum Statistic: String, Sendable, CaseIterable {
    case ep, mae, me, nmed
    case nmedPercent = "nmed-pct"
    case ned, mred
    case mredAll = "mred-all"
    case relativeBias = "relative-bias"
    case stdRelative = "std-relative"
    case maxRelative = "max-relative"
    case minRelative = "min-relative"
    case wcre, wce, mse, variance
    case correctProducts = "correct-products"
    case maxErrorFraction = "max-error-fraction"
    case minErrorFraction = "min-error-fraction"
    case shareBelow1Percent = "share-below-1pct"
    case averageAccuracy = "average-accuracy"
  }

  package var unit: String
  package var statistic: Statistic
  package var domain: Domain
  /// Uniform random pairs instead of all pairs.
  package var samples: Int?

  package init(
    unit: String, statistic: Statistic, domain: Domain, samples: Int? = nil
  ) {
    self.unit = unit
    self.statistic = statistic
    self.domain = domain
    self.samples = samples
  }
}

/// Measures a network's accuracy with a confidence interval, or its drop with a paired test.
package struct NetworkAccuracyCheck: Sendable, Hashable {
  package enum Statistic: String, Sendable, CaseIterable {
    case accuracy
    case accuracyDrop = "accuracy-drop"
  }

  package var unit: String
  package var statistic: Statistic
  package var network: String
  package var dataset: String
  /// How activation and weight reach the unit.
  package var encoding: String
  /// Which port of the unit gets the weight.
  package var binding: String

  package init(
    unit: String, statistic: Statistic, network: String, dataset: String, encoding: String,
    binding: String
  ) {
    self.unit = unit
    self.statistic = statistic
    self.network = network
    self.dataset = dataset
    self.encoding = encoding
    self.binding = binding
  }
}

/// Compares what a unit's circuit saves with the claim.
package struct UnitCostCheck: Sendable, Hashable {
  package enum Statistic: String, Sendable, CaseIterable {
    case areaSaving = "area-saving"
    case delaySaving = "delay-saving"
    case powerSaving = "power-saving"
    case energySaving = "energy-saving"
    case areaDelaySaving = "area-delay-saving"
  }

  package var unit: String
  package var statistic: Statistic
  /// The unit that it is compared with; the exact one of its width and signedness when nil.
  package var baseline: String?

  package init(unit: String, statistic: Statistic, baseline: String? = nil) {
    self.unit = unit
    self.statistic = statistic
    self.baseline = baseline
  }
}
