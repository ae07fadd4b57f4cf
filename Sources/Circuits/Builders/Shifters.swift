extension NetlistBuilder {
  /// `bits` shifted left by the number on `amount` (its bit i shifts by 2^i), cut to `width` wires.
  package mutating func shiftedLeft(_ bits: [Signal], by amount: [Signal], width: Int) -> [Signal] {
    var value = Array(bits.padded(to: width).prefix(width))
    for (stage, select) in amount.enumerated() {
      let distance = 1 << min(stage, 30)
      value = value.indices.map {
        gate(.mux, value[$0], $0 >= distance ? value[$0 - distance] : .zero, select)
      }
    }
    return value
  }

  /// `bits` shifted right by the number on `amount`, zeros from above.
  package mutating func shiftedRight(_ bits: [Signal], by amount: [Signal]) -> [Signal] {
    var value = bits
    for (stage, select) in amount.enumerated() {
      let distance = 1 << min(stage, 30)
      value = value.indices.map {
        gate(.mux, value[$0], $0 + distance < value.count ? value[$0 + distance] : .zero, select)
      }
    }
    return value
  }

  /// One wire a bit: 1 at the leading one of `bits` only, none for zero; and whether there is a one.
  package mutating func leadingOne(_ bits: [Signal]) -> (oneHot: [Signal], any: Signal) {
    var above = Signal.zero
    var oneHot = bits
    for position in bits.indices.reversed() {
      oneHot[position] = gate(.andNot, bits[position], above)
      above = gate(.or, above, bits[position])
    }
    return (oneHot, above)
  }

  /// The index of the set wire of a one-hot code, in binary; zero for none.
  package mutating func encoded(oneHot: [Signal]) -> [Signal] {
    var width = 0
    while 1 << width < oneHot.count { width += 1 }
    return (0..<width).map { bit in
      disjunction(oneHot.indices.filter { $0 >> bit & 1 == 1 }.map { oneHot[$0] })
    }
  }

  /// OR of any number of wires, as a balanced tree; zero for none.
  package mutating func disjunction(_ wires: [Signal]) -> Signal {
    guard var level = Optional(wires), !level.isEmpty else { return .zero }
    while level.count > 1 {
      level = stride(from: 0, to: level.count, by: 2).map {
        $0 + 1 < level.count ? gate(.or, level[$0], level[$0 + 1]) : level[$0]
      }
    }
    return level[0]
  }
}

package enum Shifters {
  /// O = A << S modulo 2^n (or A >> S), S of ceil(log2 n) bits. 2 <= n <= 64.
  package static func barrel(width: Int, left: Bool) throws -> Netlist {
    try Adders.checkWidth("shifter", width, 2...64)
    let bits = (width - 1).bitWidth - (width - 1).leadingZeroBitCount
    var builder = NetlistBuilder(inputs: [Port("A", width: width), Port("S", width: bits)])
    let (value, amount) = (builder.input(0), builder.input(1))
    let output =
      left
      ? builder.shiftedLeft(value, by: amount, width: width) : builder.shiftedRight(value, by: amount)
    return try builder.finish(name: "shift\(width)\(left ? "l" : "r")", output: output)
  }

  /// Leading-one detector: K = floor(log2 A), V = 1 unless A is zero (then K = 0). 2 <= n <= 64.
  package static func leadingOneDetector(width: Int) throws -> Netlist {
    try Adders.checkWidth("leading-one detector", width, 2...64)
    var builder = NetlistBuilder(inputs: [Port("A", width: width)])
    let (oneHot, any) = builder.leadingOne(builder.input(0))
    let index = builder.encoded(oneHot: oneHot)
    return try builder.finish(
      name: "lod\(width)",
      outputs: [
        OutputBus(port: Port("K", width: index.count), signals: index),
        OutputBus(port: Port("V", width: 1), signals: [any]),
      ])
  }
}
