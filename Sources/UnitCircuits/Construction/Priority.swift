import Circuits

extension UnitBuilder {
  /// For each wire whether it or one above it is 1: a chain, or a parallel prefix where the structure's adder is one, so
  /// that detectors are as fast as the adders that units are compared with.
  mutating func reached(_ bits: [Signal]) -> [Signal] {
    // From the top wire down, as a prefix from index 0.
    var value = Array(bits.reversed())
    var distance = 1
    switch structure.adder {
    case .rippleCarry:
      for index in value.indices.dropFirst() { value[index] = or(value[index], value[index - 1]) }
    case .koggeStone:
      while distance < value.count {
        let before = value
        for index in distance..<value.count { value[index] = or(before[index], before[index - distance]) }
        distance *= 2
      }
    case .brentKung:
      while distance < value.count {
        for index in stride(from: 2 * distance - 1, to: value.count, by: 2 * distance) {
          value[index] = or(value[index], value[index - distance])
        }
        distance *= 2
      }
      while distance > 1 {
        distance /= 2
        for index in stride(from: 3 * distance - 1, to: value.count, by: 2 * distance) {
          value[index] = or(value[index], value[index - distance])
        }
      }
    }
    return value.reversed()
  }

  /// One wire a bit: 1 at the leading one of `bits` only; and whether there is a one.
  mutating func leadingOne(_ bits: [Signal]) -> (oneHot: [Signal], any: Signal) {
    let reached = reached(bits)
    let oneHot = bits.indices.map { index in
      index + 1 < bits.count ? andNot(bits[index], reached[index + 1]) : bits[index]
    }
    return (oneHot, reached.first ?? .zero)
  }
}
