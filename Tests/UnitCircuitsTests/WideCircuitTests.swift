import Arithmetic
import Circuits
import Random
import Testing
import UnitCircuits

/// Circuits above 16 bits, where `UnitLibrary` gives no function.
@Suite("Circuits of 17 to 32 bits") struct WideCircuitTests {
  /// Every family that goes beyond its function, with settings of each kind.
  static let settings = [
    "exact", "exact:s=1", "trunc:k=9", "bam:h=3,v=12", "drum:k=6", "drum:k=6,s=1", "dsm:m=7", "ssm:m=14",
    "ssm:m=14,s=1", "tosam:h=0,t=2", "tosam:h=3,t=7,s=1", "roba:s=0", "roba:s=1", "roba:s=2", "mitchell:s=0",
    "mitchell:s=1", "od-mitchell", "mitch-w:w=8", "mitch-w:w=8,s=1",
  ]

  static func spec(_ text: String, width: Int) -> String {
    text + (text.contains(":") ? "," : ":") + "n=\(width)"
  }

  @Test("no family goes further unseen")
  func complete() {
    let wide = UnitLibrary.families.filter { family in
      family.parameters.contains { $0.widestCircuit != nil }
    }
    #expect(Set(wide.map(\.id)) == Set(Self.settings.map { String($0.prefix { $0 != ":" }) }))
  }

  @Test(
    "function and circuit agree on 200,000 random pairs at 24 and 28 bits", arguments: settings, [24, 28])
  func wide(text: String, width: Int) throws {
    let spec = try UnitSpec(parsing: Self.spec(text, width: width))
    #expect(throws: UnitSpecError.self) { try ArithmeticUnit(spec) }
    let family = try UnitLibrary.family(spec.family)
    let unit = family.make(try family.resolve(spec, forCircuit: true))
    let netlist = try UnitCircuits.netlist(of: spec).optimized()
    let (a, b) = Self.operands(unit.operands, pairs: 200_000)
    var mismatch: String?
    for (index, value) in try netlist.values(a, b).enumerated() where mismatch == nil {
      let expected = unit.product(a[index], b[index])
      if value != expected { mismatch = "(\(a[index]), \(b[index])) = \(value), expected \(expected)" }
    }
    #expect(mismatch == nil)
  }

  /// Definitions of their own, in arithmetic that holds 32 x 32 bits.
  static let definitions: [(spec: String, product: @Sendable (Int128, Int128) -> Int128)] = [
    ("exact:n=32", { $0 * $1 }), ("exact:n=32,s=1", { $0 * $1 }),
    ("roba:n=32", { roundedProduct($0, $1) }),
    ("roba:n=32,s=1", { roundedProduct(abs($0), abs($1)) * $0.signum() * $1.signum() }),
    ("drum:n=32,k=6", { window($0) * window($1) }),
    ("mitchell:n=32", { mitchell($0, $1) }),
  ]

  /// RoBA: Ar B + Br A - Ar Br for the nearest powers of two.
  static func roundedProduct(_ a: Int128, _ b: Int128) -> Int128 {
    func nearest(_ value: Int128) -> Int128 {
      var power: Int128 = 1
      while 2 * power <= value { power *= 2 }
      return value != 3 && 2 * value >= 3 * power ? 2 * power : power
    }
    guard a != 0, b != 0 else { return 0 }
    return nearest(a) * b + nearest(b) * a - nearest(a) * nearest(b)
  }

  /// DRUM: six bits from the leading one down, the last of them one where bits were cut.
  static func window(_ value: Int128) -> Int128 {
    var (bits, scale): (Int128, Int128) = (value, 1)
    while bits >= 64 {
      bits /= 2
      scale *= 2
    }
    return scale == 1 ? bits : (bits % 2 == 0 ? bits + 1 : bits) * scale
  }

  /// Mitchell: with A = p (1 + x), B = q (1 + y), p q (1 + x + y) where x + y < 1, else 2 p q (x + y).
  static func mitchell(_ a: Int128, _ b: Int128) -> Int128 {
    func power(_ value: Int128) -> Int128 {
      var power: Int128 = 1
      while 2 * power <= value { power *= 2 }
      return power
    }
    guard a > 0, b > 0 else { return 0 }
    let (p, q) = (power(a), power(b))
    let fractions = (a - p) * q + (b - q) * p
    return fractions < p * q ? p * q + fractions : 2 * fractions
  }

  @Test("at 32 bits the circuit is the definition, on 100,000 random pairs", arguments: definitions.indices)
  func widest(index: Int) throws {
    let (text, product) = Self.definitions[index]
    let spec = try CircuitSpec(text)
    let netlist = try UnitCircuits.netlist(of: spec.spec).optimized()
    let (a, b) = Self.operands(spec.operands, pairs: 100_000)
    var mismatch: String?
    for (index, value) in try netlist.values(a, b).enumerated() where mismatch == nil {
      // The bus has 64 bits: an unsigned product above 2^63 is its pattern.
      let expected = product(Int128(a[index]), Int128(b[index]))
      if value != Int(truncatingIfNeeded: expected) {
        mismatch = "\(text)(\(a[index]), \(b[index])) = \(value), expected \(expected)"
      }
    }
    #expect(mismatch == nil)
  }

  /// A third of the operands are small, so that leading ones fall everywhere; the ends of the range come first.
  private static func operands(_ format: OperandFormat, pairs: Int) -> ([Int], [Int]) {
    var random = SplitMix64(seed: 32)
    func operand() -> Int {
      let code = Int(random.next() >> UInt64(64 - format.width))
      return format.value(
        ofCode: random.next() % 3 == 0 ? code >> Int(random.next() % UInt64(format.width)) : code)
    }
    let ends = [format.range.lowerBound, format.range.upperBound, 0, 1, 3]
    let corners = ends.flatMap { a in ends.map { (a, $0) } }
    let drawn = (corners.count..<pairs).map { _ in (operand(), operand()) }
    let all = corners + drawn
    return (all.map(\.0), all.map(\.1))
  }
}
