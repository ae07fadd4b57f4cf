import Catalog

/// The literature: `kb works`.
package struct WorksReport: Sendable {
  package let works: [Work]

  /// - Parameter text: words that must all occur in key, authors, title, venue, year or topics, in any case.
  package init(_ works: [Work], text: String? = nil) {
    let words = (text ?? "").lowercased().split(whereSeparator: \.isWhitespace)
    self.works = works.filter { work in
      let topics = work.topics.map(\.name).joined(separator: " ")
      let all = "\(work.key) \(work.authors) \(work.title) \(work.venue) \(work.year) \(topics)".lowercased()
      return words.allSatisfy { all.contains($0) }
    }
  }

  package func render(_ format: QueryReport.Format, width: Int? = nil) throws -> String {
    switch format {
    case .table: table.text(width: width) + (works.count == 1 ? "1 work\n" : "\(works.count) works\n")
    case .markdown: table.markdown
    case .csv: table.csv
    case .bibtex: BibTeX.render(works)
    case .json: try JSONText.render(works.map(CatalogExport.WorkItem.init))
    }
  }

  private var table: Table {
    var table = Table([
      .init("key"), .init("year", .right), .init("authors"), .init("title"), .init("venue"),
      .init("topics"),
    ])
    for work in works {
      table.add([
        work.key, "\(work.year)", work.authors, work.title, work.venue,
        work.topics.map(\.name).joined(separator: " "),
      ])
    }
    return table
  }
}
