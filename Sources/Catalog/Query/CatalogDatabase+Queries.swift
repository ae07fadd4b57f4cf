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
      let lookup = try RecordLookup(db)
      return try lookup.record(of: id)
    }
  }

  /// Everything about each technique that meets the query, in the same order.
  package func records(of query: TechniqueQuery = .init()) throws(CatalogError) -> [TechniqueRecord] {
    try self.query { db in
      let lookup = try RecordLookup(db)
      return try db.techniques(query).map { try lookup.record(of: $0.id) }
    }
  }

  /// The claims of the techniques that `query` finds, in their order and that of the source. Where the
  /// query asks for a metric, a bound or a verdict, only the claims that meet it.
  package func claims(of query: TechniqueQuery = .init()) throws(CatalogError) -> [ClaimRecord] {
    try self.query { db in
      let filter = try ClaimFilter(query, in: db)
      let condition =
        filter.conditions.isEmpty ? "" : " WHERE " + filter.conditions.joined(separator: " AND ")
      let wanted = Dictionary(
        grouping: try db.records("SELECT technique, claim FROM claim_overview" + condition, filter.arguments)
        {
          ClaimReference(technique: try $0.text("technique"), claim: try $0.text("claim"))
        }, by: \.technique
      ).mapValues { Set($0.map(\.claim)) }
      let lookup = try RecordLookup(db)
      return try db.techniques(query).flatMap { technique in
        try wanted[technique.id].map { try lookup.claims(of: technique.id, only: $0) } ?? []
      }
    }
  }
}

extension Database {
  func techniques(_ query: TechniqueQuery) throws -> [TechniqueRow] {
    let filter = try TechniqueFilter(query, in: self)
    let sql = "SELECT * FROM technique_overview\(filter.sql) ORDER BY family_position, year, technique"
    return try rows(sql, filter.arguments)
  }

  /// The rows of these techniques.
  func techniques(ids: [String]) throws -> [String: TechniqueRow] {
    let marks = databaseQuestionMarks(count: ids.count)
    let rows = try rows(
      "SELECT * FROM technique_overview WHERE technique IN (\(marks))", StatementArguments(ids))
    return Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }
  }

  private func rows(_ sql: String, _ arguments: StatementArguments) throws -> [TechniqueRow] {
    try records(sql, arguments) { row in
      var verdicts: [Verdict.Outcome: Int] = [:]
      for outcome in Verdict.Outcome.allCases {
        let count = try row.integer(outcome.rawValue.replacing("-", with: "_"))
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
