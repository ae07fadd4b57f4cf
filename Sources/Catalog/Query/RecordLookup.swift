import GRDB

/// Puts full records together; keeps the small tables at hand for the next one.
struct RecordLookup {
  private let db: Database
  private let nodes: [String: TaxonomyNode]
  private let metrics: [String: Metric]
  private let works: [String: Work]
  private let aliases: [String: [String]]

  init(_ db: Database) throws {
    self.db = db
    nodes = Dictionary(try db.taxonomy().map { ($0.id, $0) }) { first, _ in first }
    metrics = Dictionary(try db.metrics().map { ($0.id, $0) }) { first, _ in first }
    works = Dictionary(try db.works().map { ($0.key, $0) }) { first, _ in first }
    aliases = try db.aliases(of: "technique")
  }

  func record(of id: String) throws -> TechniqueRecord {
    let technique = try technique(id)
    guard let kind = nodes[technique.kind], let subfamily = kind.parent.flatMap({ nodes[$0] }),
      let family = subfamily.parent.flatMap({ nodes[$0] })
    else { throw CatalogError.queryFailed(reason: "kind '\(technique.kind)' has no family") }
    let works = technique.works.compactMap { self.works[$0] }
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
      works: works, claims: try records(of: technique.claims, id, measurements), measurements: measurements)
  }

  /// Some claims of a technique, in its order, without the rest of it.
  func claims(of id: String, only wanted: Set<String>) throws -> [ClaimRecord] {
    let measurements = try db.measurements(
      "SELECT * FROM measurement WHERE key IN (SELECT measurement FROM verdict WHERE technique = ?)", [id])
    return try records(of: claims(of: id).filter { wanted.contains($0.id) }, id, measurements)
  }

  private func records(of claims: [Claim], _ id: String, _ measurements: [Measurement]) throws
    -> [ClaimRecord]
  {
    let verdicts = try verdicts(of: id)
    let byKey = Dictionary(measurements.map { ($0.key, $0) }) { first, _ in first }
    return try claims.map { claim in
      guard let metric = metrics[claim.metric], let work = works[claim.work], let verdict = verdicts[claim.id]
      else { throw CatalogError.queryFailed(reason: "claim \(claim.reference) is incomplete") }
      return ClaimRecord(
        claim: claim, metric: metric, work: work, verdict: verdict,
        measurement: verdict.measurement.flatMap { byKey[$0] })
    }
  }

  private func verdicts(of id: String) throws -> [String: Verdict] {
    let verdicts = try db.records("SELECT * FROM claim_verdict WHERE technique = ?", [id]) { row in
      Verdict(
        claim: ClaimReference(technique: id, claim: try row.text("claim")),
        outcome: try row.choice("outcome"), reason: try row.text("reason"),
        measuredValue: row.optionalNumber("measured_value"),
        measuredTo: row.optionalNumber("measured_to"), measurement: row.optionalText("measurement"))
    }
    return Dictionary(verdicts.map { ($0.claim.claim, $0) }) { first, _ in first }
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
        claims: try claims(of: id), findings: try findings(of: id)[nil] ?? [])
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

  /// By claim; nil: of the technique itself.
  private func findings(of id: String) throws -> [String?: [Finding]] {
    let findings = try db.records("SELECT * FROM finding WHERE technique = ? ORDER BY position", [id]) {
      row in
      (
        claim: row.optionalText("claim"),
        finding: Finding(kind: try row.choice("kind"), text: try row.text("text"))
      )
    }
    return Dictionary(grouping: findings, by: \.claim).mapValues { $0.map(\.finding) }
  }

  private func claims(of id: String) throws -> [Claim] {
    let findings = try findings(of: id)
    return try db.records("SELECT * FROM claim WHERE technique = ? ORDER BY position", [id]) { row in
      let claim = try row.text("id")
      return Claim(
        id: claim, technique: id, metric: try row.text("metric"), operator: try row.choice("operator"),
        value: try PublishedValue(parsing: try row.text("published")),
        configuration: try row.text("configuration"), baseline: row.optionalText("baseline"),
        dataset: row.optionalText("dataset"), network: row.optionalText("network"),
        setting: row.optionalText("setting"), work: try row.text("work"), source: try row.text("source"),
        evidence: try row.choice("evidence"), testability: try testability(row),
        findings: findings[claim] ?? [])
    }
  }

  private func testability(_ row: RowReader) throws -> Claim.Testability {
    switch try row.optionalChoice("check_experiment", Check.Experiment.self) {
    case nil:
      return .untestable(reason: try row.text("untestable"))
    case .errorStatistics:
      return .check(
        .errorStatistics(
          .init(
            unit: try row.text("check_unit"), statistic: try row.choice("check_statistic"),
            domain: try row.choice("check_domain"), samples: row.optionalInteger("check_samples"),
            baseline: row.optionalText("check_baseline"))))
    case .networkAccuracy:
      return .check(
        .networkAccuracy(
          .init(
            unit: try row.text("check_unit"), statistic: try row.choice("check_statistic"),
            network: try row.text("check_network"), dataset: try row.text("check_dataset"),
            encoding: try row.text("check_encoding"), binding: try row.text("check_binding"))))
    case .unitCost:
      return .check(
        .unitCost(
          .init(
            unit: try row.text("check_unit"), statistic: try row.choice("check_statistic"),
            baseline: row.optionalText("check_baseline"))))
    case .cellStatistics:
      return .check(
        .cellStatistics(
          .init(cell: try row.text("check_unit"), statistic: try row.choice("check_statistic"))))
    case .planned:
      return .check(.planned(note: try row.text("check_note")))
    }
  }
}
