import GRDB

/// Which claims a query reads.
struct ClaimSelection {
  private let template: String
  let arguments: StatementArguments

  /// - Parameter column: the column with the claim's id, in the table that the condition is for.
  func condition(_ column: String) -> String { template.replacing(Self.place, with: column) }

  private static let place = "CLAIM"

  static func of(technique id: String) -> ClaimSelection {
    ClaimSelection(template: "technique = ?", arguments: [id])
  }

  /// One query for all, however many: their names go in as one JSON array of pairs.
  static func these(_ claims: [ClaimReference]) throws -> ClaimSelection {
    ClaimSelection(
      template: """
        (technique, \(place)) IN
          (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))
        """,
      arguments: [try jsonList(claims.map { [$0.technique, $0.claim] })])
  }
}

extension Database {
  /// Claims with their findings, by technique and in the order of the source.
  func claims(_ selection: ClaimSelection) throws -> [Claim] {
    let findings = Dictionary(
      grouping: try records(
        """
        SELECT * FROM finding WHERE claim IS NOT NULL AND \(selection.condition("claim")) ORDER BY position
        """, selection.arguments
      ) { row in
        let claim = ClaimReference(technique: try row.text("technique"), claim: try row.text("claim"))
        return (claim: claim, finding: try Finding(row))
      }, by: \.claim
    ).mapValues { $0.map(\.finding) }
    return try records(
      "SELECT * FROM claim WHERE \(selection.condition("id")) ORDER BY technique, position",
      selection.arguments
    ) { row in
      let reference = ClaimReference(technique: try row.text("technique"), claim: try row.text("id"))
      return Claim(
        id: reference.claim, technique: reference.technique, metric: try row.text("metric"),
        operator: try row.choice("operator"), value: try PublishedValue(parsing: try row.text("published")),
        configuration: try row.text("configuration"), baseline: row.optionalText("baseline"),
        dataset: row.optionalText("dataset"), network: row.optionalText("network"),
        setting: row.optionalText("setting"), work: try row.text("work"), source: try row.text("source"),
        evidence: try row.choice("evidence"), testability: try Claim.Testability(row),
        findings: findings[reference] ?? [])
    }
  }

  func verdicts(_ selection: ClaimSelection) throws -> [ClaimReference: Verdict] {
    let verdicts = try records(
      "SELECT * FROM claim_verdict WHERE \(selection.condition("claim"))", selection.arguments
    ) { row in
      Verdict(
        claim: ClaimReference(technique: try row.text("technique"), claim: try row.text("claim")),
        outcome: try row.choice("outcome"), reason: try row.text("reason"),
        measuredValue: row.optionalNumber("measured_value"),
        measuredTo: row.optionalNumber("measured_to"), measurement: row.optionalText("measurement"))
    }
    return Dictionary(verdicts.map { ($0.claim, $0) }) { first, _ in first }
  }
}

/// What the records of claims take from elsewhere.
struct ClaimSurroundings {
  private let metrics: [String: Metric]
  let works: [String: Work]

  /// - Parameter works: the works that will be asked for; nil: any.
  init(_ db: Database, works: Set<String>? = nil) throws {
    metrics = Dictionary(try db.metrics().map { ($0.id, $0) }) { first, _ in first }
    self.works = Dictionary(try db.works(only: works).map { ($0.key, $0) }) { first, _ in first }
  }

  /// - Parameter measurements: those that the verdicts may name.
  func records(
    of claims: [Claim], verdicts: [ClaimReference: Verdict], _ measurements: [Measurement]
  ) throws -> [ClaimRecord] {
    let byKey = Dictionary(measurements.map { ($0.key, $0) }) { first, _ in first }
    return try claims.map { claim in
      guard let metric = metrics[claim.metric], let work = works[claim.work],
        let verdict = verdicts[claim.reference]
      else { throw CatalogError.queryFailed(reason: "claim \(claim.reference) is incomplete") }
      return ClaimRecord(
        claim: claim, metric: metric, work: work, verdict: verdict,
        measurement: verdict.measurement.flatMap { byKey[$0] })
    }
  }
}

extension Finding {
  init(_ row: RowReader) throws {
    self.init(kind: try row.choice("kind"), text: try row.text("text"))
  }
}

extension Claim.Testability {
  fileprivate init(_ row: RowReader) throws {
    switch try row.optionalChoice("check_experiment", Check.Experiment.self) {
    case nil:
      self = .untestable(reason: try row.text("untestable"))
    case .errorStatistics:
      self = .check(
        .errorStatistics(
          .init(
            unit: try row.text("check_unit"), statistic: try row.choice("check_statistic"),
            domain: try row.choice("check_domain"), samples: row.optionalInteger("check_samples"),
            baseline: row.optionalText("check_baseline"),
            percentOf: row.optionalInteger("check_percent_of"))))
    case .networkAccuracy:
      self = .check(
        .networkAccuracy(
          .init(
            unit: try row.text("check_unit"), statistic: try row.choice("check_statistic"),
            network: try row.text("check_network"), dataset: try row.text("check_dataset"),
            encoding: try row.text("check_encoding"), binding: try row.text("check_binding"))))
    case .unitCost:
      self = .check(
        .unitCost(
          .init(
            unit: try row.text("check_unit"), statistic: try row.choice("check_statistic"),
            baseline: row.optionalText("check_baseline"))))
    case .cellStatistics:
      self = .check(
        .cellStatistics(
          .init(cell: try row.text("check_unit"), statistic: try row.choice("check_statistic"))))
    case .functionStatistics:
      self = .check(
        .functionStatistics(
          .init(function: try row.text("check_unit"), statistic: try row.choice("check_statistic"))))
    case .planned:
      self = .check(.planned(note: try row.text("check_note")))
    }
  }
}
