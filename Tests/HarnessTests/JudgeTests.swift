import Catalog
import Harness
import Testing

@Suite("Verdict rules (docs/guide/verdicts.md)")
struct JudgeTests {
  static func verdict(
    _ published: String, _ operation: Claim.Operator, _ measured: Double, interval: Interval? = nil,
    extreme: Judge.Extreme? = nil
  ) throws -> Verdict.Outcome {
    let value = try PublishedValue(parsing: published)
    let figure = Judge.Measured(
      value: measured, interval: interval, extreme: extreme, samples: 1, setting: "here")
    return Judge.judge(value, operation, against: figure).outcome
  }

  @Test(
    "an exact figure is held to the published digits",
    arguments: [
      ("1.47", 1.4682, true), ("1.47", 1.4749, true), ("1.47", 1.475, true), ("1.47", 1.4649, false),
      ("1.47", 1.479, true),  // cut, not rounded
      ("1.47", 1.4801, false), ("-0.14", 0.1438, false), ("-0.14", -0.1438, true), ("103", 103, true),
      ("103", 104, false), ("0", 0, true),
    ])
  func exactEquality(published: String, measured: Double, agrees: Bool) throws {
    #expect(try Self.verdict(published, .equal, measured) == (agrees ? .reproduced : .notReproduced))
  }

  @Test("rounded bounds are widened by half a unit, chosen ones are strict")
  func bounds() throws {
    #expect(try Self.verdict("1", .less, 1.336) == .notReproduced)
    #expect(try Self.verdict("1", .less, 1) == .notReproduced)
    #expect(try Self.verdict("1", .less, 0.999) == .reproduced)
    #expect(try Self.verdict("50", .atMost, 50.4) == .reproduced)
    #expect(try Self.verdict("50", .atLeast, 49.6) == .reproduced)
    #expect(try Self.verdict("50", .atLeast, 49.4) == .notReproduced)
    #expect(try Self.verdict("[1.39, 3.32]", .range, 3.324) == .reproduced)
    #expect(try Self.verdict("[1.39, 3.32]", .range, 3.33) == .notReproduced)
  }

  @Test("an uncertain figure refutes only what its interval excludes")
  func intervals() throws {
    let interval = Interval(lower: 1.0, upper: 2.0)
    #expect(try Self.verdict("1.5", .equal, 1.5, interval: interval) == .reproduced)
    #expect(try Self.verdict("2.2", .equal, 1.5, interval: interval) == .notReproduced)
    // 1.07 and 1.09 are cut to 1.0, not rounded.
    #expect(
      try Self.verdict("1.0", .equal, 1.08, interval: Interval(lower: 1.07, upper: 1.09)) == .reproduced)
    #expect(
      try Self.verdict("-1.0", .equal, -1.08, interval: Interval(lower: -1.09, upper: -1.07)) == .reproduced)
    #expect(
      try Self.verdict("1.0", .equal, 1.2, interval: Interval(lower: 1.11, upper: 1.3)) == .notReproduced)
    #expect(
      try Self.verdict("1.0", .equal, 0.9, interval: Interval(lower: 0.85, upper: 0.94)) == .notReproduced)
    #expect(try Self.verdict("1.5", .atMost, 1.5, interval: interval) == .partly)
    #expect(try Self.verdict("2.5", .atMost, 1.5, interval: interval) == .reproduced)
    #expect(try Self.verdict("0.5", .atMost, 1.5, interval: interval) == .notReproduced)
  }

  @Test("a sampled extreme bounds from one side")
  func extremes() throws {
    #expect(try Self.verdict("56.25", .equal, 56.24, extreme: .largest) == .partly)
    #expect(try Self.verdict("56.25", .equal, 56.3, extreme: .largest) == .notReproduced)
    #expect(try Self.verdict("56.25", .equal, 40, extreme: .largest) == .partly)
    #expect(try Self.verdict("50", .atLeast, 51, extreme: .largest) == .reproduced)
    #expect(try Self.verdict("50", .atLeast, 49, extreme: .largest) == .partly)
    #expect(try Self.verdict("50", .atMost, 51, extreme: .largest) == .notReproduced)
    #expect(try Self.verdict("50", .atMost, 49, extreme: .largest) == .partly)
    #expect(try Self.verdict("-11.1", .equal, -11.11, extreme: .smallest) == .partly)
    #expect(try Self.verdict("-11.1", .equal, -11.2, extreme: .smallest) == .notReproduced)
    // A sample's smallest value says nothing for a lower bound, and everything against it.
    #expect(try Self.verdict("-11.1", .atLeast, -5, extreme: .smallest) == .partly)
    #expect(try Self.verdict("-11.1", .atLeast, -12, extreme: .smallest) == .notReproduced)
    #expect(try Self.verdict("-11.1", .atMost, -12, extreme: .smallest) == .reproduced)
  }

  @Test("a sampled figure without an interval decides nothing")
  func unknownSpread() throws {
    let figure = Judge.Measured(value: 12.36, isSampled: true, samples: 1000, setting: "here")
    let claimed = try PublishedValue(parsing: "12.34")
    #expect(Judge.judge(claimed, .equal, against: figure).outcome == .partly)
    #expect(Judge.judge(try PublishedValue(parsing: "12.36"), .equal, against: figure).outcome == .partly)
  }

  @Test("a wrong sign is said")
  func sign() throws {
    let figure = Judge.Measured(value: 0.1438, samples: 1, setting: "here")
    let reason = Judge.judge(try PublishedValue(parsing: "-0.14"), .equal, against: figure).reason
    #expect(reason.contains("the magnitude agrees, the sign does not"))
  }
}
