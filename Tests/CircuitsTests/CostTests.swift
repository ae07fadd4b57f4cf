import Circuits
import Testing

@Suite("Cost") struct CostTests {
  static func wire(_ index: Int) -> Signal { Signal(wire: index) }

  /// O = not (A and B), once as one cell and once as two.
  static func nand(asTwo: Bool) throws -> Netlist {
    let gates =
      asTwo
      ? [Gate(kind: .and, [wire(2), wire(3)]), Gate(kind: .not, [wire(4)])]
      : [Gate(kind: .nand, [wire(2), wire(3)])]
    return try Netlist(
      name: "nand", inputs: [Port("A", width: 1), Port("B", width: 1)],
      outputs: [OutputBus(port: Port("O", width: 1), signals: [wire(3 + gates.count)])], gates: gates)
  }

  @Test("area and leakage are the sums of the cells")
  func area() throws {
    let two = try Self.nand(asTwo: true).cost()
    #expect(abs(two.area - (2.3465 + 1.4079)) < 1e-9)
    #expect(abs(two.leakage - (15.61 + 1.742) / 1000) < 1e-9)
    #expect(abs(try Self.nand(asTwo: false).cost().area - 1.8772) < 1e-9)
  }

  @Test("the delay of a chain is that computed by hand")
  func delay() throws {
    // AND2X1 driving INVX1 (1.551 fF), INVX1 driving the output load of 2 fF; no wire capacitance.
    let expected = 34 + 2.57 * 1.551 + 18 + 2.64 * 2
    let netlist = try Self.nand(asTwo: true)
    #expect(abs(try netlist.cost().delay - expected) < 1e-9)
    #expect(netlist.criticalPath().map { Int($0.index) }.dropFirst() == [4, 5])
  }

  @Test("toggles and energy are those counted by hand")
  func toggles() throws {
    let netlist = try Self.nand(asTwo: true)
    // A 0 1 1 0 1: 3 toggles. B 1 1 0 1 1: 2. A and B 0 1 0 0 1: 3, and as many in its inverse.
    let stream = OperandStream([0, 1, 1, 0, 1], [1, 1, 0, 1, 1])
    #expect(try netlist.toggles(under: stream) == [0, 0, 3, 2, 3, 3])
    let half = 1.1 * 1.1 / 2
    let expected =
      (5 * 2.317 * half + 3 * (3.63 + 1.551 * half) + 3 * (0.84 + 2 * half)) / 4
    let cost = try netlist.cost(under: stream)
    #expect(abs(cost.energy - expected) < 1e-9)
    #expect(abs(cost.power - (expected + cost.leakage)) < 1e-9)
  }

  @Test("a stream longer than a block counts the steps between blocks")
  func longStream() throws {
    let netlist = try Self.nand(asTwo: false)
    let a = (0..<5001).map { $0 & 1 }
    let counts = try netlist.toggles(under: OperandStream(a, a.map { _ in 1 }))
    #expect(counts == [0, 0, 5000, 0, 5000])
    #expect(throws: CircuitError.self) { try netlist.toggles(under: OperandStream([1], [1])) }
  }

  @Test("pairs of sum and carry become adder cells")
  func adders() throws {
    // Each of the seven rows added has eight cells; one of each is a half adder, and another in the first row.
    let netlist = try Multipliers.unsigned(width: 8, reduction: .array)
    let cells = CellMapping(netlist, in: .freePDK45).census
    #expect(cells == ["AND2X1": 64, "FAX1": 48, "HAX1": 8])
    #expect(abs(try netlist.cost().area - (64 * 2.3465 + 48 * 8.9167 + 8 * 4.693)) < 1e-6)
  }

  @Test("a parallel-prefix adder is faster and larger; a cost is all of itself")
  func relations() throws {
    let slow = try Adders.exact(width: 32).cost()
    let fast = try Adders.exact(width: 32, kind: .koggeStone).cost()
    #expect(fast.delay < slow.delay)
    #expect(fast.area > slow.area)
    let exact = try Multipliers.unsigned(width: 8).cost()
    #expect(exact.percent(of: exact, \.powerDelayProduct) == 100)
    let half = Cost(area: 5, delay: 50, power: 20, leakage: 1, energy: 19)
    let whole = Cost(area: 10, delay: 100, power: 40, leakage: 0, energy: 40)
    #expect(half.percent(of: whole, \.area) == 50)
    #expect(half.percent(of: whole, \.powerDelayProduct) == 25)
    #expect(half.percent(of: whole, \.leakage).isNaN)
  }

  @Test("the uniform stream moves every input half of the time; counting order does not")
  func streams() throws {
    let netlist = try Multipliers.unsigned(width: 8)
    let counts = try netlist.toggles(under: .uniform(netlist.inputs))
    for bit in 2..<18 { #expect(abs(Double(counts[bit]) / 16_383 - 0.5) < 0.02) }
  }
}
