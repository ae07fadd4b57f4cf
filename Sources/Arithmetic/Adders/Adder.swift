/// An adder as a pure function on unsigned integers.
///
/// Operands have `width` bits, the exact sum width + 1. Two's-complement operands take the same bit function.
package protocol Adder: Sendable {
  var width: Int { get }
  /// The sum of two operands in 0 ..< 2^width. The exact adder returns `a + b`.
  func sum(_ a: Int, _ b: Int) -> Int
}

/// A parameterised adder design, as ``UnitFamily`` is one of multipliers.
package struct AdderFamily: Sendable {
  package typealias Values = UnitFamily.Values

  package let id: String
  package let title: String
  /// Key of the work in the catalog; nil for exact arithmetic.
  package let work: String?
  package let parameters: [UnitFamily.Parameter]
  /// Errors are of sums; `relative` and `absorbsZero` say nothing here, and the format of a sum is width + 1 bits.
  package let contract: UnitContract
  private let build: @Sendable (Values) -> any Adder

  package init(
    _ id: String, _ title: String, work: String? = nil, parameters: [UnitFamily.Parameter],
    contract: UnitContract, build: @escaping @Sendable (Values) -> any Adder
  ) {
    self.id = id
    self.title = title
    self.work = work
    self.parameters = parameters
    self.contract = contract
    self.build = build
  }

  package func resolve(_ spec: UnitSpec) throws(UnitSpecError) -> Values {
    try Values(spec, family: id, parameters: parameters)
  }

  package func canonical(_ values: Values) -> UnitSpec {
    UnitSpec(family: id, parameters: parameters.map { .init(name: $0.name, value: values[$0.name]) })
  }

  package func make(_ values: Values) -> any Adder { build(values) }

  /// The width that most families share; the lower part of `k` bits that many approximate.
  static let width = UnitFamily.Parameter("n", "operand width in bits", in: 2...32, default: 8)
  static let lowerPart = UnitFamily.Parameter(
    "k", "approximate low bits", in: { 0...$0["n"] }, default: { $0["n"] / 2 })
}

/// Every adder that can be named. No id is one of a multiplier too, so that a spec alone says what it is.
package enum AdderLibrary {
  package static let families: [AdderFamily] = [
    ExactAdder.family, LowerPartOr.family, TruncatedAdder.family, ErrorTolerantAdder.family,
    SegmentedAdder.errorTolerant2, SegmentedAdder.generic, AlmostCorrectAdder.family, CellAdder.mirror,
    CellAdder.exclusiveOr,
  ]

  /// - Throws: `UnitSpecError.unknownFamily`
  package static func family(_ id: String) throws(UnitSpecError) -> AdderFamily {
    guard let found = families.first(where: { $0.id == id }) else {
      throw .unknownFamily(name: id, known: families.map(\.id))
    }
    return found
  }

  /// The adder of a spec; parameters left out take the family's default.
  package static func make(_ spec: UnitSpec) throws(UnitSpecError) -> any Adder {
    let family = try family(spec.family)
    return family.make(try family.resolve(spec))
  }

  /// The spec with all parameters in the family's order.
  package static func canonical(_ spec: UnitSpec) throws(UnitSpecError) -> UnitSpec {
    let family = try family(spec.family)
    return family.canonical(try family.resolve(spec))
  }
}

/// The exact sum.
package struct ExactAdder: Adder {
  package let width: Int

  package init(width: Int) { self.width = width }

  package func sum(_ a: Int, _ b: Int) -> Int { a + b }

  static let family = AdderFamily(
    "exact-adder", "Exact adder", parameters: [AdderFamily.width],
    contract: UnitContract(
      exact: UnitContract.always, absolute: { _ in 0...0 }, symmetric: UnitContract.always)
  ) { ExactAdder(width: $0["n"]) }
}
