import Arithmetic
import Testing

/// What every family declares of its units (``UnitContract``), checked over all operand pairs.
@Suite("Every family keeps its contract")
struct ConformanceTests {
  /// Settings of a family: all of them at small widths, and some at 8 bits (or at the only width there is).
  static func settings(_ family: UnitFamily) throws -> [UnitSpec] {
    var small = [family.id]
    var wide = [family.id]
    for parameter in family.parameters {
      small = try extended(small, family, parameter, widths: { $0 <= 5 })
      wide = try extended(wide, family, parameter, widths: { $0 == 8 || $0 == 16 })
    }
    // Every setting at one width above suffices where the parameters span many.
    let step = max(1, wide.count / 24)
    let chosen = small + wide.enumerated().filter { $0.offset % step == 0 }.map(\.element)
    return try chosen.map { try ArithmeticUnit.canonical($0) }
  }

  /// Each partial spec with each value of one more parameter.
  private static func extended(
    _ partial: [String], _ family: UnitFamily, _ parameter: UnitFamily.Parameter, widths: (Int) -> Bool
  ) throws -> [String] {
    try partial.flatMap { text in
      let range = parameter.range(try family.resolve(UnitSpec(parsing: text)))
      let isWidth = parameter.name == "n"
      return range.filter { $0 % parameter.step == 0 && (!isWidth || widths($0)) }
        .filter { !isWidth || $0 == 8 || $0 <= 5 || !range.contains(8) }
        .map { text + (text.contains(":") ? "," : ":") + "\(parameter.name)=\($0)" }
    }
  }

  /// All operand pairs of a narrow unit; of a wide one edges and pseudo-random values.
  static func operands(_ format: OperandFormat) -> [Int] {
    if format.width <= 8 { return Array(format.range) }
    var state: UInt64 = 7
    let drawn = (0..<400).map { _ -> Int in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return format.value(ofCode: Int(state >> 40) & ((1 << format.width) - 1))
    }
    let edges = [0, 1, 2, 3, format.range.upperBound, format.range.lowerBound, format.range.lowerBound + 1]
    return (drawn + edges).filter(format.range.contains)
  }

  /// Families without an exact setting: all others must have been seen exact.
  static let neverExact: Set<String> = [
    "alm", "dr-alm", "essm", "heam", "hlr-bm", "ilm", "leap", "lobo", "maj-truncated", "mbm", "mitch-w",
    "mitchell", "momeni", "od-mitchell", "ou", "pot", "rad", "realm", "roba", "sdlc", "tosam",
  ]

  @Test("contract", arguments: UnitLibrary.families.map(\.id))
  func contract(id: String) throws {
    let family = try UnitLibrary.family(id)
    let settings = try Self.settings(family)
    var checked = 0
    var exact = 0
    for spec in settings {
      let values = try family.resolve(spec)
      let unit = try UnitLibrary.make(spec)
      let contract = family.contract
      let (isExact, isSymmetric) = (contract.isExact(values), contract.isSymmetric(values))
      let (relative, absolute) = (contract.relative(values), contract.absolute(values))
      let (absorbsZero, fits) = (contract.absorbsZero(values), contract.fitsFormat(values))
      let width = unit.operands.width
      let format =
        unit.operands.isSigned ? -(1 << (2 * width - 1))...(1 << (2 * width - 1)) : 0...(1 << (2 * width) - 1)
      if isExact { exact += 1 }
      var broken: String?
      let operands = Self.operands(unit.operands)
      for a in operands {
        for b in operands {
          checked += 1
          let (product, wanted) = (unit.product(a, b), a * b)
          let error = product - wanted
          let rate = wanted == 0 ? nil : Double(error) / Double(wanted)
          let kept =
            (!isExact || error == 0) && (absolute?.contains(error) ?? true)
            && (!absorbsZero || wanted != 0 || product == 0) && (!fits || format.contains(product))
            && (!isSymmetric || product == unit.product(b, a))
          let isWithin = rate.map { rate in
            relative.map { $0.lowerBound - 1e-12 <= rate && rate <= $0.upperBound + 1e-12 } ?? true
          }
          if !kept || isWithin == false, broken == nil { broken = "\(spec): \(a) x \(b) = \(product)" }
        }
      }
      #expect(broken == nil)
    }
    #expect((exact > 0) == !Self.neverExact.contains(id))
    #expect(!settings.isEmpty && checked > 0)
  }

  /// The settings at which each family is exact, by hand: a family whose promise disappeared would pass above.
  @Test(
    "exact at the exact setting",
    arguments: [
      "blm:e=7", "blm:e=7,s=1", "etm:l=0", "asm:alphabets=8", "perforation-rounding:p=0,r=0", "trunc-cc:k=0",
      "trunc-vc:k=0", "block2:t=-1", "carry-free:q=0", "lin42:t=0", "yang42:d=0,t=0", "dq42:cell=2,t=0",
      "dq42:cell=5,t=0", "venkatachalam42:t=0", "stacker42:t=0", "or42:t=0", "cr:m=15,exactly=1", "bbm:v=0",
      "r4abm:p=0,encoder=2",
    ])
  func exactSetting(spec: String) throws {
    let family = try UnitLibrary.family(UnitSpec(parsing: spec).family)
    #expect(family.contract.isExact(try family.resolve(UnitSpec(parsing: spec))))
    let statistics = try ErrorStatistics(exhaustive: UnitLibrary.make(UnitSpec(parsing: spec)))
    #expect(statistics.count == 65_536)
    #expect(statistics.wrong == 0)
  }

  @Test("parameters out of range throw", arguments: UnitLibrary.families.map(\.id))
  func ranges(id: String) throws {
    let family = try UnitLibrary.family(id)
    let values = try family.resolve(UnitSpec(parsing: id))
    for parameter in family.parameters {
      let range = parameter.range(values)
      for outside in [range.lowerBound - 1, range.upperBound + 1] {
        #expect(throws: UnitSpecError.self) {
          try UnitLibrary.make(UnitSpec(parsing: "\(id):\(parameter.name)=\(outside)"))
        }
      }
    }
  }

  @Test(
    "default settings are canonical and symmetric exactly where declared",
    arguments: UnitLibrary.families.map(\.id))
  func symmetry(id: String) throws {
    let spec = try ArithmeticUnit.canonical(id)
    let family = try UnitLibrary.family(id)
    let unit = try UnitLibrary.make(spec)
    let operands = Self.operands(unit.operands)
    let isSymmetric = operands.allSatisfy { a in
      operands.allSatisfy { unit.product(a, $0) == unit.product($0, a) }
    }
    #expect(isSymmetric == family.contract.isSymmetric(try family.resolve(spec)))
  }
}
