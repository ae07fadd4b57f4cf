import Arithmetic
import Circuits
import Testing
import UnitCircuits

@Suite("All pairs of wide units")
struct AllPairsTests {
  /// Every statistic, for comparison to the last bit; NaN never equals itself.
  private static func figures(_ statistics: ErrorStatistics) -> [String] {
    Statistic.allCases.map { "\($0.rawValue) \(statistics[$0])" } + ["\(statistics.count)"]
  }

  @Test(
    "13 bits: function and circuit, one thread and three give the same figures, and those of the definition",
    arguments: ["drum:n=13,k=5", "drum:n=13,k=4,s=1", "bam:n=13,h=2,v=6", "loa:n=13,k=5"])
  func sameEitherWay(_ text: String) throws {
    let spec = try ArithmeticUnit.canonical(text)
    let unit = try ArithmeticUnit(spec)
    let netlist = try UnitCircuits.netlist(of: spec)
    let function = try AllPairs(unit, netlist: netlist, evaluation: .function, threads: 3)
    let circuit = try AllPairs(unit, netlist: netlist, evaluation: .circuit, threads: 1)
    #expect(function.evaluation == .function && circuit.evaluation == .circuit)
    #expect(Self.figures(function.statistics) == Self.figures(circuit.statistics))
    #expect(function.statistics.count == 1 << 26)
    // By the definition, in another order of summation.
    var (wrong, worst, magnitudes) = (0, 0, 0)
    var squares: Int128 = 0
    let range = unit.operands.range
    for first in range {
      for second in range {
        let error =
          switch unit {
          case .multiplier(let unit): unit.product(first, second) - first * second
          case .adder(let unit): unit.sum(first, second) - first - second
          }
        wrong += error == 0 ? 0 : 1
        worst = max(worst, abs(error))
        magnitudes += abs(error)
        squares += Int128(error) * Int128(error)
      }
    }
    let n = Double(1 << 26)
    #expect(function.statistics[.ep] == 100 * Double(wrong) / n)
    #expect(function.statistics[.wce] == Double(worst))
    #expect(function.statistics[.mae] == Double(magnitudes) / n)
    #expect(function.statistics[.mse] == Double(squares) / n)
  }

  @Test(
    "Bands of a narrow unit give what the pair-by-pair pass gives", arguments: ErrorStatistics.Domain.allCases
  )
  func bands(_ domain: ErrorStatistics.Domain) throws {
    for text in ["drum:n=8,k=4", "mitchell:n=8", "momeni:multiplier=1", "exact:n=8,s=1", "aca:n=8"] {
      let unit = try ArithmeticUnit(UnitSpec(parsing: text))
      let whole = try ErrorStatistics(exhaustive: unit, domain: domain)
      let parts = try ErrorStatistics.bands(of: unit).map {
        ErrorStatistics(band: $0, of: unit, domain: domain)
      }
      let merged = ErrorStatistics(merging: parts)
      for statistic in Statistic.allCases where whole[statistic].isFinite {
        let (value, expected) = (merged[statistic], whole[statistic])
        #expect(abs(value - expected) <= 1e-12 * abs(expected), "\(text) \(statistic)")
      }
      #expect(merged.count == whole.count)
    }
  }

  @Test("A circuit that is not the function is found")
  func mismatch() throws {
    let unit = try ArithmeticUnit(UnitSpec(parsing: "exact:n=13"))
    let other = try UnitCircuits.netlist(of: UnitSpec(parsing: "trunc:n=13,k=3"))
    #expect(throws: AllPairsError.self) { try AllPairs(unit, netlist: other, evaluation: .circuit) }
  }

  @Test("More than 16 bits are refused")
  func tooWide() throws {
    let unit = try ArithmeticUnit(UnitSpec(parsing: "loa:n=20,k=5"))
    #expect(throws: StatisticsError.tooWide(width: 20)) { try AllPairs(unit) }
  }
}
