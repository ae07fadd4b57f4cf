import ArgumentParser
import Foundation
import Harness
import Reports

struct Docs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs", abstract: "Regenerate docs/taxonomy from the catalog, or write the static site.",
    discussion: """
      `kb docs` writes the committed pages, `kb docs --check` compares them. `kb docs --site DIR` writes the site: open \
      DIR/index.html in a browser, no server is needed.
      """)

  @OptionGroup var options: CatalogOptions
  @Flag(help: "Write nothing; fail when the committed pages are not current.") var check = false
  @Option(help: "Write the static site to this folder (new, empty, or written by kb before).") var site:
    String?

  func validate() throws {
    if site?.isEmpty == true { throw ValidationError("--site takes a folder") }
    if check, site != nil {
      throw ValidationError("--check compares the committed pages; --site writes others")
    }
  }

  func run() throws {
    try reportingFailures {
      let project = try options.project()
      let database = try KnowledgeBase.open(project, recordedOnly: true).database
      if let site {
        let entries = try KnowledgeBase.entries(in: [project.recordedResults])
        let files = try Site(database, entries: entries).files()
        let changed = try SiteFolder.write(files, to: URL(filePath: site))
        Output.note("\(files.count) files, \(changed) changed; open \(site)/index.html")
        return
      }
      try publish(
        try TaxonomyPages(database).files(), in: project, owning: TaxonomyPages.folder, check: check,
        command: "kb docs")
    }
  }
}

/// Writes generated files, or fails with code 1 when the committed ones differ.
func publish(
  _ files: [GeneratedFile], in project: Project, owning folder: String? = nil, check: Bool, command: String
) throws {
  if check {
    let problems = GeneratedFiles.stale(files, in: project.root, owning: folder)
    for problem in problems { Output.note(problem) }
    if !problems.isEmpty {
      Output.note("Run `\(command)` and commit what it writes.")
      throw ExitCode(1)
    }
    Output.note("\(files.count) files are current")
  } else {
    let touched = try GeneratedFiles.write(files, in: project.root, owning: folder)
    for path in touched { Output.note("wrote \(path)") }
    Output.note("\(files.count) files, \(touched.count) changed")
  }
}
