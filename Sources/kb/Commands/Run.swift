import ArgumentParser
import Arithmetic
import Catalog
import Harness
import Networks
import Reports
import Techniques

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run one technique, or one unit, in a network now (an adder: its error statistics).",
    discussion: """
      `kb run drum` runs the technique's configurations and the checks of its claims; `kb run drum --set k=3` one \
      configuration of its unit.
      """)

  @OptionGroup var options: CatalogOptions
  @OptionGroup var dataOptions: DataOptions
  @OptionGroup var threads: ThreadOptions
  @Argument(help: "The technique's id.") var id: String
  @Option(help: "A parameter of the technique's unit, k=3; repeatable.") var set: [String] = []
  @Option(help: "The network.") var network = "lenet5"
  @Option(help: "The dataset.") var dataset = "glyphs"

  func run() throws {
    try reportingFailures {
      let project = try options.project()
      let record = try KnowledgeBase.open(project).database.technique(id)
      let runner = ExperimentRunner(
        models: ModelStore(catalog: project.catalog), data: dataOptions.store(project), threads: threads.jobs)
      let target = NetworkTarget(network: network, dataset: dataset)
      let plan = try plan(record.technique, target)
      // Free settings are no part of the catalog's results: they are shown, not kept.
      let keeps = set.isEmpty
      let file = project.localResults.appending(path: "run-\(record.technique.id).jsonl")
      let progress = Progress(total: plan.count)
      var entries: [LedgerEntry] = []
      if keeps {
        var bench = Harness.Bench(plan: plan, runner: runner, ledger: try Ledger(url: file))
        entries = try bench.run { event in
          if case .starting(let planned) = event {
            progress.begin(planned.experiment.title)
          } else {
            progress.finishOne()
          }
        }
      } else {
        for planned in plan {
          progress.begin(planned.experiment.title)
          entries.append(try runner.run(planned))
          progress.finishOne()
        }
      }
      progress.finish()
      let accuracies = BenchmarkTables.accuracyTable(entries, target: target)
      // An adder multiplies in no network.
      Output.result((accuracies.rows.isEmpty ? BenchmarkTables.errors(entries) : accuracies).text)
      if keeps {
        let claims = try KnowledgeBase.open(project).database.technique(id).claims
        let table = BenchmarkTables.verdicts(claims)
        if !table.rows.isEmpty { Output.result("\n" + table.text) }
      }
    }
  }

  private func plan(_ technique: Technique, _ target: NetworkTarget) throws -> [PlannedExperiment] {
    guard technique.implementation.status == .executable, let family = technique.implementation.unit else {
      let reason = technique.implementation.reason.map { ": \($0)" } ?? ""
      throw BenchError.nothingToRun(
        reason: "'\(technique.id)' is \(technique.implementation.status.rawValue), not executable\(reason)")
    }
    if set.isEmpty { return try BenchPlan.experiments(for: [technique], targets: [target]) }
    let spec = try ArithmeticUnit.canonical("\(family):\(set.joined(separator: ","))")
    let unit = try ArithmeticUnit(spec)
    let samples = unit.operands.width > BenchPlan.exhaustiveWidth ? BenchPlan.defaultSamples : nil
    let statistics = PlannedExperiment(
      technique: technique.id, experiment: .errorStatistics(unit: spec, domain: .all, samples: samples))
    guard case .multiplier(let unit) = unit else { return [statistics] }
    return [statistics]
      + (try BenchPlan.deployments(of: spec, unit)).map {
        PlannedExperiment(
          technique: technique.id,
          experiment: .networkAccuracy(deployment: $0, network: target.network, dataset: target.dataset))
      }
  }
}
