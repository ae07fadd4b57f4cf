import Catalog
import Harness

/// Pages that are paragraphs and tables: techniques, claims, findings, generated tables.
struct ListPage {
  /// HTML.
  let paragraphs: [String]
  let grids: [Grid]

  static func techniques(_ content: SiteContent) -> SitePage<ListPage> {
    var grid = content.techniqueGrid(
      content.records, caption: content.count(content.records.count, "technique"), root: "")
    grid.filterText("Words")
    grid.filterChoice("Family", "family", content.families.map { ($0.id, $0.name) })
    grid.filterChoice(
      "Sub-family", "subfamily",
      content.nodes.filter { $0.node.level == .subfamily && $0.techniques > 0 }.map {
        ($0.node.id, $0.node.name)
      })
    grid.filterChoice("Status", "status", Implementation.Status.allCases.map { ($0.rawValue, $0.rawValue) })
    grid.filterChoice("Has a claim that is", "verdict", verdictOptions)
    let datasets = Set(content.records.flatMap { content.datasets(of: $0.technique) })
    grid.filterChoice(
      "Dataset", "dataset",
      content.datasets.filter { datasets.contains($0.id) }.map { ($0.id, $0.name) })
    let networks = Set(content.records.flatMap { content.networks(of: $0.technique) })
    grid.filterChoice(
      "Network", "network",
      content.networks.filter { networks.contains($0.id) }.map { ($0.id, $0.name) })
    grid.filterBound("From year", "from", "min", of: "year")
    grid.filterBound("To year", "to", "max", of: "year")
    return page(
      "techniques.html", "Techniques",
      ["Every technique of the catalog. The address keeps the filter, so a view can be sent to somebody."],
      [grid])
  }

  static func claims(_ content: SiteContent) -> SitePage<ListPage> {
    var grid = content.claimGrid(
      content.claims, caption: content.count(content.claims.count, "claim"), root: "")
    grid.filterText("Words")
    grid.filterChoice("Verdict", "verdict", verdictOptions)
    grid.filterChoice("Family", "family", content.families.map { ($0.id, $0.name) })
    let metrics = Set(content.claims.map(\.claim.metric))
    grid.filterChoice(
      "Metric", "metric", content.metrics.filter { metrics.contains($0.id) }.map { ($0.id, $0.name) })
    grid.filterChoice("Evidence", "evidence", ["seen", "recalled", "derived"].map { ($0, $0) })
    grid.filterBound("Published, at least", "least", "min", of: "value")
    grid.filterBound("Published, at most", "most", "max", of: "value")
    return page(
      "claims.html", "Claims",
      [
        "One published figure each, beside what was measured here. "
          + HTML.link("What the verdicts mean", "about.html")
      ], [grid])
  }

  static func findings(_ content: SiteContent) -> SitePage<ListPage> {
    let findings = content.records.flatMap(content.findings)
    var grid = Grid(
      "findings", caption: content.count(findings.count, "finding"),
      columns: [.text("Technique"), .text("Kind"), .text("Finding"), .text("On claim")])
    for finding in findings {
      grid.add(
        [
          .link(finding.technique.name, "techniques/\(finding.technique.id).html"), .text(finding.kind),
          .wide(finding.text), .text(finding.claim ?? ""),
        ], data: [("kind", finding.kind)])
    }
    grid.filterText("Words")
    grid.filterChoice("Kind", "kind", Finding.Kind.allCases.map { ($0.rawValue, $0.rawValue) })
    return page(
      "findings.html", "Findings",
      [
        "What is wrong, contradictory or treacherous in the literature, as it was met while the catalog was written: "
          + "a <b>trap</b> misleads who implements or cites, a <b>mismatch</b> is a contradiction between sources or "
          + "with the definition, a <b>correction</b> says what is right instead."
      ], [grid])
  }

  /// A table that has a page of its own.
  private struct Entry {
    let name: String
    let title: String
    /// Text, not HTML.
    let explanation: String
    let table: Table
    let hasFilter: Bool
  }

  /// The tables of the survey, those of what was measured, and a page that lists them.
  static func tables(_ content: SiteContent) -> [SitePage<ListPage>] {
    let source = SurveyTables.Source(content)
    let survey = SurveyTables.all.map {
      Entry(
        name: $0.name, title: $0.title, explanation: $0.explanation, table: SurveyTables.table($0, source),
        hasFilter: false)
    }
    // Claims have a page with links.
    let measured = BenchmarkTables.all.filter { $0.name != "claims" }.map { definition in
      Entry(
        name: definition.name, title: BenchmarkTables.heading(definition, entries: content.entries),
        explanation: BenchmarkTables.explanation(definition.name).replacing("`", with: ""),
        table: BenchmarkTables.table(definition, entries: content.entries, claims: content.claims),
        hasFilter: true)
    }
    func list(_ id: String, _ caption: String, _ entries: [Entry]) -> Grid {
      var grid = Grid(
        id, caption: caption, columns: [.text("Table"), .number("Rows")], isSortable: false)
      for entry in entries {
        grid.add([.link(entry.title, "tables/\(entry.name).html"), .number(entry.table.rows.count)])
      }
      return grid
    }
    let home = page(
      "tables.html", "Tables",
      ["Also as Markdown, CSV and LaTeX: <code>kb table NAME --format markdown|csv|latex</code>"],
      [
        list("tables", "Tables made from the catalog", survey),
        list("measured", "Tables of what was measured here", measured),
      ])
    return [home]
      + (survey + measured).map { entry in
        var grid = Grid(entry.table, id: "table", caption: entry.title)
        if entry.hasFilter { grid.filterText("Words") }
        return SitePage(
          path: "tables/\(entry.name).html", heading: entry.title,
          description: entry.explanation, section: "tables.html", crumbs: [("Tables", "tables.html")],
          body: ListPage(paragraphs: [HTML.escape(entry.explanation)], grids: [grid]))
      }
  }

  static func page(
    _ path: String, _ heading: String, _ paragraphs: [String], _ grids: [Grid]
  ) -> SitePage<ListPage> {
    SitePage(
      path: path, heading: heading, description: "\(heading) of the catalog of approximate DNN hardware.",
      body: ListPage(paragraphs: paragraphs, grids: grids))
  }

  private static let verdictOptions = Verdict.Outcome.allCases.map { ($0.rawValue, $0.rawValue) }
}
