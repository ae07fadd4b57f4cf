import Arithmetic
import Testing

/// Units against their definitions, written a second time: in real numbers, bit matrices or recoded digits.
@Suite("Units equal a second definition")
struct SecondDefinitionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let spec: String
    let definition: @Sendable (Int, Int) -> Int
    var testDescription: String { spec }

    init(_ spec: String, _ definition: @escaping @Sendable (Int, Int) -> Int) {
      self.spec = spec
      self.definition = definition
    }
  }

  // MARK: Logarithms as real numbers (exact in Double at these widths)

  static func log2Floor(_ value: Int) -> Int {
    var k = 0
    while 1 << (k + 1) <= value { k += 1 }
    return k
  }

  static func power(_ exponent: Int) -> Double {
    exponent < 0 ? 1 / Double(1 << -exponent) : Double(1 << exponent)
  }

  /// Fraction in [0, 1), cut to `bits` bits.
  static func fraction(_ value: Int, bits: Int = 60) -> Double {
    let exact = Double(value) / Double(1 << log2Floor(value)) - 1
    return bits >= 30 ? exact : (exact * power(bits)).rounded(.down) / power(bits)
  }

  static func antilog(_ characteristic: Int, _ sum: Double) -> Int {
    let mantissa = sum < 1 ? 1 + sum : 2 * sum
    // From 2 on the characteristic takes one more and the mantissa starts again.
    let value = sum < 2 ? mantissa : 4 * (sum - 1)
    return Int((value * power(characteristic)).rounded(.down))
  }

  static func mitchell(_ a: Int, _ b: Int) -> Int {
    a == 0 || b == 0 ? 0 : antilog(log2Floor(a) + log2Floor(b), fraction(a) + fraction(b))
  }

  /// The definition on magnitudes with the product's sign.
  static func magnitudes(_ unit: @escaping @Sendable (Int, Int) -> Int) -> @Sendable (Int, Int) -> Int {
    { a, b in a.signum() * b.signum() < 0 ? -unit(abs(a), abs(b)) : unit(abs(a), abs(b)) }
  }

  /// The definition on bits inverted instead of negated.
  static func inversions(_ unit: @escaping @Sendable (Int, Int) -> Int) -> @Sendable (Int, Int) -> Int {
    { a, b in
      if a == 0 || b == 0 { return 0 }
      let product = unit(max(a < 0 ? -a - 1 : a, 1), max(b < 0 ? -b - 1 : b, 1))
      return (a < 0) == (b < 0) ? product : -product - 1
    }
  }

  static func truncatedLog(_ w: Int, forced: Bool, extra: Int = 0) -> @Sendable (Int, Int) -> Int {
    { a, b in
      if a == 0 || b == 0 { return 0 }
      let unit = 1 / power(w - 1)
      func kept(_ value: Int) -> Double {
        let cut = fraction(value, bits: w - 1)
        return forced && Int(cut / unit) % 2 == 0 ? cut + unit : cut
      }
      return antilog(log2Floor(a) + log2Floor(b), kept(a) + kept(b) + Double(extra) * unit)
    }
  }

  /// Mitchell with the correction of a pair of fractions added to the mantissa, halved on carry.
  static func corrected(
    skips: Bool, _ correction: @escaping @Sendable (Double, Double) -> Double
  ) -> @Sendable (Int, Int) -> Int {
    { a, b in
      if a == 0 || b == 0 { return 0 }
      let (x, y) = (fraction(a), fraction(b))
      let c = correction(x, y)
      let k = log2Floor(a) + log2Floor(b)
      if x + y < 1 { return Int(((1 + x + y + c) * power(k)).rounded(.down)) }
      let carried = skips && x + y - 1 + c / 2 >= 1 ? 0 : c / 2
      return Int(((x + y + carried) * power(k + 1)).rounded(.down))
    }
  }

  /// REALM's table by numerical integration over the cells.
  static func realmTable(_ segments: Int) -> [[Double]] {
    let steps = 160
    return (0..<segments).map { i in
      (0..<segments).map { j in
        var (lost, weight) = (0.0, 0.0)
        for u in 0..<steps {
          for v in 0..<steps {
            let x = (Double(i) + (Double(u) + 0.5) / Double(steps)) / Double(segments)
            let y = (Double(j) + (Double(v) + 0.5) / Double(steps)) / Double(segments)
            let density = 1 / ((1 + x) * (1 + y))
            lost += density * (x + y < 1 ? x * y : (1 - x) * (1 - y))
            weight += density
          }
        }
        return (64 * lost / weight).rounded() / 64
      }
    }
  }

  static let realm4 = realmTable(4)

  static func leap(_ x: Double, _ y: Double) -> Double {
    let (u, v) = (Int(16 * x), Int(16 * y))
    let zone =
      [u, v].contains { $0 == 0 || $0 == 15 }
      ? 1
      : [u, v].allSatisfy { $0 >= 6 && $0 <= 10 }
        ? 32
        : max(u, v) < 6 || min(u, v) >= 10 ? 8 : [u, v].allSatisfy { $0 >= 3 && $0 <= 13 } ? 24 : 16
    return Double(zone) / 256
  }

  /// The adder of two logarithms whose M low bits are approximate, bit by bit.
  static func approximateSum(_ m: Int, _ adder: Int) -> @Sendable (Int, Int) -> Int {
    { a, b in
      if a == 0 || b == 0 { return 0 }
      func logarithm(_ value: Int) -> Int { Int((Double(log2Floor(value)) + fraction(value)) * 128) }
      let (x, y) = (logarithm(a), logarithm(b))
      func bit(_ value: Int, _ i: Int) -> Int { value / (1 << i) % 2 }
      var low = 0
      var carry = bit(x, m - 1) * bit(y, m - 1)
      var chain = 0
      for i in 0..<m {
        switch adder {
        case 0: low += 1 << i
        case 1: low += max(bit(x, i), bit(y, i)) << i
        default:
          chain = max(bit(y, i), bit(x, i) * chain)
          low += (1 - chain) << i
        }
      }
      if adder == 2 { carry = chain }
      let base = 1 << m
      let sum = (x / base + y / base + carry) * base + low
      return Int((power(sum / 128) * (1 + Double(sum % 128) / 128)).rounded(.down))
    }
  }

  static func nearestPower(_ value: Int, tieUp: Bool = true) -> Int {
    (0...9).map { 1 << $0 }.min { (abs($0 - value), tieUp ? -$0 : $0) < (abs($1 - value), tieUp ? -$1 : $1) }
      ?? 0
  }

  static let logarithmic: [Case] = [
    Case("od-mitchell") { a, b in mitchell(a & b, a | b) + mitchell(a & (255 - b), (255 - a) & b) },
    Case("od-mitchell:s=1", magnitudes { a, b in mitchell(a & b, a | b) + mitchell(a & ~b, ~a & b) }),
    Case("mbm", corrected(skips: true) { _, _ in 0.078125 }),
    Case("mbm:s=1", magnitudes(corrected(skips: true) { _, _ in 0.078125 })),
    Case("realm:logm=2", corrected(skips: false) { realm4[Int(4 * $0)][Int(4 * $1)] }),
    Case("leap") { a, b in
      if a == 0 || b == 0 { return 0 }
      return antilog(log2Floor(a) + log2Floor(b), fraction(a) + fraction(b) + leap(fraction(a), fraction(b)))
    },
    Case("ilm") { a, b in
      let (x, y) = (nearestPower(a), nearestPower(b))
      return a == 0 || b == 0 ? 0 : a * b - (a - x) * (b - y)
    },
    Case(
      "ilm:cap=1,s=1",
      magnitudes { a, b in
        let (x, y) = (min(nearestPower(a), 128), min(nearestPower(b), 128))
        return a == 0 || b == 0 ? 0 : a * b - (a - x) * (b - y)
      }),
  ]

  static let truncatedLogs: [Case] = (3...8).flatMap { w -> [Case] in
    [
      Case("mitch-w:w=\(w)", truncatedLog(w, forced: false)),
      Case("mitch-w:w=\(w),u=1", truncatedLog(w, forced: true)),
      Case("mitch-w:w=\(w),s=1", magnitudes(truncatedLog(w, forced: false))),
      Case("mitch-w:w=\(w),s=2", inversions(truncatedLog(w, forced: false))),
      Case("dr-alm:t=\(w)", truncatedLog(w, forced: true, extra: 1)),
    ]
  }

  static let approximateSums: [Case] = [1, 3, 5, 7].flatMap { m -> [Case] in
    (0...2).map { Case("alm:m=\(m),adder=\($0)", approximateSum(m, $0)) }
  }

  /// The error of the iterative multiplier is the product of what is left of both operands.
  static let iterative: [Case] = (0...7).map { e in
    Case("blm:e=\(e)") { a, b in
      func left(_ value: Int) -> Int {
        (0...e).reduce(value) { rest, _ in rest == 0 ? 0 : rest - 1 << log2Floor(rest) }
      }
      return a * b - left(a) * left(b)
    }
  }

  // MARK: Segments and rounding

  static let segments: [Case] = [
    Case("essm") { a, b in
      func cut(_ v: Int) -> Int { v >= 64 ? v - v % 16 : v >= 16 ? v - v % 4 : v }
      return cut(a) * cut(b)
    },
    Case("tosam:h=0,t=3", tosam(0, 3)), Case("tosam:h=2,t=6", tosam(2, 6)),
    Case("tosam:h=4,t=8", tosam(4, 8)),
    Case("ou:d=1") { a, b in max(0, a * b - (a - centre(a, 128)) * (b - centre(b, 128))) },
    Case("ou:d=3") { a, b in max(0, a * b - (a - centre(a, 32)) * (b - centre(b, 32))) },
    Case("ou:d=2,form=1") { a, b in
      if a == 0 || b == 0 { return 0 }
      let (x, y) = (1 + fraction(a), 1 + fraction(b))
      func middle(_ v: Double) -> Double { (v * 4).rounded(.down) / 4 + 0.125 }
      let value = x * y - (x - middle(x)) * (y - middle(y))
      return Int((value * power(log2Floor(a) + log2Floor(b))).rounded(.down))
    },
  ]

  static func centre(_ value: Int, _ width: Int) -> Int { value / width * width + width / 2 }

  static func tosam(_ h: Int, _ t: Int) -> @Sendable (Int, Int) -> Int {
    { a, b in
      if a == 0 || b == 0 { return 0 }
      let half = 1 / power(h + 1)
      let cross = (fraction(a, bits: h) + half) * (fraction(b, bits: h) + half)
      let mantissa = 1 + fraction(a, bits: t) + fraction(b, bits: t) + cross
      return Int((mantissa * power(log2Floor(a) + log2Floor(b))).rounded(.down))
    }
  }

  static let errorTolerant: [Case] = (0...4).map { l in
    Case("etm:l=\(l)") { a, b in
      let base = 1 << l
      if a < base && b < base { return a * b }
      // From the top of the low parts down: once a one is seen everything is one.
      var (low, seen) = (0, false)
      for bit in (0..<l).reversed() {
        seen = seen || a / (1 << bit) % 2 == 1 || b / (1 << bit) % 2 == 1
        if seen { low += 1 << (l + bit) }
      }
      if seen { low += base - 1 }
      return (a / base) * (b / base) * base * base + low
    }
  }

  static let roundings: [Case] = [
    Case("pot:rule=0") { a, b in b == 0 ? 0 : a * nearestPower(b) },
    Case("pot:rule=2") { a, b in b == 0 ? 0 : a * (1 << log2Floor(b)) },
    Case("pot:rule=0,both=1") { a, b in a == 0 || b == 0 ? 0 : nearestPower(a) * nearestPower(b) },
    Case("pot:rule=0,terms=2") { a, b in
      if b == 0 { return 0 }
      let rest = b - nearestPower(b)
      return a * (nearestPower(b) + (rest == 0 ? 0 : rest.signum() * nearestPower(abs(rest))))
    },
    Case("asm:alphabets=1") { a, b in
      let map = [0, 1, 2, 2, 4, 4, 4, 8, 8, 8, 8, 8, 8, 8, 8, 8]
      return a * (16 * map[b / 16] + map[b % 16])
    },
    Case("asm:alphabets=2") { a, b in
      let map = [0, 1, 2, 3, 4, 4, 6, 6, 8, 8, 8, 12, 12, 12, 12, 12]
      return a * (16 * map[b / 16] + map[b % 16])
    },
    Case("asm:alphabets=4") { a, b in
      let map = [0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 10, 10, 12, 12, 14, 14]
      return a * (16 * map[b / 16] + map[b % 16])
    },
  ]

  // MARK: Arrays

  static func cell(_ a: Int, _ b: Int, _ i: Int, _ j: Int) -> Int { a / (1 << i) % 2 * (b / (1 << j) % 2) }

  static func array(_ a: Int, _ b: Int, weight: (_ column: Int) -> Int) -> Int {
    (0..<8).reduce(0) { sum, i in (0..<8).reduce(sum) { $0 + cell(a, b, i, $1) * weight(i + $1) } }
  }

  static let arrays: [Case] = [
    Case("trunc-cc:k=6") { a, b in 80 + array(a, b) { $0 >= 6 ? 1 << $0 : 0 } },
    Case("trunc-cc:k=4,fw=1") { a, b in (array(a, b) { $0 >= 4 ? 1 << $0 : 0 } + 128) / 256 * 256 },
    Case("trunc-vc:k=6") { a, b in array(a, b) { $0 >= 6 ? 1 << $0 : $0 == 5 ? 64 : 0 } },
    Case("sdlc") { a, b in
      // The merged bits of each pair of rows, cell by cell.
      (0..<4).reduce(0) { sum, pair in
        let (upper, lower) = (2 * pair, 2 * pair + 1)
        return (0...8).reduce(sum) { sum, j in
          let first = j < 8 ? cell(a, b, j, upper) : 0
          let second = j > 0 ? cell(a, b, j - 1, lower) : 0
          let isMerged = (1...(7 - pair)).contains(j)
          return sum + (isMerged ? max(first, second) : first + second) << (j + upper)
        }
      }
    },
    Case("maj-truncated") { a, b in
      let exact = array(a, b) { $0 >= 8 ? 1 << $0 : 0 }
      let low = (0..<4).map { cell(a, b, 7 - $0, $0) }.max() ?? 0
      let high = (4..<8).map { cell(a, b, 7 - $0, $0) }.max() ?? 0
      return exact + 256 * (low + high) + 6
    },
    Case("heam") { x, y in
      func dot(_ i: Int, _ j: Int) -> Int { cell(x, y, i, j) }
      var sum = 16 * (x / 16) * y
      sum += 256 * max(dot(1, 6), dot(0, 7)) + 256 * dot(1, 7)
      sum += 512 * dot(3, 5) + 512 * dot(2, 6) + 512 * max(dot(2, 7), dot(3, 6))
      return sum + 1024 * dot(3, 7)
    },
    Case("block2:block=2") { a, b in blocks(a, b) { x, y in x * y % 2 == 1 && x * y != 9 ? x * y - 1 : x * y }
    },
    Case("block2:block=3") { a, b in blocks(a, b) { x, y in x == 3 && y == 3 ? 11 : x * y } },
    Case("block2:block=4") { a, b in blocks(a, b) { x, y in (x * y - cross(x, y)) + (cross(x, y) & ~4) } },
    Case("carry-free:q=3") { a, b in
      256 * orColumns(a / 16, b / 16) + 16 * (orColumns(a / 16, b % 16) + orColumns(a % 16, b / 16))
        + orColumns(a % 16, b % 16)
    },
  ]

  /// The two middle cells of a 2x2 array: both set give 4, which block 4 loses.
  static func cross(_ x: Int, _ y: Int) -> Int { 2 * (cell(x, y, 1, 0) + cell(x, y, 0, 1)) }

  static func blocks(_ a: Int, _ b: Int, _ block: (Int, Int) -> Int) -> Int {
    (0..<4).reduce(0) { sum, i in
      (0..<4).reduce(sum) { $0 + block(a / (1 << (2 * i)) % 4, b / (1 << (2 * $1)) % 4) << (2 * (i + $1)) }
    }
  }

  static func orColumns(_ x: Int, _ y: Int) -> Int {
    func column(_ c: Int) -> Int {
      (0..<4).map { $0 <= c && c - $0 < 4 ? cell(x, y, c - $0, $0) : 0 }.max() ?? 0
    }
    let (corner, middle) = (cell(x, y, 3, 3), cell(x, y, 2, 2))
    return (0..<6).reduce(0) { $0 + column($1) << $1 } + corner * (64 * (1 - middle) + 128 * middle)
  }

  // MARK: Booth

  /// Bit j of digit * a as an (n+1)-bit one's-complement row, by arithmetic on the digit.
  static func boothDigit(_ b: Int, _ i: Int) -> Int {
    let bit = { (k: Int) in k < 0 ? 0 : (b >> k) & 1 }
    return -2 * bit(2 * i + 1) + bit(2 * i) + bit(2 * i - 1)
  }

  static func boothRow(_ a: Int, _ b: Int, _ i: Int) -> (pattern: Int, negative: Int) {
    let digit = boothDigit(b, i)
    if digit != 0 { return (digit < 0 ? ~(abs(digit) * a) : digit * a, digit < 0 ? 1 : 0) }
    return (0, 0)
  }

  static let booth: [Case] = [0, 3, 4, 6, 8].flatMap { v -> [Case] in
    [
      Case("bbm:v=\(v)") { a, b in
        (0..<4).reduce(0) { sum, i in
          let (pattern, negative) = boothRow(a, b, i)
          let cut = max(0, v - 2 * i)
          return sum + ((pattern >> cut) << cut + negative) << (2 * i)
        }
      },
      Case("r4abm:encoder=1,p=\(v)") { a, b in
        (0..<4).reduce(0) { sum, i in
          let (pattern, negative) = boothRow(a, b, i)
          let cut = max(0, v - 2 * i)
          // A digit of two gives no bit in the approximate columns.
          let low = abs(boothDigit(b, i)) == 2 ? 0 : pattern & (1 << cut - 1)
          return sum + ((pattern >> cut) << cut + low + negative) << (2 * i)
        }
      },
      Case("r4abm:encoder=2,p=\(v)") { a, b in
        (0..<4).reduce(0) { sum, i in
          let (pattern, negative) = boothRow(a, b, i)
          let cut = max(0, v - 2 * i)
          let low = ((b >> (2 * i + 1)) & 1 == 1 ? ~a : a) & (1 << cut - 1)
          return sum + ((pattern >> cut) << cut + low + negative) << (2 * i)
        }
      },
    ]
  }

  /// 3a by what a pair of bits gets wrong: two units too few where a carry meets 0 and 1, too many where none meets 1 and 0.
  static func triple(_ a: Int, pairs: Int) -> Int {
    (0..<pairs).reduce(3 * a) { sum, pair in
      let i = 1 + 2 * pair
      // Of a lower pair the carry is its own lower bit.
      let carry = pair == 0 ? 0 : a >> (i - 2) & 1
      let bits = (a >> i & 1, a >> (i - 1) & 1, carry)
      return sum + (bits == (0, 1, 1) ? -2 << i : bits == (1, 0, 0) ? 2 << i : 0)
    }
  }

  /// The radix-8 digit k of b: three bits as a signed number, and the bit below them.
  static func octalDigit(_ b: Int, _ k: Int) -> Int {
    let bits = b >> (3 * k) & 7
    return (bits < 4 ? bits : bits - 8) + (k == 0 ? 0 : b >> (3 * k - 1) & 1)
  }

  static let radix8: [Case] = [
    Case("r8abm:n=8,p=3") { a, b in
      (0..<3).reduce(0) { sum, k in
        let digit = octalDigit(b, k)
        return sum + (abs(digit) == 3 ? digit.signum() * triple(a, pairs: 3) : digit * a) << (3 * k)
      }
    },
    Case("r8abm:n=8,p=3,r=1") { a, b in
      (0..<3).reduce(0) { sum, k in
        let digit = octalDigit(b, k)
        return sum + (abs(digit) == 3 ? digit.signum() * triple(a, pairs: 2) : digit * a) << (3 * k)
      }
    },
    Case("r8abm:n=8,p=0,t=5,c=6") { a, b in
      // Exact rows, floored; a negative one is a unit of its lowest bit less where that bit is left out.
      (0..<3).reduce(64) { sum, k in
        let digit = octalDigit(b, k)
        let row = (digit * a - (digit < 0 && 3 * k < 5 ? 1 : 0)) << (3 * k)
        return sum + Int((Double(row) / 32).rounded(.down)) * 32
      }
    },
  ]

  static func nearestMultiple(_ value: Int, _ unit: Int) -> Int {
    Int((Double(value) / Double(unit) + 0.5).rounded(.down)) * unit
  }

  static let recoded: [Case] = [
    Case("perforation-rounding:p=2,r=3") { a, b in nearestMultiple(a, 8) * nearestMultiple(b, 16) },
    Case("perforation-rounding:p=1,r=0") { a, b in
      // Without the lowest Booth row, digit by digit.
      a * (1..<4).reduce(0) { $0 + boothDigit(b, $1) << (2 * $1) }
    },
    Case("rad:n=8,k=4", highRadix(4)), Case("rad:n=8,k=6", highRadix(6)), Case("rad:n=8,k=8", highRadix(8)),
  ]

  static func highRadix(_ k: Int) -> @Sendable (Int, Int) -> Int {
    { a, b in
      let whole = nearestMultiple(b, 1 << k)
      // The digit is in -2^(k-1) ..< 2^(k-1): a tie goes up there.
      let digit = b - whole
      let steps = [0] + (k - 4..<k).map { 1 << $0 }
      let nearest = steps.min { (abs($0 - abs(digit)), -$0) < (abs($1 - abs(digit)), -$1) } ?? 0
      return a * (whole + digit.signum() * nearest)
    }
  }

  // MARK: Trees

  /// Carry-free tree: every addition bit by bit, errors collected in columns 15 - m and above.
  static func recovered(_ m: Int) -> @Sendable (Int, Int) -> Int {
    { a, b in
      var rows = (0..<8).map { b / (1 << $0) % 2 * a << $0 }
      var collected = Set<Int>()
      while rows.count > 1 {
        var next: [Int] = []
        for pair in 0..<(rows.count / 2) {
          let (x, y) = (rows[2 * pair], rows[2 * pair + 1])
          var sum = 0
          for i in 0..<17 {
            let differ = x >> i & 1 != y >> i & 1
            let generated = i > 0 && x >> (i - 1) & 1 == 1 && y >> (i - 1) & 1 == 1
            if differ || generated { sum += 1 << i }
            if differ && generated && i >= 15 - m { collected.insert(i) }
          }
          next.append(sum)
        }
        rows = next
      }
      return rows[0] + collected.reduce(0) { $0 + 1 << $1 }
    }
  }

  static let trees: [Case] = [0, 4, 6, 7, 15].map { Case("cr:m=\($0)", recovered($0)) }

  static let cases: [Case] = [
    logarithmic, truncatedLogs, approximateSums, iterative, segments, errorTolerant, roundings, arrays, booth,
    recoded, radix8,
    trees,
  ].flatMap { $0 }

  @Test("over all 65,536 pairs", arguments: cases)
  func definition(_ example: Case) throws {
    let unit = try UnitLibrary.make(UnitSpec(parsing: example.spec))
    var visited = 0
    var mismatch: String?
    for a in unit.operands.range {
      for b in unit.operands.range {
        visited += 1
        let (got, wanted) = (unit.product(a, b), example.definition(a, b))
        if got != wanted, mismatch == nil { mismatch = "\(a) x \(b): \(got), by definition \(wanted)" }
      }
    }
    #expect(visited == 65_536)
    #expect(mismatch == nil)
  }

  // MARK: Single published values, tables and cells

  @Test("published products")
  func published() throws {
    // TOSAM(3, 7), 16 bits: 11761 x 2482 = 28 901 376, 0.99 % low.
    #expect(
      try UnitLibrary.make(UnitSpec(parsing: "tosam:n=16,h=3,t=7")).product(11_761, 2_482) == 28_901_376)
    // MBM and REALM: the correction of 3 x 3 falls below one unit.
    #expect(try UnitLibrary.make(UnitSpec(parsing: "mbm")).product(3, 3) == 8)
    #expect(try UnitLibrary.make(UnitSpec(parsing: "realm")).product(3, 3) == 8)
  }

  @Test("REALM's tables are the integrals", arguments: [2, 3, 4])
  func realmTables(log: Int) {
    let wanted = Self.realmTable(1 << log).flatMap { $0.map { Int(64 * $0) } }
    #expect(wanted.count == 1 << (2 * log))
    #expect(REALM.table(logSegments: log) == wanted)
  }

  /// Mean error distance times 256 with inputs that are 1 with probability 1/4, as printed for the published cells.
  @Test("compressor cells have their published error")
  func compressors() {
    let published: [Compressor42: Int] = [
      .lin: 2, .acci1: 1, .acci2: 10, .acci3: 16, .dualQuality1: 136, .dualQuality3: 116, .dualQuality4: 38,
      .venkatachalam: 37, .stackerStandIn: 4, .orStandInA: 55, .orStandInB: 55,
    ]
    for cell in Compressor42.allCases where cell != .momeni2 {
      var total = 0
      for row in 0..<16 {
        let x = (0..<4).map { row >> (3 - $0) & 1 }
        let ones = x.reduce(0, +)
        let (sum, carry) = cell.compress(x[0], x[1], x[2], x[3])
        // 3^zeros of 4^4 inputs.
        total += abs(sum + 2 * carry - ones) * [81, 27, 9, 3, 1][ones]
      }
      #expect(total == published[cell], "\(cell)")
    }
  }

  /// Multipliers 1 to 4, which are made of both trees, against the wiring of the paper's figure.
  @Test("Momeni's multipliers are wired as published", arguments: 1...4)
  func momeni(multiplier: Int) throws {
    let unit = try UnitLibrary.make(UnitSpec(parsing: "momeni:multiplier=\(multiplier)"))
    let wired = WiredMomeni(multiplier: multiplier)
    var equal = 0
    for a in 0..<256 {
      for b in 0..<256 where unit.product(a, b) == wired.product(a, b) { equal += 1 }
    }
    #expect(equal == 65_536)
  }

  /// With exact cells the chained tree is an exact multiplier, whatever columns are taken out of it.
  @Test("the chained tree is exact with exact cells", arguments: 0...16)
  func exactChain(exactFrom: Int) {
    let tree = ChainedTree(exactFrom: exactFrom) { x1, x2, x3, x4, carry in
      let (first, out) = ((x1 + x2 + x3) % 2, (x1 + x2 + x3) / 2)
      return ((first + x4 + carry) % 2, (first + x4 + carry) / 2, out)
    }
    var equal = 0
    for a in 0..<256 {
      for b in 0..<256 where tree.product(a, b) == a * b { equal += 1 }
    }
    #expect(equal == 65_536)
  }

  /// The same tree over wires held in lists, as the published figure lists them.
  @Test("the flat tree's wiring", arguments: Compressor42.allCases)
  func wiring(cell: Compressor42) {
    var equal = 0
    for a in 0..<256 {
      for b in 0..<256 where Self.wired(a, b, cell) == FlatTree(cell).product(a, b) { equal += 1 }
    }
    #expect(equal == 65_536)
  }

  static func wired(_ a: Int, _ b: Int, _ cell: Compressor42) -> Int {
    func r(_ row: Int, _ column: Int) -> Int { (a >> (column - row)) & (b >> row) & 1 }
    func c(_ x: [Int]) -> (s: Int, k: Int) {
      let out = cell.compress(x[0], x[1], x[2], x[3])
      return (out.sum, out.carry)
    }
    func add(_ x: [Int]) -> (s: Int, k: Int) { (x.reduce(0, +) % 2, x.reduce(0, +) / 2) }
    let h4 = add([r(0, 4), r(1, 4)])
    let c5 = c((0...3).map { r($0, 5) })
    let (c6, h6) = (c((0...3).map { r($0, 6) }), add([r(4, 6), r(5, 6)]))
    let (c7, d7) = (c((0...3).map { r($0, 7) }), c((4...7).map { r($0, 7) }))
    let (c8, f8) = (c((1...4).map { r($0, 8) }), add((5...7).map { r($0, 8) }))
    let (c9, h9) = (c((2...5).map { r($0, 9) }), add([r(6, 9), r(7, 9)]))
    let c10 = c((3...6).map { r($0, 10) })
    let h11 = add([r(4, 11), r(5, 11)])
    let second: [(column: Int, inputs: [Int])] = [
      (3, (0...3).map { r($0, 3) }), (4, [h4.s, r(2, 4), r(3, 4), r(4, 4)]),
      (5, [c5.s, h4.k, r(4, 5), r(5, 5)]),
      (6, [c6.s, c5.k, h6.s, r(6, 6)]), (7, [c7.s, c6.k, d7.s, h6.k]), (8, [c8.s, c7.k, f8.s, d7.k]),
      (9, [c9.s, c8.k, h9.s, f8.k]), (10, [c10.s, c9.k, h9.k, r(7, 10)]),
      (11, [h11.s, c10.k, r(6, 11), r(7, 11)]),
      (12, [h11.k, r(5, 12), r(6, 12), r(7, 12)]),
    ]
    var total = r(0, 0) + 2 * (r(0, 1) + r(1, 1)) + 4 * (r(0, 2) + r(1, 2) + r(2, 2))
    for (column, inputs) in second {
      let out = c(inputs)
      total += (out.s + 2 * out.k) << column
    }
    return total + (r(6, 13) + r(7, 13)) << 13 + r(7, 14) << 14
  }

  // MARK: 16 bits

  static let wide: [Case] = [
    Case("lobo:d=10,qy=8,qx=6") { x, y in
      if x == 0 || y == 0 { return 0 }
      // Digits in -511 ... 512: the remainder nearest to zero, a tie stays positive.
      let high = Int((Double(x) / 1024 - 0.5).rounded(.up))
      let low = x - 1024 * high
      if low == 0 { return y * x }
      let (ax, ay) = (low < 0 ? -low - 1 : low, y < 0 ? -y - 1 : y)
      let flips = (low < 0) != (y < 0)
      let k = ax < 64 ? 0 : log2Floor(ax)
      var sum = (flips ? -ay - 1 : ay) << k
      if ax > 0, ay >= 256 { sum += (flips ? -(ax - 1 << k) - 1 : ax - 1 << k) << log2Floor(ay) }
      return y * 1024 * high + sum
    },
    Case("hlr-bm:model=1") { a, b in
      a * radix8(b, [0, 1, 1, 2, 2, 2, 2, 4, -4, -2, -2, -2, -2, -1, -1, 0], 3)
    },
    Case("hlr-bm:model=2") { a, b in
      a * radix8(b, [0, 1, 1, 2, 2, 2, 4, 4, -4, -4, -2, -2, -2, -1, -1, 0], 4)
    },
    Case("rad:n=16,k=10", highRadix(10)),
    Case("mbm:n=16,t=8") { a, b in
      func kept(_ value: Int) -> Double {
        let cut = Int(fraction(value) * 128)
        return Double(cut % 2 == 0 ? cut + 1 : cut) / 128
      }
      if a == 0 || b == 0 { return 0 }
      let (sum, k) = (kept(a) + kept(b), log2Floor(a) + log2Floor(b))
      if sum < 1 { return Int(((1 + sum + 0.078125) * power(k)).rounded(.down)) }
      return Int(((sum - 1 + 0.0390625 < 1 ? sum + 0.0390625 : sum) * power(k + 1)).rounded(.down))
    },
    Case("blm:n=16,e=2") { a, b in
      func left(_ value: Int) -> Int {
        (0...2).reduce(value) { rest, _ in rest == 0 ? 0 : rest - 1 << log2Floor(rest) }
      }
      return a * b - left(a) * left(b)
    },
    Case("essm:n=16") { a, b in
      func cut(_ v: Int) -> Int { v >= 4096 ? v - v % 256 : v >= 256 ? v - v % 16 : v }
      return cut(a) * cut(b)
    },
  ]

  /// The sum of q digits looked up by window, and of the rest of b above them.
  static func radix8(_ b: Int, _ digits: [Int], _ q: Int) -> Int {
    let doubled = 2 * b
    var sum = 0
    for k in 0..<q { sum += digits[(doubled >> (3 * k)) & 15] << (3 * k) }
    // Above, the digits are exact: b rounded to a multiple of 8^q, as its lowest kept digit sees the bit below.
    return sum + nearestMultiple(b, 1 << (3 * q))
  }

  @Test("16 bits, over 40,000 pairs", arguments: wide)
  func wideDefinition(_ example: Case) throws {
    let unit = try UnitLibrary.make(UnitSpec(parsing: example.spec))
    let range = unit.operands.range
    var state: UInt64 = 3
    var visited = 0
    var mismatch: String?
    for _ in 0..<40_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // Every width of operand: half of them are narrowed, since uniform ones are nearly all wide.
      let narrow = Int(state >> 60)
      let a = unit.operands.value(ofCode: Int(state >> 16) & 0xFFFF) >> (narrow & 8 == 0 ? 0 : narrow & 7)
      let b = unit.operands.value(ofCode: Int(state >> 36) & 0xFFFF) >> (narrow & 1 == 0 ? 0 : narrow)
      guard range.contains(a), range.contains(b) else { continue }
      visited += 1
      let (got, wanted) = (unit.product(a, b), example.definition(a, b))
      if got != wanted, mismatch == nil { mismatch = "\(a) x \(b): \(got), by definition \(wanted)" }
    }
    #expect(visited == 40_000)
    #expect(mismatch == nil)
  }
}
