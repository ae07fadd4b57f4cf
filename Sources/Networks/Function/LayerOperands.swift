import Datasets
import Random

/// The operands that the multiplications of one layer see when images run through a network.
package struct LayerOperands: Hashable, Sendable {
  package let layer: String
  package let bits: OperandBits
  /// How often each activation code is multiplied, over all products of all images: 2^bits counts. Zeros that pad the
  /// image count, as the hardware multiplies them.
  package let activationCounts: [Int]
  /// Likewise of each weight, at the index of its two's complement code.
  package let weightCounts: [Int]
  /// Products as one multiplier would do them: all of a window of one output channel, in the order of the weights, then
  /// another window of another channel, picked at random.
  package let activations: [Int]
  package let weights: [Int]
}

extension QuantizedNetwork {
  /// Records a layer's operands, with exact products in the layers before it.
  ///
  /// - Parameters:
  ///   - layer: its name.
  ///   - pairs: how many products to keep one by one.
  ///   - seed: of the windows that they come from.
  /// - Throws: ``NetworkError`` for an unknown layer, or images that do not fit or are none.
  package func operands(
    of layer: String, on images: ImageSet, pairs: Int, seed: UInt64
  ) throws -> LayerOperands {
    try graph.check(images)
    guard let place = layers.firstIndex(where: { $0.name == layer }) else {
      throw NetworkError.unknownLayer(network: graph.id, layer: layer, known: layers.map(\.name))
    }
    guard images.count > 0 else { throw NetworkError.empty(dataset: images.dataset, split: images.split) }
    var inputs: [[Int64]] = []
    _ = exactLogits((0..<images.count).map { codes(images, $0) }) { at, codes in
      if at == place { inputs = codes }
    }
    return layers[place].operands(inputs, bits: bits, pairs: pairs, seed: seed)
  }
}

extension QuantizedLayer {
  /// - Parameter inputs: the layer's input codes, of each image [channel][row][column].
  fileprivate func operands(_ inputs: [[Int64]], bits: OperandBits, pairs: Int, seed: UInt64) -> LayerOperands
  {
    var activationCounts = [Int](repeating: 0, count: 1 << bits.activations)
    for codes in inputs {
      for position in 0..<window.positions {
        window.forEachCode(codes, at: position) { activationCounts[$0] += channels }
      }
    }
    var weightCounts = [Int](repeating: 0, count: 1 << bits.weights)
    for weight in weights {
      weightCounts[Int(weight) & (weightCounts.count - 1)] += window.positions * inputs.count
    }
    var random = SplitMix64(seed: seed)
    var stream = (activations: [Int](), weights: [Int]())
    while stream.activations.count < pairs {
      let codes = inputs[random.below(inputs.count)]
      let channel = random.below(channels)
      window.forEachCode(codes, at: random.below(window.positions)) { stream.activations.append($0) }
      stream.weights += weights[channel * window.depth..<(channel + 1) * window.depth].map { Int($0) }
    }
    return LayerOperands(
      layer: name, bits: bits, activationCounts: activationCounts, weightCounts: weightCounts,
      activations: Array(stream.activations.prefix(pairs)), weights: Array(stream.weights.prefix(pairs)))
  }
}

extension Window {
  /// The codes under one window in the order of its weights, zeros where it reaches over the edge.
  func forEachCode(_ codes: [Int64], at position: Int, _ use: (Int) -> Void) {
    let top = position / output.width * stride - padding
    let left = position % output.width * stride - padding
    for channel in 0..<input.channels {
      for y in top..<top + kernelHeight {
        for x in left..<left + kernelWidth {
          let isInside = y >= 0 && y < input.height && x >= 0 && x < input.width
          use(isInside ? Int(codes[(channel * input.height + y) * input.width + x]) : 0)
        }
      }
    }
  }
}
