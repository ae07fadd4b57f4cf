/// The operands under which toggles are counted, in order of time.
package struct OperandStream: Sendable {
  /// Patterns for each input bus.
  package let operands: [[UInt64]]

  /// Given operands: one array a bus, all of one length, at least two patterns (one transition).
  package init(_ operands: [[UInt64]]) { self.operands = operands }

  /// The pairs (a[t], b[t]) as they come: operands recorded from a layer, say.
  package init(_ a: [Int], _ b: [Int]) {
    operands = [a, b].map { $0.map { UInt64(bitPattern: Int64($0)) } }
  }

  /// Independent, uniform operands: every input bit toggles with probability 1/2. (All pairs in counting order are no such
  /// stream: there the high operand hardly moves.)
  package static func uniform(_ ports: [Port], count: Int = 16_384, seed: UInt64 = 1) -> OperandStream {
    var random = SplitMix64(seed: seed)
    var operands = ports.map { _ in [UInt64]() }
    for bus in operands.indices { operands[bus].reserveCapacity(count) }
    for _ in 0..<count {
      for (bus, port) in ports.enumerated() { operands[bus].append(random.next() >> UInt64(64 - port.width)) }
    }
    return OperandStream(operands)
  }
}

/// The generator of Steele, Lea and Flood (OOPSLA 2014): small, seeded by one word, the same everywhere.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  /// All there is to resume from.
  package private(set) var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
