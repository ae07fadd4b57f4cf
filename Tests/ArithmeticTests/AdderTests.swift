import Arithmetic
import Testing

@Suite("Adders")
struct AdderTests {
  static func adder(_ spec: String) throws -> any Adder { try AdderLibrary.make(UnitSpec(parsing: spec)) }

  // MARK: Contract

  /// Settings of small width, all of them, and every one of the default's width.
  static func settings(_ family: AdderFamily) throws -> [UnitSpec] {
    var partial = [family.id]
    for parameter in family.parameters {
      partial = try partial.flatMap { text in
        let range = parameter.range(try family.resolve(UnitSpec(parsing: text)))
        return range.filter { $0 % parameter.step == 0 && (parameter.name != "n" || $0 <= 5 || $0 == 8) }
          .map { text + (text.contains(":") ? "," : ":") + "\(parameter.name)=\($0)" }
      }
    }
    return try partial.map { try AdderLibrary.canonical(UnitSpec(parsing: $0)) }
      .filter { try AdderLibrary.make($0).width <= 8 }
  }

  @Test("every family keeps its contract over all pairs", arguments: AdderLibrary.families.map(\.id))
  func contract(id: String) throws {
    let family = try AdderLibrary.family(id)
    let settings = try Self.settings(family)
    var checked = 0
    var exact = 0
    for spec in settings {
      let values = try family.resolve(spec)
      let unit = try AdderLibrary.make(spec)
      let (isExact, isSymmetric) = (family.contract.isExact(values), family.contract.isSymmetric(values))
      let bound = try #require(family.contract.absolute(values))
      if isExact { exact += 1 }
      var broken: String?
      for a in 0..<(1 << unit.width) {
        for b in 0..<(1 << unit.width) {
          checked += 1
          let sum = unit.sum(a, b)
          let kept =
            (!isExact || sum == a + b) && bound.contains(sum - a - b) && (0..<(2 << unit.width)).contains(sum)
            && (!isSymmetric || sum == unit.sum(b, a))
          if !kept, broken == nil { broken = "\(spec): \(a) + \(b) = \(sum)" }
        }
      }
      #expect(broken == nil)
    }
    #expect(settings.count >= 1 && checked >= 65_536)
    #expect(exact > 0, "every adder family has an exact setting")
  }

  @Test("parameters out of range throw", arguments: AdderLibrary.families.map(\.id))
  func ranges(id: String) throws {
    let family = try AdderLibrary.family(id)
    let values = try family.resolve(UnitSpec(parsing: id))
    for parameter in family.parameters {
      let range = parameter.range(values)
      for outside in [range.lowerBound - 1, range.upperBound + 1] {
        #expect(throws: UnitSpecError.self) {
          try Self.adder("\(id):\(parameter.name)=\(outside)")
        }
      }
    }
  }

  @Test("an adder is no multiplier, and ids are unique over both libraries")
  func kinds() throws {
    #expect(throws: UnitSpecError.isAdder(name: "loa")) { try UnitLibrary.make(UnitSpec(parsing: "loa")) }
    #expect(try "\(ArithmeticUnit.canonical("loa:k=2"))" == "loa:n=8,k=2,carry=1")
    let ids = UnitLibrary.families.map(\.id) + AdderLibrary.families.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(UnitLibrary.families.count >= 48 && AdderLibrary.families.count >= 9)
  }

  // MARK: Definitions, a second time

  struct Case: Sendable, CustomTestStringConvertible {
    let spec: String
    let definition: @Sendable (Int, Int) -> Int
    var testDescription: String { spec }
  }

  /// Bits from the least significant one.
  static func bits(_ value: Int, _ n: Int) -> [Int] { (0..<n).map { value / (1 << $0) % 2 } }
  static func number(_ bits: [Int]) -> Int { bits.reversed().reduce(0) { 2 * $0 + $1 } }

  /// A ripple adder whose positions below k look their sum and carry up in a published truth table.
  static func ripple(_ a: Int, _ b: Int, k: Int, rows: String) -> Int {
    let table = rows.split(separator: " ").map { $0.map { $0 == "1" ? 1 : 0 } }
    var carry = 0
    var out: [Int] = []
    for (position, (x, y)) in zip(bits(a, 8), bits(b, 8)).enumerated() {
      let row = position < k ? table[4 * x + 2 * y + carry] : [(x + y + carry) % 2, (x + y + carry) / 2]
      out.append(row[0])
      carry = row[1]
    }
    return number(out + [carry])
  }

  /// Tables as printed in the fact sheets: sum and carry for ABC = 000 ... 111.
  static let mirror = [
    "00 10 01 01 00 01 01 11", "10 10 10 01 10 01 01 01", "10 10 01 01 10 01 01 01",
    "00 10 00 10 01 01 01 11", "00 00 10 10 01 01 11 11",
  ]

  /// A carry that looks from position `from` up to `to`, bit by bit.
  static func carry(_ a: [Int], _ b: [Int], from: Int, to: Int) -> Int {
    (from..<max(from, to)).reduce(0) { (a[$1] + b[$1] + $0) / 2 }
  }

  static let lowerParts: [Case] = (0...8).flatMap { k -> [Case] in
    let base = 1 << k
    @Sendable func high(_ a: Int, _ b: Int) -> Int { (a / base + b / base) * base }
    @Sendable func ors(_ a: Int, _ b: Int) -> Int {
      let (x, y) = (bits(a, 8), bits(b, 8))
      return number((0..<k).map { max(x[$0], y[$0]) })
    }
    @Sendable func marked(_ a: Int, _ b: Int) -> Int {
      let (x, y) = (bits(a, 8), bits(b, 8))
      var low = [Int](repeating: 0, count: k)
      var met = false
      for i in (0..<k).reversed() {
        met = met || x[i] + y[i] == 2
        low[i] = met ? 1 : (x[i] + y[i]) % 2
      }
      return number(low)
    }
    return [
      Case(spec: "loa:k=\(k)") { a, b in
        let isCarried = k > 0 && bits(a, 8)[k - 1] + bits(b, 8)[k - 1] == 2
        return ors(a, b) + high(a, b) + (isCarried ? base : 0)
      },
      Case(spec: "loa:k=\(k),carry=0") { a, b in ors(a, b) + high(a, b) },
      Case(spec: "trunc-add:k=\(k)") { a, b in high(a, b) },
      Case(spec: "trunc-add:k=\(k),ones=1") { a, b in high(a, b) + base - 1 },
      Case(spec: "eta1:k=\(k)") { a, b in marked(a, b) + high(a, b) },
    ]
  }

  static let lookingBack: [Case] = (1...8).map { l in
    Case(spec: "aca:l=\(l)") { a, b in
      let (x, y) = (bits(a, 8), bits(b, 8))
      let carries = (0...8).map { carry(x, y, from: max(0, $0 - l), to: $0) }
      return number((0..<8).map { (x[$0] + y[$0] + carries[$0]) % 2 } + [carries[8]])
    }
  }

  static let shapes: [(r: Int, p: Int, k: Int)] = [
    (1, 1, 7), (1, 4, 4), (1, 6, 2), (2, 2, 3), (2, 4, 2), (3, 2, 2), (2, 0, 4), (4, 0, 2), (8, 0, 1),
  ]

  /// Of every result bit: the sub-adder that delivers it, and its carry from where that sub-adder begins.
  static let segmented: [Case] = shapes.map { r, p, k in
    Case(spec: "gear:r=\(r),p=\(p),k=\(k)") { a, b in
      let (x, y) = (bits(a, 8), bits(b, 8))
      let out = (0..<8).map { bit -> Int in
        let part = bit < r + p ? 0 : (bit - p) / r
        return (x[bit] + y[bit] + carry(x, y, from: part * r, to: bit)) % 2
      }
      return number(out + [carry(x, y, from: (k - 1) * r, to: 8)])
    }
  }

  /// Block by block, with the carry of the block before alone.
  static let blocks: [Case] = [(2, 4), (4, 2), (1, 8)].map { (x: Int, m: Int) in
    Case(spec: "etaii:x=\(x),m=\(m)") { a, b in
      let base = 1 << x
      func block(_ value: Int, _ q: Int) -> Int { q < 0 ? 0 : value / (1 << (q * x)) % base }
      var sum = 0
      for q in 0..<m {
        let before = (block(a, q - 1) + block(b, q - 1)) / base
        let value = block(a, q) + block(b, q) + before
        sum += (q == m - 1 ? value : value % base) * (1 << (q * x))
      }
      return sum
    }
  }

  static let mirrorCells: [Case] = (1...5).flatMap { cell -> [Case] in
    [0, 2, 4, 8].map { k in
      Case(spec: "ama:k=\(k),cell=\(cell)") { a, b in ripple(a, b, k: k, rows: mirror[cell - 1]) }
    }
  }

  static let exclusiveOr: [(Int, String)] = [
    (2, "10 10 00 01 00 01 11 11"), (3, "00 10 00 01 00 01 01 11"), (4, "00 11 10 01 10 01 00 11"),
    (5, "00 10 10 11 10 11 01 11"), (6, "10 10 10 01 10 01 01 01"),
  ]

  static let exclusiveOrCells: [Case] = exclusiveOr.map { cell, rows in
    Case(spec: "axa:k=4,cell=\(cell)") { a, b in ripple(a, b, k: 4, rows: rows) }
  }

  static let cases: [Case] = [
    [Case(spec: "exact-adder") { $0 + $1 }], lowerParts, lookingBack, segmented, blocks, mirrorCells,
    exclusiveOrCells,
  ].flatMap { $0 }

  @Test("equal their definitions over all 65,536 pairs", arguments: cases)
  func definition(_ example: Case) throws {
    let unit = try Self.adder(example.spec)
    var visited = 0
    var mismatch: String?
    for a in 0..<256 {
      for b in 0..<256 {
        visited += 1
        let (got, wanted) = (unit.sum(a, b), example.definition(a, b))
        if got != wanted, mismatch == nil { mismatch = "\(a) + \(b): \(got), by definition \(wanted)" }
      }
    }
    #expect(visited == 65_536 && unit.width == 8)
    #expect(mismatch == nil)
  }

  /// AXA1 as public libraries code it: sum = C, carry = (X^Y) C | ~X ~Y.
  @Test("AXA1's truth table")
  func axa1() {
    for row in 0..<8 {
      let (x, y, c) = (row / 4, row / 2 % 2, row % 2)
      let cell = CellAdder.exclusiveOrCell(1)[row]
      #expect(cell.sum == c)
      #expect(cell.carry == (x == y ? 1 - x : c))
    }
  }

  // MARK: Figures of an independent implementation, and published ones

  static let golden: [GoldenTests.Golden] = [
    .init("loa:k=2", [.mae: "0.625", .me: "0.25", .ep: "43.75", .wce: "2"]),
    .init("loa:k=3", [.mae: "1.375", .me: "0.25", .ep: "57.81", .wce: "4"]),
    .init("loa:k=4", [.mae: "2.875", .me: "0.25", .ep: "68.36", .wce: "8"]),
    .init("loa:k=5", [.mae: "5.875", .me: "0.25", .ep: "76.27", .wce: "16"]),
    .init("loa:k=6", [.mae: "11.875", .me: "0.25", .ep: "82.2", .wce: "32"]),
    .init("loa:k=2,carry=0", [.mae: "0.75"]),
    .init("loa:k=3,carry=0", [.mae: "1.75"]),
    .init("loa:k=4,carry=0", [.mae: "3.75"]),
    .init("loa:k=5,carry=0", [.mae: "7.75"]),
    .init("loa:k=6,carry=0", [.mae: "15.75"]),
    .init("trunc-add:k=1", [.mae: "1", .me: "-1"]),
    .init("trunc-add:k=2", [.mae: "3", .me: "-3"]),
    .init("trunc-add:k=3", [.mae: "7", .me: "-7"]),
    .init("trunc-add:k=4", [.mae: "15", .me: "-15"]),
    .init("trunc-add:k=2,ones=1", [.mae: "1.25", .me: "0"]),
    .init("trunc-add:k=3,ones=1", [.mae: "2.625", .me: "0"]),
    .init("trunc-add:k=4,ones=1", [.mae: "5.3125", .me: "0"]),
    .init("eta1:k=2", [.mae: "0.6875", .ep: "43.75"]),
    .init("eta1:k=3", [.mae: "1.5156", .ep: "57.81"]),
    .init("eta1:k=4", [.mae: "3.1367", .ep: "68.36"]),
    .init("eta1:k=5", [.mae: "6.3525", .ep: "76.27"]),
    .init("etaii:x=2,m=4", [.mae: "7.5", .ep: "18.75", .wce: "64"]),
    .init("aca:l=2", [.mae: "31.5", .ep: "35.2"]),
    .init("aca:l=3", [.mae: "15.5", .ep: "15.5"]),
    .init("aca:l=4", [.mae: "7.5", .ep: "6.25"]),
    .init("aca:l=5", [.mae: "3.5", .ep: "2.34"]),
    .init("aca:l=6", [.mae: "1.5", .ep: "0.78"]),
    .init("gear:r=1,p=1,k=7", [.mae: "31.5", .ep: "60.16"]),
    .init("gear:r=1,p=2,k=6", [.mae: "15.5", .ep: "30.08"]),
    .init("gear:r=1,p=3,k=5", [.mae: "7.5", .ep: "12.5"]),
    .init("gear:r=1,p=4,k=4", [.mae: "3.5", .ep: "4.69"]),
    .init("gear:r=1,p=6,k=2", [.mae: "0.5", .ep: "0.391"]),
    .init("gear:r=2,p=2,k=3", [.mae: "7.5", .ep: "18.75"]),
    .init("gear:r=2,p=4,k=2", [.mae: "1.5", .ep: "2.34"]),
    .init("gear:r=3,p=2,k=2", [.mae: "3.5", .ep: "10.94"]),
    .init("gear:r=2,p=0,k=4", [.mae: "31.5", .ep: "75.6"]),
    .init("gear:r=4,p=0,k=2", [.mae: "7.5", .ep: "46.9"]),
    .init("ama:k=2,cell=1", [.mae: "0.875", .ep: "62.5"]),
    .init("ama:k=2,cell=2", [.mae: "0.75", .ep: "43.75"]),
    .init("ama:k=2,cell=3", [.mae: "1.125", .ep: "68.75"]),
    .init("ama:k=2,cell=4", [.mae: "1.0", .ep: "68.75"]),
    .init("ama:k=2,cell=5", [.mae: "1.0", .ep: "75"]),
    .init("ama:k=4,cell=1", [.mae: "2.445", .ep: "73.4", .wce: "15", .mse: "15.5"]),
    .init("ama:k=4,cell=2", [.mae: "3.617", .ep: "68.4", .wce: "15", .mse: "28"]),
    .init("ama:k=4,cell=3", [.mae: "4.469", .ep: "86.7", .wce: "15", .mse: "34.94"]),
    .init("ama:k=4,cell=4", [.mae: "4.102", .ep: "86.7", .wce: "15", .mse: "29.75"]),
    .init("ama:k=4,cell=5", [.mae: "4.0", .ep: "93.75", .wce: "8", .mse: "21.5"]),
  ]

  @Test("statistics of an independent implementation", arguments: golden)
  func statistics(_ golden: GoldenTests.Golden) throws {
    let statistics = try ErrorStatistics(exhaustive: ArithmeticUnit(UnitSpec(parsing: golden.spec)))
    #expect(statistics.count == 65_536 && statistics.largestProduct == 510)
    for (statistic, printed) in golden.values {
      let value = try #require(Double(printed))
      #expect(abs(statistics[statistic] - value) <= GoldenTests.rounding(printed) * 1.02, "\(statistic)")
    }
  }

  @Test("GeAr's published error probability at 12 bits")
  func gear12() throws {
    let spec = try UnitSpec(parsing: "gear:r=4,p=4,k=2")
    let statistics = try ErrorStatistics(exhaustive: ArithmeticUnit(spec))
    #expect(statistics.count == 1 << 24)
    #expect(abs(statistics[.ep] - 2.9297) < 0.00005)
  }

  @Test("AMA mean errors follow the published formulas for 1 to 6 positions")
  func mirrorMeans() throws {
    for y in 1...6 {
      let expected: [Double] = [
        0, Double(y) / 4, 1 - 1 / Double(1 << y), (1 - Double(1 << y) / 2) / 4, 0.5,
      ]
      for cell in 1...5 {
        let spec = try UnitSpec(parsing: "ama:k=\(y),cell=\(cell)")
        let mean = try ErrorStatistics(exhaustive: ArithmeticUnit(spec))[.me]
        #expect(abs(mean - expected[cell - 1]) < 1e-12, "AMA\(cell), \(y) positions: \(mean)")
      }
    }
  }
}
