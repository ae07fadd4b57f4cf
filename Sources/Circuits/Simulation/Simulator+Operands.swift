import Kernels

extension Simulator {
  /// The value of each output bus for each row of operand patterns: `operands[i][p]` goes to input bus i, its low bits
  /// counting; the result is indexed `[bus][p]` and holds bit patterns (``Port/value(ofPattern:)`` reads them).
  /// - Throws: ``CircuitError/ports(_:_:)`` unless there is one array a bus and all have the same length.
  package func patterns(_ operands: [[UInt64]]) throws -> [[UInt64]] {
    guard operands.count == netlist.inputs.count, Set(operands.map(\.count)).count == 1,
      let first = operands.first
    else {
      throw CircuitError.ports(
        netlist.name,
        "needs \(netlist.inputs.count) operand arrays of one length, got lengths \(operands.map(\.count))"
      )
    }
    let count = first.count
    return collect(count: count) { block, words in
      var row = 0
      for (bus, port) in netlist.inputs.enumerated() {
        Self.slice(
          operands[bus], from: block * Self.patternsPerBlock, width: port.width,
          into: words + row * Self.wordsPerBlock)
        row += port.width
      }
    }
  }

  /// All combinations of the input bits, counted up with the first bus's bits highest: for two buses a, b of widths m, n
  /// the result at index a << n | b. Indexed `[bus][index]`.
  /// - Throws: ``CircuitError/size(_:_:)`` above 24 input bits.
  package func allPatterns() throws -> [[UInt64]] {
    let bits = netlist.inputWidth
    guard bits <= 24 else {
      throw CircuitError.size(netlist.name, "\(bits) input bits are too many to enumerate; at most 24")
    }
    return collect(count: 1 << bits) { block, words in fillCounting(block, words) }
  }

  /// A stretch of the enumeration of ``allPatterns()``: the combinations numbered `numbers`, for netlists whose
  /// enumeration does not fit memory.
  /// - Precondition: `numbers` starts at a multiple of ``patternsPerBlock`` and does not exceed 2^(input bits).
  package func patterns(numbered numbers: Range<Int>) -> [[UInt64]] {
    precondition(numbers.lowerBound % Self.patternsPerBlock == 0, "a stretch starts with a block")
    let first = numbers.lowerBound / Self.patternsPerBlock
    return collect(count: numbers.count) { block, words in fillCounting(first + block, words) }
  }

  /// Writes the words of block `block` of the enumeration that ``allPatterns()`` describes.
  func fillCounting(_ block: Int, _ words: UnsafeMutablePointer<UInt64>) {
    var below = netlist.inputWidth
    var row = 0
    for port in netlist.inputs {
      below -= port.width
      for bit in 0..<port.width {
        Self.counterBit(below + bit, block: block, into: words + row * Self.wordsPerBlock)
        row += 1
      }
    }
  }

  /// Bit `bit` of the numbers 2048 block + 0, 1, 2, …
  static func counterBit(_ bit: Int, block: Int, into words: UnsafeMutablePointer<UInt64>) {
    let within: [UInt64] = [
      0xAAAA_AAAA_AAAA_AAAA, 0xCCCC_CCCC_CCCC_CCCC, 0xF0F0_F0F0_F0F0_F0F0, 0xFF00_FF00_FF00_FF00,
      0xFFFF_0000_FFFF_0000, 0xFFFF_FFFF_0000_0000,
    ]
    for word in 0..<wordsPerBlock {
      words[word] =
        bit < 6 ? within[bit] : (block * wordsPerBlock + word) >> (bit - 6) & 1 == 1 ? UInt64.max : 0
    }
  }

  /// Bit slices of `values[start...]`; past the end, zeros.
  static func slice(
    _ values: [UInt64], from start: Int, width: Int, into words: UnsafeMutablePointer<UInt64>
  ) {
    for index in 0..<(width * wordsPerBlock) { words[index] = 0 }
    for (offset, value) in values[min(start, values.count)..<min(start + patternsPerBlock, values.count)]
      .enumerated()
    {
      let (word, lane) = (offset / 64, UInt64(offset % 64))
      for bit in 0..<width { words[bit * wordsPerBlock + word] |= (value >> UInt64(bit) & 1) << lane }
    }
  }

  private func collect(
    count: Int, fill: (Int, UnsafeMutablePointer<UInt64>) -> Void
  ) -> [[UInt64]] {
    let blocks = (count + Self.patternsPerBlock - 1) / Self.patternsPerBlock
    let padded = blocks * Self.patternsPerBlock
    var results = netlist.outputs.map { _ in [UInt64](repeating: 0, count: padded) }
    run(blocks: blocks, fill: fill) { block, words in
      var wire = 0
      for (bus, output) in netlist.outputs.enumerated() {
        results[bus].withUnsafeMutableBufferPointer { values in
          guard let base = values.baseAddress else { return }
          for bit in output.signals.indices {
            kb_circuit_scatter(
              words(wire + bit), Self.wordsPerBlock, Int32(bit), base + block * Self.patternsPerBlock)
          }
        }
        wire += output.signals.count
      }
    }
    for bus in results.indices { results[bus].removeLast(padded - count) }
    return results
  }
}
