import Kernels

extension Netlist {
  /// How often each wire changes between successive patterns of a stream, without glitches (a wire counts at most once a
  /// step). Indexed as the wires are numbered; constants do not move.
  /// - Throws: ``CircuitError/ports(_:_:)`` unless the stream has one array a bus, all of one length of at least 2.
  package func toggles(under stream: OperandStream) throws -> [Int] {
    let lengths = stream.operands.map(\.count)
    guard lengths.count == inputs.count, Set(lengths).count == 1, let count = lengths.first, count > 1 else {
      throw CircuitError.ports(
        name,
        "a stream needs \(inputs.count) operand arrays of one length of at least 2, got lengths \(lengths)")
    }
    let block = Simulator.patternsPerBlock
    let blocks = (count + block - 1) / block
    // The last pattern, repeated, fills the last block without a toggle.
    let operands = stream.operands.map { values in
      values + [UInt64](repeating: values[count - 1], count: blocks * block - count)
    }
    let wires = (0..<signalCount).map { Signal($0) }
    var counts = [Int](repeating: 0, count: signalCount)
    var last = [UInt64](repeating: 0, count: signalCount)
    Simulator(self, watching: wires).run(blocks: blocks) { index, words in
      var row = 0
      for (bus, port) in inputs.enumerated() {
        Simulator.slice(
          operands[bus], from: index * block, width: port.width, into: words + row * Simulator.wordsPerBlock)
        row += port.width
      }
    } use: { index, words in
      for wire in wires.indices {
        let values = words(wire)
        let before = index == 0 ? values[0] & 1 : last[wire]
        counts[wire] += Int(kb_circuit_toggles(values, Simulator.wordsPerBlock, before))
        last[wire] = values[Simulator.wordsPerBlock - 1] >> 63
      }
    }
    return counts
  }
}
