import Arithmetic
import Circuits
import Random
import Testing
import UnitCircuits

/// Every circuit against the function that it claims to compute.
@Suite("Circuits of the units") struct ConformanceTests {
  @Test("every family has a circuit, and no circuit is without a family")
  func complete() {
    let families = UnitLibrary.families.map(\.id) + AdderLibrary.families.map(\.id)
    #expect(Set(UnitCircuits.all.map(\.family)) == Set(families))
    #expect(UnitCircuits.all.count == families.count)
  }

  @Test("circuit and function agree on all pairs", arguments: UnitSamples.narrow)
  func allPairs(text: String) throws {
    let checked = try Agreement.exhaustive(text)
    #expect(checked.pairs == 1 << (2 * checked.width))
    #expect(checked.mismatch == nil)
  }

  /// A family that nobody added to the samples is checked all the same.
  @Test(
    "circuit and function agree at every family's default setting",
    arguments: UnitLibrary.families.map(\.id) + AdderLibrary.families.map(\.id))
  func defaults(family: String) throws {
    guard try ArithmeticUnit(ArithmeticUnit.canonical(family)).operands.width <= 8 else {
      #expect(try Agreement.sampled(family, pairs: 100_000).mismatch == nil)
      return
    }
    #expect(try Agreement.exhaustive(family).mismatch == nil)
  }

  @Test("circuit and function agree on 10,000,000 random pairs", arguments: UnitSamples.wide)
  func randomPairs(text: String) throws {
    let checked = try Agreement.sampled(text, pairs: 10_000_000)
    #expect(checked.pairs == 10_000_000)
    #expect(checked.mismatch == nil)
  }

  @Test("every structure computes the same", arguments: Structure.allCases)
  func structures(structure: Structure) throws {
    for text in [
      "exact:n=8", "exact:n=8,s=1", "drum:k=4,n=8,s=1", "roba:n=8,s=2", "bbm:n=8,v=4", "etaii:x=2,m=4",
    ] {
      #expect(try Agreement.exhaustive(text, structure: structure).mismatch == nil)
    }
  }
}

enum Agreement {
  struct Outcome {
    var width = 0
    var pairs = 0
    var mismatch: String?
  }

  static func exhaustive(_ text: String, structure: Structure = .dadda) throws -> Outcome {
    let spec = try ArithmeticUnit.canonical(text)
    let unit = try ArithmeticUnit(spec)
    let netlist = try UnitCircuits.netlist(of: spec, structure: structure).optimized()
    let format = unit.operands
    var outcome = Outcome(width: format.width)
    for (index, value) in try netlist.valuesOfAllPairs().enumerated() {
      let a = format.value(ofCode: index >> format.width)
      let b = format.value(ofCode: index & ((1 << format.width) - 1))
      outcome.compare(value, unit, a, b, text)
    }
    return outcome
  }

  static func sampled(_ text: String, pairs: Int) throws -> Outcome {
    let spec = try ArithmeticUnit.canonical(text)
    let unit = try ArithmeticUnit(spec)
    let netlist = try UnitCircuits.netlist(of: spec).optimized()
    let format = unit.operands
    var random = SplitMix64(seed: 16)
    // A third of the operands are small, so that leading ones fall everywhere.
    func operand() -> Int {
      let code = Int(random.next() >> UInt64(64 - format.width))
      return format.value(
        ofCode: random.next() % 3 == 0 ? code >> Int(random.next() % UInt64(format.width)) : code)
    }
    var outcome = Outcome(width: format.width)
    // In pieces that stay in the cache.
    while outcome.pairs < pairs {
      let count = min(1 << 15, pairs - outcome.pairs)
      let a = (0..<count).map { _ in operand() }
      let b = (0..<count).map { _ in operand() }
      for (index, value) in try netlist.values(a, b).enumerated() {
        outcome.compare(value, unit, a[index], b[index], text)
      }
    }
    return outcome
  }
}

extension Agreement.Outcome {
  fileprivate mutating func compare(_ value: Int, _ unit: ArithmeticUnit, _ a: Int, _ b: Int, _ text: String)
  {
    let expected =
      switch unit {
      case .multiplier(let unit): unit.product(a, b)
      case .adder(let unit): unit.sum(a, b)
      }
    if value != expected, mismatch == nil {
      mismatch = "\(text)(\(a), \(b)) = \(value), expected \(expected)"
    }
    pairs += 1
  }
}
