extension EffectiveTable {
  /// What a network sees of `unit` under an encoding and a binding.
  ///
  /// - sign-magnitude: sign(w) f(x, |w|), with |-128| = 128 and a positive sign for w = 0;
  /// - affine: f(x, w + 128) - 128 x;
  /// - two's complement: f(x, w) for x in 0...127. Rows from 128 on are unreachable (activations have 7 bits then) and
  ///   repeat those of x - 128.
  /// - Throws: `TableError.wrongFormat` where the unit is not 8 bits wide or of the other signedness.
  package init(
    unit: any Multiplier, encoding: OperandEncoding, binding: OperandBinding
  ) throws(TableError) {
    let isSigned = encoding == .twosComplement
    guard unit.operands == OperandFormat(width: 8, isSigned: isSigned) else {
      throw .wrongFormat(encoding: encoding, operands: unit.operands)
    }
    func product(_ activation: Int, _ weight: Int) -> Int {
      binding == .activationFirst ? unit.product(activation, weight) : unit.product(weight, activation)
    }
    var entries: [Int32] = []
    entries.reserveCapacity(Self.side * Self.side)
    for activation in 0..<256 {
      for code in 0..<256 {
        let weight = Int(Int8(truncatingIfNeeded: code))
        let value =
          switch encoding {
          case .signMagnitude: weight < 0 ? -product(activation, -weight) : product(activation, weight)
          case .affine: product(activation, weight + 128) - 128 * activation
          case .twosComplement: product(activation & 127, weight)
          }
        entries.append(Int32(truncatingIfNeeded: value))
      }
    }
    self.init(entries: entries)
  }
}
