extension LedgerEntry {
  /// What was asked, without what it depended on: a rerun after a change of unit, weights or data has the same
  /// subject and another key, and takes the older entry's place.
  package struct Subject: Hashable, Sendable {
    var experiment: String
    var unit: String
    var domain: String?
    /// Nil where all pairs were visited.
    var samples: Int?
    var network: String?
    var dataset: String?
    var encoding: String?
    var binding: String?
    var accumulator: String?
    var layer: String?
    var baseline: String?
  }

  /// Whether it tells how good a multiplier is in a network: with exact sums, so that nothing else is approximate.
  package var isAccuracyOfUnit: Bool { experiment == "network-accuracy" && accumulator == nil }

  package var subject: Subject {
    Subject(
      experiment: experiment, unit: unit, domain: domain, samples: seed == nil ? nil : samples,
      network: network, dataset: dataset, encoding: encoding, binding: binding,
      accumulator: accumulator, layer: layer, baseline: baseline)
  }
}
