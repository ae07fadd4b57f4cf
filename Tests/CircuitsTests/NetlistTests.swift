import Circuits
import Testing

@Suite("Netlist") struct NetlistTests {
  static let ports = [Port("A", width: 1), Port("B", width: 1)]

  static func netlist(_ gates: [Gate], output: Int, width: Int = 1) throws -> Netlist {
    try Netlist(
      name: "t", inputs: ports,
      outputs: [OutputBus(port: Port("O", width: width), signals: [Signal(wire: output)])], gates: gates)
  }

  @Test("a gate that reads a later wire, or none, is refused")
  func invariants() throws {
    let wire = { (index: Int) in Signal(wire: index) }
    _ = try Self.netlist([Gate(kind: .and, [wire(2), wire(3)])], output: 4)
    #expect(throws: CircuitError.self) {
      try Self.netlist([Gate(kind: .and, [wire(2), wire(4)])], output: 4)
    }
    #expect(throws: CircuitError.self) { try Self.netlist([Gate(kind: .not, [wire(-1)])], output: 4) }
    #expect(throws: CircuitError.self) { try Self.netlist([Gate(kind: .not, [wire(2)])], output: 5) }
    #expect(throws: CircuitError.self) { try Self.netlist([], output: 2, width: 2) }
    #expect(throws: CircuitError.self) {
      try Netlist(name: "t", inputs: [Port("A", width: 65)], outputs: [], gates: [])
    }
    #expect(throws: CircuitError.self) {
      try Netlist(name: "t", inputs: [Port("A", width: 1), Port("A", width: 1)], outputs: [], gates: [])
    }
  }

  @Test("the structural text does not see names, but every gate, wire and output")
  func structuralText() throws {
    let wire = { (index: Int) in Signal(wire: index) }
    let netlist = try Self.netlist([Gate(kind: .and, [wire(2), wire(3)])], output: 4)
    // AND of a and b over rows 4a + 2b + c: rows 6 and 7.
    #expect(netlist.structuralText == "in 1 1\n192 2 3\nout 4\n")
    let other = try Netlist(
      name: "u", inputs: [Port("X", width: 1, isSigned: true), Port("Y", width: 1, isSigned: true)],
      outputs: [OutputBus(port: Port("P", width: 1), signals: [wire(4)])], gates: netlist.gates)
    #expect(other.structuralText == netlist.structuralText)
    let texts = try [
      netlist, Self.netlist([Gate(kind: .or, [wire(2), wire(3)])], output: 4),
      Self.netlist([Gate(kind: .and, [wire(3), wire(2)])], output: 4),
      Self.netlist([Gate(kind: .and, [wire(2), wire(3)])], output: 2),
      Self.netlist([Gate(kind: .and, [wire(2), wire(3)]), Gate(kind: .not, [wire(4)])], output: 4),
    ].map(\.structuralText)
    #expect(Set(texts).count == texts.count)
  }

  @Test("the truth tables are those of the names")
  func truthTables() {
    #expect(GateKind.allCases.count == 17)
    for kind in GateKind.allCases {
      for row in 0..<8 {
        let (a, b, c) = (row >> 2 & 1 == 1, row >> 1 & 1 == 1, row & 1 == 1)
        let expected =
          switch kind {
          case .buffer: a
          case .not: !a
          case .and: a && b
          case .or: a || b
          case .xor: a != b
          case .nand: !(a && b)
          case .nor: !(a || b)
          case .xnor: a == b
          case .andNot: a && !b
          case .orNot: a || !b
          case .and3: a && b && c
          case .or3: a || b || c
          case .xor3: (a != b) != c
          case .majority: [a, b, c].count { $0 } >= 2
          case .mux: c ? b : a
          case .aoi21: !(a && b || c)
          case .oai21: !((a || b) && c)
          }
        #expect((kind.truthTable >> UInt8(row) & 1 == 1) == expected, "\(kind) \(row)")
      }
    }
  }

  @Test("the builder folds every gate over constants, equal and inverted wires without changing its value")
  func folding() throws {
    var cases = 0
    for kind in GateKind.allCases {
      // Each input is 0, 1, x, y or not x.
      for choice in 0..<125 {
        let picks = [choice % 5, choice / 5 % 5, choice / 25]
        guard picks[kind.arity...].allSatisfy({ $0 == 0 }) else { continue }
        var builder = NetlistBuilder(inputs: Self.ports)
        let (x, y) = (builder.input(0)[0], builder.input(1)[0])
        let wires = [Signal.zero, .one, x, y, builder.gate(.not, x)]
        let output = builder.gate(kind, wires[picks[0]], wires[picks[1]], wires[picks[2]])
        let netlist = try builder.finish(name: "fold", output: [output])
        let patterns: [UInt64] = [0, .max, 0b0011, 0b0101, ~0b0011]
        let expected = kind(patterns[picks[0]], patterns[picks[1]], patterns[picks[2]]) & 15
        let values = try Simulator(netlist).allPatterns()[0]
        // Pattern index x << 1 | y: bit 3 - index of the words above, read as x = 0b0011, y = 0b0101.
        for index in 0..<4 {
          #expect(values[index] == expected >> UInt64(3 - index) & 1, "\(kind) \(picks) \(index)")
        }
        #expect(netlist.gates.count <= 2)
        if picks.prefix(kind.arity).allSatisfy({ $0 < 2 }) { #expect(netlist.gates.isEmpty) }
        cases += 1
      }
    }
    #expect(cases == 2 * 5 + 8 * 25 + 7 * 125)
  }

  @Test("equal gates are shared, whatever the order of their inputs")
  func sharing() {
    var builder = NetlistBuilder(inputs: Self.ports)
    let (x, y) = (builder.input(0)[0], builder.input(1)[0])
    #expect(builder.gate(.and, x, y) == builder.gate(.and, y, x))
    #expect(
      builder.gate(.majority, x, y, builder.gate(.xor, x, y))
        == builder.gate(.majority, y, builder.gate(.xor, y, x), x))
    #expect(builder.gate(.andNot, x, y) != builder.gate(.andNot, y, x))
    #expect(builder.gate(.not, builder.gate(.not, x)) == x)
  }

  @Test("bit-parallel simulation agrees with gate-by-gate evaluation at every instruction set")
  func simulation() throws {
    var checked = 0
    for seed in 1...40 as ClosedRange<UInt64> {
      let netlist = try randomNetlist(seed: seed)
      let slow = try (0..<1024).map { index in
        try netlist(index >> 5, index & 31)[0]
      }
      for level in Simulator.levels {
        let fast = try Simulator(netlist, level: level).allPatterns()[0].map { Int($0) }
        #expect(fast == slow, "seed \(seed), level \(level)")
        checked += 1
      }
    }
    #expect(checked == 40 * Simulator.levels.count)
  }

  @Test("operand arrays of any length", arguments: [0, 1, 63, 64, 65, 2047, 2048, 2049, 5000])
  func lengths(count: Int) throws {
    let netlist = try Multipliers.unsigned(width: 8)
    let a = (0..<count).map { ($0 * 7) & 255 }
    let b = (0..<count).map { ($0 * 31 + 5) & 255 }
    #expect(try netlist.values(a, b) == zip(a, b).map { $0 * $1 })
  }
}

@Suite("Optimisation") struct OptimizationTests {
  @Test("keeps the function of 300 random netlists and never grows them")
  func random() throws {
    var saved = 0
    for seed in 1...300 as ClosedRange<UInt64> {
      let netlist = try randomNetlist(seed: seed)
      let optimized = netlist.optimized()
      #expect(try agree(netlist, optimized), "seed \(seed)")
      #expect(optimized.gates.count <= netlist.gates.count)
      #expect(!optimized.liveGates.contains(false))
      #expect(!optimized.gates.contains { $0.kind == .buffer })
      saved += netlist.gates.count - optimized.gates.count
    }
    #expect(saved > 300 * 10)
  }

  @Test("absorbs inverters at either end of a gate")
  func inverters() throws {
    let ports = [Port("A", width: 1), Port("B", width: 1)]
    let wire = { (index: Int) in Signal(wire: index) }
    let netlist = try Netlist(
      name: "inverters", inputs: ports,
      outputs: [OutputBus(port: Port("O", width: 1), signals: [wire(7)])],
      gates: [
        Gate(kind: .not, [wire(2)]), Gate(kind: .not, [wire(3)]), Gate(kind: .and, [wire(4), wire(5)]),
        Gate(kind: .not, [wire(6)]),
      ])
    let optimized = netlist.optimized()
    #expect(optimized.gates.map(\.kind) == [.or])
    #expect(try agree(netlist, optimized))
  }

  @Test("leaves exact multipliers exact")
  func multipliers() throws {
    let result = try sweep(Multipliers.signed(width: 8, reduction: .wallace).optimized(), signed: true) {
      $0 * $1
    }
    #expect(result.pairs == 65_536)
    #expect(result.firstMismatch == nil)
  }
}

@Suite("Full adders found by function") struct AdderRecognitionTests {
  /// A full adder of two-input gates, a majority of two forms, and an inverted one.
  static func netlist(carry: [Gate], sumKind: GateKind = .xor) throws -> Netlist {
    func wire(_ index: Int) -> Signal { Signal(wire: index) }
    let gates =
      [Gate(kind: .xor, [wire(2), wire(3)]), Gate(kind: sumKind, [wire(5), wire(4)])] + carry
    return try Netlist(
      name: "fa", inputs: ["A", "B", "C"].map { Port($0, width: 1) },
      outputs: [
        OutputBus(port: Port("S", width: 1), signals: [wire(6)]),
        OutputBus(port: Port("K", width: 1), signals: [wire(4 + gates.count)]),
      ], gates: gates)
  }

  @Test("sum and carry of two-input gates become one cell, whatever the form of the carry")
  func forms() throws {
    func wire(_ index: Int) -> Signal { Signal(wire: index) }
    let forms: [[Gate]] = [
      [
        Gate(kind: .and, [wire(2), wire(3)]), Gate(kind: .and, [wire(5), wire(4)]),
        Gate(kind: .or, [wire(7), wire(8)]),
      ],
      [
        Gate(kind: .or, [wire(2), wire(3)]), Gate(kind: .and, [wire(7), wire(4)]),
        Gate(kind: .and, [wire(2), wire(3)]), Gate(kind: .or, [wire(8), wire(9)]),
      ],
      [Gate(kind: .mux, [wire(2), wire(4), wire(5)])],
    ]
    for form in forms {
      let netlist = try Self.netlist(carry: form)
      let optimized = netlist.optimized()
      #expect(CellMapping(optimized, in: .freePDK45).census == ["FAX1": 1])
      #expect(try agree(netlist, optimized))
    }
    let inverted = try Self.netlist(carry: forms[0], sumKind: .xnor).optimized()
    #expect(CellMapping(inverted, in: .freePDK45).census == ["FAX1": 1, "INVX1": 1])
  }

  @Test("an array of two-input gates costs what one of adder cells costs")
  func array() throws {
    let exact = try Multipliers.unsigned(width: 8)
    let expanded = try exact.inTwoInputGates().optimized()
    #expect(try agree(exact, expanded))
    #expect(CellMapping(expanded, in: .freePDK45).census == CellMapping(exact, in: .freePDK45).census)
  }
}

extension Netlist {
  /// Every adder gate made of two-input gates.
  fileprivate func inTwoInputGates() throws -> Netlist {
    var gates: [Gate] = []
    var wires = (0..<(2 + inputWidth)).map { Signal(wire: $0) }
    func add(_ kind: GateKind, _ a: Signal, _ b: Signal) -> Signal {
      gates.append(Gate(kind: kind, [a, b]))
      return Signal(wire: 1 + inputWidth + gates.count)
    }
    for gate in self.gates {
      let inputs = [gate.a, gate.b, gate.c].map { wires[Int($0.index)] }
      switch gate.kind {
      case .xor3: wires.append(add(.xor, add(.xor, inputs[0], inputs[1]), inputs[2]))
      case .majority:
        let either = add(.and, add(.or, inputs[0], inputs[1]), inputs[2])
        wires.append(add(.or, add(.and, inputs[0], inputs[1]), either))
      default: wires.append(add(gate.kind, inputs[0], inputs[1]))
      }
    }
    return try Netlist(
      name: name, inputs: inputs,
      outputs: outputs.map { bus in
        OutputBus(port: bus.port, signals: bus.signals.map { wires[Int($0.index)] })
      }, gates: gates)
  }
}
