import Circuits
import Kernels

/// The gates of a genome that matter, ready for the kernel, and what they cost.
struct Program: Sendable {
  var gates: [kb_gate] = []
  /// The slot of each output bit.
  var outputs: [Int32] = []
  /// In 1e-4 um2: cell areas have four decimals, so sums are exact.
  var area = 0

  func isSame(as other: Program) -> Bool {
    area == other.area && outputs == other.outputs && gates.count == other.gates.count
      && gates.withUnsafeBytes { first in
        other.gates.withUnsafeBytes { second in first.elementsEqual(second) }
      }
  }
}

/// Turns genomes into programs: what reaches no output is left out, constants and equal wires are followed through, and a
/// sum and a carry of the same node are one adder cell.
///
/// Keeps its memory from genome to genome, since this is done for every candidate.
struct Compiler {
  private struct Operation {
    var kind: GateKind
    var a, b, c: Int32
    /// The other half of an adder; -1 without one. A pair's sum comes first.
    var partner: Int32
  }

  private let firstWire: Int
  private let areas: [Int]
  private let fullAdder: Int
  private let halfAdder: Int
  private(set) var needed: [Bool] = []
  /// The operation wire of each genome wire.
  private var wires: [Int32] = []
  private var operations: [Operation] = []
  private var lastUse: [Int32] = []
  private var slots: [Int32] = []
  private var free: [Int32] = []
  /// Slots that any program so far needed.
  private(set) var slotCount: Int

  init(inputCount: Int, library: CellLibrary = .freePDK45) {
    firstWire = 2 + inputCount
    slotCount = firstWire
    func units(_ area: Double) -> Int { Int((area * 10_000).rounded()) }
    areas = GateKind.allCases.map { units(library.cell(for: $0).area) }
    fullAdder = units(library.fullAdder.area)
    halfAdder = units(library.halfAdder.area)
  }

  mutating func compile(_ genome: Genome, into program: inout Program) {
    markNeeded(genome)
    fold(genome)
    finish(genome, into: &program)
  }

  /// Nodes that reach an output.
  private mutating func markNeeded(_ genome: Genome) {
    let (count, first) = (genome.nodeCount, Int32(firstWire))
    needed.removeAll(keepingCapacity: true)
    needed.append(contentsOf: repeatElement(false, count: count))
    genome.genes.withUnsafeBufferPointer { genes in
      needed.withUnsafeMutableBufferPointer { needed in
        for output in genome.firstOutput..<genes.count where genes[output] >= first {
          needed[Int(genes[output] - first) >> 1] = true
        }
        for node in stride(from: count - 1, through: 0, by: -1) where needed[node] {
          let start = node &* Genome.genesPerNode
          let arity = genes[start] < 2 ? 1 : genes[start] == NodeKind.fullAdder.rawValue ? 3 : 2
          for input in 1...arity where genes[start &+ input] >= first {
            needed[Int(genes[start &+ input] - first) >> 1] = true
          }
        }
      }
    }
  }

  private mutating func fold(_ genome: Genome) {
    operations.removeAll(keepingCapacity: true)
    wires.removeAll(keepingCapacity: true)
    for wire in 0..<Int32(firstWire) { wires.append(wire) }
    genome.genes.withUnsafeBufferPointer { genes in
      for node in 0..<genome.nodeCount {
        guard needed[node] else {
          wires.append(0)
          wires.append(0)
          continue
        }
        let start = node &* Genome.genesPerNode
        let (a, b, c) = (
          wires[Int(genes[start + 1])], wires[Int(genes[start + 2])], wires[Int(genes[start + 3])]
        )
        let pair: (Int32, Int32)
        switch NodeKind(rawValue: genes[start]) ?? .buffer {
        case .buffer: pair = (a, a)
        case .not: pair = both(inverted(a))
        case .and: pair = both(gate(.and, a, b))
        case .or: pair = both(gate(.or, a, b))
        case .xor: pair = both(gate(.xor, a, b))
        case .nand: pair = both(gate(.nand, a, b))
        case .nor: pair = both(gate(.nor, a, b))
        case .xnor: pair = both(gate(.xnor, a, b))
        case .andNot: pair = both(gate(.andNot, a, b))
        case .orNot: pair = both(gate(.orNot, a, b))
        case .halfAdder: pair = halfAdder(a, b)
        case .fullAdder: pair = fullAdder(a, b, c)
        }
        wires.append(pair.0)
        wires.append(pair.1)
      }
    }
  }

  private func both(_ wire: Int32) -> (Int32, Int32) { (wire, wire) }

  private mutating func append(_ kind: GateKind, _ a: Int32, _ b: Int32, _ c: Int32, partner: Int32 = -1)
    -> Int32
  {
    operations.append(Operation(kind: kind, a: a, b: b, c: c, partner: partner))
    return Int32(firstWire + operations.count - 1)
  }

  private mutating func inverted(_ a: Int32) -> Int32 {
    if a < 2 { return 1 - a }
    if a >= firstWire, operations[Int(a) - firstWire].kind == .not { return operations[Int(a) - firstWire].a }
    return append(.not, a, a, a)
  }

  /// A two-input gate, smaller where an input is constant or both are one wire.
  private mutating func gate(_ kind: GateKind, _ a: Int32, _ b: Int32) -> Int32 {
    let (low, high): (UInt64, UInt64)
    let variable: Int32
    if a < 2 {
      (low, high, variable) = (kind(UInt64(a), 0, 0) & 1, kind(UInt64(a), 1, 0) & 1, b)
    } else if b < 2 {
      (low, high, variable) = (kind(0, UInt64(b), 0) & 1, kind(1, UInt64(b), 0) & 1, a)
    } else if a == b {
      (low, high, variable) = (kind(0, 0, 0) & 1, kind(1, 1, 0) & 1, a)
    } else {
      return append(kind, a, b, a)
    }
    if low == high { return Int32(low) }
    return low == 0 ? variable : inverted(variable)
  }

  private mutating func halfAdder(_ a: Int32, _ b: Int32) -> (Int32, Int32) {
    if a < 2 || b < 2 || a == b { return (gate(.xor, a, b), gate(.and, a, b)) }
    let sum = append(.xor, a, b, a)
    return (sum, append(.and, a, b, a, partner: sum - Int32(firstWire)))
  }

  private mutating func fullAdder(_ a: Int32, _ b: Int32, _ c: Int32) -> (Int32, Int32) {
    if a < 2 { return fullAdder(constant: a, b, c) }
    if b < 2 { return fullAdder(constant: b, a, c) }
    if c < 2 { return fullAdder(constant: c, a, b) }
    if a == b { return (c, a) }
    if a == c { return (b, a) }
    if b == c { return (a, b) }
    let sum = append(.xor3, a, b, c)
    return (sum, append(.majority, a, b, c, partner: sum - Int32(firstWire)))
  }

  private mutating func fullAdder(constant: Int32, _ a: Int32, _ b: Int32) -> (Int32, Int32) {
    constant == 0 ? halfAdder(a, b) : (gate(.xnor, a, b), gate(.or, a, b))
  }

  /// Drops operations that folding left without a reader, adds up areas, and gives wires slots by their lifetimes.
  private mutating func finish(_ genome: Genome, into program: inout Program) {
    let count = operations.count
    lastUse.removeAll(keepingCapacity: true)
    lastUse.append(contentsOf: repeatElement(-1, count: count))
    for output in genome.firstOutput..<genome.genes.count {
      let wire = Int(wires[Int(genome.genes[output])]) - firstWire
      if wire >= 0 { lastUse[wire] = Int32.max }
    }
    var area = 0
    for index in stride(from: count - 1, through: 0, by: -1) where lastUse[index] >= 0 {
      let operation = operations[index]
      for input in [operation.a, operation.b, operation.c] {
        let wire = Int(input) - firstWire
        if wire >= 0, lastUse[wire] < 0 { lastUse[wire] = Int32(index) }
      }
      area += areas[Int(operation.kind.rawValue)]
      // Nothing between the halves reads the sum, so whether it is in use is known here.
      if operation.partner >= 0, lastUse[Int(operation.partner)] >= 0 {
        let own = areas[Int(operation.kind.rawValue)]
        let sum = areas[Int(operations[Int(operation.partner)].kind.rawValue)]
        area += (operation.kind == .majority ? fullAdder : halfAdder) - own - sum
      }
    }
    program.area = area
    program.gates.removeAll(keepingCapacity: true)
    program.outputs.removeAll(keepingCapacity: true)
    free.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
    var next = Int32(firstWire)
    for index in 0..<count {
      guard lastUse[index] >= 0 else {
        slots.append(0)
        continue
      }
      let operation = operations[index]
      let (a, b, c) = (slot(operation.a), slot(operation.b), slot(operation.c))
      release(operation.a, at: index)
      if operation.b != operation.a { release(operation.b, at: index) }
      if operation.c != operation.a, operation.c != operation.b { release(operation.c, at: index) }
      let out: Int32
      if let reused = free.popLast() {
        out = reused
      } else {
        out = next
        next += 1
      }
      slots.append(out)
      program.gates.append(kb_gate(kind: Int32(operation.kind.rawValue), a: a, b: b, c: c, out: out))
    }
    for output in genome.firstOutput..<genome.genes.count {
      program.outputs.append(slot(wires[Int(genome.genes[output])]))
    }
    slotCount = max(slotCount, Int(next))
  }

  private func slot(_ wire: Int32) -> Int32 { wire < firstWire ? wire : slots[Int(wire) - firstWire] }

  private mutating func release(_ wire: Int32, at index: Int) {
    let position = Int(wire) - firstWire
    if position >= 0, lastUse[position] == index { free.append(slots[position]) }
  }
}
