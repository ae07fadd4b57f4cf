import ArgumentParser
import Harness
import Reports

struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Benchmark tables from recorded results.",
    discussion: "Tables: " + BenchmarkTables.all.map(\.name).joined(separator: ", "))

  @OptionGroup var options: CatalogOptions
  @Argument(help: "The table to print; without one, all are written to benchmarks/.") var name: String?
  @Flag(help: "Write nothing; fail when the committed tables are not current.") var check = false
  @Flag(help: "This machine's results too (units that you imported and ran), when one is printed.")
  var local = false
  @Option(help: "table, csv or markdown, when one is printed.") var format: Format = .table

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, csv, markdown }

  func run() throws {
    try reportingFailures {
      let project = try options.project()
      let claims = try KnowledgeBase.open(project, recordedOnly: true).database.claims()
      let entries = try KnowledgeBase.entries(in: [project.recordedResults])
      if let name, !check {
        let shown =
          local ? try KnowledgeBase.entries(in: [project.recordedResults, project.localResults]) : entries
        let table = BenchmarkTables.table(try definition(name), entries: shown, claims: claims)
        switch format {
        case .table: Output.result(table.text)
        case .csv: Output.result(table.csv)
        case .markdown: Output.result(table.markdown)
        }
        return
      }
      let definitions = try name.map { [try definition($0)] } ?? BenchmarkTables.all
      let files = definitions.flatMap { BenchmarkTables.files($0, entries: entries, claims: claims) }
      try publish(files, in: project, check: check, command: "kb table")
    }
  }

  private func definition(_ name: String) throws -> BenchmarkTables.Definition {
    guard let found = BenchmarkTables.all.first(where: { $0.name == name }) else {
      throw ValidationError(
        "There is no table '\(name)'; there are \(BenchmarkTables.all.map(\.name).joined(separator: ", ")).")
    }
    return found
  }
}

/// Writes every benchmark table from the recorded results.
func publishTables(of project: Project) throws {
  let claims = try KnowledgeBase.open(project, recordedOnly: true).database.claims()
  let entries = try KnowledgeBase.entries(in: [project.recordedResults])
  let files = BenchmarkTables.all.flatMap { BenchmarkTables.files($0, entries: entries, claims: claims) }
  try publish(files, in: project, check: false, command: "kb table")
}
