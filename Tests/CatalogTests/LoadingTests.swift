import Catalog
import Foundation
import Testing

@Suite("Loading")
struct LoadingTests {
  @Test("the fixture is valid and every field arrives")
  func everyField() throws {
    let content = try Fixture().load()
    #expect(content.taxonomy.count == 7)
    #expect(content.taxonomy.map(\.level).filter { $0 == .kind }.count == 3)
    #expect(content.taxonomy.first { $0.id == "approximate-multiplier" }?.aliases == ["multiplier"])
    #expect(content.techniques.map(\.id) == ["alpha", "beta", "gamma"])
    #expect(content.datasets.last?.train == 1_281_167)
    #expect(content.datasets.last?.test == nil)
    #expect(content.works.last?.kind == .misc)
    let alpha = try #require(content.technique("alpha"))
    #expect(alpha.definition == "Take k bits.\nSet the last one.")
    #expect(alpha.works == ["later2019", "hashemi2015"])
    #expect(alpha.parameters.first?.typical == "4, 6")
    #expect(alpha.implementation.configurations.map(\.unit) == ["alpha:k=4,n=8", "alpha:k=6,n=8"])
    #expect(alpha.claims.map(\.id) == ["mred-k6", "accuracy-lenet", "mred-spread"])
    #expect(alpha.claims[0].value.text == "1.470")
    #expect(alpha.claims[0].value.decimals == 3)
    #expect(
      alpha.claims[0].testability
        == .check(
          .errorStatistics(.init(unit: "alpha:k=6,n=16", statistic: .mred, domain: .all, samples: 1000))))
    #expect(alpha.claims[0].findings.map(\.kind) == [.mismatch])
    #expect(alpha.claims[2].testability == .untestable(reason: "needs a synthesis flow"))
    #expect(alpha.claims[2].value.upper == 3.32)
  }

  @Test("a family of networks has no size; an evaluation by a later work leads to it, and is not of its year")
  func families() throws {
    let fixture = try Fixture()
    try fixture.edit(
      "networks.yaml", "- {id: resnet50",
      "- {id: resnet-unstated, name: A ResNet, kind: cnn, year: 2016, reference: He 2016, input: any,\n"
        + "   parameters: ~, macs: ~, size: ~, evidence: seen}\n- {id: resnet50")
    try fixture.edit(
      Fixture.alpha, "evaluations:\n",
      "evaluations:\n  - {dataset: mnist, network: resnet-unstated, work: han2015, text: later, evidence: seen}\n"
    )
    try fixture.edit(Fixture.gamma, "works: [han2015]", "works: [later2019]")
    let content = try fixture.load()
    #expect(content.networks.first { $0.id == "resnet-unstated" }?.size == nil)
    #expect(CatalogLint.unreachableWorks(in: content).isEmpty)
    let database = try CatalogDatabase.inMemory(content)
    #expect(try database.networks() == content.networks)
    #expect(try database.technique("alpha").technique.evaluations == content.technique("alpha")?.evaluations)
    #expect(try database.techniques(.init(dataset: "mnist", network: "resnet")).map(\.id) == ["alpha"])
    #expect(try database.evaluationMatrix().map(\.evaluations).reduce(0, +) == 4)
  }

  @Test(
    "checks of reductions, ranges, cells and functions are read and come back from the database",
    arguments: [
      (
        "{experiment: error-statistics, unit: a, baseline: b, statistic: mred, domain: signed-magnitudes}",
        Check.errorStatistics(
          .init(unit: "a", statistic: .mred, domain: .signedMagnitudes, baseline: "b")), "mred-reduction"
      ),
      (
        "{experiment: unit-cost, units: [\"a:n=8,k=1\", b], statistic: area-saving, baseline: c}",
        .unitCost(.init(units: ["a:n=8,k=1", "b"], statistic: .areaSaving, baseline: "c")),
        "area-saving"
      ),
      (
        "{experiment: cell-statistics, cell: lin, statistic: cell-med-256}",
        .cellStatistics(.init(cell: "lin", statistic: .meanErrorDistance256)), "cell-med-256"
      ),
      (
        "{experiment: function-statistics, function: plan-sigmoid, statistic: function-max-error}",
        .functionStatistics(.init(function: "plan-sigmoid", statistic: .largestError)), "function-max-error"
      ),
    ])
  func checks(text: String, check: Check, metric: String) throws {
    let fixture = try Fixture()
    try fixture.edit(
      "metrics.yaml", "- {id: accuracy,",
      "- {id: \(metric), name: Another, group: error, unit: percent, definition: Another.}\n- {id: accuracy,")
    try fixture.edit(
      Fixture.alpha, "id: mred-spread\n    metric: mred\n", "id: mred-spread\n    metric: \(metric)\n")
    try fixture.edit(Fixture.alpha, "untestable: needs a synthesis flow", "check: \(text)")
    let content = try fixture.load()
    #expect(content.technique("alpha")?.claims[2].testability == .check(check))
    let database = try CatalogDatabase.inMemory(content)
    #expect(try database.technique("alpha").technique.claims == content.technique("alpha")?.claims)
  }

  @Test("a missing directory or schema is unreadable")
  func missing() throws {
    let fixture = try Fixture()
    #expect(throws: CatalogError.self) {
      try CatalogSource.load(directory: fixture.root.appending(path: "nowhere"))
    }
    try FileManager.default.removeItem(at: fixture.source.appending(path: "schema.sql"))
    #expect(throws: CatalogError.self) { try fixture.load() }
  }

  @Test("works that nothing refers to are a lint, not an error")
  func lint() throws {
    let fixture = try Fixture()
    #expect(CatalogLint.unreachableWorks(in: try fixture.load()).isEmpty)
    try fixture.edit(Fixture.gamma, "works: [han2015]", "works: [later2019]")
    let lint = CatalogLint.unreachableWorks(in: try fixture.load())
    #expect(lint.map(\.message).map { $0.prefix(32) } == ["nothing leads to work 'han2015':"])
    try fixture.edit("works.yaml", "note: a note", "topics: [survey, weight-pruning]")
    let content = try fixture.load()
    #expect(CatalogLint.unreachableWorks(in: content).isEmpty)
    #expect(content.works.last?.topics == [.genre(.survey), .node("weight-pruning")])
  }
}

@Suite("Published values")
struct PublishedValueTests {
  @Test(
    "digits fix the rounding",
    arguments: [
      ("1.47", 1.47, 2, 0.005), ("1.470", 1.47, 3, 0.0005), ("12", 12, 0, 0.5), ("-0.1", -0.1, 1, 0.05),
      ("2e-3", 0.002, 3, 0.0005), ("1.5e6", 1.5e6, -5, 5e4), ("+3", 3, 0, 0.5),
      ("~40", 40, -1, 5), ("~44", 44, 0, 0.5), ("~100", 100, -1, 5), ("~2.0", 2, 1, 0.05), ("~0", 0, 0, 0.5),
    ])
  func rounding(text: String, value: Double, decimals: Int, halfWidth: Double) throws {
    let published = try PublishedValue(parsing: text)
    #expect(published.value == value)
    #expect(published.decimals == decimals)
    #expect(published.halfWidth == halfWidth)
    #expect(published.text == text)
    #expect(!published.isRange)
  }

  @Test("a range has two ends and the coarser rounding")
  func range() throws {
    let published = try PublishedValue(parsing: "[-1.5, 3.32]")
    #expect(published.lower == -1.5 && published.upper == 3.32)
    #expect(published.decimals == 1 && published.isRange)
  }

  @Test(
    "anything else is refused",
    arguments: [
      "", "about 2", "1,000", "nan", "inf", "0x10", "1.", ".5", "1.2.3", "[1]", "[1,2,3]", "[2, 1]", "1e999",
      "1e", "--1", "~", "~~4", "~[1, 2]", "4~", "1e-9223372036854775808", "٣", "1 %",
    ])
  func refused(text: String) {
    #expect(throws: PublishedValue.NotANumber.self) { try PublishedValue(parsing: text) }
  }
}

@Suite("Nearest names")
struct NearestNamesTests {
  @Test("swaps, drops and parts are near; strangers are not")
  func near() {
    let names = ["drum", "roba", "mitchell", "approximate-multiplier"]
    #expect(NearestNames.nearest(to: "drm", in: names) == ["drum"])
    #expect(NearestNames.nearest(to: "durm", in: names) == ["drum"])
    #expect(NearestNames.nearest(to: "MITCHEL", in: names) == ["mitchell"])
    #expect(NearestNames.nearest(to: "multiplier", in: names) == ["approximate-multiplier"])
    #expect(NearestNames.nearest(to: "xyzzy", in: names).isEmpty)
    #expect(NearestNames.nearest(to: "", in: names).isEmpty)
    #expect(NearestNames.hint(["a", "b"]) == " (did you mean 'a' or 'b'?)")
  }

  @Test("the distance counts a swap once")
  func distance() {
    #expect(NearestNames.distance(Array("ab"), Array("ba")) == 1)
    #expect(NearestNames.distance(Array("kitten"), Array("sitting")) == 3)
    #expect(NearestNames.distance([], Array("abc")) == 3)
  }
}
