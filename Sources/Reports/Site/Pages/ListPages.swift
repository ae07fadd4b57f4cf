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

  /// The tables of the survey, and a page that lists them.
  static func tables(_ content: SiteContent) -> [SitePage<ListPage>] {
    let source = SurveyTables.Source(content)
    let tables = SurveyTables.all.map { ($0, SurveyTables.table($0, source)) }
    var list = Grid(
      "tables", caption: "Tables made from the catalog", columns: [.text("Table"), .number("Rows")],
      isSortable: false)
    for (definition, table) in tables {
      list.add([.link(definition.title, "tables/\(definition.name).html"), .number(table.rows.count)])
    }
    let home = page(
      "tables.html", "Tables",
      ["Also as Markdown, CSV and LaTeX: <code>kb table NAME --format markdown|csv|latex</code>"], [list])
    return [home]
      + tables.map { definition, table in
        SitePage(
          path: "tables/\(definition.name).html", heading: definition.title,
          description: definition.explanation, section: "tables.html", crumbs: [("Tables", "tables.html")],
          body: ListPage(
            paragraphs: [HTML.escape(definition.explanation)],
            grids: [Grid(table, id: "table", caption: definition.title)]))
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
