import ArgumentParser
import Arithmetic
import Catalog
import Datasets
import Foundation
import Harness
import Interchange
import Networks
import Reports
import Techniques

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run one technique, or one unit, in a network now (an adder: its error statistics).",
    discussion: """
      `kb run drum` runs the technique's configurations and the checks of its claims; `kb run drum --set k=3` one \
      configuration of its unit. `kb run NAME` runs an imported unit, `kb run file:PATH` a table or circuit as it lies \
      there, `kb run drum:n=8,k=3` any unit. Units of 4 to 16 bits run in networks with operands of that width; \
      `kb run exact:n=8 --accumulator loa:n=32,k=12` sums the products with an adder.
      """)

  @OptionGroup var options: CatalogOptions
  @OptionGroup var dataOptions: DataOptions
  @OptionGroup var threads: ThreadOptions
  @Argument(help: "The technique's id; an imported unit; family:name=integer; file:PATH.") var id: String
  @Option(help: "A parameter of the technique's unit, k=3; repeatable.") var set: [String] = []
  @Option(help: "The adder that sums up the products, such as loa:n=32,k=12.") var accumulator: String?
  @Option(help: "A network trained here (lenet5, resnet8-mlperf-tiny) or imported.") var network = "lenet5"
  @Option(help: "glyphs, mnist or cifar10 (see `kb data`).") var dataset = "glyphs"

  func run() throws {
    try reportingFailures {
      let project = try options.project()
      if set.isEmpty, let found = try UnitFinder(project).findUnit(id) {
        return try run(found, in: project)
      }
      let record = try KnowledgeBase.open(project).database.technique(id)
      let (models, data) = (project.modelStore, dataOptions.store(project))
      let runner = ExperimentRunner(models: models, data: data, threads: threads.jobs)
      let target = NetworkTarget(network: network, dataset: dataset)
      let plan = try summing(try plan(record.technique, target), in: .library)
      try require(target, of: plan, models, data)
      // Free settings are no part of the catalog's results: they are shown, not kept.
      let keeps = set.isEmpty && accumulator == nil
      let file = project.localResults.appending(path: "run-\(record.technique.id).jsonl")
      let entries = try run(plan, on: runner, keeping: keeps ? file : nil)
      let accuracies = BenchmarkTables.accuracyTable(entries, target: target)
      // An adder multiplies in no network.
      let tables = [
        accuracies.rows.isEmpty ? BenchmarkTables.errors(entries, isComplete: false) : accuracies,
        keeps ? BenchmarkTables.verdicts(try KnowledgeBase.open(project).database.technique(id).claims) : nil,
      ].compactMap(\.self)
      Output.result(tables.filter { !$0.rows.isEmpty }.map(\.shown).joined(separator: "\n"))
    }
  }

  /// Before anything is computed: the network, its weights and the data are there, where the plan needs them.
  /// - Throws: `ModelStoreError`, `DatasetError`
  private func require(
    _ target: NetworkTarget, of plan: [PlannedExperiment], _ models: ModelStore, _ data: DataStore
  ) throws {
    guard plan.contains(where: { $0.experiment.target == target }) else { return }
    _ = try models.graph(target.network)
    do { try data.require(target.dataset) } catch {
      // Test images alone will do where the weights' file has the activation ranges.
      _ = try data.load(target.dataset, split: .test)
    }
    _ = try models.find(network: target.network, dataset: target.dataset)
  }

  /// What there is to run for one unit; says why where a multiplier is tried in no network.
  private func experiments(
    of spec: UnitSpec, _ unit: ArithmeticUnit, technique: String? = nil, on target: NetworkTarget
  ) throws -> [PlannedExperiment] {
    let plan = try BenchPlan.experiments(of: spec, unit, technique: technique, on: target)
    if case .multiplier(let multiplier) = unit, !plan.contains(where: { $0.experiment.target != nil }) {
      let widths = ProductFunction.widths
      Output.note(
        "in no network: \(spec) has operands of \(multiplier.operands.width) bits, and units of "
          + "\(widths.lowerBound) to \(widths.upperBound) bits run in networks")
    }
    return plan
  }

  /// Runs a plan with a progress bar; outcomes are kept in `file`, or only shown.
  private func run(
    _ plan: [PlannedExperiment], on runner: ExperimentRunner, keeping file: URL?
  ) throws -> [LedgerEntry] {
    // An imported unit is not of the library, and narrow.
    let long = plan.count { (try? $0.experiment.enumeratesWideUnit) == true }
    if long > 0 {
      Output.note("\(long) of \(plan.count) visit all pairs of 16-bit operands, up to a minute each")
    }
    let progress = Progress(total: plan.count)
    defer { progress.finish() }
    if let file {
      var bench = Harness.Bench(plan: plan, runner: runner, ledger: try Ledger(url: file))
      return try bench.run { event in
        if case .starting(let planned) = event {
          progress.begin(planned.experiment.title)
        } else {
          progress.finishOne()
        }
      }
    }
    return try plan.map { planned in
      progress.begin(planned.experiment.title)
      defer { progress.finishOne() }
      return try runner.run(planned)
    }
  }

  /// The network experiments of a plan with the adder that was asked for; without one, the plan.
  private func summing(_ plan: [PlannedExperiment], in units: UnitShelf) throws -> [PlannedExperiment] {
    guard let accumulator else { return plan }
    guard plan.contains(where: { $0.experiment.name == "network-accuracy" }) else {
      throw BenchError.nothingToRun(reason: "'\(id)' has no place in a network, so there are no sums")
    }
    let spec = try units.canonical(accumulator)
    guard case .adder(let adder) = try units.unit(spec) else {
      throw UnitSpecError.isMultiplier(name: spec.family)
    }
    return try plan.compactMap { planned in
      guard case .networkAccuracy(let deployment, let network, let dataset) = planned.experiment else {
        return nil
      }
      guard adder.width >= 2 * deployment.width else {
        throw BenchError.nothingToRun(
          reason:
            "\(spec) has \(adder.width) bits and cannot hold a product of \(deployment.width)-bit operands: "
            + "give it at least \(2 * deployment.width), and some more for sums of many")
      }
      return PlannedExperiment(
        technique: planned.technique,
        experiment: .networkAccuracy(
          deployment: deployment.summing(with: spec), network: network, dataset: dataset))
    }
  }

  /// The technique's configurations and checks; where nothing of it can be executed, claims may be checked on units and
  /// functions all the same.
  private func plan(_ technique: Technique, _ target: NetworkTarget) throws -> [PlannedExperiment] {
    if set.isEmpty {
      let plan = try BenchPlan.experiments(for: [technique], targets: [target])
      if !plan.isEmpty { return plan }
    }
    guard technique.implementation.status == .executable, let family = technique.implementation.unit else {
      let reason = technique.implementation.reason.map { ": \($0)" } ?? ""
      throw BenchError.nothingToRun(
        reason: "'\(technique.id)' is \(technique.implementation.status.rawValue), not executable\(reason)")
    }
    let spec = try ArithmeticUnit.canonical("\(family):\(set.joined(separator: ","))")
    return try experiments(of: spec, ArithmeticUnit(spec), technique: technique.id, on: target)
  }

  /// A unit outside the catalog. Results of imported ones are kept, those of a file or a free setting are shown.
  private func run(_ found: UnitFinder.Found, in project: Project) throws {
    let target = NetworkTarget(network: network, dataset: dataset)
    let spec = try found.units.canonical(id)
    let (models, data) = (project.modelStore, dataOptions.store(project))
    let runner = ExperimentRunner(models: models, data: data, threads: threads.jobs, units: found.units)
    let plan = try summing(experiments(of: spec, found.units.unit(spec), on: target), in: found.units)
    try require(target, of: plan, models, data)
    let isKept = found.imported != nil && accumulator == nil && !id.hasPrefix(UnitSpec.filePrefix)
    let ledger = project.localResults.appending(path: "run-\(spec.family).jsonl")
    let entries = try run(plan, on: runner, keeping: isKept ? ledger : nil)
    let accuracies = BenchmarkTables.accuracyTable(entries, target: target)
    Output.result(
      (accuracies.rows.isEmpty ? BenchmarkTables.errors(entries, isComplete: false) : accuracies).shown)
  }
}
