import Catalog

/// The answer to `kb query`.
package struct QueryReport: Sendable {
  package enum Format: String, CaseIterable, Sendable { case table, json, csv, markdown, bibtex }

  package let rows: [TechniqueRow]
  package let works: [Work]

  /// - Parameter works: all works of the catalog; those of `rows` are picked for BibTeX.
  package init(rows: [TechniqueRow], works: [Work]) {
    self.rows = rows
    self.works = works
  }

  package func render(_ format: Format, width: Int? = nil) throws -> String {
    switch format {
    case .table:
      let count = rows.count == 1 ? "1 technique" : "\(rows.count) techniques"
      return rows.isEmpty ? "No technique meets all conditions.\n" : table.text(width: width) + "\(count)\n"
    case .markdown: return table.markdown
    case .csv: return table.csv
    case .bibtex:
      let keys = Set(rows.map(\.work))
      return BibTeX.render(works.filter { keys.contains($0.key) })
    case .json: return try JSONText.render(rows.map(Item.init))
    }
  }

  private var table: Table {
    var table = Table([
      .init("id"), .init("name"), .init("kind"), .init("year", .right), .init("status"),
      .init("claims", .right),
      .init("reproduced", .right), .init("partly", .right), .init("not reproduced", .right),
    ])
    for row in rows {
      table.add([
        row.id, row.name, row.kind, "\(row.year)", row.status.rawValue, "\(row.claims)",
        "\(row.verdicts[.reproduced] ?? 0)", "\(row.verdicts[.partly] ?? 0)",
        "\(row.verdicts[.notReproduced] ?? 0)",
      ])
    }
    return table
  }

  /// Field names of the JSON form; they are part of the interface.
  private struct Item: Encodable {
    let id, name, family, subfamily, kind, work, status, summary: String
    let year, claims, measurements: Int
    let verdicts: [String: Int]

    init(_ row: TechniqueRow) {
      id = row.id
      name = row.name
      family = row.family
      subfamily = row.subfamily
      kind = row.kind
      work = row.work
      status = row.status.rawValue
      summary = row.summary
      year = row.year
      claims = row.claims
      measurements = row.measurements
      verdicts = Dictionary(uniqueKeysWithValues: row.verdicts.map { ($0.key.rawValue, $0.value) })
    }
  }
}
