import Foundation

extension QuantizedLayer {
  /// Integer weights, biases and factors of a layer.
  ///
  /// - Parameters:
  ///   - output: what a step of the output codes is worth; nil where accumulators leave the layer.
  ///   - hasOneScale: whether all output channels share the largest weight scale.
  /// - Throws: ``NetworkError/notQuantizable(network:reason:)``
  init(
    _ node: Node, _ window: Window, weights: [Float], bias: [Float]?, input: Scale, output: Scale?,
    hasOneScale: Bool, network: String
  ) throws {
    let (channels, depth) = (node.output.channels, window.depth)
    let bias = bias ?? Array(repeating: 0, count: channels)
    // A scale must also keep the bias within 30 bits, which matters for channels of tiny weights only.
    var scales = (0..<channels).map { channel in
      let largest = weights[channel * depth..<(channel + 1) * depth].reduce(0) { max($0, abs($1)) }
      let scale = max(Double(largest) / 127, abs(Double(bias[channel])) / (input.value * 0x1p30))
      return scale > 0 ? scale : 1 / 127
    }
    if hasOneScale { scales = Array(repeating: scales.max() ?? 1, count: channels) }
    var integers: [Int8] = []
    integers.reserveCapacity(weights.count)
    for channel in 0..<channels {
      for weight in weights[channel * depth..<(channel + 1) * depth] {
        let code = (Double(weight) / scales[channel]).rounded(.toNearestOrAwayFromZero)
        integers.append(Int8(max(-127, min(127, code))))
      }
    }
    let biases = (0..<channels).map { channel in
      Int32((Double(bias[channel]) / (input.value * scales[channel])).rounded(.toNearestOrAwayFromZero))
    }
    let requantization = try output.map { output in
      try scales.map { scale in
        guard let step = Requantization(factor: input.value * scale / output.value) else {
          throw NetworkError.notQuantizable(
            network: network, reason: "\(node.name) would need a rescaling by 2^30 or more")
        }
        return step
      }
    }
    self.init(
      name: node.name, window: window, weights: integers, bias: biases, requantization: requantization,
      weightScales: scales.map { Scale($0) }, inputScale: input, outputScale: output)
  }
}
