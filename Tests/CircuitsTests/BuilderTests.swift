import Circuits
import Random
import Testing

@Suite("Builders") struct BuilderTests {
  static let all = 65_536

  @Test(
    "exact unsigned multipliers are exact on all 65,536 pairs", arguments: ReductionKind.allCases,
    AdderKind.allCases)
  func unsignedMultiplier(reduction: ReductionKind, final: AdderKind) throws {
    let netlist = try Multipliers.unsigned(width: 8, reduction: reduction, final: final)
    let result = try sweep(netlist) { $0 * $1 }
    #expect(result.pairs == Self.all)
    #expect(result.firstMismatch == nil)
  }

  @Test("exact signed multipliers are exact on all 65,536 pairs", arguments: ReductionKind.allCases)
  func signedMultiplier(reduction: ReductionKind) throws {
    let netlist = try Multipliers.signed(width: 8, reduction: reduction, final: .brentKung)
    let result = try sweep(netlist, signed: true) { $0 * $1 }
    #expect(result.pairs == Self.all)
    #expect(result.firstMismatch == nil)
  }

  @Test("adders are exact on all 65,536 pairs", arguments: AdderKind.allCases)
  func adder(kind: AdderKind) throws {
    let unsigned = try sweep(Adders.exact(width: 8, kind: kind)) { $0 + $1 }
    #expect(unsigned.pairs == Self.all)
    #expect(unsigned.firstMismatch == nil)
    let extended = try sweep(Adders.signed(width: 8, extended: true, kind: kind), signed: true) { $0 + $1 }
    #expect(extended.firstMismatch == nil)
    let wrapping = try sweep(Adders.signed(width: 8, extended: false, kind: kind), signed: true) {
      Int(Int8(truncatingIfNeeded: $0 + $1))
    }
    #expect(wrapping.firstMismatch == nil)
  }

  @Test("prefix adders of every width from 1 to 9, with all operands")
  func widths() throws {
    var checked = 0
    for kind in AdderKind.allCases {
      for width in 1...9 {
        let result = try sweep(Adders.exact(width: width, kind: kind), width: width) { $0 + $1 }
        #expect(result.firstMismatch == nil)
        checked += result.pairs
      }
    }
    #expect(checked == 3 * (1...9).reduce(0) { $0 + (1 << (2 * $1)) })
  }

  @Test("16 x 16 multipliers are exact on 200,000 random pairs")
  func sixteenBits() throws {
    var random = SplitMix64(seed: 16)
    let a = (0..<200_000).map { _ in Int(random.next() & 0xFFFF) }
    let b = (0..<200_000).map { _ in Int(random.next() & 0xFFFF) }
    let values = try Multipliers.unsigned(width: 16, reduction: .dadda, final: .koggeStone).values(a, b)
    #expect(values.count == 200_000)
    #expect(values.indices.allSatisfy { values[$0] == a[$0] * b[$0] })
    let signed = try Multipliers.signed(width: 16, reduction: .wallace).values(a, b)
    #expect(
      signed.indices.allSatisfy {
        signed[$0] == Int(Int16(truncatingIfNeeded: a[$0])) * Int(Int16(truncatingIfNeeded: b[$0]))
      })
  }

  @Test("shifters and leading-one detectors")
  func shifters() throws {
    let left = try Simulator(Shifters.barrel(width: 8, left: true)).allPatterns()[0]
    let right = try Simulator(Shifters.barrel(width: 8, left: false)).allPatterns()[0]
    #expect(left.count == 2048)
    for index in left.indices {
      let (value, amount) = (UInt64(index >> 3), UInt64(index & 7))
      #expect(left[index] == (value << amount) & 255)
      #expect(right[index] == value >> amount)
    }
    let detector = try Simulator(Shifters.leadingOneDetector(width: 12)).allPatterns()
    #expect(detector[0].count == 4096)
    for value in 0..<4096 {
      #expect(detector[1][value] == (value == 0 ? 0 : 1))
      #expect(detector[0][value] == (value == 0 ? 0 : UInt64(63 - value.leadingZeroBitCount)))
    }
  }

  @Test("parameters out of range throw")
  func ranges() {
    #expect(throws: CircuitError.self) { try Multipliers.unsigned(width: 0) }
    #expect(throws: CircuitError.self) { try Multipliers.unsigned(width: 33) }
    #expect(throws: CircuitError.self) { try Adders.exact(width: 33) }
    #expect(throws: CircuitError.self) { try Shifters.barrel(width: 1, left: true) }
  }
}
