import Arithmetic

/// One multiplier as every layer of a network uses it: the unit, how operands are encoded for it, and
/// which port gets the weight. Two deployments of one unit can differ by tens of points of accuracy.
package struct UnitDeployment: Hashable, Sendable {
  package let unit: UnitSpec
  package let encoding: OperandEncoding
  package let binding: OperandBinding

  package init(unit: UnitSpec, encoding: OperandEncoding, binding: OperandBinding) {
    self.unit = unit
    self.encoding = encoding
    self.binding = binding
  }

  /// Activation codes have 8 bits, or 7 where the unit is signed and an unsigned code would not fit it.
  package var activationBits: Int { encoding == .twosComplement ? 7 : 8 }

  /// The table that the network's layers use.
  /// - Throws: `UnitSpecError` for an impossible unit, and an error of `EffectiveTable` where unit and encoding
  ///   do not fit.
  package func table(of units: UnitShelf = .library) throws -> EffectiveTable {
    guard case .multiplier(let multiplier) = try units.unit(unit) else {
      throw UnitSpecError.isAdder(name: unit.family)
    }
    return try EffectiveTable(unit: multiplier, encoding: encoding, binding: binding)
  }
}
