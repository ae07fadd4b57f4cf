import Circuits
import Kernels

/// A multiplier to approximate and the error that is allowed, made ready for the kernel: inputs and exact products of all
/// pairs as bit planes.
package struct SearchProblem: Sendable {
  /// Bits of an operand.
  package let width: Int
  package let isSigned: Bool
  package let metric: SearchMetric
  /// In the metric's unit.
  package let limit: Double
  package let operandWeights: OperandWeights
  let blocks: Int
  /// Sums above this break the limit.
  let largestSum: UInt64
  private let bound: UInt32
  private let inputs: [UInt64]
  private let exact: [UInt64]
  /// Two a word, in the kernel's order.
  private let weights: [UInt64]

  package static let widths = 2...10

  /// - Throws: ``EvolutionError`` for a width or limit out of range, or weights that fit no operand.
  package init(
    width: Int, isSigned: Bool, metric: SearchMetric, limit: Double, weights: OperandWeights = .uniform
  ) throws(EvolutionError) {
    guard Self.widths.contains(width) else {
      throw .parameter("width", "\(width)", "\(Self.widths.lowerBound) to \(Self.widths.upperBound) bits")
    }
    guard limit >= 0, limit.isFinite, !metric.isPercent || limit <= 100 else {
      throw .parameter("limit", "\(limit)", metric.isPercent ? "0 to 100 percent" : "a number from 0")
    }
    self.width = width
    self.isSigned = isSigned
    self.metric = metric
    self.limit = limit
    operandWeights = metric == .wmed ? weights : .uniform
    // Operands of few bits fill a block several times over, which leaves all means as they are.
    let size = Simulator.patternsPerBlock
    let patterns = max(1 << (2 * width), size)
    blocks = patterns / size
    let operand = Port("", width: width, isSigned: isSigned)
    let (words, results) = (Simulator.wordsPerBlock, 2 * width)
    var inputs = [UInt64](repeating: 0, count: patterns / 64 * results)
    var exact = inputs
    var products = [Int](repeating: 0, count: patterns)
    for position in 0..<patterns {
      let pattern = UInt64(Self.pattern(at: position, of: patterns))
      let product = operand.value(ofPattern: pattern >> UInt64(width)) * operand.value(ofPattern: pattern)
      products[position] = product
      let start = position / size * results * words + position % size / 64
      let lane = UInt64(position % 64)
      for bit in 0..<results {
        // Wires are A's bits, then B's, each from the least significant; A is the high half of the pattern.
        let source = UInt64(bit < width ? width + bit : bit - width)
        inputs[start + bit * words] |= (pattern >> source & 1) << lane
        exact[start + bit * words] |= UInt64(bitPattern: Int64(product >> bit & 1)) << lane
      }
    }
    self.inputs = inputs
    self.exact = exact
    let scale = Double(1 << (2 * width))
    let n = Double(patterns)
    var weighted: [UInt32] = []
    var bound: UInt32 = 0
    let largest: Double
    switch metric {
    case .mae: largest = limit / 100 * scale * n
    case .ep: largest = limit / 100 * n
    case .mse: largest = limit * n
    case .wce:
      bound = UInt32(limit / 100 * scale)
      largest = 0
    case .mre, .wmed:
      // Weights of 62 - 4n bits, at most 30: with 2n bits of error and 2^(2n) pairs a sum stays below 2^62. They are rounded up, so
      // that no circuit passes that breaks the limit.
      let unit = Double(1 << min(30, 62 - 4 * width))
      if metric == .mre {
        let counted = Double(products.count { $0 != 0 })
        weighted = products.map { $0 == 0 ? 0 : UInt32((unit / Double(abs($0))).rounded(.up)) }
        largest = limit / 100 * unit * counted
      } else {
        let (factors, total) = try Self.factors(weights, width: width, patterns: patterns)
        let top = factors.max() ?? 1
        weighted = factors.map { UInt32((unit * $0 / top).rounded(.up)) }
        largest = limit / 100 * scale * total * unit / top
      }
    }
    self.weights = Self.paired(weighted)
    self.bound = bound
    largestSum = UInt64(min(largest * (1 + 1e-12), 9e18))
  }

  /// Blocks come in bit-reversed order: the first few are then a fair sample of all operands, and a candidate that breaks
  /// the limit is found early.
  private static func pattern(at position: Int, of patterns: Int) -> Int {
    let size = Simulator.patternsPerBlock
    let bits = (patterns / size).trailingZeroBitCount
    var (block, reversed) = (position / size, 0)
    for _ in 0..<bits {
      reversed = reversed << 1 | block & 1
      block >>= 1
    }
    return reversed * size + position % size
  }

  /// 32-bit numbers by pattern as the kernel takes them: beside each other what lies 32 patterns apart, [block][row][word].
  private static func paired(_ numbers: [UInt32]) -> [UInt64] {
    let (size, words) = (Simulator.patternsPerBlock, Simulator.wordsPerBlock)
    return (0..<numbers.count / 2).map { index in
      let (block, row, word) = (2 * index / size, index / words % 32, index % words)
      let first = block * size + 64 * word + row
      return UInt64(numbers[first]) | UInt64(numbers[first + 32]) << 32
    }
  }

  private static func factors(
    _ weights: OperandWeights, width: Int, patterns: Int
  ) throws(EvolutionError) -> ([Double], total: Double) {
    let operands = 1 << width
    for (name, counts) in [("first", weights.first), ("second", weights.second)] {
      guard let counts else { continue }
      guard counts.count == operands, counts.allSatisfy({ $0 >= 0 }), counts.contains(where: { $0 > 0 })
      else {
        throw .parameter(
          "weights of the \(name) operand", "\(counts.count) counts",
          "\(operands) counts, none negative and not all zero")
      }
    }
    var factors = [Double](repeating: 0, count: patterns)
    for position in 0..<patterns {
      let pattern = Self.pattern(at: position, of: patterns)
      let first = weights.first.map { Double($0[pattern >> width & (operands - 1)]) } ?? 1
      let second = weights.second.map { Double($0[pattern & (operands - 1)]) } ?? 1
      factors[position] = first * second
    }
    return (factors, factors.reduce(0, +))
  }

  /// What the metric of a circuit sums to, or more than the largest sum that is allowed as soon as that is clear.
  func error(
    of program: Program, slots: UnsafeMutablePointer<UInt64>, level: Int32, limit: UInt64
  ) -> (sum: UInt64, blocks: Int) {
    inputs.withUnsafeBufferPointer { inputs in
      exact.withUnsafeBufferPointer { exact in
        weights.withUnsafeBufferPointer { weights in
          var problem = kb_evolve_problem(
            inputs: inputs.baseAddress, exact: exact.baseAddress, weights: weights.baseAddress,
            blocks: Int32(blocks), input_count: Int32(2 * width), width: Int32(2 * width),
            is_signed: isSigned ? 1 : 0, metric: Int32(metric.kernel), bound: bound)
          var done: Int32 = 0
          let sum = program.gates.withUnsafeBufferPointer { gates in
            program.outputs.withUnsafeBufferPointer { outputs in
              kb_evolve_error(
                level, &problem, limit, gates.baseAddress, gates.count, outputs.baseAddress, slots, &done)
            }
          }
          return (sum, Int(done))
        }
      }
    }
  }
}

package enum EvolutionError: Error, Hashable, CustomStringConvertible {
  case parameter(String, String, String)
  /// The circuit to start from is no such multiplier, or breaks the limit itself.
  case start(String, String)
  case distribution(String, line: Int, String)
  /// A checkpoint of another search.
  case checkpoint(String, String)

  package var description: String {
    switch self {
    case .parameter(let name, let value, let allowed): "\(name) \(value) is out of range: \(allowed)"
    case .start(let name, let why): "cannot start from \(name): \(why)"
    case .distribution(let file, let line, let why): "\(file):\(line): \(why)"
    case .checkpoint(let file, let why): "\(file): \(why)"
    }
  }
}
