import Arithmetic
import Datasets
import Networks

/// One multiplier as every layer of a network uses it: the unit, how operands are encoded for it, which port gets the
/// weight, and what adds up the products. Two deployments of one unit can differ by tens of points of accuracy.
package struct UnitDeployment: Hashable, Sendable {
  package let unit: UnitSpec
  package let encoding: OperandEncoding
  package let binding: OperandBinding
  /// The unit's operand width in bits, and so that of the network's weights.
  package let width: Int
  /// The adder that accumulates; nil: exact sums.
  package let accumulator: UnitSpec?

  package init(
    unit: UnitSpec, encoding: OperandEncoding, binding: OperandBinding, width: Int = 8,
    accumulator: UnitSpec? = nil
  ) {
    self.unit = unit
    self.encoding = encoding
    self.binding = binding
    self.width = width
    self.accumulator = accumulator
  }

  /// Activation codes have as many bits as the unit's operands, or one less where the unit is signed and an unsigned
  /// code would not fit it.
  package var bits: OperandBits {
    OperandBits(activations: encoding == .twosComplement ? width - 1 : width, weights: width)
  }

  /// The same with sums by an adder.
  package func summing(with accumulator: UnitSpec) -> UnitDeployment {
    UnitDeployment(
      unit: unit, encoding: encoding, binding: binding, width: width, accumulator: accumulator)
  }

  /// The table that the network's layers use.
  /// - Throws: `UnitSpecError` for an impossible unit, and an error of `EffectiveTable` where unit and encoding
  ///   do not fit.
  package func table(of units: UnitShelf = .library) throws -> EffectiveTable {
    try EffectiveTable(unit: multiplier(of: units), encoding: encoding, binding: binding)
  }

  /// Where the layers' products come from: a table up to 8 bits, else the unit itself.
  /// - Throws: as ``table(of:)``.
  package func products(of units: UnitShelf = .library) throws -> LayerProducts {
    if bits.fitTables { return .table(try table(of: units)) }
    let unit = try multiplier(of: units)
    return unit is Exact
      ? .exact : .function(try ProductFunction(unit: unit, encoding: encoding, binding: binding))
  }

  /// - Throws: `UnitSpecError` for an impossible adder, or for a multiplier.
  package func sums(of units: UnitShelf = .library) throws -> Accumulator? {
    guard let accumulator else { return nil }
    guard case .adder(let adder) = try units.unit(accumulator) else {
      throw UnitSpecError.isMultiplier(name: accumulator.family)
    }
    return Accumulator(adder)
  }

  private func multiplier(of units: UnitShelf) throws -> any Multiplier {
    guard case .multiplier(let multiplier) = try units.unit(unit) else {
      throw UnitSpecError.isAdder(name: unit.family)
    }
    return multiplier
  }
}

extension QuantizedNetwork {
  /// Runs every image under a deployment: on emulation plans where sums are exact and operands have at most 8 bits.
  /// - Throws: as ``UnitDeployment/products(of:)`` and the network's evaluations.
  package func evaluate(
    _ images: ImageSet, under deployment: UnitDeployment, of units: UnitShelf, threads: Int,
    progress: (@Sendable (Int) -> Void)? = nil
  ) throws -> Evaluation {
    let products = try deployment.products(of: units)
    let accumulator = try deployment.sums(of: units)
    if case .table(let table) = products, accumulator == nil {
      return try evaluate(images, products: table, threads: threads, progress: progress)
    }
    return try evaluate(
      images, products: products, accumulator: accumulator, threads: threads, progress: progress)
  }
}
