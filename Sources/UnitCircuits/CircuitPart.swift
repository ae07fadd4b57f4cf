import Arithmetic
import Circuits

/// A part of a unit that is costed alone, because a paper does. It has a circuit and a specification, and no function.
struct CircuitPart: Sendable {
  /// Names the part and its parameters; what it makes is the unit that the part belongs to.
  let family: UnitFamily
  /// The same part of the exact unit.
  let exact: String
  let netlist: @Sendable (UnitParameters.Values, _ name: String) throws -> Netlist
  /// What its inputs carry when the unit's operands are uniform: so many patterns, of a seed.
  let stream: @Sendable (_ count: Int, _ seed: UInt64) -> OperandStream

  init(
    _ family: UnitFamily, exact: String,
    netlist: @escaping @Sendable (UnitParameters.Values, _ name: String) throws -> Netlist,
    stream: @escaping @Sendable (_ count: Int, _ seed: UInt64) -> OperandStream
  ) {
    self.family = family
    self.exact = exact
    self.netlist = netlist
    self.stream = stream
  }

  static let all = [momeniTree]

  /// The part of that name; nil where it is none.
  static func named(_ id: String) -> CircuitPart? { all.first { $0.family.id == id } }
}
