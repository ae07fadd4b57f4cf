import Random

/// The error of a multiplier or an adder over a set of operand pairs: all of them, or a seeded uniform sample.
///
/// Integer sums are exact (128 bits), so integer statistics do not depend on the order of summation; sums of relative
/// errors are taken in a fixed order.
package struct ErrorStatistics: Sendable {
  /// Which operand pairs count.
  package enum Domain: String, CaseIterable, Sendable, Codable {
    case all
    /// Both operands non-zero: the convention of papers whose unit is wrong at zero.
    case nonzeroOperands = "nonzero-operands"
    /// Both operands at most 2^(n - 1): the magnitudes that signed operands of n bits have, put into an unsigned unit.
    case signedMagnitudes = "signed-magnitudes"

    /// Whether a pair counts.
    @inline(__always)
    func contains(_ first: Int, _ second: Int, _ operands: OperandFormat) -> Bool {
      switch self {
      case .all: true
      case .nonzeroOperands: first != 0 && second != 0
      case .signedMagnitudes: max(first, second) <= 1 << (operands.width - 1)
      }
    }
  }

  /// Pairs evaluated.
  package internal(set) var count = 0
  /// Largest magnitude of an exact product (or sum) over the operands of the domain: the denominator of NMED.
  package let largestProduct: Int
  package internal(set) var wrong = 0
  package internal(set) var largestError = 0
  package internal(set) var smallestError = 0
  var sum: Int128 = 0
  var sumOfMagnitudes: Int128 = 0
  var sumOfSquares: Int128 = 0
  /// Pairs with a non-zero exact product, and sums over them.
  var relativeCount = 0
  var relativeSum = 0.0
  var relativeMagnitudes = 0.0
  var relativeSquares = 0.0
  var relativeCubes = 0.0
  var relativeFourths = 0.0
  var largestRelative = -Double.infinity
  var smallestRelative = Double.infinity
  var belowOnePercent = 0

  /// Of no pairs yet.
  init(_ unit: ArithmeticUnit, _ domain: Domain) {
    let range = unit.operands.range
    let largest =
      if unit.operands.isSigned { -range.lowerBound } else if domain == .signedMagnitudes {
        1 << (unit.operands.width - 1)
      } else { range.upperBound }
    largestProduct =
      switch unit {
      case .multiplier: largest * largest
      case .adder(let adder): adder.wraps ? largest : 2 * largest
      }
  }

  /// Visits all operand pairs of the domain.
  /// - Throws: `StatisticsError.tooWide` above 12 bits, where there are too many.
  package init(exhaustive unit: any Multiplier, domain: Domain = .all) throws(StatisticsError) {
    try self.init(exhaustive: .multiplier(unit), domain: domain)
  }

  /// Visits all operand pairs of the domain.
  /// - Throws: `StatisticsError.tooWide` above 12 bits, where there are too many.
  package init(exhaustive unit: ArithmeticUnit, domain: Domain = .all) throws(StatisticsError) {
    guard unit.operands.width <= 12 else { throw .tooWide(width: unit.operands.width) }
    self.init(unit, domain)
    for first in unit.operands.range {
      for second in unit.operands.range {
        visit(first, second, unit, domain)
      }
    }
  }

  /// Draws `samples` uniform operand pairs of the domain.
  /// - Throws: `StatisticsError.noSamples` unless `samples` is positive.
  package init(
    sampling unit: any Multiplier, samples: Int, seed: UInt64, domain: Domain = .all
  ) throws(StatisticsError) {
    try self.init(sampling: .multiplier(unit), samples: samples, seed: seed, domain: domain)
  }

  /// Draws `samples` uniform operand pairs of the domain.
  /// - Throws: `StatisticsError.noSamples` unless `samples` is positive.
  package init(
    sampling unit: ArithmeticUnit, samples: Int, seed: UInt64, domain: Domain = .all
  ) throws(StatisticsError) {
    guard samples > 0 else { throw .noSamples }
    self.init(unit, domain)
    var random = SplitMix64(seed: seed)
    while count < samples {
      let (first, second) = unit.operands.pair(from: &random)
      visit(first, second, unit, domain)
    }
  }

  @inline(__always)
  private mutating func visit(_ first: Int, _ second: Int, _ unit: ArithmeticUnit, _ domain: Domain) {
    guard domain.contains(first, second, unit.operands) else { return }
    guard let (exact, error) = unit.outcome(first, second) else { return }
    count += 1
    if error != 0 {
      wrong += 1
      sum += Int128(error)
      sumOfMagnitudes += Int128(abs(error))
      sumOfSquares += Int128(error) * Int128(error)
      largestError = max(largestError, error)
      smallestError = min(smallestError, error)
    }
    if exact != 0 {
      relativeCount += 1
      // e / E, not e / |E|: a product that is too small has a negative relative error whatever its sign.
      let relative = Double(error) / Double(exact)
      relativeSum += relative
      relativeMagnitudes += abs(relative)
      let square = relative * relative
      relativeSquares += square
      relativeCubes += square * relative
      relativeFourths += square * square
      largestRelative = max(largestRelative, relative)
      smallestRelative = min(smallestRelative, relative)
      if abs(relative) < 0.01 { belowOnePercent += 1 }
    }
  }

  /// The value of a statistic; NaN for relative ones where every exact product is zero.
  package subscript(statistic: Statistic) -> Double {
    let n = Double(count)
    let relatives = Double(relativeCount)
    let worst = max(largestError, -smallestError)
    switch statistic {
    case .ep: return 100 * Double(wrong) / n
    case .mae: return Double(sumOfMagnitudes) / n
    case .me: return Double(sum) / n
    case .nmed: return Double(sumOfMagnitudes) / n / Double(largestProduct)
    case .nmedPercent: return 100 * self[.nmed]
    case .ned: return worst == 0 ? .nan : self[.mae] / Double(worst)
    case .mred: return 100 * relativeMagnitudes / relatives
    case .mredAll: return 100 * relativeMagnitudes / n
    case .relativeBias:
      // Errors that cancel leave the rounding of their sum, far below any bias that is one.
      return relativeSum.magnitude <= 1e-13 * relativeMagnitudes ? 0 : 100 * relativeSum / relatives
    case .stdRelative:
      let mean = relativeSum / relatives
      return 100 * max(0, relativeSquares / relatives - mean * mean).squareRoot()
    case .maxRelative: return relativeCount == 0 ? .nan : 100 * largestRelative
    case .minRelative: return relativeCount == 0 ? .nan : 100 * smallestRelative
    case .wcre: return relativeCount == 0 ? .nan : 100 * max(largestRelative, -smallestRelative)
    case .wce: return Double(worst)
    case .mse: return Double(sumOfSquares) / n
    case .variance:
      // n Σe² - (Σe)² is exact; the two floating-point terms would cancel.
      let (scaled, overflows) = Int128(count).multipliedReportingOverflow(by: sumOfSquares)
      let (square, overflowsToo) = sum.multipliedReportingOverflow(by: sum)
      guard !overflows, !overflowsToo else {
        return max(0, Double(sumOfSquares) / n - self[.me] * self[.me])
      }
      return Double(scaled - square) / (n * n)
    case .correctProducts: return Double(count - wrong)
    case .maxErrorFraction: return Double(largestError) / Double(largestProduct)
    case .minErrorFraction: return Double(smallestError) / Double(largestProduct)
    case .shareBelow1Percent: return 100 * Double(belowOnePercent) / relatives
    case .averageAccuracy: return 100 - self[.mred]
    }
  }

  /// A 95 % interval of a sampled mean, in the statistic's unit; nil for extremes and counts, which a sample does not
  /// estimate that way, for squares, whose spread is not kept, and for a single pair.
  package func interval(of statistic: Statistic) -> (lower: Double, upper: Double)? {
    // One pair has no spread, nor has one relative error.
    let ofRelatives: Set<Statistic> = [
      .mred, .mredAll, .averageAccuracy, .relativeBias, .stdRelative, .shareBelow1Percent,
    ]
    guard count > 1, relativeCount > 1 || !ofRelatives.contains(statistic) else { return nil }
    let n = Double(count)
    let relatives = Double(relativeCount)
    func around(_ value: Double, spread: Double, count: Double) -> (lower: Double, upper: Double) {
      let half = 1.959963984540054 * spread / count.squareRoot()
      return (value - half, value + half)
    }
    let errorSpread = self[.variance].squareRoot()
    let magnitudeSpread = max(0, self[.mse] - self[.mae] * self[.mae]).squareRoot()
    let relativeSpread =
      max(0, 1e4 * relativeSquares / relatives - self[.mred] * self[.mred]).squareRoot()
    switch statistic {
    case .ep:
      let p = self[.ep]
      return around(p, spread: (p * (100 - p)).squareRoot(), count: n)
    case .shareBelow1Percent:
      let p = self[statistic]
      return around(p, spread: (p * (100 - p)).squareRoot(), count: relatives)
    case .me: return around(self[.me], spread: errorSpread, count: n)
    case .mae: return around(self[.mae], spread: magnitudeSpread, count: n)
    case .nmed: return around(self[.nmed], spread: magnitudeSpread / Double(largestProduct), count: n)
    case .nmedPercent:
      return around(self[.nmedPercent], spread: 100 * magnitudeSpread / Double(largestProduct), count: n)
    case .mred, .averageAccuracy, .mredAll:
      return around(self[statistic], spread: relativeSpread, count: relatives)
    case .relativeBias: return around(self[.relativeBias], spread: self[.stdRelative], count: relatives)
    case .stdRelative:
      // Var(s) ~ (m4 - s^4) / (4 n s^2), with the fourth central moment: a few tiny products may be wrong by much.
      let deviation = self[.stdRelative] / 100
      guard deviation > 0 else { return around(0, spread: 0, count: relatives) }
      let mean = relativeSum / relatives
      let fourth =
        (relativeFourths - 4 * mean * relativeCubes + 6 * mean * mean * relativeSquares) / relatives
        - 3 * mean * mean * mean * mean
      let square = deviation * deviation
      let spread = max(0, fourth - square * square).squareRoot() / (2 * deviation)
      return around(self[.stdRelative], spread: 100 * spread, count: relatives)
    case .ned, .maxRelative, .minRelative, .wcre, .wce, .mse, .variance, .correctProducts, .maxErrorFraction,
      .minErrorFraction:
      return nil
    }
  }
}

/// Why statistics cannot be computed.
package enum StatisticsError: Error, Hashable, Sendable, CustomStringConvertible {
  case tooWide(width: Int)
  case noSamples

  package var description: String {
    switch self {
    case .tooWide(let width):
      "2^\(2 * width) operand pairs are too many to visit all; give a number of samples (kb unit --samples N), or "
        + "have them enumerated on purpose where there are at most 2^32 (kb unit --exhaustive)"
    case .noSamples: "The number of samples must be positive"
    }
  }
}
