import Random

/// Where in the plane of its operands a unit errs, and how often by how much: what pictures of it are made of.
package struct ErrorField: Sendable {
  /// Cells a side: a cell a pair up to 8 bits; of wider units 256, a cell holding 2^(n-8) x 2^(n-8) pairs.
  package let side: Int
  /// Mean relative error of the pairs of each cell, by the values of first and second operand: positive where results
  /// are too far from zero, negative where they are too near. An error at an exact zero counts as 100 %. NaN where no
  /// pair was visited.
  package let cells: [Double]
  package let exactCount: Int
  /// Results nearer to zero than the exact ones, and farther from it.
  package let lowCount: Int
  package let highCount: Int
  /// Where the range of errors was given.
  package let histogram: Histogram?

  /// How many pairs have an error of each bin; bin i holds the errors in `range(of: i)`.
  package struct Histogram: Sendable {
    /// Errors a bin: odd, so that a bin lies symmetrically about zero.
    package let width: Int
    /// Index of the first bin.
    package let first: Int
    package fileprivate(set) var counts: [Int]

    package init(of errors: ClosedRange<Int>, mostBins: Int = 64) {
      var half = 0
      func bin(_ error: Int, _ half: Int) -> Int { Self.bin(of: error, width: 2 * half + 1) }
      while bin(errors.upperBound, half) - bin(errors.lowerBound, half) >= mostBins {
        // In proportion first; then by single steps.
        half = max(half + 1, (errors.upperBound - errors.lowerBound) / (2 * mostBins))
      }
      width = 2 * half + 1
      first = bin(errors.lowerBound, half)
      counts = [Int](repeating: 0, count: bin(errors.upperBound, half) - first + 1)
    }

    package func range(of bin: Int) -> ClosedRange<Int> {
      let middle = bin * width
      return (middle - width / 2)...(middle + width / 2)
    }

    fileprivate static func bin(of error: Int, width: Int) -> Int {
      let shifted = error + width / 2
      return shifted >= 0 ? shifted / width : -((width - 1 - shifted) / width)
    }

    fileprivate mutating func add(_ error: Int) {
      counts[min(max(Self.bin(of: error, width: width) - first, 0), counts.count - 1)] += 1
    }
  }

  /// - Parameters:
  ///   - errors: the range of the unit's errors over these pairs, least and largest; without it there is no histogram.
  /// - Throws: `StatisticsError.tooWide` for all pairs above 12 bits, `.noSamples` for none.
  package init(
    _ unit: ArithmeticUnit, over pairs: OperandPairs = .all, domain: ErrorStatistics.Domain = .all,
    errors: ClosedRange<Int>? = nil
  ) throws(StatisticsError) {
    let format = unit.operands
    let shift = max(0, format.width - 8)
    let side = 1 << (format.width - shift)
    let lowest = format.range.lowerBound
    var sums = [Double](repeating: 0, count: side * side)
    var counts = [Int](repeating: 0, count: side * side)
    var histogram = errors.map { Histogram(of: $0) }
    var (exactCount, lowCount, highCount) = (0, 0, 0)
    func visit(_ first: Int, _ second: Int) {
      guard domain.contains(first, second, unit.operands) else { return }
      guard let (exact, error) = unit.outcome(first, second) else { return }
      let outward = exact < 0 ? -error : error
      if outward == 0 { exactCount += 1 } else if outward < 0 { lowCount += 1 } else { highCount += 1 }
      let cell = ((first - lowest) >> shift) * side + (second - lowest) >> shift
      sums[cell] += exact == 0 ? Double(outward.signum()) : Double(outward) / Double(abs(exact))
      counts[cell] += 1
      histogram?.add(error)
    }
    switch pairs {
    case .all:
      guard format.width <= 12 else { throw .tooWide(width: format.width) }
      for first in format.range { for second in format.range { visit(first, second) } }
    case .sampled(let count, let seed):
      guard count > 0 else { throw .noSamples }
      var random = SplitMix64(seed: seed)
      while exactCount + lowCount + highCount < count {
        let (first, second) = format.pair(from: &random)
        visit(first, second)
      }
    }
    self.side = side
    cells = zip(sums, counts).map { $1 == 0 ? .nan : $0 / Double($1) }
    self.exactCount = exactCount
    self.lowCount = lowCount
    self.highCount = highCount
    self.histogram = histogram
  }
}
