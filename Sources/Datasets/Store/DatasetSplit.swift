package enum DatasetSplit: String, Sendable, CaseIterable {
  case train, test
}
