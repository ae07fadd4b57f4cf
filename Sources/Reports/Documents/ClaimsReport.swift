import Catalog

/// The answer to `kb query --claims`: published figures beside measured ones.
package struct ClaimsReport: Sendable {
  package let claims: [ClaimRecord]

  package init(_ claims: [ClaimRecord]) { self.claims = claims }

  package func render(_ format: QueryReport.Format, width: Int? = nil) throws -> String {
    switch format {
    case .table:
      return claims.isEmpty ? "No claim meets all conditions.\n" : table.text(width: width) + summary + "\n"
    case .markdown: return table.markdown
    case .csv: return table.csv
    case .bibtex:
      let works = Dictionary(claims.map { ($0.work.key, $0.work) }) { first, _ in first }
      return BibTeX.render(works.values.sorted { $0.key < $1.key })
    case .json: return try JSONText.render(claims.map(Item.init), snakeCase: true)
    }
  }

  private var table: Table {
    var table = Table([
      .init("technique"), .init("claim"), .init("metric"), .init("published", .right),
      .init("measured", .right), .init("verdict"), .init("measured with"), .init("configuration"),
      .init("work"),
      .init("evidence"),
    ])
    for record in claims {
      table.add([
        record.claim.technique, record.claim.id, record.metric.id, ClaimText.figure(record),
        ClaimText.measured(record), record.verdict.outcome.rawValue, ClaimText.measuredWith(record) ?? "-",
        oneLine(ClaimText.comparison(record)), record.work.key, record.claim.evidence.rawValue,
      ])
    }
    return table
  }

  private var summary: String {
    let counts = Verdict.Outcome.allCases.map { outcome in
      (outcome, claims.count { $0.verdict.outcome == outcome })
    }
    let parts = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0.rawValue)" }.joined(separator: ", ")
    return "\(claims.count == 1 ? "1 claim" : "\(claims.count) claims"): \(parts)"
  }

  private struct Item: Encodable {
    let technique: String
    let claim: CatalogExport.ClaimItem

    init(_ record: ClaimRecord) {
      technique = record.claim.technique
      claim = CatalogExport.ClaimItem(record)
    }
  }
}
