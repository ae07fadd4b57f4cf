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
        kb works --topic survey
        kb works --topic multiplier --format markdown
        kb works --format bibtex > works.bib
        kb works --technique drum --format bibtex
      """)

  @OptionGroup var options: CatalogOptions
  @Option(help: "Words that occur in authors, title, venue, year, key or topics.") var text: String?
  @Option(
    help: "survey, tutorial or outlook; or a taxonomy node: the works about it and those of its techniques.")
  var topic: String?
  @Option(help: "Only the works of this technique.") var technique: String?
  @Option(help: "table, json, csv, markdown or bibtex.") var format: QueryReport.Format = .table

  func run() throws {
    try reportingFailures {
      let database = try KnowledgeBase.open(options.project()).database
      var works = try technique.map { try database.technique($0).works } ?? database.works()
      if let topic {
        let keys = Set(try database.works(about: topic).map(\.key))
        works.removeAll { !keys.contains($0.key) }
      }
      Output.result(try WorksReport(works, text: text).render(format, width: Terminal.width))
    }
  }
}
