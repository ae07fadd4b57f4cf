import Arithmetic
import Catalog
import Datasets
import Harness

/// Everything that the pages show, read once, with the ways across it.
struct SiteContent {
  let nodes: [TaxonomyCount]
  let records: [TechniqueRecord]
  let datasets: [Dataset]
  let networks: [Network]
  let metrics: [Metric]
  let works: [Work]
  let entries: [LedgerEntry]
  /// All claims, in the techniques' order.
  let claims: [ClaimRecord]
  let techniquesByID: [String: TechniqueRecord]
  let nodesByID: [String: TaxonomyNode]
  private let errorsByUnit: [String: LedgerEntry]
  private let accuraciesByUnit: [String: [LedgerEntry]]
  private let costsByUnit: [String: LedgerEntry]

  init(_ database: CatalogDatabase, entries: [LedgerEntry]) throws {
    nodes = try database.taxonomyCounts()
    records = try database.records()
    datasets = try database.datasets()
    networks = try database.networks()
    metrics = try database.metrics()
    works = try database.works()
    self.entries = entries
    claims = records.flatMap(\.claims)
    techniquesByID = Dictionary(records.map { ($0.technique.id, $0) }) { first, _ in first }
    nodesByID = Dictionary(nodes.map { ($0.node.id, $0.node) }) { first, _ in first }
    errorsByUnit = Dictionary(
      entries.filter { $0.experiment == "error-statistics" && $0.domain == "all" }.map { ($0.unit, $0) }
    ) { first, second in first.samples >= second.samples ? first : second }
    costsByUnit = Dictionary(
      entries.filter { $0.experiment == "unit-cost" && $0.baseline?.hasPrefix("exact:") == true }
        .map { ($0.unit, $0) }
    ) { first, _ in first }
    accuraciesByUnit = Dictionary(
      grouping: entries.filter(\.isAccuracyOfUnit), by: \.unit)
  }

  var families: [TaxonomyNode] { nodes.map(\.node).filter { $0.level == .family } }

  func children(of id: String) -> [TaxonomyCount] { nodes.filter { $0.node.parent == id } }

  /// Ids of a level that a technique belongs to, by its kind or a tag, each once.
  func nodes(of technique: Technique, _ level: TaxonomyNode.Level) -> [String] {
    let ids = ([technique.kind] + technique.also).flatMap { id -> [String] in
      var way: [String] = []
      var node = nodesByID[id]
      while let current = node {
        if current.level == level { way.append(current.id) }
        node = current.parent.flatMap { nodesByID[$0] }
      }
      return way
    }
    return Self.distinct(ids)
  }

  /// The id of the family that a node belongs to, or is.
  func family(of id: String) -> String {
    var id = id
    while let parent = nodesByID[id]?.parent { id = parent }
    return id
  }

  /// Works that are about a family, or a node below it, as a whole.
  func works(aboutFamily id: String) -> [Work] {
    works.filter { work in
      work.topics.contains { topic in
        if case .node(let node) = topic { family(of: node) == id } else { false }
      }
    }
  }

  func techniques(ofFamily id: String) -> [TechniqueRecord] { records.filter { $0.family.id == id } }

  /// The units of a technique's configurations, as specifications in full.
  func units(of technique: Technique) -> [(label: String, spec: UnitSpec)] {
    technique.implementation.configurations.compactMap { configuration in
      (try? ArithmeticUnit.canonical(configuration.unit)).map { (configuration.label, $0) }
    }
  }

  /// Error statistics over the largest domain that was measured.
  func errors(of unit: UnitSpec) -> LedgerEntry? { errorsByUnit["\(unit)"] }
  func errors(of unit: String) -> LedgerEntry? { errorsByUnit[unit] }
  /// What a multiplier costs against the exact one of its width and signedness.
  func cost(of unit: String) -> LedgerEntry? { costsByUnit[unit] }
  /// Costs that were measured for a technique, against whatever unit, in the order of its configurations' names.
  func costs(of technique: Technique) -> [LedgerEntry] {
    entries.filter { $0.experiment == "unit-cost" && $0.technique == technique.id }
      .sorted { BenchmarkTables.naturally($0.unit, $1.unit) }
      .sorted { ($0.unit, $0.baseline ?? "") < ($1.unit, $1.baseline ?? "") }
  }
  /// All multipliers whose cost is known, by name.
  var costs: [LedgerEntry] {
    costsByUnit.values.sorted { BenchmarkTables.naturally($0.unit, $1.unit) }
  }
  func accuracies(of unit: UnitSpec) -> [LedgerEntry] { accuraciesByUnit["\(unit)"] ?? [] }

  /// Dataset ids of the evaluations and claims of a technique, each once.
  func datasets(of technique: Technique) -> [String] {
    Self.distinct(technique.evaluations.compactMap(\.dataset) + technique.claims.compactMap(\.dataset))
  }

  func networks(of technique: Technique) -> [String] {
    Self.distinct(technique.evaluations.compactMap(\.network) + technique.claims.compactMap(\.network))
  }

  /// `dataset/network` of every evaluation and claim that names both.
  func places(of technique: Technique) -> [String] {
    let pairs =
      technique.evaluations.map { ($0.dataset, $0.network) }
      + technique.claims.map { ($0.dataset, $0.network) }
    return Self.distinct(
      pairs.compactMap { dataset, network in
        dataset.flatMap { dataset in network.map { "\(dataset)/\($0)" } }
      })
  }

  /// The name of what a measurement was made on, which for CIFAR-10 may be re-encoded images.
  func imagesName(_ entry: LedgerEntry) -> String {
    CIFAR10.isJPEG(entry.datasetDigest) ? CIFAR10.jpegTitle : datasetName(entry.dataset ?? "")
  }
  func datasetName(_ id: String) -> String { datasets.first { $0.id == id }?.name ?? id }
  func networkName(_ id: String) -> String { networks.first { $0.id == id }?.name ?? id }

  static func distinct(_ items: [String]) -> [String] {
    var seen: Set<String> = []
    return items.filter { seen.insert($0).inserted }
  }

  func outcomes(_ claims: [ClaimRecord]) -> [Verdict.Outcome: Int] {
    Dictionary(grouping: claims, by: \.verdict.outcome).mapValues(\.count)
  }
}
