/// A layer of integer weights: a convolution, or a dense layer as one.
package struct QuantizedLayer: Hashable, Sendable {
  package let name: String
  package let window: Window
  /// channels x depth, row-major; depth runs over (input channel, row, column). Of b bits: symmetric,
  /// -(2^(b - 1) - 1)...2^(b - 1) - 1, so -127...127 of 8.
  package let weights: [Int16]
  /// One an output channel, in steps of the accumulator; 32 bits hold it where operands have at most 8.
  package let bias: [Int64]
  /// One an output channel; nil where accumulators (with bias) leave the layer: as logits, or into a sum.
  package let requantization: [Requantization]?
  /// What a step of each output channel's weights is worth.
  package let weightScales: [Scale]
  /// What a step of the input codes is worth.
  package let inputScale: Scale
  /// What a step of the output codes is worth; nil where accumulators leave the layer: theirs is
  /// `inputScale` times the channel's `weightScales`.
  package let outputScale: Scale?

  package init(
    name: String, window: Window, weights: [some FixedWidthInteger], bias: [some FixedWidthInteger],
    requantization: [Requantization]?, weightScales: [Scale], inputScale: Scale, outputScale: Scale?
  ) {
    self.name = name
    self.window = window
    self.weights = weights.map { Int16($0) }
    self.bias = bias.map { Int64($0) }
    self.requantization = requantization
    self.weightScales = weightScales
    self.inputScale = inputScale
    self.outputScale = outputScale
  }

  package var channels: Int { window.output.channels }

  /// Weights of at most 8 bits as bytes.
  var codes: [UInt8] { weights.map { UInt8(truncatingIfNeeded: $0) } }

  /// The same layer with other integer weights (as many).
  package func replacing(weights: [Int16]) -> QuantizedLayer {
    precondition(weights.count == self.weights.count, "\(name) has \(self.weights.count) weights")
    return QuantizedLayer(
      name: name, window: window, weights: weights, bias: bias, requantization: requantization,
      weightScales: weightScales, inputScale: inputScale, outputScale: outputScale)
  }
}
