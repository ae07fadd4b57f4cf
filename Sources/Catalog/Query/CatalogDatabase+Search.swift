import GRDB

extension CatalogDatabase {
  /// The techniques that a text finds best, best first: every word must occur, as a word's beginning; rank is BM25
  /// with a name worth more than a summary, and that more than a definition. At most `limit`.
  package func search(_ text: String, limit: Int) throws(CatalogError) -> [TechniqueRow] {
    guard let pattern = FullText.pattern(for: text) else { return [] }
    return try query { db in
      let ids = try db.texts(
        """
        SELECT technique FROM technique_text WHERE technique_text MATCH ?
        AND rank MATCH 'bm25(8.0, 8.0, 6.0, 2.0, 3.0, 1.0, 1.0, 2.0)' ORDER BY rank LIMIT ?
        """, [pattern, limit])
      let rows = try db.techniques(ids: ids)
      return ids.compactMap { rows[$0] }
    }
  }

  /// How many techniques have every word of a text.
  package func matches(_ text: String) throws(CatalogError) -> Int {
    guard let pattern = FullText.pattern(for: text) else { return 0 }
    return try query { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM technique_text WHERE technique_text MATCH ?", arguments: [pattern]) ?? 0
    }
  }
}
