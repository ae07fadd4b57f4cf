import Foundation
import Harness
import Reports
import Testing

@Suite("Renderings of a table")
struct TableTests {
  static var table: Table {
    var table = Table([.init("name"), .init("value", .right)])
    table.add(["a|b", "1"])
    table.add(["with \"quotes\", comma", "10"])
    return table
  }

  @Test("text is aligned without trailing spaces")
  func text() {
    #expect(
      Self.table.text == """
        name                  value
        --------------------  -----
        a|b                       1
        with "quotes", comma     10

        """)
  }

  @Test("on a narrow terminal the widest cells are broken between words")
  func narrowText() {
    #expect(
      Self.table.text(width: 20) == """
        name           value
        -------------  -----
        a|b                1
        with              10
        "quotes",
        comma

        """)
    #expect(Self.table.text(width: 27) == Self.table.text)
    #expect(Self.table.text(width: 26) != Self.table.text)
  }

  @Test("a terminal narrower than the longest words gets whole words, and nothing is lost", arguments: 0...40)
  func wordsStayWhole(width: Int) {
    var table = Table([.init("id"), .init("what it says")])
    let text = "every word of a sentence, in its order, with naïve ones"
    table.add(["an-id-that-is-long", text])
    table.add(["", "short"])
    let lines = table.text(width: width).split(separator: "\n").map(String.init)
    // The id, two spaces, and `sentence,`, the longest word.
    let narrowest = 18 + 2 + 9
    #expect(lines.allSatisfy { $0.count <= max(width, narrowest) })
    let body = lines.dropFirst(lines.firstIndex { $0.hasPrefix("--") }.map { $0 + 1 } ?? 0)
    let words = body.flatMap { $0.split(separator: " ").map(String.init) }
    #expect(words.filter { $0 != "an-id-that-is-long" }.joined(separator: " ") == text + " short")
  }

  @Test("Markdown escapes bars")
  func markdown() {
    #expect(
      Self.table.markdown == """
        | name | value |
        |---|---:|
        | a\\|b | 1 |
        | with "quotes", comma | 10 |

        """)
  }

  @Test("CSV quotes as RFC 4180 says")
  func csv() {
    #expect(Self.table.csv == "name,value\r\na|b,1\r\n\"with \"\"quotes\"\", comma\",10\r\n")
  }

  @Test("generated files: missing, stale, left over, current")
  func generatedFiles() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "kb-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    let files = [GeneratedFile(path: "d/a.md", content: "one\n")]
    #expect(GeneratedFiles.stale(files, in: root, owning: "d") == ["d/a.md is missing"])
    #expect(try GeneratedFiles.write(files, in: root, owning: "d") == ["d/a.md"])
    #expect(GeneratedFiles.stale(files, in: root, owning: "d").isEmpty)
    #expect(try GeneratedFiles.write(files, in: root, owning: "d").isEmpty)
    try Data("other".utf8).write(to: root.appending(path: "d/a.md"))
    try Data("old".utf8).write(to: root.appending(path: "d/b.md"))
    #expect(GeneratedFiles.stale(files, in: root, owning: "d") == ["d/a.md is stale", "d/b.md is left over"])
    #expect(try GeneratedFiles.write(files, in: root, owning: "d") == ["d/a.md", "d/b.md"])
    #expect(GeneratedFiles.stale(files, in: root, owning: "d").isEmpty)
  }
}

@Suite("The table of arithmetic units") struct ArithmeticTableTests {
  static func entry(
    _ experiment: String, _ figures: [String: Double], network: String? = nil, dataset: String? = nil,
    encoding: String? = nil, binding: String? = nil, baseline: String? = nil
  ) -> LedgerEntry {
    LedgerEntry(
      key: "\(experiment)\(encoding ?? "")\(binding ?? "")\(baseline ?? "")\(network ?? "")",
      experiment: experiment, technique: "drum", unit: "drum:n=8,k=4,s=0", identity: "0",
      figures: figures.mapValues { .init($0) }, samples: 65_536,
      domain: experiment == "error-statistics" ? "all" : nil, network: network, dataset: dataset,
      encoding: encoding, binding: binding, baseline: baseline,
      structure: baseline == nil ? nil : "dadda-bk", code: "test")
  }

  @Test("one line a unit: shares of the exact cost, the better binding, no empty column")
  func line() throws {
    let definition = try #require(BenchmarkTables.all.first { $0.name == "arithmetic" })
    var entries = [
      Self.entry("error-statistics", ["ep": 12.5, "mred": 1.25]),
      Self.entry(
        "unit-cost", ["area-saving": 60, "delay-saving": -5], baseline: "exact:n=8,s=0"),
      Self.entry("unit-cost", ["area-saving": 1], baseline: "mitchell:n=8,s=0"),
      Self.entry(
        "network-accuracy", ["accuracy": 97], network: "lenet5", dataset: "mnist",
        encoding: "sign-magnitude", binding: "activation-first"),
      Self.entry(
        "network-accuracy", ["accuracy": 98], network: "lenet5", dataset: "mnist",
        encoding: "sign-magnitude", binding: "weight-first"),
      Self.entry(
        "network-accuracy", ["accuracy": 99], network: "lenet5", dataset: "mnist", encoding: "affine",
        binding: "weight-first"),
    ]
    let table = BenchmarkTables.table(definition, entries: entries, claims: [])
    #expect(
      table.rows == [
        [
          "drum:n=8,k=4,s=0", "drum", "12.5", "-", "1.25", "-", "-", "40.0", "105.0", "-", "-", "dadda-bk",
          "98.00", "-",
        ]
      ])
    #expect(!table.columns.contains { $0.title == "ResNet-8 %" })
    entries.append(
      Self.entry(
        "network-accuracy", ["accuracy": 80], network: "resnet8-cifar", dataset: "cifar10",
        encoding: "sign-magnitude", binding: "activation-first"))
    let wider = BenchmarkTables.table(definition, entries: entries, claims: [])
    #expect(wider.columns.contains { $0.title == "ResNet-8 %" })
    #expect(wider.rows[0].contains("80.00"))
  }

  @Test("power in layers stands beside that under uniform operands; a layer not yet run is open")
  func operands() throws {
    let definition = try #require(BenchmarkTables.all.first { $0.name == "operands" })
    var inLayer = Self.entry(
      "layer-cost", ["power-saving": -18.71], network: "lenet5", dataset: "mnist", baseline: "exact:n=8,s=0")
    inLayer.layer = "conv2"
    let entries = [
      Self.entry("unit-cost", ["power-saving": 31.04], baseline: "exact:n=8,s=0"),
      Self.entry("unit-cost", ["power-saving": 5], baseline: "mitchell:n=8,s=0"), inLayer,
    ]
    let table = BenchmarkTables.table(definition, entries: entries, claims: [])
    #expect(table.columns.map(\.title)[3] == "lenet5/mnist/conv2")
    #expect(table.rows == [["drum:n=8,k=4,s=0", "drum", "69.0", "118.7", "-", "-"]])
  }
}
