import ArgumentParser
import Foundation
import Harness
import Reports

struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Tables of the survey and of the measurements, as text, Markdown, CSV or LaTeX.",
    discussion: """
      From the catalog: \(SurveyTables.all.map(\.name).joined(separator: ", ")).
      From recorded results: \(BenchmarkTables.all.map(\.name).joined(separator: ", ")).

      Examples:
        kb table evaluation-complexity
        kb table recovery --format latex > recovery.tex   (needs booktabs)
        kb table arithmetic --plot power.svg              (error against power, with the front)
        kb table arithmetic --plot lenet.svg --y lenet --group mul8u
      """)

  @OptionGroup var options: CatalogOptions
  @Argument(help: "The table to print; without one, all are written to benchmarks/ and docs/tables/.")
  var name: String?
  @Flag(help: "Write nothing; fail when the committed tables are not current.") var check = false
  @Flag(help: "This machine's results too (units that you imported and ran), when one is printed.")
  var local = false
  @Option(help: "table (the default), csv, markdown or latex, when one is printed.") var format: Format?
  @Option(help: "Draw the table's units with their Pareto front instead: an SVG file (-: standard output).")
  var plot: String?
  @Option(
    help:
      "With --plot: the column drawn to the right, by the beginning of its title (default: power, else MRED)."
  )
  var x: String?
  @Option(help: "With --plot: the column drawn upwards (default: MRED; beside an error, the accuracy lost).")
  var y: String?
  @Option(help: "With --plot: only units of this operation, width and signedness: mul8u, mul16s, add8u, ...")
  var group: String?

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, csv, markdown, latex }

  /// A table of either kind, with how to make it.
  private struct Entry {
    let name: String
    let title: String
    let table: () throws -> Table
    let files: () throws -> [GeneratedFile]
  }

  func validate() throws {
    try SVGFile.check(plot)
    if plot == nil, x != nil || y != nil || group != nil {
      throw ValidationError("--x, --y and --group need --plot")
    }
    if name == nil || check || plot != nil, format != nil {
      throw ValidationError("--format is for printing one table: name it, without --check and --plot")
    }
    if name == nil || check, local {
      throw ValidationError("--local is for one table: name it, without --check")
    }
    if plot != nil, name == nil || check { throw ValidationError("--plot draws one table: name it") }
  }

  func run() throws {
    try reportingFailures {
      let project = try options.project()
      let entries = try entries(project)
      let chosen = try name.map { [try entry($0, in: entries)] } ?? entries
      if let plot, let entry = chosen.first {
        let figure = try TableFigure(entry.table(), title: entry.title, x: x, y: y, group: group)
        return try Output.file(Data(figure.svg.utf8), to: plot)
      }
      if name != nil, !check, let table = try chosen.first?.table() {
        switch format ?? .table {
        case .table: Output.result(table.shown)
        case .csv: Output.result(table.csv)
        case .markdown: Output.result(table.markdown)
        case .latex: Output.result(table.latex)
        }
        return
      }
      try publish(
        try chosen.flatMap { try $0.files() }, in: project, owning: name == nil ? SurveyTables.folder : nil,
        check: check, command: "kb table")
    }
  }

  private func entries(_ project: Project) throws -> [Entry] {
    let database = try KnowledgeBase.open(project, recordedOnly: true).database
    let results = try KnowledgeBase.entries(in: [project.recordedResults])
    let shown = local ? results + (try KnowledgeBase.entries(in: [project.localResults])) : results
    let claims = try database.claims()
    let source = try SurveyTables.Source(database)
    return BenchmarkTables.all.map { definition in
      Entry(
        name: definition.name, title: BenchmarkTables.heading(definition, entries: shown),
        table: { BenchmarkTables.table(definition, entries: shown, claims: claims) },
        files: { BenchmarkTables.files(definition, entries: results, claims: claims) })
    }
      + SurveyTables.all.map { definition in
        Entry(
          name: definition.name, title: definition.title, table: { SurveyTables.table(definition, source) },
          files: { SurveyTables.files(definition, source) })
      }
  }

  private func entry(_ name: String, in entries: [Entry]) throws -> Entry {
    guard let found = entries.first(where: { $0.name == name }) else {
      throw ValidationError(
        "There is no table '\(name)'; there are \(entries.map(\.name).joined(separator: ", ")).")
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
