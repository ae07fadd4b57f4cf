import ArgumentParser
import Harness
import Reports

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "One technique: definition, claims beside measured figures, verdicts, works.")

  @OptionGroup var options: CatalogOptions
  @Argument(help: "The technique's id (see `kb query`).") var id: String
  @Flag(help: "The technique's works as BibTeX instead.") var bibtex = false

  func run() throws {
    try reportingFailures {
      let record = try KnowledgeBase.open(options.project()).database.technique(id)
      Output.result(bibtex ? BibTeX.render(record.works) : TechniqueReport(record).text)
    }
  }
}
