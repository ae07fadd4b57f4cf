import Arithmetic
import Testing

/// Statistics of an independent second implementation (numpy, from the same definitions), to the printed digit.
@Suite("Statistics equal an independent implementation's")
struct GoldenTests {
  struct Golden: Sendable, CustomTestStringConvertible {
    let spec: String
    let values: [Statistic: String]
    var testDescription: String { spec }

    init(_ spec: String, _ values: [Statistic: String]) {
      self.spec = spec
      self.values = values
    }
  }

  /// Half a unit of the last printed digit: `4.1e-4` is printed to 1e-5.
  static func rounding(_ printed: String) -> Double {
    let parts = printed.lowercased().split(separator: "e")
    let digits = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let decimals = digits.count == 2 ? digits[1].count : 0
    let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
    return 0.5 * pow10(exponent - decimals)
  }

  private static func pow10(_ exponent: Int) -> Double {
    (0..<abs(exponent)).reduce(1) { value, _ in exponent < 0 ? value / 10 : value * 10 }
  }

  @Test("8 bits, all pairs", arguments: exhaustive)
  func exhaustively(_ golden: Golden) throws {
    let statistics = try ErrorStatistics(exhaustive: UnitLibrary.make(UnitSpec(parsing: golden.spec)))
    #expect(statistics.count == 65_536)
    for (statistic, printed) in golden.values {
      let value = try #require(Double(printed))
      let got = statistics[statistic]
      #expect(abs(got - value) <= Self.rounding(printed) * 1.02, "\(statistic): \(got), printed \(printed)")
    }
  }

  /// Both sides are samples, so they agree within the sum of their errors.
  @Test("16 bits, sampled", arguments: sampled)
  func sampling(_ golden: Golden) throws {
    let unit = try UnitLibrary.make(UnitSpec(parsing: golden.spec))
    let statistics = try ErrorStatistics(sampling: unit, samples: 400_000, seed: 20)
    for (statistic, printed) in golden.values {
      let value = try #require(Double(printed))
      let (lower, upper) = try #require(statistics.interval(of: statistic))
      // Three times the 95 % half width: six standard errors.
      let allowed = 1.5 * (upper - lower) + Self.rounding(printed)
      let got = statistics[statistic]
      #expect(abs(got - value) <= allowed, "\(statistic): \(got), printed \(printed)")
    }
  }
}
