/// An unsigned unit made signed by exact two's-complement negation of operands and result.
///
/// The magnitude of -2^(n-1) is 2^(n-1), which still fits n unsigned bits. The product of a zero operand is
/// whatever the unit gives for it, without a sign.
package struct SignedByMagnitude<Unit: Multiplier>: Multiplier {
  package let unit: Unit

  package init(_ unit: Unit) { self.unit = unit }

  package var operands: OperandFormat { OperandFormat(width: unit.operands.width, isSigned: true) }

  package func product(_ a: Int, _ b: Int) -> Int {
    let magnitude = unit.product(abs(a), abs(b))
    return (a < 0) != (b < 0) ? -magnitude : magnitude
  }
}

/// The parameters that most families share.
enum CommonParameter {
  /// - Parameter circuits: how wide its circuits may be, beyond what the function takes.
  static func width(_ range: ClosedRange<Int> = 2...16, circuits: Int? = nil) -> UnitFamily.Parameter {
    .init("n", "operand width in bits", in: range, widestCircuit: circuits, default: 8)
  }

  /// Products of 32 bits by 32 fill the widest bus.
  static let widestCircuit = 32

  static let sign = UnitFamily.Parameter(
    "s", "1: signed, by exact magnitudes; 0: unsigned", in: 0...1, default: 0)

  /// The unit, made signed by exact magnitudes where the parameter `s` says so.
  static func signed(_ unit: some Multiplier, _ values: UnitFamily.Values) -> any Multiplier {
    values["s"] == 1 ? SignedByMagnitude(unit) : unit
  }
}

/// floor(log2 v) for v > 0.
@inline(__always)
func leadingOne(_ value: Int) -> Int { Int.bitWidth - 1 - value.leadingZeroBitCount }
