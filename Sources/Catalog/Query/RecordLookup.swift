import GRDB

/// Puts full records together; keeps the small tables at hand for the next one.
struct RecordLookup {
  private let db: Database
  private let nodes: [String: TaxonomyNode]
  private let surroundings: ClaimSurroundings
  private let aliases: [String: [String]]

  /// - Parameter works: the works that will be asked for; nil: any.
  init(_ db: Database, works: Set<String>? = nil) throws {
    self.db = db
    nodes = Dictionary(try db.taxonomy().map { ($0.id, $0) }) { first, _ in first }
    surroundings = try ClaimSurroundings(db, works: works)
    aliases = try db.aliases(of: "technique")
  }

  func record(of id: String) throws -> TechniqueRecord {
    let technique = try technique(id)
    guard let kind = nodes[technique.kind], let subfamily = kind.parent.flatMap({ nodes[$0] }),
      let family = subfamily.parent.flatMap({ nodes[$0] })
    else { throw CatalogError.queryFailed(reason: "kind '\(technique.kind)' has no family") }
    let works = technique.works.compactMap { surroundings.works[$0] }
    guard let first = works.first else {
      throw CatalogError.queryFailed(reason: "technique '\(id)' has no work")
    }
    let measurements = try db.measurements(
      """
      SELECT * FROM measurement
      WHERE technique = ?1 OR key IN (SELECT measurement FROM verdict WHERE technique = ?1)
      ORDER BY unit, experiment, statistic, key
      """, [id])
    return TechniqueRecord(
      technique: technique, family: family, subfamily: subfamily, kind: kind, year: first.year,
      works: works,
      claims: try surroundings.records(
        of: technique.claims, verdicts: try db.verdicts(.of(technique: id)), measurements),
      measurements: measurements)
  }

  // MARK: The technique's own rows

  private func technique(_ id: String) throws -> Technique {
    let found = try db.records("SELECT * FROM technique WHERE id = ?", [id]) { row in
      Technique(
        id: id, name: try row.text("name"), aliases: aliases[id] ?? [], kind: try row.text("kind"),
        also: try ordered("node", of: "technique_node", id, "relation = 'also'"),
        works: try ordered("work", of: "technique_work", id),
        summary: try row.text("summary"), definition: try row.text("definition"),
        definitionEvidence: try row.choice("definition_evidence"), parameters: try parameters(of: id),
        evaluations: try evaluations(of: id),
        implementation: Implementation(
          status: try row.choice("implementation_status"), unit: row.optionalText("implementation_unit"),
          configurations: try configurations(of: id), reason: row.optionalText("implementation_reason")),
        claims: try db.claims(.of(technique: id)), findings: try findings(of: id))
    }
    guard let technique = found.first else {
      throw CatalogError.unknown(.technique, name: id, nearest: [])
    }
    return technique
  }

  private func ordered(
    _ column: String, of table: String, _ id: String, _ condition: String = "1"
  ) throws -> [String] {
    try db.texts(
      "SELECT \(column) FROM \(table) WHERE technique = ? AND \(condition) ORDER BY position", [id])
  }

  private func parameters(of id: String) throws -> [Technique.Parameter] {
    try db.records("SELECT * FROM parameter WHERE technique = ? ORDER BY position", [id]) { row in
      .init(
        name: try row.text("name"), meaning: try row.text("meaning"), typical: row.optionalText("typical"))
    }
  }

  private func evaluations(of id: String) throws -> [Evaluation] {
    try db.records("SELECT * FROM evaluation WHERE technique = ? ORDER BY position", [id]) { row in
      Evaluation(
        dataset: row.optionalText("dataset"), network: row.optionalText("network"),
        work: row.optionalText("work"), text: try row.text("text"), evidence: try row.choice("evidence"))
    }
  }

  private func configurations(of id: String) throws -> [Configuration] {
    try db.records("SELECT * FROM configuration WHERE technique = ? ORDER BY position", [id]) { row in
      Configuration(label: try row.text("label"), unit: try row.text("unit"))
    }
  }

  private func findings(of id: String) throws -> [Finding] {
    try db.records(
      "SELECT * FROM finding WHERE technique = ? AND claim IS NULL ORDER BY position", [id]
    ) { try Finding($0) }
  }
}
