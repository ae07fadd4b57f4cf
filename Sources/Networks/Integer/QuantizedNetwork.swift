import Crypto
import Foundation

/// A layer of integer weights: a convolution, or a dense layer as one.
package struct QuantizedLayer: Hashable, Sendable {
  package let name: String
  package let window: Window
  /// channels x depth, -127...127, row-major; depth runs over (input channel, row, column).
  package let weights: [Int8]
  /// One an output channel, in steps of the accumulator.
  package let bias: [Int32]
  /// One an output channel; nil for the last layer, whose accumulators (with bias) are the logits.
  package let requantization: [Requantization]?
  /// What a step of each output channel's weights is worth.
  package let weightScales: [Scale]
  /// What a step of the input codes and of the output codes (of the logits, in the last layer) is worth.
  package let inputScale: Scale
  package let outputScale: Scale

  package init(
    name: String, window: Window, weights: [Int8], bias: [Int32], requantization: [Requantization]?,
    weightScales: [Scale], inputScale: Scale, outputScale: Scale
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

/// One step of integer inference.
package enum QuantizedStep: Hashable, Sendable {
  /// Products, bias, and (but for the last layer) ReLU and requantisation.
  case layer(QuantizedLayer)
  /// Maximum of codes.
  case maxPool(Window)
}

/// A network in integers: activation codes 0...activationMaximum with zero-point 0, weights
/// -127...127, 32-bit biases and accumulators (which wrap), and no float anywhere between pixels and
/// logits.
///
/// Pixels enter as codes: as they are with 8 activation bits, halved (pixel >> 1) with 7.
package struct QuantizedNetwork: Hashable, Sendable {
  package let graph: NetworkGraph
  /// 8, or 7 for units whose ports are two's complement.
  package let activationBits: Int
  package let steps: [QuantizedStep]

  package init(graph: NetworkGraph, activationBits: Int, steps: [QuantizedStep]) {
    self.graph = graph
    self.activationBits = activationBits
    self.steps = steps
  }

  package var activationMaximum: Int { (1 << activationBits) - 1 }

  /// The layers that multiply, in order: one product table each, if they differ.
  package var layers: [QuantizedLayer] {
    steps.compactMap { step in
      if case .layer(let layer) = step { layer } else { nil }
    }
  }

  /// The same network with each layer passed through `change` (given its place among `layers`).
  package func mapLayers(_ change: (Int, QuantizedLayer) throws -> QuantizedLayer) rethrows
    -> QuantizedNetwork
  {
    var place = -1
    let steps = try self.steps.map { step in
      guard case .layer(let layer) = step else { return step }
      place += 1
      return QuantizedStep.layer(try change(place, layer))
    }
    return QuantizedNetwork(graph: graph, activationBits: activationBits, steps: steps)
  }

  /// SHA-256 (hex) over everything that decides a logit: graph id, activation bits, and of each layer in
  /// order its name, weights, biases, multipliers and shifts (integers little-endian, 32 bits but for
  /// the weights' 8).
  package var digest: String {
    var hash = SHA256()
    hash.update(data: Data("\(graph.id) \(activationBits)\n".utf8))
    for layer in layers {
      hash.update(data: Data("\(layer.name) \(layer.weights.count) \(layer.bias.count)\n".utf8))
      hash.update(data: Data(layer.weights.map { UInt8(bitPattern: $0) }))
      hash.update(data: littleEndian(layer.bias))
      if let requantization = layer.requantization {
        hash.update(data: littleEndian(requantization.map(\.multiplier)))
        hash.update(data: littleEndian(requantization.map { Int32($0.shift) }))
      }
    }
    return hexadecimal(hash.finalize())
  }
}

func littleEndian(_ values: [Int32]) -> Data {
  values.map(\.littleEndian).withUnsafeBytes { Data($0) }
}

func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef")
  return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
