import Arithmetic
import Catalog
import Circuits
import Datasets
import Foundation
import Harness
import Networks
import Testing
import UnitCircuits

/// The ledger of costs beside the circuits that it is about.
@Suite("Recorded costs") struct RecordedCostTests {
  static func entries() throws -> [LedgerEntry] {
    let (project, state) = KnowledgeBaseTests.project()
    defer { try? FileManager.default.removeItem(at: state) }
    return try KnowledgeBase.entries(in: [project.recordedResults]).filter { $0.experiment == "unit-cost" }
  }

  static var runner: ExperimentRunner {
    ExperimentRunner(
      models: ModelStore(catalog: KnowledgeBaseTests.root.appending(path: "catalog")),
      data: DataStore(searchPaths: []), threads: 1)
  }

  static func experiment(_ entry: LedgerEntry) throws -> Experiment {
    .unitCost(
      unit: try UnitSpec(parsing: entry.unit), baseline: try UnitSpec(parsing: try #require(entry.baseline)))
  }

  @Test("every recorded cost is that of the circuit as it is built now")
  func keys() throws {
    let entries = try Self.entries()
    #expect(entries.count >= 200)
    let runner = Self.runner
    for entry in entries { #expect(try runner.key(of: Self.experiment(entry)) == entry.key) }
  }

  @Test(
    "a layer's operands are another experiment than uniform ones, in which an exact unit still saves nothing")
  func layers() throws {
    let layer = try LayerName(parsing: "lenet5/glyphs/conv2")
    let (drum, exact) = (
      try ArithmeticUnit.canonical("drum:n=8,k=4"), try ArithmeticUnit.canonical("exact:n=8")
    )
    let runner = Self.runner
    func entry(_ experiment: Experiment) throws -> LedgerEntry {
      try runner.run(PlannedExperiment(technique: nil, experiment: experiment))
    }
    let own = try entry(.layerCost(unit: exact, baseline: exact, layer: layer))
    #expect(own.figures["power-saving"]?.value == 0)
    let uniform = try entry(.unitCost(unit: drum, baseline: exact))
    let recorded = try entry(.layerCost(unit: drum, baseline: exact, layer: layer))
    #expect(recorded.key != uniform.key)
    #expect(recorded.subject != uniform.subject)
    #expect(recorded.network == "lenet5" && recorded.dataset == "glyphs" && recorded.layer == "conv2")
    // Most operands are small: everything draws less than under uniform ones.
    for name in ["power", "energy"] {
      let (here, there) = (try #require(recorded.figures[name]), try #require(uniform.figures[name]))
      #expect(here.value < there.value)
    }
    #expect(try entry(.layerCost(unit: drum, baseline: exact, layer: layer)) == recorded)
  }

  @Test("what the README says of savings that layers undo is what is recorded")
  func undone() throws {
    let (project, state) = KnowledgeBaseTests.project()
    defer { try? FileManager.default.removeItem(at: state) }
    var uniform: [String: Double] = [:]
    var inLayers: [String: [Double]] = [:]
    for entry in try KnowledgeBase.entries(in: [project.recordedResults]) {
      guard let saving = entry.figures["power-saving"]?.value, entry.baseline?.hasPrefix("exact:") == true
      else {
        continue
      }
      if entry.experiment == "layer-cost" { inLayers[entry.unit, default: []].append(saving) }
      if entry.experiment == "unit-cost" { uniform[entry.unit] = saving }
    }
    let undone = inLayers.filter { unit, savings in
      uniform[unit].map { $0 > 0 } == true && savings.allSatisfy { $0 < 0 }
    }
    #expect(inLayers.values.allSatisfy { $0.count == Suite.operands.layers.count })
    let text = try String(contentsOf: KnowledgeBaseTests.root.appending(path: "README.md"), encoding: .utf8)
    #expect(
      text.contains("Of the catalog's \(inLayers.count) 8-bit multipliers \(undone.count) draw less power"))
    #expect(
      undone.keys.contains { $0.hasPrefix("drum:") } && undone.keys.contains { $0.hasPrefix("mitchell:") })
  }

  @Test("every 8-bit multiplier of the catalog is costed in every layer of the suite")
  func plan() throws {
    let (project, state) = KnowledgeBaseTests.project()
    defer { try? FileManager.default.removeItem(at: state) }
    let techniques = try KnowledgeBase.open(project).database.records(of: TechniqueQuery()).map(\.technique)
    let plan = try BenchPlan.experiments(of: .operands, for: techniques)
    #expect(Set(plan).count == plan.count)
    #expect(plan.count % Suite.operands.layers.count == 0)
    #expect(plan.count > 200)
    for planned in plan { #expect(planned.experiment.ledger(of: .operands) == "operands.jsonl") }
  }

  @Test(
    "measured again, the figures are the recorded ones",
    arguments: [
      "drum:n=8,k=4,s=0", "loa:n=8,k=4,carry=1", "trunc:n=8,k=6", "mitchell:n=8,s=0",
    ])
  func figures(unit: String) throws {
    let recorded = try #require(
      try Self.entries().first { $0.unit == unit && ($0.baseline ?? "").hasPrefix("exact") })
    let again = try Self.runner.run(
      PlannedExperiment(technique: recorded.technique, experiment: Self.experiment(recorded)))
    #expect(again.figures.keys.sorted() == recorded.figures.keys.sorted())
    for (name, figure) in recorded.figures {
      let value = try #require(again.figures[name]?.value)
      #expect(abs(value - figure.value) <= 1e-9 * max(1, abs(figure.value)), "\(unit) \(name)")
    }
  }
}
