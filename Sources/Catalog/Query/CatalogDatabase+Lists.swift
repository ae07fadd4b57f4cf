import GRDB

extension CatalogDatabase {
  /// All nodes in the taxonomy's order, parents before children.
  package func taxonomy() throws(CatalogError) -> [TaxonomyNode] {
    try query { try $0.taxonomy() }
  }

  package func datasets() throws(CatalogError) -> [Dataset] {
    try query { db in
      let aliases = try db.aliases(of: "dataset")
      return try db.records("SELECT * FROM dataset ORDER BY position") { row in
        let id = try row.text("id")
        return Dataset(
          id: id, name: try row.text("name"), aliases: aliases[id] ?? [], task: try row.text("task"),
          year: try row.integer("year"), classes: row.optionalInteger("classes"),
          train: row.optionalInteger("train"), test: row.optionalInteger("test"),
          height: row.optionalInteger("height"), width: row.optionalInteger("width"),
          channels: row.optionalInteger("channels"), complexity: try row.choice("complexity"),
          licence: row.optionalText("licence"), homepage: row.optionalText("homepage"),
          note: row.optionalText("note"), evidence: try row.choice("evidence"))
      }
    }
  }

  package func networks() throws(CatalogError) -> [Network] {
    try query { db in
      let aliases = try db.aliases(of: "network")
      return try db.records("SELECT * FROM network ORDER BY position") { row in
        let id = try row.text("id")
        return Network(
          id: id, name: try row.text("name"), aliases: aliases[id] ?? [], kind: try row.text("kind"),
          year: try row.integer("year"), reference: try row.text("reference"),
          input: try row.text("input"), parameters: row.optionalInteger("parameters"),
          macs: row.optionalInteger("macs"), size: try row.optionalChoice("size"),
          datasets: try db.texts(
            "SELECT dataset FROM network_dataset WHERE network = ? ORDER BY position", [id]),
          note: row.optionalText("note"), evidence: try row.choice("evidence"))
      }
    }
  }

  package func metrics() throws(CatalogError) -> [Metric] {
    try query { try $0.metrics() }
  }

  /// All works by key; each has the fields of a BibTeX entry.
  package func works() throws(CatalogError) -> [Work] {
    try query { try $0.works() }
  }

  /// The works about a topic, by key: those of a genre, or those that a technique below a taxonomy node names or
  /// that are about the node, or one below it, as a whole.
  ///
  /// - Throws: `CatalogError.unknown` for a name that is neither.
  package func works(about topic: String) throws(CatalogError) -> [Work] {
    try query { db in
      let keys: [String]
      if let genre = Work.Genre(rawValue: topic.lowercased()) {
        keys = try db.texts("SELECT work FROM work_topic WHERE genre = ?", [genre.rawValue])
      } else {
        let node = try db.resolve(topic, .node)
        keys = try db.texts(
          """
          SELECT work FROM work_topic JOIN taxonomy_closure ON descendant = node WHERE ancestor = ?1
          UNION SELECT work FROM technique_work
            JOIN technique_node ON technique_node.technique = technique_work.technique
            JOIN taxonomy_closure ON descendant = node WHERE ancestor = ?1
          """, [node])
      }
      return try db.works(only: Set(keys))
    }
  }

  /// All measurements, those of no technique included, by key.
  package func measurements() throws(CatalogError) -> [Measurement] {
    try query { try $0.measurements("SELECT * FROM measurement ORDER BY key") }
  }

  /// Every taxonomy node in the taxonomy's order, with how many techniques it has.
  package func taxonomyCounts() throws(CatalogError) -> [TaxonomyCount] {
    try query { db in
      let counts = try db.records(
        """
        SELECT closure.ancestor AS node,
          count(DISTINCT CASE WHEN relation = 'kind' THEN technique.id END) AS techniques,
          count(DISTINCT CASE WHEN relation = 'kind' AND implementation_status = 'executable'
                              THEN technique.id END) AS executable,
          count(DISTINCT technique.id) AS everything
        FROM taxonomy_closure AS closure
        JOIN technique_node ON technique_node.node = closure.descendant
        JOIN technique ON technique.id = technique_node.technique
        GROUP BY closure.ancestor
        """
      ) { row in
        let techniques = try row.integer("techniques")
        return (
          try row.text("node"), techniques, try row.integer("everything") - techniques,
          try row.integer("executable")
        )
      }
      let byNode = Dictionary(counts.map { ($0.0, $0) }) { first, _ in first }
      return try db.taxonomy().map { node in
        let (_, techniques, tagged, executable) = byNode[node.id] ?? ("", 0, 0, 0)
        return TaxonomyCount(node: node, techniques: techniques, tagged: tagged, executable: executable)
      }
    }
  }

  /// The evaluation-complexity view, in the taxonomy's order of families.
  package func evaluationMatrix() throws(CatalogError) -> [EvaluationCell] {
    try query { db in
      try db.records(
        """
        SELECT * FROM evaluation_complexity ORDER BY family_position, year,
          CASE dataset_complexity WHEN 'small' THEN 0 WHEN 'medium' THEN 1 WHEN 'large' THEN 2 ELSE 3 END,
          CASE network_size WHEN 'tiny' THEN 0 WHEN 'small' THEN 1 WHEN 'medium' THEN 2
                            WHEN 'large' THEN 3 ELSE 4 END
        """
      ) { row in
        EvaluationCell(
          family: try row.text("family"), datasetComplexity: try row.optionalChoice("dataset_complexity"),
          networkSize: try row.optionalChoice("network_size"), year: try row.integer("year"),
          techniques: try row.integer("techniques"), evaluations: try row.integer("evaluations"))
      }
    }
  }
}

extension Database {
  /// The aliases of all nodes, datasets, networks or techniques (`column`), by id, in source order.
  func aliases(of column: String) throws -> [String: [String]] {
    let pairs = try records(
      "SELECT \(column) AS id, alias FROM alias WHERE \(column) IS NOT NULL ORDER BY alias.id"
    ) {
      (try $0.text("id"), try $0.text("alias"))
    }
    return Dictionary(grouping: pairs, by: \.0).mapValues { $0.map(\.1) }
  }

  func taxonomy() throws -> [TaxonomyNode] {
    let aliases = try aliases(of: "node")
    return try records("SELECT * FROM taxonomy_node ORDER BY position") { row in
      let id = try row.text("id")
      return TaxonomyNode(
        id: id, aliases: aliases[id] ?? [], name: try row.text("name"), level: try row.choice("level"),
        parent: row.optionalText("parent"), status: try row.optionalChoice("status"),
        definition: try row.text("definition"))
    }
  }

  func metrics() throws -> [Metric] {
    try records("SELECT * FROM metric ORDER BY position") { row in
      Metric(
        id: try row.text("id"), name: try row.text("name"), group: try row.choice("group"),
        unit: try row.text("unit"), minimum: row.optionalNumber("minimum"),
        maximum: row.optionalNumber("maximum"), definition: try row.text("definition"),
        source: row.optionalText("source"))
    }
  }

  /// - Parameter keys: the works wanted; nil: all.
  func works(only keys: Set<String>? = nil) throws -> [Work] {
    let names = try keys.map { try jsonList($0.sorted()) }
    func condition(_ column: String) -> String {
      names == nil ? "" : "WHERE \(column) IN (SELECT value FROM json_each(?))"
    }
    let arguments = names.map { StatementArguments([$0]) } ?? []
    let topics = Dictionary(
      grouping: try records(
        "SELECT * FROM work_topic \(condition("work")) ORDER BY work, position", arguments
      ) { row in
        let genre = try row.optionalChoice("genre", Work.Genre.self)
        return (try row.text("work"), try genre.map { Work.Topic.genre($0) } ?? .node(row.text("node")))
      }, by: \.0)
    return try records("SELECT * FROM work \(condition("key")) ORDER BY key", arguments) { row in
      let key = try row.text("key")
      return Work(
        key: key, authors: try row.text("authors"), title: try row.text("title"),
        venue: try row.text("venue"), year: try row.integer("year"),
        place: Work.Place(
          volume: row.optionalText("volume"), number: row.optionalText("number"),
          pages: row.optionalText("pages")),
        doi: row.optionalText("doi"), arxiv: row.optionalText("arxiv"), kind: try row.choice("kind"),
        relation: try row.choice("relation"), evidence: try row.choice("evidence"),
        topics: topics[key]?.map(\.1) ?? [], note: row.optionalText("note"))
    }
  }

  func measurements(_ sql: String, _ arguments: StatementArguments = []) throws -> [Measurement] {
    try records(sql, arguments) { row in
      Measurement(
        key: try row.text("key"), technique: row.optionalText("technique"), unit: try row.text("unit"),
        unitIdentity: try row.text("unit_identity"), experiment: try row.text("experiment"),
        statistic: try row.text("statistic"), network: row.optionalText("network"),
        value: try row.number("value"), lower: row.optionalNumber("lower"),
        upper: row.optionalNumber("upper"), sampleCount: try row.integer("sample_count"),
        details: try row.text("details"),
        provenance: .init(
          networkDigest: row.optionalText("network_digest"), dataset: row.optionalText("dataset"),
          datasetDigest: row.optionalText("dataset_digest"), encoding: row.optionalText("encoding"),
          binding: row.optionalText("binding"),
          operandWidth: row.optionalInteger("operand_width"), accumulator: row.optionalText("accumulator"),
          seed: row.optionalText("seed").flatMap { UInt64($0) },
          codeVersion: try row.text("code_version"), kernelSet: row.optionalText("kernel_set")))
    }
  }
}
