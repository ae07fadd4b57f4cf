import ArgumentParser
import Catalog
import Harness
import Reports

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Start a contribution: the files of a new technique.",
    subcommands: [NewTechnique.self])
}

struct NewTechnique: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "technique",
    abstract:
      "Write a record, and with --unit a Swift unit, its circuit and its test, that compile and pass as they are.",
    discussion: """
      Never overwrites a file. The guide: docs/guide/contributing.md

      Examples:
        kb new technique my-mul --kind mul-truncated --work mahdiani2010bam --unit --name "My multiplier"
        kb new technique my-adder --kind add-lower-part --work mahdiani2010bam --unit
        kb new technique my-pruning --kind prune-structured --work molchanov2017
      """)

  @OptionGroup var options: CatalogOptions
  @Argument(help: "The new id: lower-case words joined by '-'.") var id: String
  @Option(help: "A kind of the taxonomy (`kb docs --site`, or docs/taxonomy/README.md, lists them).")
  var kind: String
  @Option(help: "Key of the work that the technique comes from (`kb works --text WORD`).") var work: String
  @Option(help: "The name that people read.") var name: String?
  @Flag(
    help: "Also a multiplier or, of an adder's kind, an adder that can be executed, its circuit and its test."
  ) var unit = false

  func run() throws {
    try reportingFailures {
      let project = try options.project()
      let scaffold = try TechniqueScaffold(
        id: id, name: name, kind: kind, work: work, hasUnit: unit,
        database: KnowledgeBase.open(project).database)
      let steps = try scaffold.write(to: project.root)
      for file in try scaffold.files() { Output.note("wrote \(file.path)") }
      Output.note("\nNext:")
      for (number, step) in steps.enumerated() { Output.note("  \(number + 1). \(step)") }
    }
  }
}
