/// Full adders found by what they compute, however they are built.
extension Netlist {
  /// The netlist with every pair of a three-input parity and a majority over the same wires (either of them perhaps
  /// inverted) made of an ``GateKind/xor3`` and a ``GateKind/majority``, which share one adder cell.
  ///
  /// Wires are described by their functions of up to three earlier wires (cuts); the gates between are dropped where
  /// nothing else needs them.
  func withFullAdders() -> Netlist {
    var found: [Leaves: (sum: Match?, carry: Match?)] = [:]
    for (position, cuts) in cuts().enumerated() {
      for cut in cuts where cut.leaves.count == 3 {
        let match = { Match(gate: position, isInverted: $0) }
        switch cut.table {
        case 0x96, 0x69:
          let sum = found[cut.leaves]?.sum ?? match(cut.table == 0x69)
          found[cut.leaves, default: (nil, nil)].sum = sum
        case 0xE8, 0x17:
          let carry = found[cut.leaves]?.carry ?? match(cut.table == 0x17)
          found[cut.leaves, default: (nil, nil)].carry = carry
        default: break
        }
      }
    }
    var replaced: [Int: (kind: GateKind, leaves: Leaves, isInverted: Bool)] = [:]
    // In order of the gates, so that the outcome does not depend on hashing.
    for (leaves, pair) in found.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      guard let sum = pair.sum, let carry = pair.carry, replaced[sum.gate] == nil, replaced[carry.gate] == nil
      else { continue }
      replaced[sum.gate] = (.xor3, leaves, sum.isInverted)
      replaced[carry.gate] = (.majority, leaves, carry.isInverted)
    }
    guard !replaced.isEmpty else { return self }
    var builder = NetlistBuilder(inputs: inputs)
    var wires = (0..<firstGate).map { Signal($0) }
    for (position, gate) in gates.enumerated() {
      guard let adder = replaced[position] else {
        wires.append(
          builder.gate(gate.kind, wires[gate.a.position], wires[gate.b.position], wires[gate.c.position]))
        continue
      }
      let inputs = adder.leaves.map { wires[Int($0)] }
      let output = builder.gate(adder.kind, inputs[0], inputs[1], inputs[2])
      wires.append(adder.isInverted ? builder.gate(.not, output) : output)
    }
    let outputs = outputs.map { OutputBus(port: $0.port, signals: $0.signals.map { wires[$0.position] }) }
    return builder.netlist(name: name, outputs: outputs).withoutDeadGates()
  }

  private typealias Leaves = [Int32]

  private struct Match {
    let gate: Int
    let isInverted: Bool
  }

  /// A wire as a function of up to three others; bit i of `table`, of which leaf k has bit k of i, is its value.
  private struct Cut: Hashable {
    var leaves: Leaves
    var table: UInt8

    /// The table over a superset of the leaves.
    func table(over all: Leaves) -> UInt8 {
      if leaves == all { return table }
      let places = leaves.map { all.firstIndex(of: $0) ?? 0 }
      var result: UInt8 = 0
      for row in 0..<8 {
        let own = places.enumerated().reduce(0) { $0 | (row >> $1.element & 1) << $1.offset }
        result |= (table >> UInt8(own) & 1) << UInt8(row)
      }
      return result
    }
  }

  /// Up to eight cuts of every gate, small ones first; the wire itself is not among them. Adder gates are not looked
  /// through, nor the data inputs of a multiplexer: no adder hides there.
  private func cuts() -> [[Cut]] {
    let kept = 8
    var all: [[Cut]] = []
    all.reserveCapacity(gates.count)
    func options(_ signal: Signal, isOpaque: Bool) -> [Cut] {
      switch signal {
      case .zero: return [Cut(leaves: [], table: 0)]
      case .one: return [Cut(leaves: [], table: 0xFF)]
      default:
        let own = Cut(leaves: [signal.index], table: 0xAA)
        return signal.position < firstGate || isOpaque ? [own] : [own] + all[signal.position - firstGate]
      }
    }
    for gate in gates {
      let isAdder = gate.kind == .xor3 || gate.kind == .majority
      let inputs = [
        options(gate.a, isOpaque: isAdder || gate.kind == .mux),
        options(gate.b, isOpaque: isAdder || gate.kind == .mux), options(gate.c, isOpaque: isAdder),
      ]
      var cuts: Set<Cut> = []
      for a in inputs[0] {
        for b in gate.kind.arity > 1 ? inputs[1] : [Cut(leaves: [], table: 0)] {
          let pair = Self.union(a.leaves, b.leaves)
          guard pair.count <= 3 else { continue }
          for c in gate.kind.arity > 2 ? inputs[2] : [Cut(leaves: [], table: 0)] {
            let leaves = Self.union(pair, c.leaves)
            guard leaves.count <= 3 else { continue }
            let value = gate.kind(
              UInt64(a.table(over: leaves)), UInt64(b.table(over: leaves)), UInt64(c.table(over: leaves)))
            cuts.insert(Cut(leaves: leaves, table: UInt8(truncatingIfNeeded: value)))
          }
        }
      }
      let sorted = cuts.sorted {
        ($0.leaves.count, $0.leaves.description) < ($1.leaves.count, $1.leaves.description)
      }
      all.append(Array(sorted.prefix(kept)))
    }
    return all
  }

  private static func union(_ a: Leaves, _ b: Leaves) -> Leaves {
    if b.isEmpty || a == b { return a }
    return Set(a).union(b).sorted()
  }
}
