/// A layer of integer weights: a convolution, or a dense layer as one.
package struct QuantizedLayer: Hashable, Sendable {
  package let name: String
  package let window: Window
  /// channels x depth, -127...127, row-major; depth runs over (input channel, row, column).
  package let weights: [Int8]
  /// One an output channel, in steps of the accumulator.
  package let bias: [Int32]
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
    name: String, window: Window, weights: [Int8], bias: [Int32], requantization: [Requantization]?,
    weightScales: [Scale], inputScale: Scale, outputScale: Scale?
  ) {
    self.name = name
    self.window = window
    self.weights = weights
    self.bias = bias
    self.requantization = requantization
    self.weightScales = weightScales
    self.inputScale = inputScale
    self.outputScale = outputScale
  }

  package var channels: Int { window.output.channels }

  /// The same layer with other integer weights (as many).
  package func replacing(weights: [Int8]) -> QuantizedLayer {
    precondition(weights.count == self.weights.count, "\(name) has \(self.weights.count) weights")
    return QuantizedLayer(
      name: name, window: window, weights: weights, bias: bias, requantization: requantization,
      weightScales: weightScales, inputScale: inputScale, outputScale: outputScale)
  }
}
