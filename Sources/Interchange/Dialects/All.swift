extension TableDialect {
  /// Every dialect of integer product tables.
  package static let all: [TableDialect] = [
    .tfApprox, .tfApproxSigned, .adapt, .transAxx, .torchApprox, .approxTorch, .approxFlow, .appMultAware,
    .csv,
    .csvPairs,
  ]

  package static func named(_ id: String) -> TableDialect? { all.first { $0.id == id } }
}
