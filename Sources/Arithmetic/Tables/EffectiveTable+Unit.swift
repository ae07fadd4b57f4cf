extension EffectiveTable {
  /// What a network sees of a unit of n = 4 to 8 bits under an encoding and a binding: ``ProductFunction`` over all codes
  /// (with 8 bits and sign-magnitude, |-128| = 128).
  ///
  /// Codes that a network of such operands does not have (activations of 2^n and more, of 2^(n-1) and more in two's
  /// complement, weights that n bits do not hold) repeat those of their low bits.
  /// - Throws: `TableError.tooWide` above 8 bits, `.wrongFormat` for a unit of the other signedness.
  package init(
    unit: any Multiplier, encoding: OperandEncoding, binding: OperandBinding
  ) throws(TableError) {
    let function = try ProductFunction(unit: unit, encoding: encoding, binding: binding)
    let width = unit.operands.width
    guard width <= 8 else { throw .tooWide(width: width) }
    let activations = 1 << (encoding == .twosComplement ? width - 1 : width)
    let format = OperandFormat(width: width, isSigned: true)
    let weights = (0..<Self.side).map { format.value(ofCode: $0 & (1 << width - 1)) }
    var entries: [Int32] = []
    entries.reserveCapacity(Self.side * Self.side)
    for activation in 0..<Self.side {
      for weight in weights {
        let value = function.value(activation: activation & (activations - 1), weight: weight)
        entries.append(Int32(truncatingIfNeeded: value))
      }
    }
    self.init(entries: entries)
  }
}
