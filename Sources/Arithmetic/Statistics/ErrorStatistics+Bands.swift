/// Statistics of a unit whose pairs are too many for one pass: band by band, and the bands put together.
///
/// A band is a range of first operands with every second one. Bands do not depend on who computes them or when, and they
/// are merged in their order, so the statistics are the same on any number of threads, to the last bit.
extension ErrorStatistics {
  /// Up to this many operand bits all pairs can be enumerated at all.
  package static let widestEnumerable = 16
  /// First operands a band.
  private static let rowsPerBand = 64
  /// Second operands that are evaluated at a time.
  package static let rowChunk = 8192

  /// The first operands of each band of a unit's pairs.
  /// - Throws: `StatisticsError.tooWide` above ``widestEnumerable`` bits.
  package static func bands(of unit: ArithmeticUnit) throws(StatisticsError) -> [Range<Int>] {
    guard unit.operands.width <= widestEnumerable else { throw .tooWide(width: unit.operands.width) }
    let range = unit.operands.range
    return stride(from: range.lowerBound, through: range.upperBound, by: rowsPerBand).map {
      $0..<min($0 + rowsPerBand, range.upperBound + 1)
    }
  }

  /// The pairs of the first operands `band` with every second operand.
  package init(band: Range<Int>, of unit: ArithmeticUnit, domain: Domain) {
    self.init(unit, domain)
    let seconds = unit.operands.range
    let size = min(Self.rowChunk, seconds.count)
    withUnsafeTemporaryAllocation(of: Int.self, capacity: size) { buffer in
      for first in band {
        for second in stride(from: seconds.lowerBound, through: seconds.upperBound, by: size) {
          let results = UnsafeMutableBufferPointer(
            rebasing: buffer[..<min(size, seconds.upperBound + 1 - second)])
          unit.results(of: first, from: second, into: results)
          visit(first, second, UnsafeBufferPointer(results), unit, domain)
        }
      }
    }
  }

  /// The bands of one unit, in their order.
  /// - Precondition: there is at least one.
  package init(merging bands: [ErrorStatistics]) {
    self = bands[0]
    for band in bands.dropFirst() { add(band) }
  }

  private mutating func add(_ other: ErrorStatistics) {
    count += other.count
    wrong += other.wrong
    largestError = max(largestError, other.largestError)
    smallestError = min(smallestError, other.smallestError)
    sum += other.sum
    sumOfMagnitudes += other.sumOfMagnitudes
    sumOfSquares += other.sumOfSquares
    relativeCount += other.relativeCount
    relativeSum += other.relativeSum
    relativeMagnitudes += other.relativeMagnitudes
    relativeSquares += other.relativeSquares
    relativeCubes += other.relativeCubes
    relativeFourths += other.relativeFourths
    largestRelative = max(largestRelative, other.largestRelative)
    smallestRelative = min(smallestRelative, other.smallestRelative)
    belowOnePercent += other.belowOnePercent
  }

  /// As the pair-by-pair visit, for the pairs (first, second), (first, second + 1), …, everything in registers.
  private mutating func visit(
    _ first: Int, _ second: Int, _ results: UnsafeBufferPointer<Int>, _ unit: ArithmeticUnit, _ domain: Domain
  ) {
    let operands = unit.operands
    let isProduct: Bool
    let fits: ClosedRange<Int>
    switch unit {
    case .multiplier: (isProduct, fits) = (true, Int.min...Int.max)
    case .adder(let adder):
      (isProduct, fits) = (false, adder.wraps ? adder.operands.range : Int.min...Int.max)
    }
    var (counted, wrong, sum, magnitudes, below, relatives) = (0, 0, 0, 0, 0, 0)
    var squares: UInt128 = 0
    var (largest, smallest) = (largestError, smallestError)
    var (relativeSum, relativeMagnitudes, relativeSquares) = (0.0, 0.0, 0.0)
    var (relativeCubes, relativeFourths) = (0.0, 0.0)
    var (largestRelative, smallestRelative) = (self.largestRelative, self.smallestRelative)
    for index in results.indices {
      let other = second &+ index
      guard domain.contains(first, other, operands) else { continue }
      let exact = isProduct ? first &* other : first &+ other
      if !fits.contains(exact) { continue }
      counted &+= 1
      let error = results[index] &- exact
      wrong &+= error == 0 ? 0 : 1
      sum &+= error
      magnitudes &+= abs(error)
      let square = error.magnitude.multipliedFullWidth(by: error.magnitude)
      squares &+= UInt128(square.high) << 64 | UInt128(square.low)
      largest = max(largest, error)
      smallest = min(smallest, error)
      guard exact != 0 else { continue }
      relatives &+= 1
      let relative = Double(error) / Double(exact)
      relativeSum += relative
      relativeMagnitudes += abs(relative)
      let relativeSquare = relative * relative
      relativeSquares += relativeSquare
      relativeCubes += relativeSquare * relative
      relativeFourths += relativeSquare * relativeSquare
      largestRelative = relative > largestRelative ? relative : largestRelative
      smallestRelative = relative < smallestRelative ? relative : smallestRelative
      below &+= abs(relative) < 0.01 ? 1 : 0
    }
    count += counted
    self.wrong += wrong
    // A chunk's sums fit: |error| < 2^40 and there are 2^13 of them.
    self.sum += Int128(sum)
    sumOfMagnitudes += Int128(magnitudes)
    sumOfSquares += Int128(squares)
    (largestError, smallestError) = (largest, smallest)
    relativeCount += relatives
    self.relativeSum += relativeSum
    self.relativeMagnitudes += relativeMagnitudes
    self.relativeSquares += relativeSquares
    self.relativeCubes += relativeCubes
    self.relativeFourths += relativeFourths
    (self.largestRelative, self.smallestRelative) = (largestRelative, smallestRelative)
    belowOnePercent += below
  }
}
