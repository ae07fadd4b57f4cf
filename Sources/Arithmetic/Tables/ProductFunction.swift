/// What a network sees of a multiplier, computed when it is needed: the value that an (activation code, weight code)
/// pair adds to the accumulator, after encoding, binding and sign handling, for units of n = 4 to 16 bits.
///
/// - sign-magnitude: sign(w) f(x, |w|) on an unsigned unit, with a positive sign for w = 0;
/// - affine: f(x, w + 2^(n-1)) - 2^(n-1) x on an unsigned unit;
/// - two's complement: f(x, w) on a signed unit, x in 0..<2^(n-1).
package struct ProductFunction: Sendable {
  package let unit: any Multiplier
  package let encoding: OperandEncoding
  package let binding: OperandBinding

  package static let widths = 4...16

  /// - Throws: `TableError.wrongFormat` for a unit of the other signedness or of another width.
  package init(
    unit: any Multiplier, encoding: OperandEncoding, binding: OperandBinding
  ) throws(TableError) {
    guard unit.operands.isSigned == (encoding == .twosComplement), Self.widths.contains(unit.operands.width)
    else { throw .wrongFormat(encoding: encoding, operands: unit.operands) }
    self.unit = unit
    self.encoding = encoding
    self.binding = binding
  }

  /// Half of the codes of an operand.
  private var half: Int { 1 << (unit.operands.width - 1) }

  /// What the unit's port gets for a weight.
  private func operand(ofWeight weight: Int) -> Int {
    switch encoding {
    case .signMagnitude: abs(weight)
    case .affine: weight + half
    case .twosComplement: weight
    }
  }

  /// What the unit's two ports get.
  package func operands(activation: Int, weight: Int) -> (first: Int, second: Int) {
    let weight = operand(ofWeight: weight)
    return binding == .activationFirst ? (activation, weight) : (weight, activation)
  }

  package func value(activation: Int, weight: Int) -> Int {
    let ports = operands(activation: activation, weight: weight)
    let product = unit.product(ports.first, ports.second)
    return switch encoding {
    case .signMagnitude: weight < 0 ? -product : product
    case .affine: product - half * activation
    case .twosComplement: product
    }
  }

  /// The same of many activations and one weight.
  package func values(
    activations: UnsafeBufferPointer<Int32>, weight: Int, into values: UnsafeMutablePointer<Int64>
  ) {
    let port: MultiplierPort = binding == .activationFirst ? .second : .first
    unit.products(of: activations, with: operand(ofWeight: weight), at: port, into: values)
    switch encoding {
    case .signMagnitude where weight < 0: for at in activations.indices { values[at] = -values[at] }
    case .affine:
      let half = Int64(half)
      for at in activations.indices { values[at] -= half * Int64(activations[at]) }
    case .signMagnitude, .twosComplement: break
    }
  }
}
