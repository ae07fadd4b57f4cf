import ArgumentParser
import Harness
import Reports

struct Docs: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Regenerate docs/taxonomy from the catalog.")

  @OptionGroup var options: CatalogOptions
  @Flag(help: "Write nothing; fail when the committed pages are not current.") var check = false

  func run() throws {
    try reportingFailures {
      let project = try options.project()
      let files = try TaxonomyPages(KnowledgeBase.open(project, recordedOnly: true).database).files()
      try publish(files, in: project, owning: TaxonomyPages.folder, check: check, command: "kb docs")
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
