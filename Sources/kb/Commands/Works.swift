import ArgumentParser
import Catalog
import Harness
import Reports

struct Works: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "works", abstract: "The literature: list it, find in it, cite it.",
    discussion: """
      Examples:
        kb works --text hashemi
        kb works --format bibtex > works.bib
        kb works --technique drum --format bibtex
      """)

  @OptionGroup var options: CatalogOptions
  @Option(help: "Words that occur in authors, title, venue, year or key.") var text: String?
  @Option(help: "Only the works of this technique.") var technique: String?
  @Option(help: "table, json, csv, markdown or bibtex.") var format: QueryReport.Format = .table

  func run() throws {
    try reportingFailures {
      let database = try KnowledgeBase.open(options.project()).database
      let works = try technique.map { try database.technique($0).works } ?? database.works()
      Output.result(try WorksReport(works, text: text).render(format))
    }
  }
}
