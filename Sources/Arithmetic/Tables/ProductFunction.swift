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

  package func value(activation: Int, weight: Int) -> Int {
    func product(_ weight: Int) -> Int {
      binding == .activationFirst ? unit.product(activation, weight) : unit.product(weight, activation)
    }
    return switch encoding {
    case .signMagnitude: weight < 0 ? -product(-weight) : product(weight)
    case .affine: product(weight + half) - half * activation
    case .twosComplement: product(weight)
    }
  }

  /// The same of many activations and one weight.
  package func values(
    activations: UnsafeBufferPointer<Int32>, weight: Int, into values: UnsafeMutablePointer<Int64>
  ) {
    let port: MultiplierPort = binding == .activationFirst ? .second : .first
    let operand =
      switch encoding {
      case .signMagnitude: abs(weight)
      case .affine: weight + half
      case .twosComplement: weight
      }
    unit.products(of: activations, with: operand, at: port, into: values)
    switch encoding {
    case .signMagnitude where weight < 0: for at in activations.indices { values[at] = -values[at] }
    case .affine:
      let half = Int64(half)
      for at in activations.indices { values[at] -= half * Int64(activations[at]) }
    case .signMagnitude, .twosComplement: break
    }
  }
}
