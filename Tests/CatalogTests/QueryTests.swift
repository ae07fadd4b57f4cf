import Catalog
import Foundation
import Testing

@Suite("Queries")
struct QueryTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let query: TechniqueQuery
    let ids: [String]
    init(_ query: TechniqueQuery, _ ids: [String]) {
      self.query = query
      self.ids = ids
    }
    var testDescription: String { "\(ids)" }
  }

  /// The fixture with a verdict: alpha's first claim was not reproduced.
  static func database() throws -> CatalogDatabase {
    let verdict = Verdict(
      claim: .init(technique: "alpha", claim: "mred-k6"), outcome: .notReproduced, reason: "off",
      measuredValue: 1.6, measurement: "m")
    return try .inMemory(Fixture().load(), measurements: [.sample("m")], verdicts: [verdict])
  }

  static let cases = [
    // gamma's family comes first in the taxonomy; beta (2015) before alpha (2019).
    Case(.init(), ["gamma", "beta", "alpha"]),
    Case(.init(nodes: ["approximate-multiplier"]), ["beta", "alpha"]),
    Case(.init(nodes: ["multiplier"]), ["beta", "alpha"]),
    Case(.init(nodes: ["Multiplier"]), ["beta", "alpha"]),
    Case(.init(nodes: ["approx"]), ["beta", "alpha"]),
    Case(.init(nodes: ["mul-segment"]), ["beta", "alpha"]),
    Case(.init(nodes: ["mul-dynamic-segment"]), ["alpha"]),
    Case(.init(nodes: ["pruning"]), ["gamma", "alpha"]),  // alpha by its tag
    Case(.init(nodes: ["weight-pruning"]), ["gamma"]),
    Case(.init(dataset: "mnist"), ["beta", "alpha"]),
    Case(.init(dataset: "digits"), ["beta", "alpha"]),
    Case(.init(network: "lenet"), ["alpha"]),
    Case(.init(network: "len"), ["alpha"]),  // the beginning of lenet5 and its alias
    Case(.init(network: "LeNet*"), ["alpha"]),
    Case(.init(network: "resnet"), ["beta"]),
    Case(.init(dataset: "image", network: "resnet"), ["beta"]),
    Case(.init(dataset: "mni", network: "resnet"), []),
    Case(.init(networkSize: .large), ["beta"]),
    Case(.init(networkSize: .medium), []),
    Case(.init(datasetComplexity: .large), ["beta", "alpha"]),
    Case(.init(dataset: "mnist", networkSize: .large), []),  // not of one evaluation
    Case(.init(dataset: "mnist", network: "lenet5"), ["alpha"]),
    Case(.init(years: 2015...2015), ["gamma", "beta"]),
    Case(.init(years: 2016...2018), []),
    Case(.init(metrics: ["mred"]), ["beta", "alpha"]),
    Case(.init(metrics: ["accuracy"]), ["alpha"]),
    Case(.init(metrics: ["accuracy", "mred"]), ["beta", "alpha"]),
    Case(.init(metrics: ["mred"], claimedMinimum: 5), ["beta"]),
    Case(.init(metrics: ["mred"], claimedMaximum: 5), ["alpha"]),
    Case(.init(metrics: ["mred"], claimedMinimum: 3, claimedMaximum: 4), ["alpha"]),  // the range
    Case(.init(verdict: .pending), ["beta", "alpha"]),
    Case(.init(verdict: .notTestable), ["alpha"]),
    Case(.init(verdict: .notReproduced), ["alpha"]),
    Case(.init(verdict: .reproduced), []),
    Case(.init(metrics: ["accuracy"], verdict: .notReproduced), []),  // not of one claim
    Case(.init(metrics: ["mred"], verdict: .notReproduced), ["alpha"]),
    Case(.init(status: .executable), ["alpha"]),
    Case(.init(status: .planned), ["beta"]),
    Case(.init(status: .notExecutable), ["gamma"]),
    Case(.init(work: "hashemi2015"), ["beta", "alpha"]),
    Case(.init(text: "cafe"), ["beta"]),
    Case(.init(text: "low-power"), ["beta"]),
    Case(.init(text: "muller"), ["alpha"]),
    Case(.init(text: "multipl segm"), ["beta", "alpha"]),
    Case(.init(text: "top-1"), ["alpha"]),
    Case(.init(text: "alpha-one"), ["alpha"]),
    Case(.init(text: "  \n "), ["gamma", "beta", "alpha"]),
    Case(.init(text: "+++"), []),
    Case(
      .init(
        nodes: ["multiplier"], dataset: "mnist", network: "lenet5", networkSize: .tiny,
        datasetComplexity: .small, years: 2010...2020, metrics: ["mred"], claimedMinimum: 1,
        claimedMaximum: 2, verdict: .notReproduced, status: .executable, work: "later2019",
        text: "window"), ["alpha"]),
    Case(.init(nodes: ["pruning"], status: .executable, text: "window"), ["alpha"]),
    Case(.init(nodes: ["pruning"], years: 2015...2015), ["gamma"]),
    Case(.init(nodes: ["pruning", "multiplier"]), ["alpha"]),
  ]

  @Test("finds what meets every condition, in order", arguments: cases)
  func finds(_ example: Case) throws {
    let database = try Self.database()
    #expect(try database.techniques(example.query).map(\.id) == example.ids)
    #expect(try database.records(of: example.query).map(\.technique.id) == example.ids)
  }

  @Test(
    "no text makes the search fail",
    arguments: [
      "\"", "'", "\"\"\"", "a\"b", "*", "a*b", "^a", "NEAR(a b)", "a AND", "OR", "NOT", "-a", "a:b",
      "summary:window", "(", ")", "{a}", "a + b", "\0", "a\0b", "\\", "%", ";", "--", "'; DROP TABLE claim",
      "💥", "é", "\u{301}", "½", "²", "ⅷ", "٣", "你好", String(repeating: "a ", count: 5000),
      String(repeating: "x", count: 100_000), "\u{FFFD}", "a\u{200D}b",
    ])
  func hostile(text: String) throws {
    let database = try Self.database()
    #expect(try database.techniques(.init(text: text)).count <= 3)
    #expect(try database.techniques().count == 3)
  }

  @Test("what was measured in a network counts as evaluated in it only when asked for")
  func measured() throws {
    var sample = Catalog.Measurement.sample("m")
    sample.network = "resnet50"
    let database = try CatalogDatabase.inMemory(Fixture().load(), measurements: [sample])
    var query = TechniqueQuery(dataset: "mnist", network: "resnet")
    #expect(try database.techniques(query).isEmpty)
    query.measured = true
    #expect(try database.techniques(query).map(\.id) == ["alpha"])
    query.dataset = "imagenet"
    #expect(try database.techniques(query).map(\.id) == ["beta"])
  }

  @Test("works about a genre; works about a node are those of its techniques, and of all below")
  func worksAbout() throws {
    let fixture = try Fixture()
    try fixture.edit("works.yaml", "note: a note", "topics: [survey, mul-segment]")
    let database = try CatalogDatabase.inMemory(fixture.load())
    func keys(_ topic: String) throws -> [String] { try database.works(about: topic).map(\.key) }
    #expect(try keys("survey") == ["han2015"])
    #expect(try keys("tutorial").isEmpty)
    #expect(try keys("multiplier") == ["han2015", "hashemi2015", "later2019"])
    #expect(try keys("mul-static-segment") == ["hashemi2015"])
    #expect(
      try database.works().first { $0.key == "han2015" }?.topics.map(\.name) == ["survey", "mul-segment"])
    #expect(throws: CatalogError.self) { try database.works(about: "nothing") }
  }

  @Test("unknown names come with the nearest ones")
  func unknown() throws {
    let database = try Self.database()
    func failure(_ query: TechniqueQuery) -> String? {
      #expect(throws: CatalogError.self) { try database.techniques(query) }?.description
    }
    #expect(
      failure(.init(nodes: ["multipler"]))
        == "Unknown taxonomy node 'multipler' (did you mean 'multiplier'?)")
    // A beginning that several nodes have.
    #expect(failure(.init(nodes: ["mul-"]))?.contains("'mul-segment', 'mul-static-segment' or") == true)
    #expect(failure(.init(dataset: "mnits")) == "Unknown dataset 'mnits' (did you mean 'mnist'?)")
    #expect(
      failure(.init(network: "lenet6")) == "Unknown network 'lenet6' (did you mean 'lenet' or 'lenet5'?)")
    #expect(failure(.init(metrics: ["mrde"])) == "Unknown metric 'mrde' (did you mean 'mred'?)")
    #expect(failure(.init(work: "han2016")) == "Unknown work 'han2016' (did you mean 'han2015'?)")
    let error = #expect(throws: CatalogError.self) { try database.technique("alhpa") }
    #expect(error == .unknown(.technique, name: "alhpa", nearest: ["alpha"]))
  }

  @Test("a row has the counts")
  func row() throws {
    let row = try #require(try Self.database().techniques(.init(nodes: ["mul-dynamic-segment"])).first)
    #expect(row.family == "approximate-multiplier" && row.subfamily == "mul-segment")
    #expect(row.year == 2019 && row.work == "later2019")
    #expect(row.claims == 3 && row.checkableClaims == 2)
    #expect(row.verdicts == [.notReproduced: 1, .pending: 1, .notTestable: 1])
    #expect(row.measurements == 1 && row.evaluations == 2)
  }

  @Test("a record joins claims, verdicts and measurements; verdicts that nobody stored follow the source")
  func record() throws {
    let record = try Self.database().technique("alpha-one")
    #expect(record.technique.id == "alpha")
    #expect(record.family.id == "approximate-multiplier" && record.kind.id == "mul-dynamic-segment")
    #expect(record.works.map(\.key) == ["later2019", "hashemi2015"])
    #expect(record.claims.map(\.verdict.outcome) == [.notReproduced, .pending, .notTestable])
    #expect(record.claims[0].measurement == .sample("m"))
    #expect(record.claims[2].verdict.reason == "needs a synthesis flow")
    #expect(record.claims[0].metric.unit == "percent")
    let beta = try Self.database().technique("beta")
    #expect(beta.claims.map(\.verdict.reason) == ["wants wider operands"])
  }

  @Test("claims of a query are those that meet it")
  func claims() throws {
    let database = try Self.database()
    func ids(_ query: TechniqueQuery) throws -> [String] {
      try database.claims(of: query).map(\.claim.reference.description)
    }
    #expect(
      try ids(.init()) == ["beta/mred", "alpha/mred-k6", "alpha/accuracy-lenet", "alpha/mred-spread"])
    #expect(try ids(.init(metrics: ["mred"])) == ["beta/mred", "alpha/mred-k6", "alpha/mred-spread"])
    #expect(try ids(.init(verdict: .pending)) == ["beta/mred", "alpha/accuracy-lenet"])
    #expect(try ids(.init(nodes: ["pruning"], metrics: ["mred"], claimedMinimum: 3)) == ["alpha/mred-spread"])
    // Read in bulk, with everything that belongs to them.
    let whole = try database.records().flatMap(\.claims)
    #expect(try database.claims() == whole)
    #expect(whole.contains { !$0.claim.findings.isEmpty } && whole.contains { $0.measurement != nil })
  }

  @Test("counts of nodes include what is below; tags are counted apart")
  func counts() throws {
    let counts = try Self.database().taxonomyCounts()
    #expect(
      counts.map { [$0.techniques, $0.tagged, $0.executable] } == [
        [1, 1, 0], [1, 0, 0], [1, 0, 0], [2, 0, 1], [2, 0, 1], [1, 0, 1], [1, 0, 0],
      ])
    #expect(counts.first?.node.id == "pruning")
  }

  @Test("the evaluation matrix has a cell for each family, complexity, size and year")
  func matrix() throws {
    let cells = try Self.database().evaluationMatrix()
    let family = "approximate-multiplier"
    #expect(
      cells == [
        .init(
          family: family, datasetComplexity: .small, networkSize: nil, year: 2015, techniques: 1,
          evaluations: 1),
        .init(
          family: family, datasetComplexity: .large, networkSize: .large, year: 2015, techniques: 1,
          evaluations: 1),
        .init(
          family: family, datasetComplexity: .small, networkSize: .tiny, year: 2019, techniques: 1,
          evaluations: 1),
        .init(
          family: family, datasetComplexity: .large, networkSize: nil, year: 2019, techniques: 1,
          evaluations: 1),
      ])
  }
}
