import Arithmetic
import Catalog
import Foundation
import Harness
import Testing

/// The catalog of this repository, joined with its recorded results.
@Suite("The repository's catalog and results")
struct KnowledgeBaseTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func project() -> (project: Project, state: URL) {
    let state = FileManager.default.temporaryDirectory.appending(path: "kb-\(UUID().uuidString)")
    return (Project(root: root, state: state), state)
  }

  @Test("every link of an executable technique resolves, and every runnable check")
  func links() throws {
    let content = try CatalogSource.load(directory: Self.root.appending(path: "catalog"))
    let executable = content.techniques.filter { $0.implementation.status == .executable }
    #expect(executable.count >= 9)
    let plan = try BenchPlan.experiments(for: executable, targets: Suite.mnist.targets)
    #expect(plan.count > 100)
    #expect(Set(plan.map(\.experiment)).count == plan.count)
    for claim in content.claims { _ = try BenchPlan.experiments(testing: claim) }
  }

  @Test("every unit family's work is in the catalog")
  func works() throws {
    let content = try CatalogSource.load(directory: Self.root.appending(path: "catalog"))
    let keys = Set(content.works.map(\.key))
    let named = UnitLibrary.families.compactMap(\.work) + AdderLibrary.families.compactMap(\.work)
    #expect(named.count == UnitLibrary.families.count + AdderLibrary.families.count - 2)
    #expect(named.filter { !keys.contains($0) }.isEmpty)
  }

  @Test("something leads to every work: a technique, a claim or a topic")
  func reachable() throws {
    let content = try CatalogSource.load(directory: Self.root.appending(path: "catalog"))
    #expect(CatalogLint.unreachableWorks(in: content).map(\.description) == [])
  }

  @Test("every claim with a runnable check has a verdict from the recorded results")
  func verdicts() throws {
    let (project, state) = Self.project()
    defer { try? FileManager.default.removeItem(at: state) }
    let database = try KnowledgeBase.open(project, recordedOnly: true).database
    var judged = 0
    for record in try database.claims() {
      guard case .check(let check) = record.claim.testability, check.experiment != .planned else {
        #expect([.pending, .notTestable].contains(record.verdict.outcome))
        continue
      }
      judged += 1
      #expect(record.verdict.outcome != .pending, "\(record.claim.reference): \(record.verdict.reason)")
      #expect(record.verdict.measuredValue != nil)
    }
    #expect(judged > 60)
    // A finding that must not silently turn: the published sign of DRUM's bias at k = 6.
    let bias = try #require(
      try database.claims().first { $0.claim.reference.description == "drum/relative-bias-k6-n16" })
    #expect(bias.verdict.outcome == .notReproduced)
    #expect(bias.verdict.reason.contains("the sign does not"))
  }

  /// Without its k low columns a product lacks one quarter of their weights: on average ((k - 1) 2^k + 1) / 4.
  @Test(
    "a mean error is judged in percent of the number that the paper divides by",
    arguments: [(6, 4, Verdict.Outcome.reproduced), (7, 6, .notReproduced), (8, 8, .reproduced)])
  func percentOfLargestCode(width: Int, columns: Int, outcome: Verdict.Outcome) throws {
    let (project, state) = Self.project()
    defer { try? FileManager.default.removeItem(at: state) }
    let database = try KnowledgeBase.open(project, recordedOnly: true).database
    let name = "difference-gradient-retraining/nmed-pct-\(width)u-rm\(columns)"
    let record = try #require(try database.claims().first { $0.claim.reference.description == name })
    #expect(record.verdict.outcome == outcome, "\(record.verdict.reason)")
    let mean = Double((columns - 1) << columns + 1) / 4
    let expected = 100 * mean / Double(1 << (2 * width) - 1)
    #expect(abs(try #require(record.verdict.measuredValue) - expected) < 1e-12)
  }

  @Test("the README's counts are those of the recorded results; derived figures are not counted as published")
  func readme() throws {
    let (project, state) = Self.project()
    defer { try? FileManager.default.removeItem(at: state) }
    let claims = try KnowledgeBase.open(project, recordedOnly: true).database.claims()
    let published = claims.filter { $0.claim.evidence != .derived }
    func count(_ outcome: Verdict.Outcome) -> Int { published.count { $0.verdict.outcome == outcome } }
    let derived = claims.count { $0.claim.evidence == .derived && $0.verdict.outcome == .reproduced }
    let text = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    #expect(
      text.contains(
        "\(count(.reproduced)) are reproduced, \(count(.partly)) partly, \(count(.notReproduced)) not "
          + "(\(derived) more follow"))
    let database = try KnowledgeBase.open(project, recordedOnly: true).database
    let techniques = try database.techniques(TechniqueQuery())
    func inState(_ status: Implementation.Status) throws -> Int {
      try database.techniques(TechniqueQuery(status: status)).count
    }
    #expect(
      text.contains(
        "\(techniques.count) techniques (\(try inState(.executable)) executable, \(try inState(.planned)) planned, "
          + "\(try inState(.notExecutable)) not executable"))
    #expect(text.contains("\(claims.count) claims"))
  }

  @Test("the catalog, which knows no other module, has the words that units and cells have")
  func words() {
    #expect(
      ErrorStatisticsCheck.Statistic.allCases.map(\.rawValue).sorted()
        == Statistic.allCases.map(\.rawValue).sorted())
    #expect(
      ErrorStatisticsCheck.Domain.allCases.map(\.rawValue).sorted()
        == ErrorStatistics.Domain.allCases.map(\.rawValue).sorted())
    #expect(
      CellStatisticsCheck.Statistic.allCases.map(\.rawValue).sorted()
        == ApproximateCell.Statistic.allCases.map(\.rawValue).sorted())
    #expect(
      FunctionStatisticsCheck.Statistic.allCases.map(\.rawValue).sorted()
        == ApproximateFunction.Statistic.allCases.map(\.rawValue).sorted())
  }

  @Test("results survive the loss of the database, and a missing catalog is named")
  func lossless() throws {
    let (project, state) = Self.project()
    defer { try? FileManager.default.removeItem(at: state) }
    var local = try Ledger(url: project.localResults.appending(path: "mine.jsonl"))
    try local.add([LedgerTests.entry("mine", 1)])
    let before = try KnowledgeBase.open(project).database.measurements()
    #expect(before.contains { $0.key == "mine|mred" })
    try FileManager.default.removeItem(at: project.database)
    #expect(try KnowledgeBase.open(project).database.measurements() == before)
    #expect(throws: ProjectError.self) { try Project.locate(catalog: "/nowhere/catalog") }
    // Relative to where the command is run, whether or not the folder is written with its slash.
    let root = Self.root
    for folder in [root.path, root.path + "/"] {
      let found = try Project.locate(catalog: "catalog", workingDirectory: URL(filePath: folder))
      #expect(found.root.standardizedFileURL.path == root.standardizedFileURL.path)
    }
  }

  @Test("a catalog's folder may have any name")
  func named() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kb-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let named = folder.appending(path: "mine")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Self.root.appending(path: "catalog"), to: named)
    let project = try Project.locate(catalog: named.path)
    #expect(project.catalog.standardizedFileURL.path == named.standardizedFileURL.path)
    #expect(try !KnowledgeBase.open(project).database.techniques(TechniqueQuery()).isEmpty)
  }
}
