import Arithmetic

/// Units that may be compared with each other: of one operation, width and signedness.
struct UnitGroup: Hashable, Comparable {
  /// As in EvoApproxLib's names: mul8u, add16u.
  let id: String
  let title: String

  /// Nil for a unit that the library does not have: an imported one.
  init?(unit text: String) {
    guard let spec = try? UnitSpec(parsing: text), let unit = try? ArithmeticUnit(spec) else { return nil }
    let (width, isSigned) = (unit.operands.width, unit.operands.isSigned)
    let isAdder = if case .adder = unit { true } else { false }
    id = "\(isAdder ? "add" : "mul")\(width)\(isSigned ? "s" : "u")"
    title = "\(width)-bit \(isSigned ? "signed" : "unsigned") \(isAdder ? "adders" : "multipliers")"
  }

  static func < (a: UnitGroup, b: UnitGroup) -> Bool { a.id < b.id }

  /// A unit's name within its group: without width and plain signedness, which all share.
  static func name(of text: String) -> String {
    guard let spec = try? UnitSpec(parsing: text), !spec.parameters.isEmpty else { return text }
    let own = spec.parameters.filter { $0.name != "n" && !($0.name == "s" && $0.value < 2) }
      .map { "\($0.name)=\($0.value)" }
    return own.isEmpty ? spec.family : "\(spec.family):\(own.joined(separator: ","))"
  }
}
