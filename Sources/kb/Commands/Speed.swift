import ArgumentParser
import Catalog
import Foundation
import Harness
import Reports

struct Speed: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speed", abstract: "How fast queries, search and the site are on this machine.",
    discussion: """
      Times are medians on the wall clock; other work on the machine makes them longer. The search runs on a made-up \
      catalog (--techniques) that is built first, in a folder of its own, and removed.
      """)

  @OptionGroup var options: CatalogOptions
  @Option(help: "Techniques of the made-up catalog.") var techniques = 100_000
  @Option(help: "Repetitions of each measurement.") var repeats = 15

  func validate() throws {
    if !(1...1_000_000).contains(techniques) { throw ValidationError("--techniques must be 1 to 1000000") }
    if !(1...1000).contains(repeats) { throw ValidationError("--repeats must be 1 to 1000") }
  }

  func run() throws {
    try reportingFailures {
      let project = try options.project()
      var table = Table([
        .init("what"), .init("median ms", .right), .init("slowest ms", .right), .init("goal ms", .right),
      ])
      func add(_ what: String, goal: Int?, repeats: Int, _ body: () throws -> Void) throws {
        Output.note(what)
        let times = try (0..<repeats).map { _ in try milliseconds(body) }.sorted()
        table.add([
          what, times[times.count / 2].formatted(decimals: 1), (times.last ?? 0).formatted(decimals: 1),
          goal.map(String.init) ?? "-",
        ])
      }
      _ = try KnowledgeBase.open(project)
      for arguments in [
        ["query"], ["query", "--family", "multiplier", "--dataset", "cifar10"], ["query", "--text", "error"],
        ["show", "drum"],
      ] {
        try add("kb \(arguments.joined(separator: " ")), whole process", goal: 50, repeats: repeats) {
          try runSelf(arguments, project)
        }
      }
      let recorded = try KnowledgeBase.open(project, recordedOnly: true).database
      let entries = try KnowledgeBase.entries(in: [project.recordedResults])
      try add("kb docs, pages in memory", goal: 10_000, repeats: 1) {
        _ = try TaxonomyPages(recorded).files()
      }
      try add("kb docs --site, pages in memory", goal: 10_000, repeats: 1) {
        _ = try Site(recorded, entries: entries).files()
      }
      try search(project, add)
      Output.result(table.shown)
    }
  }

  private func search(
    _ project: Project, _ add: (String, Int?, Int, () throws -> Void) throws -> Void
  ) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "kb-speed-\(UUID().uuidString).sqlite")
    defer { try? FileManager.default.removeItem(at: file) }
    let real = try CatalogSource.load(directory: project.catalog)
    let content = SyntheticCatalog.content(count: techniques, like: real)
    try add("compiling \(techniques) techniques", nil, 1) {
      try CatalogCompiler.compile(content, measurements: [], verdicts: [], to: file)
    }
    let database = try CatalogDatabase.open(compiled: file)
    // From a common word to a rare one, and two at once.
    let queries = [
      [1_000], [5_000], [15_000], [10, 2_000], [3, 40],
    ].map { $0.map(SyntheticCatalog.word).joined(separator: " ") }
    for query in queries {
      let found = try database.search(query, limit: 20)
      let total = try database.matches(query)
      try add(
        "search '\(query)': best \(found.count) of \(total)", 20, repeats
      ) { _ = try database.search(query, limit: 20) }
    }
  }

  private func milliseconds(_ body: () throws -> Void) rethrows -> Double {
    let duration = try ContinuousClock().measure(body)
    return Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) / 1e15
  }

  private func runSelf(_ arguments: [String], _ project: Project) throws {
    let process = Process()
    process.executableURL = Bundle.main.executableURL
    process.arguments = arguments + ["--catalog", project.catalog.path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    // `waitUntilExit` looks every 50 ms or so.
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    ended.wait()
    guard process.terminationStatus == 0 else { throw ExitCode(process.terminationStatus) }
  }
}
