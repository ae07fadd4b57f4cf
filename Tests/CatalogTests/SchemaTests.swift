import Catalog
import Foundation
import Testing

/// The schema refuses what validation would let through if it had a mistake. The rows are made from
/// content that no validation has seen.
@Suite("Schema")
struct SchemaTests {
  struct Spoiler: Sendable, CustomTestStringConvertible {
    let name: String
    let spoil: @Sendable (inout CatalogContent) -> Void
    var testDescription: String { name }
  }

  static let spoilers = [
    Spoiler(name: "unknown kind") { $0.techniques[0].kind = "nothing" },
    Spoiler(name: "unknown work") { $0.techniques[0].works = ["nobody"] },
    Spoiler(name: "unknown topic") { $0.works[0].topics = [.node("nothing")] },
    Spoiler(name: "topic twice") { $0.works[0].topics = [.genre(.survey), .genre(.survey)] },
    Spoiler(name: "unknown tag") { $0.techniques[0].also = ["nothing"] },
    Spoiler(name: "unknown dataset") { $0.techniques[0].evaluations[0].dataset = "nothing" },
    Spoiler(name: "unknown work of an evaluation") { $0.techniques[0].evaluations[0].work = "nobody" },
    Spoiler(name: "unknown metric") { $0.techniques[0].claims[0].metric = "nothing" },
    Spoiler(name: "unknown network of a claim") { $0.techniques[0].claims[0].network = "nothing" },
    Spoiler(name: "claim twice") { $0.techniques[0].claims.append($0.techniques[0].claims[0]) },
    Spoiler(name: "technique twice") { $0.techniques.append($0.techniques[0]) },
    Spoiler(name: "alias twice") { $0.techniques[1].aliases = $0.techniques[0].aliases },
    Spoiler(name: "executable without unit") { $0.techniques[0].implementation.unit = nil },
    Spoiler(name: "not executable without reason") { $0.techniques[2].implementation.reason = nil },
    Spoiler(name: "empty definition") { $0.techniques[0].definition = "" },
    Spoiler(name: "family without status") { $0.taxonomy[0].status = nil },
    Spoiler(name: "kind without parent") { $0.taxonomy[2].parent = nil },
    Spoiler(name: "evidence of another place") { $0.techniques[0].definitionEvidence = .derived },
    Spoiler(name: "minimum above maximum") { $0.metrics[1].minimum = 101 },
    Spoiler(name: "no samples") {
      $0.techniques[0].claims[0].testability = .check(
        .errorStatistics(.init(unit: "alpha", statistic: .mred, domain: .all, samples: 0)))
    },
    Spoiler(name: "percent of nothing") {
      $0.techniques[0].claims[0].testability = .check(
        .errorStatistics(.init(unit: "alpha", statistic: .mae, domain: .all, percentOf: 0)))
    },
    Spoiler(name: "percent of a statistic that is one") {
      $0.techniques[0].claims[0].testability = .check(
        .errorStatistics(.init(unit: "alpha", statistic: .mred, domain: .all, percentOf: 255)))
    },
    Spoiler(name: "negative size") { $0.datasets[0].train = -1 },
    Spoiler(name: "another database's schema") {
      $0.schema = $0.schema.replacing("PRAGMA application_id = 1262633283", with: "PRAGMA application_id = 7")
    },
    Spoiler(name: "SQL that is none") { $0.schema += "\nCREATE TABEL x (y);" },
  ]

  @Test("refuses rows that contradict it", arguments: spoilers)
  func refuses(_ spoiler: Spoiler) throws {
    let fixture = try Fixture()
    var content = try fixture.load()
    _ = try CatalogDatabase.inMemory(content)
    spoiler.spoil(&content)
    let error = #expect(throws: CatalogError.self) { try CatalogDatabase.inMemory(content) }
    guard case .inconsistent = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("refuses measurements and verdicts that contradict it, and names them")
  func refusesResults() throws {
    let content = try Fixture().load()
    let good = Catalog.Measurement.sample("m")
    var (stranger, nan, swapped, notJSON) = (good, good, good, good)
    stranger.technique = "nothing"
    nan.value = .nan
    swapped.lower = 5
    notJSON.details = "{"
    for measurements in [[stranger], [nan], [swapped], [notJSON], [good, good]] {
      let error = #expect(throws: CatalogError.self) {
        try CatalogDatabase.inMemory(content, measurements: measurements)
      }
      let message = error?.description ?? ""
      #expect(message.contains("measurement 'm' is refused"), "\(message)")
    }
    let claim = ClaimReference(technique: "alpha", claim: "mred-k6")
    let dangling = Verdict(claim: claim, outcome: .partly, reason: "", measurement: "gone")
    let unknown = Verdict(claim: .init(technique: "alpha", claim: "x"), outcome: .partly, reason: "")
    for verdict in [dangling, unknown] {
      let error = #expect(throws: CatalogError.self) {
        try CatalogDatabase.inMemory(content, verdicts: [verdict])
      }
      #expect(error?.description.contains("the verdict on alpha/") == true, "\(String(describing: error))")
    }
  }
}
