import Arithmetic
import Circuits
import Random

/// The error metrics that EvoApproxLib prints, by its definitions.
///
/// e = approximate - exact over the function's domain: MAE = mean |e|, WCE = max |e|, EP = share of e != 0, MSE = mean e^2,
/// MRE and WCRE = mean and maximum of |e| / |exact| over the pairs whose exact result is not zero. Percent forms of MAE and
/// WCE are of ``CircuitFunction/scale``.
package struct ErrorMetrics: Sendable {
  package let scale: Double
  /// Pairs evaluated, of the domain.
  package private(set) var count = 0
  package private(set) var isSample: Bool
  private var wrong = 0
  private var worst = 0
  private var sum: Int128 = 0
  private var squares: Int128 = 0
  private var relativeCount = 0
  private var relativeSum = 0.0
  private var relativeWorst = 0.0
  /// For the spread of sampled means.
  private var fourthPowers = 0.0
  private var relativeSquares = 0.0

  /// Over all pairs up to `exhaustiveBits` operand bits together, over seeded uniform pairs above.
  /// - Throws: `CircuitError`
  package init(
    _ netlist: Netlist, function: CircuitFunction, exhaustiveBits: Int = 24, samples: Int = 1 << 22,
    seed: UInt64 = 1
  ) throws {
    scale = function.scale
    isSample = netlist.inputWidth > exhaustiveBits
    let simulator = Simulator(netlist)
    let (first, second, output) = (netlist.inputs[0], netlist.inputs[1], netlist.outputs[0].port)
    let mask: UInt64 = 1 << UInt64(second.width) - 1
    let stretch = 1 << 18
    if isSample {
      var random = SplitMix64(seed: seed)
      var left = samples
      while left > 0 {
        let now = min(left, stretch)
        let operands = [first, second].map { port in
          (0..<now).map { _ in random.next() >> UInt64(64 - port.width) }
        }
        let results = try simulator.patterns(operands)[0]
        for index in 0..<now {
          visit(
            first.value(ofPattern: operands[0][index]), second.value(ofPattern: operands[1][index]),
            output.value(ofPattern: results[index]), function)
        }
        left -= now
      }
    } else {
      let all = 1 << netlist.inputWidth
      var start = 0
      while start < all {
        let numbers = start..<min(start + stretch, all)
        let results = simulator.patterns(numbered: numbers)[0]
        for (offset, result) in results.enumerated() {
          let number = UInt64(start + offset)
          visit(
            first.value(ofPattern: number >> UInt64(second.width)), second.value(ofPattern: number & mask),
            output.value(ofPattern: result), function)
        }
        start = numbers.upperBound
      }
    }
  }

  /// Of any function, over all pairs of its operands.
  package init(_ function: CircuitFunction, result: (Int, Int) -> Int) {
    scale = function.scale
    isSample = false
    for a in function.first.range {
      for b in function.second.range { visit(a, b, result(a, b), function) }
    }
  }

  @inline(__always)
  private mutating func visit(_ a: Int, _ b: Int, _ result: Int, _ function: CircuitFunction) {
    guard function.counts(a, b) else { return }
    count += 1
    let exact = function.exact(a, b)
    let error = abs(result - exact)
    if exact != 0 { relativeCount += 1 }
    guard error != 0 else { return }
    wrong += 1
    worst = max(worst, error)
    sum += Int128(error)
    squares += Int128(error) * Int128(error)
    let square = Double(error) * Double(error)
    fourthPowers += square * square
    guard exact != 0 else { return }
    let relative = Double(error) / Double(abs(exact))
    relativeSum += relative
    relativeSquares += relative * relative
    relativeWorst = max(relativeWorst, relative)
  }

  package var mae: Double { Double(sum) / Double(max(count, 1)) }
  package var wce: Double { Double(worst) }
  package var mse: Double { Double(squares) / Double(max(count, 1)) }
  /// Percent.
  package var ep: Double { 100 * Double(wrong) / Double(max(count, 1)) }
  /// Percent.
  package var mre: Double { 100 * relativeSum / Double(max(relativeCount, 1)) }
  /// Percent.
  package var wcre: Double { 100 * relativeWorst }

  /// The metric by its key in a header; nil for what is no error metric.
  package subscript(key: String) -> Double? {
    switch key {
    case "MAE": mae
    case "MAE%": 100 * mae / scale
    case "WCE": wce
    case "WCE%": 100 * wce / scale
    case "WCRE%": wcre
    case "EP%": ep
    case "MRE%": mre
    case "MSE": mse
    default: nil
    }
  }

  /// Mean |e| over all pairs of a circuit's operands, each as often as its operands occur, in percent of
  /// ``CircuitFunction/scale``. No header has it: it depends on where the circuit is used.
  /// - Parameters:
  ///   - first: counts of the first operand by bit pattern; nil: each as often as any other.
  ///   - second: of the second operand likewise.
  /// - Throws: `CircuitError` for what is no function of two operands, too many pairs, or counts of other operands.
  package static func weightedMAEPercent(
    _ netlist: Netlist, function: CircuitFunction, first: [Int]?, second: [Int]?
  ) throws -> Double {
    let values = try netlist.valuesOfAllPairs()
    let (a, b) = (netlist.inputs[0], netlist.inputs[1])
    let (rows, columns) = (
      first ?? .init(repeating: 1, count: 1 << a.width), second ?? .init(repeating: 1, count: 1 << b.width)
    )
    guard rows.count == 1 << a.width, columns.count == 1 << b.width else {
      throw CircuitError.ports(netlist.name, "the counts are not those of its operands")
    }
    var (sum, total) = (0.0, 0.0)
    for (row, count) in rows.enumerated() where count > 0 {
      for (column, other) in columns.enumerated() where other > 0 {
        let (x, y) = (a.value(ofPattern: UInt64(row)), b.value(ofPattern: UInt64(column)))
        guard function.counts(x, y) else { continue }
        let weight = Double(count) * Double(other)
        total += weight
        sum += weight * Double(abs(values[row << b.width | column] - function.exact(x, y)))
      }
    }
    return total > 0 ? 100 * sum / total / function.scale : 0
  }

  /// In the order of the headers.
  package static let keys = ["MAE%", "MAE", "WCE%", "WCE", "WCRE%", "EP%", "MRE%", "MSE"]
  /// Maxima, which a sample bounds from one side only.
  package static let extremes: Set<String> = ["WCE%", "WCE", "WCRE%"]

  /// The standard error of a sampled mean, in the unit of the key; 0 where all pairs were visited, and for extremes.
  package func standardError(of key: String) -> Double {
    guard isSample, count > 0 else { return 0 }
    let n = Double(count)
    func mean(_ value: Double, _ square: Double, _ n: Double) -> Double {
      (max(0, square - value * value) / n).squareRoot()
    }
    switch key {
    case "MAE": return mean(mae, mse, n)
    case "MAE%": return 100 * mean(mae, mse, n) / scale
    case "MSE": return mean(mse, fourthPowers / n, n)
    case "EP%": return mean(ep / 100, ep / 100, n) * 100
    case "MRE%":
      let pairs = Double(max(relativeCount, 1))
      return 100 * mean(relativeSum / pairs, relativeSquares / pairs, pairs)
    default: return 0
    }
  }
}
