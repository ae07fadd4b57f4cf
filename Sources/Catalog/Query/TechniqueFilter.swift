import GRDB

/// A query as SQL conditions on `technique_overview`.
struct TechniqueFilter {
  private(set) var conditions: [String] = []
  private(set) var arguments = StatementArguments()

  /// - Throws: `CatalogError.unknown` for a name that does not exist.
  init(_ query: TechniqueQuery, in db: Database) throws {
    for name in query.nodes {
      add(
        """
        technique IN (SELECT technique_node.technique FROM technique_node
          JOIN taxonomy_closure ON descendant = node WHERE ancestor = ?)
        """, [try db.resolve(name, .node)])
    }
    try addEvaluated(query, in: db)
    if let years = query.years { add("year BETWEEN ? AND ?", [years.lowerBound, years.upperBound]) }
    if let work = query.work {
      add(
        "technique IN (SELECT technique_work.technique FROM technique_work WHERE work = ?)",
        [try db.resolve(work, .work)])
    }
    if let status = query.status { add("status = ?", [status.rawValue]) }
    if let (condition, arguments) = try ClaimFilter(query, in: db).whereSome { add(condition, arguments) }
    addText(query.text)
  }

  /// ` WHERE ...`, or nothing.
  var sql: String { conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ") }

  private mutating func add(_ condition: String, _ new: StatementArguments) {
    conditions.append("(\(condition))")
    arguments += new
  }

  /// Dataset, complexity, network and size have to hold of one and the same evaluation or claim: "ResNet on
  /// CIFAR-10" does not find what was run as LeNet on CIFAR-10 and ResNet on ImageNet.
  private mutating func addEvaluated(_ query: TechniqueQuery, in db: Database) throws {
    var conditions: [String] = []
    var new = StatementArguments()
    if let name = query.dataset {
      let ids = try db.resolveAll(name, .dataset)
      conditions.append("place.dataset IN (\(databaseQuestionMarks(count: ids.count)))")
      new += StatementArguments(ids)
    }
    if let complexity = query.datasetComplexity {
      conditions.append("dataset.complexity = ?")
      new += [complexity.rawValue]
    }
    if let name = query.network {
      let ids = try db.resolveAll(name, .network)
      conditions.append("place.network IN (\(databaseQuestionMarks(count: ids.count)))")
      new += StatementArguments(ids)
    }
    if let size = query.networkSize {
      conditions.append("network.size = ?")
      new += [size.rawValue]
    }
    guard !conditions.isEmpty else { return }
    let measured =
      query.measured
      ? "UNION ALL SELECT technique, dataset, network FROM measurement WHERE network IS NOT NULL" : ""
    add(
      """
      technique IN (SELECT place.technique
        FROM (SELECT technique, dataset, network FROM evaluation
              UNION ALL SELECT technique, dataset, network FROM claim \(measured)) AS place
        LEFT JOIN dataset ON dataset.id = place.dataset
        LEFT JOIN network ON network.id = place.network
        WHERE \(conditions.joined(separator: " AND ")))
      """, new)
  }

  private mutating func addText(_ text: String?) {
    guard let text, !text.allSatisfy(\.isWhitespace) else { return }
    guard let pattern = FullText.pattern(for: text) else { return add("0", []) }
    add(
      """
      technique IN (SELECT technique_text.technique FROM technique_text WHERE technique_text MATCH ?)
      """, [pattern])
  }
}

/// The conditions of a query that one and the same claim has to meet.
struct ClaimFilter {
  private(set) var conditions: [String] = []
  private(set) var arguments = StatementArguments()

  init(_ query: TechniqueQuery, in db: Database) throws {
    if !query.metrics.isEmpty {
      let ids = try query.metrics.map { try db.resolve($0, .metric) }
      let marks = ids.map { _ in "?" }.joined(separator: ", ")
      add("claim.metric IN (\(marks))", StatementArguments(ids))
    }
    // A range meets a bound when one of its ends does.
    if let minimum = query.claimedMinimum { add("claim.value_upper >= ?", [minimum]) }
    if let maximum = query.claimedMaximum { add("claim.value <= ?", [maximum]) }
    if let verdict = query.verdict { add("claim_verdict.outcome = ?", [verdict.rawValue]) }
  }

  /// What the conditions are on: less than `claim_overview` joins, which takes twice as long.
  static let source =
    "claim JOIN claim_verdict ON claim_verdict.technique = claim.technique AND claim_verdict.claim = claim.id"

  /// The condition on `technique` that it has such a claim; nil where nothing is asked.
  var whereSome: (String, StatementArguments)? {
    guard !conditions.isEmpty else { return nil }
    return (
      "technique IN (SELECT claim.technique FROM \(Self.source) WHERE "
        + conditions.joined(separator: " AND ") + ")", arguments
    )
  }

  private mutating func add(_ condition: String, _ new: StatementArguments) {
    conditions.append(condition)
    arguments += new
  }
}
