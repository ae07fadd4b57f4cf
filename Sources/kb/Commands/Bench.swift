import ArgumentParser
import Catalog
import Datasets
import Foundation
import Harness
import Networks
import Reports

struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Rerun techniques, record what comes out, compare it with the claims.",
    discussion: """
      Results go to .kb/results (this machine); --record writes them to benchmarks/results, to be committed, \
      with the tables made of them. An interrupted run resumes where it stopped. A figure that differs from the recorded \
      one, which comes out the same on every machine, ends in exit code 1.
      """)

  @OptionGroup var options: CatalogOptions
  @OptionGroup var dataOptions: DataOptions
  @OptionGroup var threads: ThreadOptions
  @Option(help: "What to run on: \(Suite.allCases.map(\.id).joined(separator: ", ")), or all.") var suite =
    "mnist"
  @Flag(help: "The embedded glyphs: needs no dataset.") var quick = false
  @Option(help: "Only techniques of this taxonomy node (id or alias).") var family: String?
  @Flag(help: "Write to benchmarks/results instead of this machine's results.") var record = false
  @Flag(help: "Run again what is recorded already.") var fresh = false
  @Flag(help: "Measure the speed of emulation instead; with --record, into benchmarks/speed.md.")
  var speed = false

  func run() throws {
    try reportingFailures {
      if speed { return try measureSpeed() }
      let project = try options.project()
      let suites = try suites()
      let different = try suites.map { try run($0, in: project) }.reduce(0, +)
      try finish(project)
      if different > 0 {
        Output.note(
          (different == 1 ? "1 figure differs" : "\(different) figures differ")
            + " from what is recorded, which comes out the same on every machine: see above")
        throw ExitCode(1)
      }
    }
  }

  private func suites() throws -> [Suite] {
    if quick { return [.quick] }
    if suite == "all" { return Suite.allCases }
    guard let found = Suite.allCases.first(where: { $0.id == suite }) else {
      throw ValidationError(
        "There is no suite '\(suite)'; there are \(Suite.allCases.map(\.id).joined(separator: ", ")) and all."
      )
    }
    return [found]
  }

  private func ledger(_ name: String, in project: Project) -> URL {
    (record ? project.recordedResults : project.localResults).appending(path: name)
  }

  /// - Returns: how many figures came out other than recorded.
  private func run(_ suite: Suite, in project: Project) throws -> Int {
    let records = try KnowledgeBase.open(project).database.records(
      of: TechniqueQuery(nodes: [family].compactMap(\.self)))
    let all = try BenchPlan.experiments(of: suite, for: records.map(\.technique))
    guard !all.isEmpty else {
      throw BenchError.nothingToRun(
        reason: "No technique here is executable yet; `kb query --status executable` lists those that are.")
    }
    let runner = ExperimentRunner(
      models: project.modelStore, data: dataOptions.store(project), threads: threads.jobs)
    let plan = try withoutLong(all, of: suite, by: runner, in: project)
    // Statistics of units come first and take minutes: what is missing for the rest is said before them.
    for target in Set(plan.compactMap(\.experiment.target)) {
      _ = try project.modelStore.load(network: target.network, dataset: target.dataset)
      try dataOptions.store(project).require(target.dataset)
    }
    let techniques = Set(plan.compactMap(\.technique)).count
    Output.note(
      "\(suite.title): \(plan.count) experiments" + (techniques > 0 ? " on \(techniques) techniques" : ""))
    let progress = Progress(total: plan.count)
    var skipped = 0
    var outcome: [LedgerEntry] = []
    for name in suite.ledgers {
      let part = plan.filter { $0.experiment.ledger(of: suite) == name }
      var bench = Harness.Bench(
        plan: part, runner: runner, ledger: try Ledger(url: ledger(name, in: project)), isFresh: fresh)
      outcome += try bench.run { event in
        switch event {
        case .starting(let planned): progress.begin(planned.experiment.title)
        case .finished: progress.finishOne()
        case .skipped:
          skipped += 1
          progress.finishOne()
        }
      }
    }
    progress.finish()
    if skipped > 0 {
      Output.note("\(skipped) of them were recorded already and not run again (--fresh runs them)")
    }
    let different = record ? 0 : try compareWithRecorded(outcome, project)
    if let definition = BenchmarkTables.all.first(where: { $0.suite == suite }) {
      let table = BenchmarkTables.table(definition, entries: outcome, claims: [])
      Output.result(
        "\(BenchmarkTables.heading(definition, entries: outcome))\n\n\(table.shown)\n")
    }
    return different
  }

  /// A first look is to be quick: minutes of enumeration whose outcome is recorded are left out of it.
  private func withoutLong(
    _ plan: [PlannedExperiment], of suite: Suite, by runner: ExperimentRunner, in project: Project
  ) throws -> [PlannedExperiment] {
    guard suite == .quick, !record, !fresh else { return plan }
    let recorded = Set(try KnowledgeBase.entries(in: [project.recordedResults]).map(\.key))
    let rest = try plan.filter {
      try !($0.experiment.enumeratesWideUnit && recorded.contains(runner.key(of: $0.experiment)))
    }
    if rest.count < plan.count {
      Output.note(
        "\(plan.count - rest.count) enumerations of all pairs of 16-bit operands, up to a minute each, are recorded "
          + "already and left out (kb bench without --quick repeats them)")
    }
    return rest
  }

  /// Integer arithmetic gives the same figures everywhere: says whether it did.
  /// - Returns: how many did not.
  private func compareWithRecorded(_ outcome: [LedgerEntry], _ project: Project) throws -> Int {
    let recorded = Dictionary(
      try KnowledgeBase.entries(in: [project.recordedResults]).map { ($0.key, $0) },
      uniquingKeysWith: { _, new in new })
    let known = outcome.filter { recorded[$0.key] != nil }
    let different = known.filter { entry in
      guard let other = recorded[entry.key] else { return false }
      return other.figures != entry.figures || other.logits != entry.logits
    }
    Output.note("\(known.count - different.count) of \(known.count) recorded figures came out the same")
    for entry in different { Output.note("differs from the recorded result: \(entry.key)") }
    return different.count
  }

  private func finish(_ project: Project) throws {
    if record { try publishTables(of: project) }
    let claims = try KnowledgeBase.open(project).database.claims(
      of: TechniqueQuery(nodes: [family].compactMap(\.self)))
    let table = BenchmarkTables.verdicts(claims)
    if !table.rows.isEmpty { Output.result("Published claims beside measured figures\n\n\(table.shown)\n") }
    var counts: [Verdict.Outcome: Int] = [:]
    for claim in claims { counts[claim.verdict.outcome, default: 0] += 1 }
    let summary = Verdict.Outcome.allCases.map { "\(counts[$0] ?? 0) \($0.rawValue)" }.joined(separator: ", ")
    Output.result("\(claims.count) claims: \(summary)\n")
    let derived = claims.count { $0.verdict.outcome == .reproduced && $0.claim.evidence == .derived }
    if derived > 0 {
      Output.result("\(derived) of those reproduced follow from a definition and are no published figures.\n")
    }
  }
}
