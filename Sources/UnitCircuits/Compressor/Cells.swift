import Arithmetic
import Circuits

extension UnitBuilder {
  /// The gates of a 4:2 compressor without carry-in and carry-out (equations at `Compressor42`).
  mutating func compress(_ cell: Compressor42, _ x: [Signal]) -> (sum: Signal, carry: Signal) {
    let (x1, x2, x3, x4) = (x[0], x[1], x[2], x[3])
    switch cell {
    case .lin: return (parity(x), atLeastTwo(x))
    case .acci1: return (or(parity(x), and(and(x1, x2), and(x3, x4))), atLeastTwo(x))
    case .acci2: return (or(parity(x), and(x3, x4)), atLeastTwo(x))
    case .acci3: return (xor(xor(x1, x2), or(x3, x4)), atLeastTwo(x))
    case .dualQuality1: return (x1, x4)
    case .dualQuality3: return (or(xor(x1, x2), xor(x3, x4)), x4)
    case .dualQuality4: return (or(xor(x1, x2), xor(x3, x4)), or(and(x1, x2), and(x3, x4)))
    case .venkatachalam:
      let (low, high) = (and(x1, x2), and(x3, x4))
      return (or(or(xor(x1, x2), xor(x3, x4)), and(low, high)), or(low, high))
    case .momeni2:
      return (gates.gate(.nand, xor(x1, x2), xor(x3, x4)), and(or(x1, x2), or(x3, x4)))
    case .stackerStandIn:
      let two = atLeastTwo(x)
      let third = and(x1, gates.gate(.majority, x2, x3, x4))
      return (or(andNot(any(x), two), third), two)
    case .orStandInA: return (any(x), or(and(x1, x2), and(x3, x4)))
    case .orStandInB: return (any(x), and(or(x1, x2), or(x3, x4)))
    }
  }

  /// Momeni's design 1: the carry is the carry-in.
  mutating func momeni1(_ x: [Signal], _ carryIn: Signal) -> (sum: Signal, carry: Signal, out: Signal) {
    let unequal = and(xor(x[0], x[1]), xor(x[2], x[3]))
    let out = and(or(x[0], x[1]), or(x[2], x[3]))
    return (gates.gate(.nor, unequal, carryIn), carryIn, out)
  }

  /// The exact compressor: two full adders.
  mutating func exactCompressor(
    _ x: [Signal], _ carryIn: Signal
  ) -> (sum: Signal, carry: Signal, out: Signal) {
    let first = gates.fullAdder(x[0], x[1], x[2])
    let second = gates.fullAdder(first.sum, x[3], carryIn)
    return (second.sum, second.carry, first.carry)
  }

  private mutating func parity(_ x: [Signal]) -> Signal { xor(xor(x[0], x[1]), xor(x[2], x[3])) }

  private mutating func atLeastTwo(_ x: [Signal]) -> Signal {
    let within = or(and(x[0], x[1]), and(x[2], x[3]))
    return or(within, and(or(x[0], x[1]), or(x[2], x[3])))
  }
}
