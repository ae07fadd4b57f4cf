import GRDB

extension CatalogDatabase {
  /// The techniques that meet every condition: families in the taxonomy's order, then by year, then by id.
  package func techniques(_ query: TechniqueQuery = .init()) throws(CatalogError) -> [TechniqueRow] {
    try self.query { try $0.techniques(query) }
  }

  /// Everything about a technique, named by id or alias.
  package func technique(_ name: String) throws(CatalogError) -> TechniqueRecord {
    try query { db in
      let id = try db.resolve(name, .technique)
      let works = try db.texts(
        """
        SELECT work FROM technique_work WHERE technique = ?1
        UNION SELECT work FROM claim WHERE technique = ?1
        """, [id])
      return try RecordLookup(db, works: Set(works)).record(of: id)
    }
  }

  /// Everything about each technique that meets the query, in the same order.
  package func records(of query: TechniqueQuery = .init()) throws(CatalogError) -> [TechniqueRecord] {
    try self.query { db in
      let lookup = try RecordLookup(db)
      return try db.techniqueIDs(query).map { try lookup.record(of: $0) }
    }
  }

  /// The claims of the techniques that `query` finds, in their order and that of the source. Where the
  /// query asks for a metric, a bound or a verdict, only the claims that meet it.
  package func claims(of query: TechniqueQuery = .init()) throws(CatalogError) -> [ClaimRecord] {
    try self.query { db in
      let filter = try ClaimFilter(query, in: db)
      let condition =
        filter.conditions.isEmpty ? "" : " WHERE " + filter.conditions.joined(separator: " AND ")
      let techniques = try db.techniqueIDs(query)
      let places = Dictionary(techniques.enumerated().map { ($1, $0) }) { first, _ in first }
      let wanted = try db.records(
        "SELECT claim.technique, claim.id FROM \(ClaimFilter.source)" + condition, filter.arguments
      ) {
        ClaimReference(technique: try $0.text("technique"), claim: try $0.text("id"))
      }.filter { places[$0.technique] != nil }
      let selection = try ClaimSelection.these(wanted)
      let verdicts = try db.verdicts(selection)
      let measurements = try db.measurements(
        "SELECT * FROM measurement WHERE key IN (SELECT value FROM json_each(?))",
        [try jsonList(verdicts.values.compactMap(\.measurement))])
      let claims = try db.claims(selection)
      let found = try ClaimSurroundings(db, works: Set(claims.map(\.work))).records(
        of: claims, verdicts: verdicts, measurements)
      return Dictionary(grouping: found, by: \.claim.technique)
        .sorted { places[$0.key] ?? 0 < places[$1.key] ?? 0 }.flatMap(\.value)
    }
  }
}

extension Database {
  private static let techniqueOrder = " ORDER BY family_position, year, technique"

  func techniques(_ query: TechniqueQuery) throws -> [TechniqueRow] {
    let filter = try TechniqueFilter(query, in: self)
    return try rows(
      "SELECT * FROM technique_overview" + filter.sql + Self.techniqueOrder, filter.arguments)
  }

  /// The same, without what the rows count.
  func techniqueIDs(_ query: TechniqueQuery) throws -> [String] {
    let filter = try TechniqueFilter(query, in: self)
    return try texts(
      "SELECT technique FROM technique_overview" + filter.sql + Self.techniqueOrder, filter.arguments)
  }

  /// The rows of these techniques.
  func techniques(ids: [String]) throws -> [String: TechniqueRow] {
    let marks = databaseQuestionMarks(count: ids.count)
    let rows = try rows(
      "SELECT * FROM technique_overview WHERE technique IN (\(marks))", StatementArguments(ids))
    return Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }
  }

  private func rows(_ sql: String, _ arguments: StatementArguments) throws -> [TechniqueRow] {
    let counts = Verdict.Outcome.allCases.map { ($0, $0.rawValue.replacing("-", with: "_")) }
    return try records(sql, arguments) { row in
      var verdicts: [Verdict.Outcome: Int] = [:]
      for (outcome, column) in counts {
        let count = try row.integer(column)
        if count > 0 { verdicts[outcome] = count }
      }
      return TechniqueRow(
        id: try row.text("technique"), name: try row.text("name"), family: try row.text("family"),
        subfamily: try row.text("subfamily"), kind: try row.text("kind"), year: try row.integer("year"),
        work: try row.text("first_work"), status: try row.choice("status"),
        summary: try row.text("summary"), claims: try row.integer("claims"),
        checkableClaims: try row.integer("checkable_claims"), verdicts: verdicts,
        measurements: try row.integer("measurements"), evaluations: try row.integer("evaluations"))
    }
  }
}
