import Harness
import Testing

@Suite("Accuracy statistics")
struct StatisticsTests {
  @Test("Wilson's interval equals published worked values")
  func wilson() {
    // R: binom::binom.wilson(15, 148) and (0, 10).
    let interval = wilsonInterval(successes: 15, trials: 148)
    #expect(abs(interval.lower - 0.0624) < 5e-4)
    #expect(abs(interval.upper - 0.1605) < 5e-4)
    let none = wilsonInterval(successes: 0, trials: 10)
    #expect(none.lower == 0)
    #expect(abs(none.upper - 0.2775) < 5e-4)
    #expect(wilsonInterval(successes: 0, trials: 0) == Interval(lower: 0, upper: 1))
  }

  @Test("the exact McNemar test equals the binomial tail")
  func mcNemar() {
    // 2 * sum_{k<=2} C(12, k) / 2^12 = 2 * 79 / 4096
    let small = PairedComparison(images: 100, onlyReference: 10, onlyApproximate: 2)
    #expect(abs(small.pValue - 158.0 / 4096) < 1e-12)
    #expect(PairedComparison(images: 100, onlyReference: 0, onlyApproximate: 0).pValue == 1)
    #expect(PairedComparison(images: 100, onlyReference: 5, onlyApproximate: 5).pValue == 1)
    let many = PairedComparison(images: 10_000, onlyReference: 8_000, onlyApproximate: 100)
    #expect(many.pValue >= 0 && many.pValue < 1e-300)
  }

  @Test("the interval of the drop brackets the drop and never collapses")
  func drop() {
    let equal = PairedComparison(images: 1_000, onlyReference: 0, onlyApproximate: 0)
    #expect(equal.drop == 0)
    #expect(equal.dropInterval.lower < 0 && equal.dropInterval.upper > 0)
    let worse = PairedComparison(images: 1_000, onlyReference: 60, onlyApproximate: 10)
    #expect(worse.drop == 5)
    #expect(worse.dropInterval.contains(5))
    #expect(worse.dropInterval.lower > 3 && worse.dropInterval.upper < 7)
  }
}
