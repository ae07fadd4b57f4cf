import Circuits

/// Builds the gates of a unit from buses, least significant wire first.
package struct UnitBuilder {
  package var gates: NetlistBuilder
  let structure: Structure

  package init(gates: NetlistBuilder, structure: Structure) {
    self.gates = gates
    self.structure = structure
  }

  mutating func and(_ a: Signal, _ b: Signal) -> Signal { gates.gate(.and, a, b) }
  mutating func or(_ a: Signal, _ b: Signal) -> Signal { gates.gate(.or, a, b) }
  mutating func xor(_ a: Signal, _ b: Signal) -> Signal { gates.gate(.xor, a, b) }
  mutating func not(_ a: Signal) -> Signal { gates.gate(.not, a) }
  /// a and not b.
  mutating func andNot(_ a: Signal, _ b: Signal) -> Signal { gates.gate(.andNot, a, b) }

  /// `one` where `select` is 1, else `zero`.
  mutating func choose(_ select: Signal, zero: Signal, one: Signal) -> Signal {
    gates.gate(.mux, zero, one, select)
  }

  mutating func choose(_ select: Signal, zero: [Signal], one: [Signal]) -> [Signal] {
    let width = max(zero.count, one.count)
    return zip(zero.padded(to: width), one.padded(to: width)).map { choose(select, zero: $0, one: $1) }
  }

  mutating func any(_ bits: some Sequence<Signal>) -> Signal { gates.disjunction(Array(bits)) }

  mutating func all(_ bits: some Sequence<Signal>) -> Signal {
    let inverted = bits.map { not($0) }
    return not(gates.disjunction(inverted))
  }

  /// Every bit AND `enable`.
  mutating func gated(_ bits: [Signal], by enable: Signal) -> [Signal] { bits.map { and($0, enable) } }

  /// Every bit XOR `invert`.
  mutating func inverted(_ bits: [Signal], if invert: Signal) -> [Signal] { bits.map { xor($0, invert) } }

  mutating func bitwise(_ kind: GateKind, _ a: [Signal], _ b: [Signal]) -> [Signal] {
    let width = max(a.count, b.count)
    return zip(a.padded(to: width), b.padded(to: width)).map { gates.gate(kind, $0, $1) }
  }

  /// `bits` shifted left by `step` x the number on `amount`, cut to `width` wires.
  mutating func shiftedLeft(_ bits: [Signal], by amount: [Signal], step: Int = 1, width: Int) -> [Signal] {
    var value = Array(bits.padded(to: width).prefix(width))
    for (stage, select) in amount.enumerated() {
      let distance = step << stage
      value = value.indices.map {
        choose(select, zero: value[$0], one: $0 >= distance ? value[$0 - distance] : .zero)
      }
    }
    return value
  }

  /// Whether the number on `bits` is at least a constant.
  mutating func isAtLeast(_ bits: [Signal], _ constant: Int) -> Signal {
    if constant <= 0 { return .one }
    guard constant < 1 << bits.count else { return .zero }
    // From the lowest bit up: greater or equal so far.
    var result = Signal.one
    for (position, bit) in bits.enumerated() {
      result = constant >> position & 1 == 1 ? and(bit, result) : or(bit, result)
    }
    return result
  }

  /// The function of `bits` whose value at the number they form is `table[number]`: a tree of multiplexers.
  mutating func lookup(_ bits: [Signal], _ table: [Bool]) -> Signal {
    guard let top = bits.last, table.contains(true), table.contains(false) else {
      return table.first == true ? .one : .zero
    }
    let half = table.count / 2
    let rest = Array(bits.dropLast())
    return choose(top, zero: lookup(rest, Array(table[..<half])), one: lookup(rest, Array(table[half...])))
  }

  /// As the other one, for a table of `width`-bit numbers.
  mutating func lookup(_ bits: [Signal], _ table: [Int], width: Int) -> [Signal] {
    (0..<width).map { bit in lookup(bits, table.map { $0 >> bit & 1 == 1 }) }
  }
}
