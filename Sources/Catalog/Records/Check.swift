import Foundation

/// How a claim is tested here.
package enum Check: Sendable, Hashable {
  case errorStatistics(ErrorStatisticsCheck)
  case networkAccuracy(NetworkAccuracyCheck)
  case unitCost(UnitCostCheck)
  case cellStatistics(CellStatisticsCheck)
  case functionStatistics(FunctionStatisticsCheck)
  /// Nothing tests it yet; the note says what would.
  case planned(note: String)

  /// The experiments by their names in the YAML sources.
  package enum Experiment: String, Sendable, CaseIterable {
    case errorStatistics = "error-statistics"
    case networkAccuracy = "network-accuracy"
    case unitCost = "unit-cost"
    case cellStatistics = "cell-statistics"
    case functionStatistics = "function-statistics"
    case planned
  }

  package var experiment: Experiment {
    switch self {
    case .errorStatistics: .errorStatistics
    case .networkAccuracy: .networkAccuracy
    case .unitCost: .unitCost
    case .cellStatistics: .cellStatistics
    case .functionStatistics: .functionStatistics
    case .planned: .planned
    }
  }
}

/// Compares an error statistic of a unit, or by how much it is below that of another unit, with the claim, up to the
/// published rounding.
package struct ErrorStatisticsCheck: Sendable, Hashable {
  package enum Domain: String, Sendable, CaseIterable {
    case all
    case nonzeroOperands = "nonzero-operands"
    case signedMagnitudes = "signed-magnitudes"
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
  /// The claim is then the reduction from this unit's statistic, in percent of it.
  package var baseline: String?
  /// The claim is then the mean absolute error in percent of this number: papers normalise by the largest code of the
  /// product as well as by the largest product.
  package var percentOf: Int?

  package init(
    unit: String, statistic: Statistic, domain: Domain, samples: Int? = nil, baseline: String? = nil,
    percentOf: Int? = nil
  ) {
    self.unit = unit
    self.statistic = statistic
    self.domain = domain
    self.samples = samples
    self.baseline = baseline
    self.percentOf = percentOf
  }
}

/// Compares an error statistic of a cell, over its truth table, with the claim.
package struct CellStatisticsCheck: Sendable, Hashable {
  package enum Statistic: String, Sendable, CaseIterable {
    case errorRate = "cell-error-rate"
    case meanErrorDistance256 = "cell-med-256"
    case wrongSums = "wrong-sums"
    case wrongCarries = "wrong-carries"
  }

  /// A cell by its id: `kb cell` lists them.
  package var cell: String
  package var statistic: Statistic

  package init(cell: String, statistic: Statistic) {
    self.cell = cell
    self.statistic = statistic
  }
}

/// Compares an error of a function of one operand, over the interval that it is defined for, with the claim.
package struct FunctionStatisticsCheck: Sendable, Hashable {
  package enum Statistic: String, Sendable, CaseIterable {
    case largestError = "function-max-error"
    case meanError = "function-mean-error"
  }

  /// A function by its id; the guide to the catalog's format lists them.
  package var function: String
  package var statistic: Statistic

  package init(function: String, statistic: Statistic) {
    self.function = function
    self.statistic = statistic
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

/// Compares what a unit's circuit saves, or what those of a family save, with the claim.
package struct UnitCostCheck: Sendable, Hashable {
  package enum Statistic: String, Sendable, CaseIterable {
    case areaSaving = "area-saving"
    case delaySaving = "delay-saving"
    case powerSaving = "power-saving"
    case energySaving = "energy-saving"
    case areaDelaySaving = "area-delay-saving"
  }

  /// Not empty. Several: the claim is the range that their savings span.
  package var units: [String]
  package var statistic: Statistic
  /// The unit that each is compared with; the exact one of its width and signedness when nil.
  package var baseline: String?

  package init(units: [String], statistic: Statistic, baseline: String? = nil) {
    self.units = units
    self.statistic = statistic
    self.baseline = baseline
  }

  private static let separator = "; "

  /// The units in one text, as database and exports have them.
  package var unit: String { units.joined(separator: Self.separator) }

  /// - Parameter unit: as ``unit``.
  package init(unit: String, statistic: Statistic, baseline: String? = nil) {
    self.init(
      units: unit.components(separatedBy: Self.separator), statistic: statistic, baseline: baseline)
  }
}

extension Check {
  /// The metric whose claims it decides: a figure is not to be held against one of another meaning. Nil: any, where
  /// nothing is computed yet.
  var metric: String? {
    switch self {
    case .errorStatistics(let check):
      switch (check.baseline, check.statistic) {
      case (nil, .mae) where check.percentOf != nil: "nmed-pct"
      case (nil, let statistic): statistic.rawValue
      case (_?, .wcre): "peak-error-reduction"
      case (_?, let statistic): "\(statistic.rawValue)-reduction"
      }
    case .networkAccuracy(let check): check.statistic.rawValue
    case .unitCost(let check): check.statistic.rawValue
    case .functionStatistics(let check): check.statistic.rawValue
    case .cellStatistics(let check):
      switch check.statistic {
      case .errorRate, .meanErrorDistance256: check.statistic.rawValue
      case .wrongSums, .wrongCarries: "wrong-rows"
      }
    case .planned: nil
    }
  }
}
