import Arithmetic
import Testing

/// Every unit against its definition, written a second time and differently, over all operand pairs.
@Suite("Units equal their definitions")
struct UnitDefinitionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let spec: String
    let definition: @Sendable (Int, Int) -> Int
    var testDescription: String { spec }
  }

  /// Σ a_i b_j 2^(i+j) over the cells that are kept.
  static func array(_ a: Int, _ b: Int, _ n: Int = 8, keep: (_ column: Int, _ row: Int) -> Bool) -> Int {
    var sum = 0
    for i in 0..<n {
      for j in 0..<n where keep(i + j, j) { sum += ((a >> i) & 1) * ((b >> j) & 1) * (1 << (i + j)) }
    }
    return sum
  }

  /// The k-bit window from the leading one, by comparison instead of bit scanning.
  static func window(_ value: Int, _ k: Int, forced: Bool) -> (Int, Int) {
    var shift = 0
    while value / (1 << shift) >= 1 << k { shift += 1 }
    let cut = value / (1 << shift)
    return (forced && shift > 0 && cut % 2 == 0 ? cut + 1 : cut, shift)
  }

  static func windows(_ a: Int, _ b: Int, _ k: Int, forced: Bool) -> Int {
    let (x, s) = window(a, k, forced: forced)
    let (y, t) = window(b, k, forced: forced)
    return x * y * (1 << s) * (1 << t)
  }

  /// The product of the 2x2 blocks, recursively.
  static func blocks(_ a: Int, _ b: Int, _ n: Int) -> Int {
    if n == 2 { return a == 3 && b == 3 ? 7 : a * b }
    let half = n / 2
    let base = 1 << half
    return blocks(a / base, b / base, half) * base * base
      + (blocks(a / base, b % base, half) + blocks(a % base, b / base, half)) * base
      + blocks(a % base, b % base, half)
  }

  /// Mitchell in real numbers; exact in Double at 8 bits.
  static func mitchell(_ a: Int, _ b: Int) -> Int {
    if a == 0 || b == 0 { return 0 }
    func log(_ value: Int) -> (Int, Double) {
      var k = 0
      while 1 << (k + 1) <= value { k += 1 }
      return (k, Double(value) / Double(1 << k) - 1)
    }
    let (k, x) = log(a)
    let (l, y) = log(b)
    let scale = Double(1 << (k + l))
    return Int(x + y < 1 ? scale * (1 + x + y) : 2 * scale * (x + y))
  }

  static func nearestPower(_ value: Int) -> Int {
    if value == 3 { return 2 }
    // Of two equally near the larger.
    return (0...9).map { 1 << $0 }.min { (abs($0 - value), -$0) < (abs($1 - value), -$1) } ?? 0
  }

  static let cases: [Case] =
    [
      Case(spec: "exact:n=8") { $0 * $1 },
      Case(spec: "roba:n=8") { a, b in
        if a == 0 || b == 0 { return 0 }
        let (x, y) = (nearestPower(a), nearestPower(b))
        return a * b - (x - a) * (y - b)
      },
      Case(spec: "mitchell:n=8", definition: mitchell),
      Case(spec: "udm:n=8") { blocks($0, $1, 8) },
      Case(spec: "trunc-operands:n=8,ta=2,tb=4") { ($0 - $0 % 4) * ($1 - $1 % 16) },
    ]
    + [0, 1, 4, 6, 8, 11, 15].map { k in
      Case(spec: "trunc:n=8,k=\(k)") { array($0, $1) { column, _ in column >= k } }
    }
    + [(0, 4), (2, 8), (4, 4), (7, 15), (0, 0)].map { h, v in
      Case(spec: "bam:n=8,h=\(h),v=\(v)") { array($0, $1) { column, row in row >= h && column >= v } }
    }
    + [(0, 1), (1, 3), (2, 2), (7, 1), (0, 8)].map { j, k in
      Case(spec: "perforated:n=8,j=\(j),k=\(k)") { array($0, $1) { _, row in row < j || row >= j + k } }
    }
    + (2...8).map { k in Case(spec: "drum:n=8,k=\(k)") { windows($0, $1, k, forced: true) } }
    + (1...8).map { m in Case(spec: "dsm:n=8,m=\(m)") { windows($0, $1, m, forced: false) } }
    + (4...8).map { m in
      Case(spec: "ssm:n=8,m=\(m)") { a, b in
        func cut(_ v: Int) -> Int { v < 1 << m ? v : v - v % (1 << (8 - m)) }
        return cut(a) * cut(b)
      }
    }

  @Test("over all 65,536 pairs", arguments: cases)
  func definition(_ example: Case) throws {
    let unit = try UnitLibrary.make(UnitSpec(parsing: example.spec))
    var visited = 0
    var mismatch: String?
    for a in 0..<256 {
      for b in 0..<256 {
        visited += 1
        let (got, wanted) = (unit.product(a, b), example.definition(a, b))
        if got != wanted, mismatch == nil { mismatch = "\(a) x \(b): \(got), by definition \(wanted)" }
      }
    }
    #expect(visited == 65_536)
    #expect(mismatch == nil)
  }

  @Test(
    "exact at the exact setting",
    arguments: [
      "trunc:n=8,k=0", "bam:n=8,h=0,v=0", "perforated:n=8,j=0,k=0", "udm:n=8,t=-1", "drum:n=8,k=8",
      "dsm:n=8,m=8", "ssm:n=8,m=8", "trunc-operands:n=8,ta=0,tb=0", "drum:n=8,k=8,s=1", "ssm:n=8,m=8,s=1",
    ])
  func exactSetting(spec: String) throws {
    let statistics = try ErrorStatistics(exhaustive: UnitLibrary.make(UnitSpec(parsing: spec)))
    #expect(statistics.count == 65_536)
    #expect(statistics.wrong == 0)
  }

  @Test(
    "every default unit is made, canonical and within its format", arguments: UnitLibrary.families.map(\.id))
  func defaults(family: String) throws {
    let spec = try ArithmeticUnit.canonical(family)
    #expect(try ArithmeticUnit.canonical("\(spec)") == spec)
    let unit = try UnitLibrary.make(spec)
    // Some designs are defined at 16 bits only.
    guard unit.operands.width == 8 else { return #expect(unit.operands.width == 16) }
    let table = try ProductTable(unit)
    #expect(table.entries.count == 65_536)
    #expect(table.transposed.transposed == table)
  }

  @Test("symmetric where the papers' structure is, and only there")
  func symmetry() throws {
    func symmetric(_ spec: String) throws -> Bool {
      try ProductTable(UnitLibrary.make(UnitSpec(parsing: spec))).isSymmetric
    }
    for spec in ["trunc:k=6", "udm", "drum:k=4", "ssm:m=5", "dsm:m=4", "roba", "mitchell", "roba:s=2"] {
      #expect(try symmetric(spec), "\(spec)")
    }
    for spec in ["bam:h=2,v=4", "perforated:k=2", "momeni:multiplier=1", "trunc-operands:ta=1,tb=2"] {
      #expect(try !symmetric(spec), "\(spec)")
    }
  }

  @Test("the approximate hard multiple of radix-8 Booth has its published pass rate and mean error")
  func approximateTriple() throws {
    // Jiang et al. 2016, p. 3 and 4: (3/4)^4 right; with the highest pair exact a mean error of 18.37.
    for (recovers, right, mean) in [(false, 20_736, 73.781_25), (true, 27_648, 18.375)] {
      let unit = ApproximateRadix8Booth(
        operands: OperandFormat(width: 16, isSigned: true), pairs: 4, recovers: recovers, truncated: 0,
        compensation: 0)
      let errors = (-32_768...32_767).map { unit.triple($0) - 3 * $0 }
      #expect(errors.count { $0 == 0 } == right)
      #expect(Double(errors.reduce(0) { $0 + abs($1) }) / 65_536 == mean)
    }
  }

  @Test("single published products")
  func published() throws {
    // Broken array (h, v) = (4, 4): 43 x 84 with 84 selecting the rows gives 3440.
    #expect(try UnitLibrary.make(UnitSpec(parsing: "bam:n=8,h=4,v=4")).product(43, 84) == 3440)
    #expect(try UnitLibrary.make(UnitSpec(parsing: "udm:n=2")).product(3, 3) == 7)
    // AS-RoBA loses every product with -1.
    #expect(try UnitLibrary.make(UnitSpec(parsing: "roba:n=8,s=2")).product(-1, 100) == -1)
  }
}
