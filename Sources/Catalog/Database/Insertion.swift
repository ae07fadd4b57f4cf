import GRDB

/// Writes records as rows.
struct Insertion {
  let db: Database

  func insert(_ content: CatalogContent) throws {
    for (position, node) in content.taxonomy.enumerated() { try insert(node, at: position) }
    for (position, dataset) in content.datasets.enumerated() { try insert(dataset, at: position) }
    for (position, network) in content.networks.enumerated() { try insert(network, at: position) }
    for (position, metric) in content.metrics.enumerated() {
      try row(
        "metric",
        [
          "id": metric.id, "name": metric.name, "group": metric.group.rawValue, "unit": metric.unit,
          "minimum": metric.minimum, "maximum": metric.maximum, "definition": metric.definition,
          "source": metric.source, "position": position,
        ])
    }
    for work in content.works { try insert(work) }
    for technique in content.techniques { try insert(technique) }
    try insertText(of: content)
  }

  /// Inserts one row; the columns are the keys.
  func row(_ table: String, _ values: [String: (any DatabaseValueConvertible)?]) throws {
    let columns = values.keys.sorted()
    let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    let marks = columns.map { ":\($0)" }.joined(separator: ", ")
    let statement = try db.cachedStatement(sql: "INSERT INTO \(table) (\(names)) VALUES (\(marks))")
    try statement.execute(arguments: StatementArguments(values))
  }

  private func insert(_ node: TaxonomyNode, at position: Int) throws {
    try row(
      "taxonomy_node",
      [
        "id": node.id, "parent": node.parent, "level": node.level.rawValue, "name": node.name,
        "status": node.status?.rawValue, "definition": node.definition, "position": position,
      ])
    for alias in node.aliases { try row("alias", ["alias": alias, "node": node.id]) }
  }

  private func insert(_ dataset: Dataset, at position: Int) throws {
    try row(
      "dataset",
      [
        "id": dataset.id, "name": dataset.name, "task": dataset.task, "year": dataset.year,
        "classes": dataset.classes, "train": dataset.train, "test": dataset.test,
        "height": dataset.height, "width": dataset.width, "channels": dataset.channels,
        "complexity": dataset.complexity.rawValue, "licence": dataset.licence,
        "homepage": dataset.homepage, "note": dataset.note, "evidence": dataset.evidence.rawValue,
        "position": position,
      ])
    for alias in dataset.aliases { try row("alias", ["alias": alias, "dataset": dataset.id]) }
  }

  private func insert(_ network: Network, at position: Int) throws {
    try row(
      "network",
      [
        "id": network.id, "name": network.name, "kind": network.kind, "year": network.year,
        "reference": network.reference, "input": network.input, "parameters": network.parameters,
        "macs": network.macs, "size": network.size?.rawValue, "note": network.note,
        "evidence": network.evidence.rawValue, "position": position,
      ])
    for alias in network.aliases { try row("alias", ["alias": alias, "network": network.id]) }
    for (position, dataset) in network.datasets.enumerated() {
      try row("network_dataset", ["network": network.id, "dataset": dataset, "position": position])
    }
  }

  private func insert(_ work: Work) throws {
    try row(
      "work",
      [
        "key": work.key, "authors": work.authors, "title": work.title, "venue": work.venue,
        "year": work.year, "volume": work.place.volume, "number": work.place.number,
        "pages": work.place.pages, "doi": work.doi, "arxiv": work.arxiv, "kind": work.kind.rawValue,
        "relation": work.relation.rawValue, "evidence": work.evidence.rawValue, "note": work.note,
      ])
    for (position, topic) in work.topics.enumerated() {
      var values: [String: (any DatabaseValueConvertible)?] = ["work": work.key, "position": position]
      switch topic {
      case .genre(let genre): values["genre"] = genre.rawValue
      case .node(let id): values["node"] = id
      }
      try row("work_topic", values)
    }
  }
}
