import ArgumentParser
import Catalog
import Foundation
import Harness
import Reports

struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog", abstract: "The whole catalog for other tools: SQLite file, JSON, CSV.",
    subcommands: [Path.self, Export.self])

  struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "path",
      abstract: "Where the compiled SQLite database is; builds it first where it is not current.",
      discussion: """
        Examples:
          sqlite3 "$(kb catalog path)" "SELECT technique, reproduced FROM technique_overview LIMIT 5"
          datasette "$(kb catalog path)"
        Views and example queries: docs/guide/sql.md
        """)
    @OptionGroup var options: CatalogOptions

    func run() throws {
      try reportingFailures {
        let project = try options.project()
        _ = try KnowledgeBase.open(project)
        Output.result(project.database.path + "\n")
      }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Write the catalog with verdicts and recorded measurements as JSON or CSV.",
      discussion: """
        json: catalog.json, described by docs/schema/catalog.schema.json. csv: a file a record type, described in \
        docs/guide/exports.md. Single figures: `kb table`, `kb query --format`; the literature: `kb works`.
        """)
    @OptionGroup var options: CatalogOptions
    @Option(help: "json or csv.") var format: Format = .json
    @Option(
      help: "The folder to write to; files of the same names are replaced. -: standard output, of json alone."
    )
    var to: String

    enum Format: String, CaseIterable, ExpressibleByArgument { case json, csv }

    func validate() throws {
      if to.isEmpty { throw ValidationError("--to takes a folder; . is this one") }
      if to == "-", format == .csv { throw ValidationError("csv is several files: give a folder") }
    }

    func run() throws {
      try reportingFailures {
        let project = try options.project()
        let export = try CatalogExport(KnowledgeBase.open(project, recordedOnly: true).database)
        let files = format == .json ? [try export.json] : export.csv
        if to == "-", let json = files.first { return Output.result(json.content) }
        let folder = URL(filePath: to)
        do {
          _ = try GeneratedFiles.write(files, in: folder)
        } catch {
          throw SiteError.cannotWrite(path: folder.path, reason: fileProblem(error))
        }
        Output.note("\(files.count == 1 ? "1 file" : "\(files.count) files") in \(folder.path)")
      }
    }
  }
}
