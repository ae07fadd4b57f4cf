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
        results[bus].withUnsafeMutableBytes { values in
          write(
            output.signals.indices.map { words(wire + $0) }, isSigned: false,
            to: values.bindMemory(to: Int64.self).baseAddress.map { $0 + block * Self.patternsPerBlock })
        }
        wire += output.signals.count
      }
    }
    for bus in results.indices { results[bus].removeLast(padded - count) }
    return results
  }

  /// The first output's values for one first operand with the second operands of pattern `second`, `second` + 1, …, one an
  /// element of `values`. The row of a table that does not fit memory.
  /// - Precondition: two input buses, at least one output; `second` is a multiple of ``patternsPerBlock``.
  package func row(first: UInt64, from second: Int, into values: UnsafeMutableBufferPointer<Int>) {
    precondition(
      netlist.inputs.count == 2 && !netlist.outputs.isEmpty && second % Self.patternsPerBlock == 0,
      "a row is of two operands and starts with a block")
    let (width, size) = (netlist.inputs[0].width, Self.patternsPerBlock)
    let output = netlist.outputs[0]
    let blocks = (values.count + size - 1) / size
    withUnsafeTemporaryAllocation(of: Int64.self, capacity: size) { numbers in
      run(blocks: blocks) { block, words in
        for bit in 0..<width {
          let word: UInt64 = first >> UInt64(bit) & 1 == 1 ? .max : 0
          (words + bit * Self.wordsPerBlock).update(repeating: word, count: Self.wordsPerBlock)
        }
        for bit in 0..<netlist.inputs[1].width {
          Self.counterBit(
            bit, block: second / size + block, into: words + (width + bit) * Self.wordsPerBlock)
        }
      } use: { block, words in
        write(
          output.signals.indices.map { words($0) }, isSigned: output.port.isSigned, to: numbers.baseAddress)
        let start = block * size
        for index in 0..<min(size, values.count - start) { values[start + index] = Int(numbers[index]) }
      }
    }
  }

  private func write(
    _ planes: [UnsafePointer<UInt64>], isSigned: Bool, to values: UnsafeMutablePointer<Int64>?
  ) {
    guard let values else { return }
    let optional = planes.map(Optional.some)
    kb_circuit_values(level, optional, Int32(planes.count), isSigned ? 1 : 0, values)
  }
}
