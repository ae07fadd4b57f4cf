import Kernels

/// A netlist made ready to run: dead gates left out, and wires assigned to as few slots as their lifetimes allow, so that
/// a block of patterns stays in the nearest cache.
///
/// A block is ``wordsPerBlock`` words a wire; pattern p of a block is bit p % 64 of word p / 64.
package struct Simulator: Sendable {
  package static let wordsPerBlock = Int(KB_CIRCUIT_WORDS)
  package static let patternsPerBlock = 64 * wordsPerBlock

  /// The instruction sets that this machine runs, plain C first. Results do not depend on them.
  package static var levels: [Int32] {
    [KB_SCALAR, KB_AVX2, KB_AVX512].map(Int32.init).filter { $0 <= kb_best_level() }
  }

  package let netlist: Netlist
  let program: [kb_gate]
  let slotCount: Int
  /// The slot of every wire of ``watched``.
  let watchedSlots: [Int32]
  package let watched: [Signal]
  let level: Int32

  /// - Parameters:
  ///   - watching: the wires whose values are wanted; the outputs when nil.
  ///   - level: the instruction set, `KB_SCALAR`, `KB_AVX2` or `KB_AVX512`; the best one when nil.
  package init(_ netlist: Netlist, watching: [Signal]? = nil, level: Int32? = nil) {
    self.netlist = netlist
    self.level = level ?? kb_best_level()
    watched = watching ?? netlist.outputSignals
    let firstGate = netlist.firstGate
    // Constants and inputs keep their slots: the caller fills them for each block.
    var lastUse = [Int](repeating: -1, count: netlist.signalCount)
    for signal in watched { lastUse[signal.position] = Int.max }
    for position in netlist.gates.indices.reversed() where lastUse[firstGate + position] >= 0 {
      for input in netlist.gates[position].inputs where lastUse[input.position] < 0 {
        lastUse[input.position] = position
      }
    }
    var slots = [Int32](repeating: 0, count: netlist.signalCount)
    for position in 0..<firstGate { slots[position] = Int32(position) }
    var free: [Int32] = []
    var next = Int32(firstGate)
    var program: [kb_gate] = []
    program.reserveCapacity(netlist.gates.count)
    for (position, gate) in netlist.gates.enumerated() where lastUse[firstGate + position] >= 0 {
      // Inputs that end here give their slots to the output: the kernel reads each word before it writes it.
      var released: Set<Int32> = []
      for input in gate.inputs where input.position >= firstGate && lastUse[input.position] == position {
        released.insert(slots[input.position])
      }
      free.append(contentsOf: released.sorted())
      let out = free.popLast() ?? next
      if out == next { next += 1 }
      slots[firstGate + position] = out
      program.append(
        kb_gate(
          kind: Int32(gate.kind.rawValue), a: slots[gate.a.position],
          b: gate.kind.arity > 1 ? slots[gate.b.position] : slots[gate.a.position],
          c: gate.kind.arity > 2 ? slots[gate.c.position] : slots[gate.a.position], out: out))
    }
    self.program = program
    slotCount = Int(next)
    watchedSlots = watched.map { slots[$0.position] }
  }

  /// Runs blocks 0..<`blocks`. `fill` writes the words of all input bits of a block, `wordsPerBlock` a bit in the order
  /// of the wires; `use` gets the words of the watched wires, `words(i)` pointing at those of `watched[i]`.
  func run(
    blocks: Int, fill: (Int, UnsafeMutablePointer<UInt64>) -> Void,
    use: (Int, (Int) -> UnsafePointer<UInt64>) -> Void
  ) {
    let width = Self.wordsPerBlock
    withUnsafeTemporaryAllocation(byteCount: slotCount * width * 8, alignment: 64) { raw in
      let memory = raw.bindMemory(to: UInt64.self)
      guard let slots = memory.baseAddress else { return }
      for word in 0..<width {
        slots[word] = 0
        slots[width + word] = .max
      }
      for block in 0..<blocks {
        fill(block, slots + 2 * width)
        program.withUnsafeBufferPointer { gates in
          kb_circuit_run(level, gates.baseAddress, gates.count, slots)
        }
        use(block) { UnsafePointer(slots + Int(watchedSlots[$0]) * width) }
      }
    }
  }
}
