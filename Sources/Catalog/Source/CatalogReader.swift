import Foundation
import Yams

/// Reads the files in the order in which they refer to each other, and gathers their problems.
struct CatalogReader {
  let directory: URL
  private(set) var problems: [Problem] = []
  var nodes = NameIndex("taxonomy node")
  var datasets = NameIndex("dataset")
  var networks = NameIndex("network")
  var metrics = NameIndex("metric")
  var works = NameIndex("work")
  var techniques = NameIndex("technique")
  /// Where a kind belongs; filled from the taxonomy.
  var familyOfKind: [String: String] = [:]
  var metricsByID: [String: Metric] = [:]

  init(directory: URL) {
    self.directory = directory
  }

  /// Everything that could be read; only of use when `problems` stays empty.
  mutating func read(schema: String) -> CatalogContent {
    let taxonomy = readTaxonomy()
    let datasets = readRecords("datasets.yaml", index: \.datasets) { $0.dataset(from: $1, in: $2) }
    let networks = readRecords("networks.yaml", index: \.networks) { $0.network(from: $1, in: $2) }
    let metrics = readRecords("metrics.yaml", index: \.metrics) { $0.metric(from: $1, in: $2) }
    for metric in metrics where metricsByID[metric.id] == nil { metricsByID[metric.id] = metric }
    let works = readRecords("works.yaml", index: \.works) { $0.work(from: $1, in: $2) }
    return CatalogContent(
      taxonomy: taxonomy, datasets: datasets, networks: networks, metrics: metrics, works: works,
      techniques: readTechniques(), schema: schema)
  }

  mutating func finish(_ file: SourceFile) {
    problems += file.problems
  }

  /// Reads a file that is a list of records.
  private mutating func readRecords<Record>(
    _ path: String, index: WritableKeyPath<CatalogReader, NameIndex>,
    _ record: (inout CatalogReader, Node, SourceFile) -> Record?
  ) -> [Record] {
    let file = SourceFile(path: path)
    defer { finish(file) }
    guard let document = file.document(in: directory) else {
      self[keyPath: index].isComplete = false
      return []
    }
    guard case .sequence(let nodes) = document else {
      file.report("has to be a list", at: document)
      self[keyPath: index].isComplete = false
      return []
    }
    var records: [Record] = []
    for node in nodes {
      if let record = record(&self, node, file) { records.append(record) }
    }
    return records
  }

  private mutating func readTechniques() -> [Technique] {
    var techniques: [Technique] = []
    for path in techniquePaths() {
      let file = SourceFile(path: path)
      if path.hasSuffix(".yml") {
        file.report("would be ignored: name it .yaml", line: 0)
      } else if let document = file.document(in: directory),
        let technique = technique(from: document, in: file)
      {
        techniques.append(technique)
      }
      finish(file)
    }
    return techniques.sorted { $0.id < $1.id }
  }

  /// The YAML files below `techniques/`, relative to the directory, sorted.
  private func techniquePaths() -> [String] {
    let root = directory.appending(path: "techniques")
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
      .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
      .map { "techniques/\($0)" }.sorted()
  }
}
