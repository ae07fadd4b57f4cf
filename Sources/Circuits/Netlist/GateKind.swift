/// What a gate computes from its one to three inputs a, b, c.
///
/// The set is that of the standard cells and of the netlists in circulation; anything wider is built of these. A full
/// adder is a pair of gates, ``xor3`` and ``majority``, over the same three wires, a half adder the pair ``xor`` and
/// ``and``: the cost model finds such pairs and charges the adder cell.
package enum GateKind: UInt8, CaseIterable, Sendable {
  case buffer
  case not
  case and
  case or
  case xor
  case nand
  case nor
  case xnor
  /// a and not b.
  case andNot
  /// a or not b.
  case orNot
  case and3
  case or3
  /// Sum of a full adder.
  case xor3
  /// Carry of a full adder.
  case majority
  /// c selects: b when c is 1, a when it is 0.
  case mux
  /// not (a and b or c).
  case aoi21
  /// not ((a or b) and c).
  case oai21

  package var arity: Int {
    switch self {
    case .buffer, .not: 1
    case .and, .or, .xor, .nand, .nor, .xnor, .andNot, .orNot: 2
    case .and3, .or3, .xor3, .majority, .mux, .aoi21, .oai21: 3
    }
  }

  /// The function on 64 patterns at once: bit k of the result belongs to bit k of each operand. Inputs past the arity
  /// are ignored. This switch is the definition; ``truthTable`` and the kernels follow from it.
  @inline(__always)
  package func callAsFunction(_ a: UInt64, _ b: UInt64, _ c: UInt64) -> UInt64 {
    switch self {
    case .buffer: a
    case .not: ~a
    case .and: a & b
    case .or: a | b
    case .xor: a ^ b
    case .nand: ~(a & b)
    case .nor: ~(a | b)
    case .xnor: ~(a ^ b)
    case .andNot: a & ~b
    case .orNot: a | ~b
    case .and3: a & b & c
    case .or3: a | b | c
    case .xor3: a ^ b ^ c
    case .majority: (a & b) | (c & (a | b))
    case .mux: (a & ~c) | (b & c)
    case .aoi21: ~((a & b) | c)
    case .oai21: ~((a | b) & c)
    }
  }

  /// Bit 4a + 2b + c holds the output (the immediate operand of `vpternlog`).
  package var truthTable: UInt8 { UInt8(truncatingIfNeeded: self(0xF0, 0xCC, 0xAA)) }

  /// Whether the first two inputs may be exchanged, and whether all three may.
  var symmetry: (firstTwo: Bool, all: Bool) {
    switch self {
    case .and, .or, .xor, .nand, .nor, .xnor, .aoi21, .oai21: (true, false)
    case .and3, .or3, .xor3, .majority: (true, true)
    case .buffer, .not, .andNot, .orNot, .mux: (false, false)
    }
  }
}
