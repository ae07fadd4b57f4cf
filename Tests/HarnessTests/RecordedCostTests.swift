import Arithmetic
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
