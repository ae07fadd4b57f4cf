import Catalog

/// The whole catalog with verdicts and measurements, for other tools. Field names, in snake case, are those
/// of the SQLite schema and part of the interface: docs/schema/catalog.schema.json describes them.
package struct CatalogExport: Encodable, Sendable {
  /// Raised when a field changes its meaning or goes away.
  package static let version = 1

  let format = "kb-catalog"
  let version = Self.version
  let taxonomy: [NodeItem]
  let datasets: [DatasetItem]
  let networks: [NetworkItem]
  let metrics: [MetricItem]
  let works: [WorkItem]
  let techniques: [TechniqueItem]
  let measurements: [MeasurementItem]

  package init(_ database: CatalogDatabase) throws {
    taxonomy = try database.taxonomy().map(NodeItem.init)
    datasets = try database.datasets().map(DatasetItem.init)
    networks = try database.networks().map(NetworkItem.init)
    metrics = try database.metrics().map(MetricItem.init)
    works = try database.works().map(WorkItem.init)
    techniques = try database.records().map(TechniqueItem.init)
    measurements = try database.measurements().map(MeasurementItem.init)
  }

  /// One JSON document.
  package var json: GeneratedFile {
    get throws { GeneratedFile(path: "catalog.json", content: try JSONText.render(self, snakeCase: true)) }
  }

  struct NodeItem: Encodable, Sendable {
    let id, level, name, definition: String
    let aliases: [String]
    let parent, status: String?

    init(_ node: TaxonomyNode) {
      (id, level, name, definition) = (node.id, node.level.rawValue, node.name, node.definition.trimmed)
      (aliases, parent, status) = (node.aliases, node.parent, node.status?.rawValue)
    }
  }

  struct DatasetItem: Encodable, Sendable {
    let id, name, task, complexity, evidence: String
    let aliases: [String]
    let year: Int
    let classes, train, test, height, width, channels: Int?
    let licence, homepage, note: String?

    init(_ dataset: Dataset) {
      (id, name, task) = (dataset.id, dataset.name, dataset.task)
      (complexity, evidence) = (dataset.complexity.rawValue, dataset.evidence.rawValue)
      (aliases, year, classes) = (dataset.aliases, dataset.year, dataset.classes)
      (train, test) = (dataset.train, dataset.test)
      (height, width, channels) = (dataset.height, dataset.width, dataset.channels)
      (licence, homepage, note) = (dataset.licence, dataset.homepage, dataset.note)
    }
  }

  struct NetworkItem: Encodable, Sendable {
    let id, name, kind, reference, input, evidence: String
    let size: String?
    let aliases, datasets: [String]
    let year: Int
    let parameters, macs: Int?
    let note: String?

    init(_ network: Network) {
      (id, name, kind) = (network.id, network.name, network.kind)
      (reference, input, size) = (network.reference, network.input, network.size?.rawValue)
      (evidence, aliases, datasets) = (network.evidence.rawValue, network.aliases, network.datasets)
      (year, parameters, macs, note) = (network.year, network.parameters, network.macs, network.note)
    }
  }

  struct MetricItem: Encodable, Sendable {
    let id, name, group, unit, definition: String
    let minimum, maximum: Double?
    let source: String?

    init(_ metric: Metric) {
      (id, name, group, unit) = (metric.id, metric.name, metric.group.rawValue, metric.unit)
      (definition, minimum, maximum) = (metric.definition, metric.minimum, metric.maximum)
      source = metric.source
    }
  }

  struct WorkItem: Encodable, Sendable {
    let key, authors, title, venue, kind, relation, evidence: String
    let year: Int
    let topics: [String]
    let volume, number, pages, doi, arxiv, note: String?

    init(_ work: Work) {
      (key, authors, title, venue) = (work.key, work.authors, work.title, work.venue)
      (kind, relation, topics) = (work.kind.rawValue, work.relation.rawValue, work.topics.map(\.name))
      (evidence, year, doi, arxiv, note) = (
        work.evidence.rawValue, work.year, work.doi, work.arxiv, work.note
      )
      (volume, number, pages) = (work.place.volume, work.place.number, work.place.pages)
    }
  }

  struct MeasurementItem: Encodable, Sendable {
    let key, unit, unitIdentity, experiment, statistic, codeVersion: String
    let technique, network, networkDigest, dataset, datasetDigest, encoding, binding, seed: String?
    let value: Double
    let lower, upper: Double?
    let sampleCount: Int

    init(_ measurement: Measurement) {
      let provenance = measurement.provenance
      (key, unit, unitIdentity) = (measurement.key, measurement.unit, measurement.unitIdentity)
      (experiment, statistic) = (measurement.experiment, measurement.statistic)
      (technique, network, value) = (measurement.technique, measurement.network, measurement.value)
      (lower, upper, sampleCount) = (measurement.lower, measurement.upper, measurement.sampleCount)
      (networkDigest, dataset) = (provenance.networkDigest, provenance.dataset)
      (datasetDigest, encoding) = (provenance.datasetDigest, provenance.encoding)
      (binding, codeVersion) = (provenance.binding, provenance.codeVersion)
      // 64 bits without sign do not fit a JSON number everywhere.
      seed = provenance.seed.map(String.init)
    }
  }
}
