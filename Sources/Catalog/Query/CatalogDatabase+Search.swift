import GRDB

extension CatalogDatabase {
  /// The techniques that a text finds best, best first: every word must occur, as a word's beginning.
  ///
  /// The rank is BM25 with a word in a name worth more than one in a summary, and that more than one in a
  /// definition. A text that more than ``rankedMatches`` techniques contain says nothing about which is best;
  /// its finds come in no particular order, because ranking them all would take longer than anybody waits at
  /// a keyboard.
  ///
  /// - Parameter limit: at most so many.
  package func search(_ text: String, limit: Int) throws(CatalogError) -> [TechniqueRow] {
    try query { db in
      let ids = try db.search(text, limit: limit)
      let rows = try db.techniques(ids: ids)
      return ids.compactMap { rows[$0] }
    }
  }

  /// The best of the techniques that meet a query, by how well its text fits.
  package func best(_ limit: Int, of query: TechniqueQuery) throws(CatalogError) -> [TechniqueRow] {
    try self.query { db in
      let rows = Dictionary(try db.techniques(query).map { ($0.id, $0) }) { first, _ in first }
      guard let text = query.text else { return Array(try db.techniques(query).prefix(limit)) }
      return Array(try db.search(text, limit: Int(Int32.max)).compactMap { rows[$0] }.prefix(limit))
    }
  }

  /// How many techniques have every word of a text.
  package func matches(_ text: String) throws(CatalogError) -> Int {
    guard let pattern = FullText.pattern(for: text) else { return 0 }
    return try query { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM technique_text WHERE technique_text MATCH ?", arguments: [pattern])
        ?? 0
    }
  }

  /// Above so many finds there is no rank.
  package static let rankedMatches = 5000
}

extension Database {
  /// Ids, best first.
  func search(_ text: String, limit: Int) throws -> [String] {
    guard let pattern = FullText.pattern(for: text) else { return [] }
    let found = try Int.fetchOne(
      self,
      sql: """
        SELECT count(*) FROM (SELECT 1 FROM technique_text WHERE technique_text MATCH ? LIMIT ?)
        """, arguments: [pattern, CatalogDatabase.rankedMatches + 1])
    let isRanked = (found ?? 0) <= CatalogDatabase.rankedMatches
    // Weights in the order of the columns: technique, name, aliases, taxonomy, summary, definition, metrics, works.
    let rank = isRanked ? "AND rank MATCH 'bm25(8, 8, 6, 2, 3, 1, 1, 2)' ORDER BY rank" : ""
    return try texts(
      "SELECT technique FROM technique_text WHERE technique_text MATCH ? \(rank) LIMIT ?", [pattern, limit])
  }
}
