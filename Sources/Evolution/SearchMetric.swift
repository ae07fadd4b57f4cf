import Foundation
import Kernels

/// The error that a search keeps under a limit, e = approximate - exact over all operand pairs.
package enum SearchMetric: String, CaseIterable, Sendable, Codable {
  /// Mean |e|, percent of 2^(2n).
  case mae
  /// Largest |e|, percent of 2^(2n).
  case wce
  /// Share of pairs with e != 0, percent.
  case ep
  /// Mean |e| / |exact| over pairs whose exact product is not zero, percent.
  case mre
  /// Mean e^2.
  case mse
  /// Mean |e| weighted by how often the operands occur, percent of 2^(2n).
  case wmed

  package var title: String {
    switch self {
    case .mae: "mean |error|, percent of 2^(2n)"
    case .wce: "largest |error|, percent of 2^(2n)"
    case .ep: "wrong products, percent"
    case .mre: "mean relative |error|, percent"
    case .mse: "mean squared error"
    case .wmed: "mean |error| weighted by a distribution of operands, percent of 2^(2n)"
    }
  }

  package var isPercent: Bool { self != .mse }

  var kernel: Int {
    switch self {
    case .mae: KB_EVOLVE_MAGNITUDE
    case .wce: KB_EVOLVE_BEYOND
    case .ep: KB_EVOLVE_WRONG
    case .mse: KB_EVOLVE_SQUARE
    case .mre, .wmed: KB_EVOLVE_WEIGHTED
    }
  }
}

/// How often each operand occurs, by bit pattern. Uniform where nothing is said.
package struct OperandWeights: Hashable, Sendable, Codable {
  package let first: [Int]?
  package let second: [Int]?

  package init(first: [Int]? = nil, second: [Int]? = nil) {
    self.first = first
    self.second = second
  }

  package static let uniform = OperandWeights()

  /// Counts of a half-normal (unsigned) or normal (signed) distribution around zero: the shape of trained weights.
  /// - Parameter deviation: in units of the operand; above 0.
  package static func normal(width: Int, isSigned: Bool, deviation: Double) -> [Int] {
    (0..<1 << width).map { pattern in
      let value = isSigned && pattern >> (width - 1) == 1 ? pattern - (1 << width) : pattern
      let ratio = Double(value) / deviation
      return Int((1e6 * exp(-ratio * ratio / 2)).rounded())
    }
  }

  /// Reads one count a line, in the order of bit patterns; `#` begins a comment.
  /// - Throws: ``EvolutionError/distribution(_:line:_:)``
  package static func counts(_ text: String, file: String) throws(EvolutionError) -> [Int] {
    var counts: [Int] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let content = line.prefix { $0 != "#" }.filter { !$0.isWhitespace }
      if content.isEmpty { continue }
      guard let count = Int(content), 0...1_000_000_000_000 ~= count else {
        throw .distribution(file, line: index + 1, "'\(content)' is no count; one whole number a line")
      }
      counts.append(count)
    }
    return counts
  }
}
