import Foundation
import Harness
import Testing

@Suite("Ledgers of measurements")
struct LedgerTests {
  static func entry(_ key: String, _ value: Double, unit: String = "drum:n=8,k=4,s=0") -> LedgerEntry {
    LedgerEntry(
      key: key, experiment: "error-statistics", technique: "drum", unit: unit, identity: "ab",
      figures: ["mred": .init(value), "mae": .init(2, interval: Interval(lower: 1, upper: 3))],
      samples: 65_536, domain: "all", code: "test")
  }

  static func scratch() -> URL {
    FileManager.default.temporaryDirectory.appending(path: "kb-\(UUID().uuidString)/ledger.jsonl")
  }

  @Test("what is added is read again, sorted, and identical bytes come out")
  func roundTrip() throws {
    let url = Self.scratch()
    defer { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }
    var ledger = try Ledger(url: url)
    #expect(ledger.entries.isEmpty)
    try ledger.add([Self.entry("b", 1.5, unit: "udm"), Self.entry("a", 0.1)])
    let bytes = try Data(contentsOf: url)
    let again = try Ledger(url: url)
    #expect(again.entries == ledger.entries)
    #expect(again.contains("a") && !again.contains("c"))
    try ledger.add([Self.entry("a", 0.1)])
    #expect(try Data(contentsOf: url) == bytes)
    #expect(Ledger.files(in: url.deletingLastPathComponent()).map(\.lastPathComponent) == ["ledger.jsonl"])
    #expect(Self.entry("a", 1).measurements.map(\.statistic) == ["mae", "mred"])
  }

  @Test("a rerun after a change takes the place of the stale entry")
  func stale() throws {
    let url = Self.scratch()
    defer { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }
    var ledger = try Ledger(url: url)
    try ledger.add([Self.entry("old digest", 1), Self.entry("other", 3, unit: "udm")])
    try ledger.add([Self.entry("new digest", 2)])
    #expect(Set(try Ledger(url: url).entries.keys) == ["new digest", "other"])
    let local = url.deletingLastPathComponent().appending(path: "local/mine.jsonl")
    var mine = try Ledger(url: local)
    try mine.add([Self.entry("newest digest", 4)])
    let folders = [url.deletingLastPathComponent(), local.deletingLastPathComponent()]
    #expect(try KnowledgeBase.entries(in: folders).map(\.key) == ["newest digest", "other"])
  }

  @Test("a damaged line is named and nothing is overwritten", arguments: ["{", "{\"key\": 1}", "junk"])
  func damaged(line: String) throws {
    let url = Self.scratch()
    defer { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }
    var ledger = try Ledger(url: url)
    try ledger.add([Self.entry("a", 1)])
    let text = try String(contentsOf: url, encoding: .utf8) + line + "\n"
    try Data(text.utf8).write(to: url)
    let error = #expect(throws: LedgerError.self) { try Ledger(url: url) }
    #expect(error.map { "\($0)".contains("ledger.jsonl:2:") } == true)
    #expect(try String(contentsOf: url, encoding: .utf8) == text)
  }

  @Test("a folder that cannot be written is an error that keeps what there was")
  func unwritable() throws {
    let url = Self.scratch()
    defer { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    // A file where the folder should be.
    let blocked = url.deletingLastPathComponent().appending(path: "file")
    try Data("x".utf8).write(to: blocked)
    var ledger = try Ledger(url: blocked.appending(path: "ledger.jsonl"))
    #expect(throws: LedgerError.self) { try ledger.add([Self.entry("a", 1)]) }
    #expect(ledger.entries.isEmpty)
    #expect(try Data(contentsOf: blocked) == Data("x".utf8))
  }
}
