import Circuits
import Testing

@Suite("Resynthesis") struct ResynthesisTests {
  static func adder(width: Int, _ kind: AdderKind) throws -> Netlist {
    var builder = NetlistBuilder(inputs: [Port("A", width: width), Port("B", width: width)])
    let sum = builder.sum(builder.input(0), builder.input(1), kind: kind)
    return try builder.finish(name: kind.rawValue, output: sum)
  }

  static func area(_ netlist: Netlist) -> Double { CellMapping(netlist, in: .freePDK45).area }

  @Test("prefix adders become the ripple adder of their width", arguments: [2, 5, 8, 16, 32])
  func ripple(width: Int) throws {
    let ripple = try Self.adder(width: width, .rippleCarry).optimized()
    for kind in [AdderKind.koggeStone, .brentKung] {
      let fast = try Self.adder(width: width, kind)
      let small = fast.resynthesized()
      #expect(try agree(fast, small))
      #expect(Self.area(small) == Self.area(ripple), "\(kind) of \(width) bits")
      #expect(small.census[.majority] == width - 1)
    }
  }

  @Test("random netlists compute the same and do not grow", arguments: 0..<60)
  func random(seed: Int) throws {
    let netlist = try randomNetlist(seed: UInt64(seed))
    let small = netlist.resynthesized()
    #expect(try agree(netlist, small))
    #expect(Self.area(small) <= Self.area(netlist.optimized()))
    #expect(small.resynthesized() == netlist.resynthesized(), "the same outcome, and a fixed point")
  }

  @Test("an exact 8 x 8 multiplier computes the same on all pairs and does not grow")
  func multiplier() throws {
    let netlist = try Multipliers.unsigned(width: 8, reduction: .dadda, final: .koggeStone)
    let small = netlist.resynthesized()
    let outcome = try sweep(small) { $0 * $1 }
    #expect(outcome.pairs == 65_536)
    #expect(outcome.firstMismatch == nil)
    #expect(Self.area(small) <= Self.area(netlist.optimized()))
  }

  @Test("a full adder whose third input excludes the others is a half adder and an OR")
  func narrowed() throws {
    var builder = NetlistBuilder(inputs: [Port("A", width: 3), Port("B", width: 2)])
    let (a, b) = (builder.input(0), builder.input(1))
    // Set only where a0 and b0 are both 0.
    let third = builder.gate(.and, builder.gate(.nor, a[0], b[0]), builder.gate(.and3, a[1], a[2], b[1]))
    let adder = builder.fullAdder(a[0], b[0], third)
    let netlist = try builder.finish(name: "narrow", output: [adder.sum, adder.carry])
    let small = netlist.resynthesized()
    #expect(try agree(netlist, small))
    #expect(small.census[.majority] == nil)
    #expect(Self.area(small) < Self.area(netlist.optimized()))
  }

  @Test("wires of one function become one, however they are built")
  func equalWires() throws {
    var builder = NetlistBuilder(inputs: [Port("A", width: 3)])
    let a = builder.input(0)
    // a(b | c) twice: as it stands, and as ab | ac.
    let first = builder.gate(.and, a[0], builder.gate(.or, a[1], a[2]))
    let second = builder.gate(.or, builder.gate(.and, a[0], a[1]), builder.gate(.and, a[0], a[2]))
    let netlist = try builder.finish(name: "twice", output: [first, second])
    let small = netlist.resynthesized()
    #expect(try agree(netlist, small))
    #expect(small.outputSignals[0] == small.outputSignals[1])
  }

  @Test("functions too large for the limit leave the netlist optimised")
  func limit() throws {
    let netlist = try Multipliers.unsigned(width: 8, reduction: .dadda, final: .rippleCarry)
    #expect(netlist.resynthesized(limit: 100) == netlist.optimized())
    let adder = try Self.adder(width: 8, .koggeStone)
    #expect(adder.resynthesized(largest: 10) == adder.optimized())
    #expect(adder.resynthesized() != adder.optimized())
  }
}
