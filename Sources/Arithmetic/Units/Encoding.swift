/// How an (activation, weight) pair reaches an 8-bit multiplier. Activation codes are unsigned with
/// zero-point 0, weight codes signed and symmetric (-127...127).
package enum OperandEncoding: String, CaseIterable, Sendable, Codable {
  /// |weight| on an unsigned unit; the sign is applied to the product.
  case signMagnitude = "sign-magnitude"
  /// The weight as it is on a signed unit; activations are then 7-bit codes (0...127), because an
  /// unsigned 8-bit code does not fit a signed 8-bit port.
  case twosComplement = "twos-complement"
  /// weight + 128 on an unsigned unit, with the exact correction -128 x activation.
  case affine
}

/// Which port of the unit receives the weight.
package enum OperandBinding: String, CaseIterable, Sendable, Codable {
  /// f(activation, weight)
  case activationFirst = "activation-first"
  /// f(weight, activation)
  case weightFirst = "weight-first"
}
