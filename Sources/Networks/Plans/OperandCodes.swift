import Arithmetic

/// The operand codes that meet in a layer: what is true of these pairs is all that a plan needs.
package struct OperandCodes: Hashable, Sendable {
  /// Activation codes are 0...maximum.
  package let maximum: Int
  /// How often each weight code & 255 occurs.
  package let weightCounts: [Int]
  /// The weight codes & 255 that occur, ascending.
  package let weights: [Int]

  package init(weights: [some FixedWidthInteger], maximum: Int) {
    precondition((1...255).contains(maximum), "activation codes have at most 8 bits")
    var counts = [Int](repeating: 0, count: EffectiveTable.side)
    for weight in weights { counts[Int(UInt8(truncatingIfNeeded: weight))] += 1 }
    self.maximum = maximum
    weightCounts = counts
    self.weights = counts.indices.filter { counts[$0] > 0 }
  }

  /// All pairs.
  package static let all = OperandCodes(weights: (0..<256).map { Int8(truncatingIfNeeded: $0) }, maximum: 255)
}

/// The weight that a code & 255 stands for.
func weightValue(_ code: Int) -> Int { Int(Int8(truncatingIfNeeded: code)) }
