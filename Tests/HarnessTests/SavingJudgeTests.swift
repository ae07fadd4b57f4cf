import Catalog
import Harness
import Testing

@Suite("Verdicts on savings") struct SavingJudgeTests {
  static func outcome(
    _ published: String, _ measured: Double, _ operation: Claim.Operator = .equal
  ) throws -> Verdict.Outcome {
    let value = try PublishedValue(parsing: published)
    return SavingJudge.judge(value, operation, measured: measured, setting: "here").outcome
  }

  @Test(
    "a range that a family spans is held at both its ends",
    arguments: [
      ([54.0, 70, 80], Verdict.Outcome.reproduced, [0, 2]), ([80, 70, 60], .reproduced, [2, 0]),
      ([30, 80], .partly, [0, 1]), ([54, 20], .partly, [1, 0]), ([10, 81], .partly, [0, 1]),
      ([5, 8], .notReproduced, [0, 1]),
    ])
  func spans(savings: [Double], outcome: Verdict.Outcome, ends: [Int]) throws {
    let value = try PublishedValue(parsing: "[54, 80]")
    let ruling = SavingJudge.judge(
      value, spannedBy: savings.map { SavingJudge.Saving($0, setting: "for \($0)") })
    #expect(ruling.outcome == outcome)
    #expect([ruling.least, ruling.most] == ends)
    #expect(ruling.reason.contains("\(savings.count) settings"))
  }

  @Test("the band is a quarter, at least 10 points, at most half, never below 3 points")
  func band() {
    let expected: [(Double, Double)] = [
      (0, 3), (3, 3), (6, 3), (8, 4), (15, 7.5), (20, 10), (30, 10), (40, 10), (60, 15), (80, 20),
      (-57, 14.25),
    ]
    for (published, band) in expected { #expect(SavingJudge.band(around: published) == band) }
  }

  @Test("an equal figure")
  func equal() throws {
    #expect(try Self.outcome("70", 70) == .reproduced)
    #expect(try Self.outcome("70", 52.5) == .reproduced)
    #expect(try Self.outcome("70", 52.4) == .partly)
    #expect(try Self.outcome("70", 86) == .partly)
    #expect(try Self.outcome("70", 23.4) == .partly)
    #expect(try Self.outcome("70", 23.3) == .notReproduced)
    #expect(try Self.outcome("70", -70) == .notReproduced)
    #expect(try Self.outcome("6", 9) == .reproduced)
    #expect(try Self.outcome("6", 9.1) == .partly)
    #expect(try Self.outcome("6", 18.1) == .notReproduced)
    #expect(try Self.outcome("0", 2.9) == .reproduced)
    #expect(try Self.outcome("0", 3.1) == .notReproduced)
  }

  @Test("what is left of the cost has to agree within a factor of two")
  func remainder() throws {
    #expect(try Self.outcome("98", 96) == .reproduced)
    #expect(try Self.outcome("98", 95.9) == .partly)
    #expect(try Self.outcome("98", 99) == .reproduced)
    #expect(try Self.outcome("98", 99.1) == .partly)
  }

  @Test("negative savings keep their direction")
  func overheads() throws {
    #expect(try Self.outcome("-57", -60) == .reproduced)
    #expect(try Self.outcome("-57", -20) == .partly)
    #expect(try Self.outcome("-57", 20) == .notReproduced)
  }

  @Test("up to is one design point, at least a lower bound, a range has no preferred figure")
  func operators() throws {
    #expect(try Self.outcome("56", 20, .atMost) == .partly)
    #expect(try Self.outcome("56", 50, .atMost) == .reproduced)
    #expect(try Self.outcome("50", 90, .atLeast) == .reproduced)
    #expect(try Self.outcome("50", 30, .greater) == .partly)
    #expect(try Self.outcome("[20, 70]", 45, .range) == .reproduced)
    #expect(try Self.outcome("[20, 70]", 12, .range) == .reproduced)
    #expect(try Self.outcome("[20, 70]", 8, .range) == .partly)
  }
}
