import Circuits
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

  @Test("truncated, broken-array and perforated multipliers are sums of the bits that are left")
  func leftOut() throws {
    func sum(_ a: Int, _ b: Int, _ isFormed: (Int, Int) -> Bool) -> Int {
      var total = 0
      for row in 0..<8 where b >> row & 1 == 1 {
        for column in 0..<8 where a >> column & 1 == 1 && isFormed(row, column) {
          total += 1 << (row + column)
        }
      }
      return total
    }
    var checked = 0
    for reduction in ReductionKind.allCases {
      for k in [0, 1, 5, 8, 15] {
        let netlist = try Multipliers.unsigned(
          width: 8, reduction: reduction, products: .truncated(columns: k))
        let result = try sweep(netlist) { a, b in sum(a, b) { $0 + $1 >= k } }
        #expect(result.firstMismatch == nil)
        checked += result.pairs
      }
      for (h, v) in [(0, 6), (4, 4), (2, 9)] {
        let netlist = try Multipliers.unsigned(
          width: 8, reduction: reduction, products: .brokenArray(horizontal: h, vertical: v))
        let result = try sweep(netlist) { a, b in sum(a, b) { $0 >= h && $0 + $1 >= v } }
        #expect(result.firstMismatch == nil)
        checked += result.pairs
      }
      for (j, k) in [(0, 2), (1, 3)] {
        let netlist = try Multipliers.unsigned(
          width: 8, reduction: reduction, products: .perforated(first: j, count: k))
        let result = try sweep(netlist) { a, b in a * (b & ~(((1 << k) - 1) << j)) }
        #expect(result.firstMismatch == nil)
        checked += result.pairs
      }
    }
    #expect(checked == 3 * 10 * Self.all)
  }

  @Test("errors of the truncated multipliers equal the reference values")
  func referenceErrors() throws {
    // error-metrics reference: columns below k dropped, 8 x 8.
    for (k, mean, largest) in [(6, 80.25, 321), (8, 448.25, 1793)] {
      let values = try Multipliers.unsigned(width: 8, products: .truncated(columns: k)).valuesOfAllPairs()
      let errors = values.enumerated().map { ($0.offset >> 8) * ($0.offset & 255) - $0.element }
      #expect(Double(errors.reduce(0, +)) / 65_536 == mean)
      #expect(errors.max() == largest)
    }
    // Broken array h = 4, v = 4: mean 956.25.
    let broken = try Multipliers.unsigned(width: 8, products: .brokenArray(horizontal: 4, vertical: 4))
    let errors = try broken.valuesOfAllPairs().enumerated().map {
      ($0.offset >> 8) * ($0.offset & 255) - $0.element
    }
    #expect(Double(errors.reduce(0, +)) / 65_536 == 956.25)
  }

  @Test("the underdesigned multiplier is the recursion of its 2 x 2 block")
  func underdesigned() throws {
    func product(_ a: Int, _ b: Int, _ width: Int) -> Int {
      if width == 2 { return a == 3 && b == 3 ? 7 : a * b }
      let half = width / 2
      let mask = (1 << half) - 1
      return product(a & mask, b & mask, half)
        + (product(a >> half, b & mask, half) + product(a & mask, b >> half, half)) << half
        + product(a >> half, b >> half, half) << width
    }
    let result = try sweep(Multipliers.underdesigned(width: 8)) { product($0, $1, 8) }
    #expect(result.pairs == Self.all)
    #expect(result.firstMismatch == nil)
  }

  @Test("lower-part-OR adders follow their definition", arguments: 0...8)
  func lowerPartOr(lowerBits: Int) throws {
    let result = try sweep(Adders.lowerPartOr(width: 8, lowerBits: lowerBits)) { a, b in
      let mask = (1 << lowerBits) - 1
      let carry = lowerBits == 0 ? 0 : (a & b) >> (lowerBits - 1) & 1
      return ((a >> lowerBits) + (b >> lowerBits) + carry) << lowerBits | ((a | b) & mask)
    }
    #expect(result.pairs == Self.all)
    #expect(result.firstMismatch == nil)
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
    #expect(throws: CircuitError.self) { try Multipliers.underdesigned(width: 6) }
    #expect(throws: CircuitError.self) { try Adders.lowerPartOr(width: 8, lowerBits: 9) }
    #expect(throws: CircuitError.self) { try Shifters.barrel(width: 1, left: true) }
  }
}
