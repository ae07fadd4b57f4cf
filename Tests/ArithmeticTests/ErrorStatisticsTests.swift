import Arithmetic
import Testing

@Suite("Error statistics")
struct ErrorStatisticsTests {
  static func statistics(_ spec: String, _ domain: ErrorStatistics.Domain = .all) throws -> ErrorStatistics {
    try ErrorStatistics(exhaustive: UnitLibrary.make(UnitSpec(parsing: spec)), domain: domain)
  }

  @Test("the spread of sampled relative errors has an interval that holds the exact one, tails and all")
  func spread() throws {
    let unit = try UnitLibrary.make(UnitSpec(parsing: "trunc-operands:n=12,ta=6,tb=6"))
    let exact = try ErrorStatistics(exhaustive: unit)[.stdRelative]
    var held = 0
    var widest = 0.0
    for seed in 1...40 as ClosedRange<UInt64> {
      let sample = try ErrorStatistics(sampling: unit, samples: 20_000, seed: seed)
      let interval = try #require(sample.interval(of: .stdRelative))
      if interval.lower <= exact, exact <= interval.upper { held += 1 }
      widest = max(widest, interval.upper - interval.lower)
    }
    // 95 % of 40 are 38.
    #expect(held >= 34)
    #expect(widest < exact / 4)
  }

  @Test("a single pair has no spread, and no interval")
  func singlePair() throws {
    let unit = try UnitLibrary.make(UnitSpec(parsing: "drum:k=4"))
    let one = try ErrorStatistics(sampling: unit, samples: 1, seed: 1)
    #expect(Statistic.allCases.allSatisfy { one.interval(of: $0) == nil })
    let two = try ErrorStatistics(sampling: unit, samples: 2, seed: 1)
    #expect(two.interval(of: .mae) != nil)
  }

  @Test("a variance whose exact sums do not fit 128 bits is still a number")
  func largeVariance() throws {
    struct AllOnes: Multiplier {
      var operands: OperandFormat { OperandFormat(width: 16) }
      func product(_ a: Int, _ b: Int) -> Int { (1 << 32) - 1 }
    }
    let unit = ArithmeticUnit.multiplier(AllOnes())
    let band = ErrorStatistics(band: 0..<64, of: unit, domain: .all)
    let statistics = ErrorStatistics(merging: [ErrorStatistics](repeating: band, count: 1024))
    #expect(statistics[.variance].isFinite && statistics[.variance] >= 0)
  }

  /// Values computed by an independent program over all pairs.
  static let references: [(String, [Statistic: Double])] = [
    (
      "trunc-operands:ta=2,tb=2",
      [
        .ep: 93.164062, .me: -380.25, .mae: 380.25, .nmed: 0.005848, .mse: 223452.25, .wce: 1521,
        .mred: 7.004836, .mredAll: 6.950218, .wcre: 100, .variance: 78862.1875, .relativeBias: -7.004836,
      ]
    ),
    ("trunc-operands:ta=4,tb=4", [.ep: 98.876953, .mae: 1856.25, .wce: 7425, .mred: 25.410536]),
    ("trunc:k=6", [.ep: 93.75, .mae: 80.25, .mse: 9158.25, .wce: 321, .mred: 2.637522]),
    ("trunc:k=8", [.ep: 98.046875, .mae: 448.25, .mse: 263342.25, .wce: 1793, .mred: 9.780064]),
    (
      "mitchell",
      [
        .ep: 93.092346, .mae: 606.398148, .nmed: 0.009326, .mse: 974069.766739, .wce: 4096, .mred: 3.787828,
        .wcre: 11.111111, .variance: 606351.053347,
      ]
    ),
    ("drum:k=4", [.mred: 5.8868, .relativeBias: 1.5959, .me: 119.751, .wce: 7425, .maxRelative: 26.56]),
    ("ssm:m=6", [.mred: 1.6196, .me: -285.609, .wce: 1521, .ep: 80.42]),
    ("roba", [.mred: 2.8622, .me: -0.238, .wce: 4096, .ep: 93.09]),
    ("roba:s=2", [.mred: 5.7053, .relativeBias: -4.1309, .wce: 1217, .ep: 95.98]),
    ("udm", [.mae: 903.125, .wce: 14450, .ep: 46.73, .mred: 3.28, .maxRelative: 0, .minRelative: -22.22]),
  ]

  @Test("equal values computed elsewhere", arguments: references.map(\.0))
  func reference(spec: String) throws {
    let wanted = try #require(Self.references.first { $0.0 == spec }).1
    let statistics = try Self.statistics(spec)
    for (statistic, value) in wanted {
      let got = statistics[statistic]
      // The references carry six decimals or fewer significant digits.
      #expect(
        abs(got - value) <= max(6e-7, abs(value) * 2e-3), "\(statistic.rawValue): \(got), wanted \(value)")
    }
  }

  @Test("brute force from the definition gives the same", arguments: ["drum:k=5", "bam:h=2,v=4", "momeni"])
  func bruteForce(spec: String) throws {
    let unit = try UnitLibrary.make(UnitSpec(parsing: spec))
    var errors: [Int] = []
    var relatives: [Double] = []
    for a in 0..<256 {
      for b in 0..<256 {
        errors.append(unit.product(a, b) - a * b)
        if a * b != 0 { relatives.append(Double(unit.product(a, b)) / Double(a * b) - 1) }
      }
    }
    let n = Double(errors.count)
    let mean = errors.reduce(0.0) { $0 + Double($1) } / n
    let statistics = try Self.statistics(spec)
    #expect(statistics.count == 65_536 && relatives.count == 65_025)
    #expect(statistics[.me] == mean)
    #expect(statistics[.mae] == errors.reduce(0.0) { $0 + Double(abs($1)) } / n)
    #expect(statistics[.wce] == Double(errors.map(abs).max() ?? 0))
    #expect(statistics[.ep] == 100 * Double(errors.count { $0 != 0 }) / n)
    let variance = errors.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / n
    #expect(abs(statistics[.variance] - variance) < 1e-9 * variance)
    let mred = 100 * relatives.map(abs).reduce(0, +) / 65_025
    #expect(abs(statistics[.mred] - mred) < 1e-9 * mred)
  }

  @Test(
    "Momeni: products right, NMED and extremes as published, non-zero operands",
    arguments: [
      (1, 103, 0.06065, 0.1593, 0.1375), (2, 458, 0.05352, 0.1278, 0.1329),
      (3, 5888, 0.0009199, 0.003199, 0.002707), (4, 9320, 0.0007827, 0.001845, 0.003076),
    ])
  func momeni(multiplier: Int, correct: Int, nmed: Double, high: Double, low: Double) throws {
    let statistics = try Self.statistics("momeni:multiplier=\(multiplier)", .nonzeroOperands)
    #expect(statistics.count == 65_025)
    #expect(Int(statistics[.correctProducts]) == correct)
    #expect(abs(statistics[.nmed] - nmed) < 1e-3 * nmed)
    #expect(abs(statistics[.maxErrorFraction] - high) < 2e-3 * high)
    #expect(abs(statistics[.minErrorFraction] + low) < 2e-3 * low)
    #expect(try UnitLibrary.make(UnitSpec(parsing: "momeni:multiplier=\(multiplier)")).product(0, 0) > 0)
  }

  @Test("closed forms of truncation and perforation", arguments: 1...8)
  func closedForms(k: Int) throws {
    let truncated = try Self.statistics("trunc:k=\(k)")
    let dropped = Double((k - 1) * (1 << k) + 1)
    #expect(truncated[.wce] == dropped)
    #expect(truncated[.me] == -dropped / 4)
    let perforated = try Self.statistics("perforated:j=0,k=\(k)")
    #expect(perforated[.wce] == 255 * Double((1 << k) - 1))
    #expect(perforated[.me] == -127.5 * Double((1 << k) - 1) / 2)
  }

  @Test(
    "DRUM's published MRED at 16 bits, within the sample's interval",
    arguments: [
      (3, 11.90), (4, 5.89), (5, 2.94), (6, 1.47), (7, 0.73), (8, 0.37),
    ])
  func drum(k: Int, published: Double) throws {
    let unit = try UnitLibrary.make(UnitSpec(parsing: "drum:n=16,k=\(k)"))
    let statistics = try ErrorStatistics(sampling: unit, samples: 200_000, seed: 7)
    let interval = try #require(statistics.interval(of: .mred))
    #expect(interval.lower - 0.005 <= published && published <= interval.upper + 0.005)
    let again = try ErrorStatistics(sampling: unit, samples: 200_000, seed: 7)
    #expect(again[.mred] == statistics[.mred])
  }

  @Test("too many pairs and no samples are refused")
  func refusals() throws {
    let wide = try UnitLibrary.make(UnitSpec(parsing: "exact:n=16"))
    #expect(throws: StatisticsError.tooWide(width: 16)) { try ErrorStatistics(exhaustive: wide) }
    #expect(throws: StatisticsError.noSamples) { try ErrorStatistics(sampling: wide, samples: 0, seed: 1) }
  }
}
