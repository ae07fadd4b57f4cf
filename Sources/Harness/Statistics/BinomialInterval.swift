/// An interval of a measured quantity, both ends included.
package struct Interval: Hashable, Sendable, Codable {
  package let lower: Double
  package let upper: Double

  package init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  package func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
  package func overlaps(_ other: Interval) -> Bool { lower <= other.upper && other.lower <= upper }
}

/// The two-sided normal quantile of the 95 % confidence level, used throughout.
package let normalQuantile95 = 1.959963984540054

/// Wilson's score interval of a proportion at 95 % confidence.
///
/// Preferred to the normal approximation because accuracies sit near 1, where the latter reaches
/// beyond 100 % (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927).
/// - Returns: a fraction interval; 0...1 when `trials` is 0.
package func wilsonInterval(successes: Int, trials: Int) -> Interval {
  guard trials > 0 else { return Interval(lower: 0, upper: 1) }
  let n = Double(trials)
  let p = Double(successes) / n
  let z2 = normalQuantile95 * normalQuantile95
  let centre = (p + z2 / (2 * n)) / (1 + z2 / n)
  let half = normalQuantile95 / (1 + z2 / n) * (p * (1 - p) / n + z2 / (4 * n * n)).squareRoot()
  return Interval(lower: max(0, centre - half), upper: min(1, centre + half))
}
