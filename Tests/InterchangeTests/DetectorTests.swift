import Arithmetic
import Interchange
import Testing

@Suite("Detectors") struct DetectorTests {
  @Test("a signed table read in the wrong order, and one read as unsigned")
  func order() throws {
    var checked = 0
    for (name, table) in try Sample.all() where table.operands == Sample.signed {
      #expect(Detectors.otherOrder(table) == nil, "\(name)")
      // Written in numeric order, read in two's-complement order.
      let text = try TableDialect.approxTorch.encode(table, name: name)
      let numbers = String(decoding: text, as: UTF8.self).split { " \n".contains($0) }.compactMap { Int($0) }
      let wrong = try ProductTable(Sample.signed, entries: numbers)
      guard case .likelyOtherOrder(_, let better, _, _) = Detectors.otherOrder(wrong) else {
        Issue.record("\(name) read in the wrong order passed")
        continue
      }
      #expect(better.contains("numeric"))
      checked += 1
    }
    #expect(checked == 3)
    let unsigned = try Sample.table(Sample.unsigned) { $0 * $1 }
    let asSigned = try ProductTable(Sample.signed, entries: unsigned.entries)
    guard case .likelyOtherOrder(_, "unsigned", _, _) = Detectors.otherOrder(asSigned) else {
      Issue.record("an unsigned table read as signed passed")
      return
    }
  }

  @Test("no unit of the library is taken for a misread one")
  func noFalseAlarm() throws {
    var checked = 0
    for operands in [Sample.unsigned, Sample.signed] {
      for unit in Detectors.library(operands, perFamily: 6) {
        #expect(Detectors.otherOrder(unit.table) == nil, "\(unit.name)")
        #expect(Detectors.negativeQuadrant(unit.table)?.isWarning != true, "\(unit.name)")
        checked += 1
      }
    }
    #expect(checked > 100)
  }

  /// What AdaPT's converter does to a signed unit: f(256 - i, 256 - j) where both codes are 128 or more, the arguments then
  /// cut to a signed byte.
  static func converted(_ table: ProductTable) throws -> ProductTable {
    let entries = (0..<65_536).map { index in
      let (i, j) = (index >> 8, index & 255)
      guard i >= 128, j >= 128 else { return table.entries[index] }
      return table.product(256 - i, 256 - j)
    }
    return try ProductTable(table.operands, entries: entries)
  }

  @Test(
    "the negative quadrant at magnitudes is found, with the sign lost at -128; sound units are not accused")
  func quadrant() throws {
    let floor = try Sample.table(Sample.signed) { ($0 & ~3) * $1 }
    let published = try Self.converted(floor)
    #expect(
      Detectors.negativeQuadrant(published) == .negativeQuadrantAtMagnitudes(isCertain: true))
    let named = Detectors.difference(published, from: .init(name: "floor", table: floor))
    // a & ~3 is off by its low bits for -a: wherever a is no multiple of four, and in the row and column of -128.
    var expected = 0
    for a in -128...(-1) {
      for b in -128...(-1) where floor.product(a, b) != published.product(a, b) { expected += 1 }
    }
    #expect(expected > 12_000)
    #expect(named == .differsFromNamed(name: "floor", entries: expected, inNegativeQuadrant: expected))
    for (name, table) in try Sample.all() {
      #expect(Detectors.negativeQuadrant(table)?.isWarning != true, "\(name)")
    }
    // Legitimately even, and not odd: named, but not as a mistake.
    let even = try Sample.table(Sample.signed) { a, b in a * b + (abs(a) < 8 && abs(b) < 8 ? 64 : 0) }
    #expect(Detectors.negativeQuadrant(even) == .negativeQuadrantAtMagnitudes(isCertain: false))
  }

  @Test("zeros, twins, transposes and results out of format")
  func properties() throws {
    let offset = try Sample.table(Sample.unsigned) { a, b in a * b + (a < 16 && b < 16 ? 32 : 0) }
    #expect(
      Detectors.zero(offset) == .zeroIsNotAbsorbing(atOrigin: 32, firstZero: 16, secondZero: 16))
    let perforated = try Sample.unit("perforated:j=0,k=2")
    #expect(Detectors.zero(perforated) == nil)
    // Perforating the low rows is truncating the second operand.
    #expect(
      Detectors.libraryTwins(of: perforated) == [
        .equalTo(name: "trunc-operands:n=8,ta=0,tb=2"), .transposeOf(name: "trunc-operands:n=8,ta=2,tb=0"),
      ])
    let known = [Detectors.Known(name: "p", table: perforated)]
    #expect(Detectors.twins(of: perforated.transposed, among: known) == [.transposeOf(name: "p")])
    #expect(Detectors.libraryTwins(of: try Sample.unit("trunc:k=0")) == [.equalTo(name: "exact:n=8,s=0")])
    #expect(Detectors.libraryTwins(of: offset).isEmpty)
    #expect(Detectors.asymmetry(try Sample.unit("exact")) == nil)
    #expect(Detectors.asymmetry(perforated) != nil)
    #expect(
      Detectors.difference(perforated.transposed, from: .init(name: "p", table: perforated))
        == .transposeOfNamed(name: "p"))
    let wide = try Sample.table(Sample.unsigned) { a, b in a == 255 && b == 255 ? 69_071 : a * b }
    #expect(Detectors.outOfFormat(wide) == .outOfFormat(entries: 1, smallest: 0, largest: 69_071))
  }
}
