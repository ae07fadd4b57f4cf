import Foundation

extension QuantizedLayer {
  /// Integer weights, biases and factors of a layer.
  ///
  /// - Parameters:
  ///   - bits: of the operands.
  ///   - output: what a step of the output codes is worth; nil where accumulators leave the layer.
  ///   - hasOneScale: whether all output channels share the largest weight scale.
  /// - Throws: ``NetworkError/notQuantizable(network:reason:)``
  init(
    _ node: Node, _ window: Window, weights: [Float], bias: [Float]?, bits: OperandBits,
    input: Scale, output: Scale?, hasOneScale: Bool, network: String
  ) throws {
    let (channels, depth) = (node.output.channels, window.depth)
    let bias = bias ?? Array(repeating: 0, count: channels)
    let largestCode = Double(bits.largestWeight)
    // A scale must also keep the bias within 30 bits (more where products are wider), which matters for channels of
    // tiny weights only.
    let largestBias = exp2(Double(max(30, bits.activations + bits.weights + 14)))
    var scales = (0..<channels).map { channel in
      let largest = weights[channel * depth..<(channel + 1) * depth].reduce(0) { max($0, abs($1)) }
      let scale = max(
        Double(largest) / largestCode, abs(Double(bias[channel])) / (input.value * largestBias))
      return scale > 0 ? scale : 1 / largestCode
    }
    if hasOneScale { scales = Array(repeating: scales.max() ?? 1, count: channels) }
    var integers: [Int16] = []
    integers.reserveCapacity(weights.count)
    for channel in 0..<channels {
      for weight in weights[channel * depth..<(channel + 1) * depth] {
        let code = (Double(weight) / scales[channel]).rounded(.toNearestOrAwayFromZero)
        integers.append(Int16(max(-largestCode, min(largestCode, code))))
      }
    }
    let biases = (0..<channels).map { channel in
      Int64((Double(bias[channel]) / (input.value * scales[channel])).rounded(.toNearestOrAwayFromZero))
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
