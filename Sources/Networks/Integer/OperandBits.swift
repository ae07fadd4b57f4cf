/// Widths of the codes of a network: those of an n-bit multiplier are n and n, or n - 1 and n where its ports are two's
/// complement, because activation codes are not negative.
package struct OperandBits: Hashable, Sendable {
  /// Of activations: unsigned, 3...16.
  package let activations: Int
  /// Of weights: signed and symmetric, 4...16.
  package let weights: Int

  package init(activations: Int, weights: Int) {
    self.activations = activations
    self.weights = weights
  }

  package static let int8 = OperandBits(activations: 8, weights: 8)

  package var largestActivation: Int { (1 << activations) - 1 }
  package var largestWeight: Int { (1 << (weights - 1)) - 1 }

  /// Whether a product table, and accumulators of 32 bits, serve them.
  package var fitTables: Bool { activations <= 8 && weights <= 8 }

  /// The code of a pixel: its upper bits, or all of them and zeros.
  func code(ofPixel pixel: UInt8) -> Int {
    activations <= 8 ? Int(pixel) >> (8 - activations) : Int(pixel) << (activations - 8)
  }

  /// - Throws: ``NetworkError/setting(_:)`` outside the ranges above.
  func check() throws {
    guard (3...16).contains(activations) else {
      throw NetworkError.setting("activation bits is \(activations); it must be in 3...16")
    }
    guard (4...16).contains(weights) else {
      throw NetworkError.setting("weight bits is \(weights); it must be in 4...16")
    }
  }
}
