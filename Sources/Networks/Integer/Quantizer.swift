import Datasets
import Foundation

extension FloatNetwork {
  /// Post-training quantisation (in the manner of Jacob et al. 2018).
  ///
  /// Activation scales: the largest activation over `calibration` is the largest code. Weight scales:
  /// the largest weight of an output channel is 127; the last layer has one scale for all its channels,
  /// so that its accumulators compare. The outcome is the same on every machine.
  ///
  /// - Parameters:
  ///   - calibration: the first thousand training images, say.
  ///   - activationBits: 8, or 7 for two's complement units.
  /// - Throws: ``NetworkError`` if the images do not fit the network or its layers cannot be expressed.
  package func quantized(
    calibration: ImageSet, activationBits: Int = 8, threads: Int = 1
  ) throws -> QuantizedNetwork {
    guard activationBits == 8 || activationBits == 7 else {
      throw NetworkError.setting("activation bits is \(activationBits); it must be 8 or 7")
    }
    let place = graph.nodes.enumerated().first { index, node in
      !node.layer.hasIntegerForm || node.sources != [index == 0 ? nil : index - 1]
    }
    if let node = place?.element {
      throw NetworkError.notQuantizable(
        network: graph.id, reason: "\(node.name) (\(node.layer.summary)) has no integer form yet")
    }
    guard calibration.count > 0 else {
      throw NetworkError.empty(dataset: calibration.dataset, split: calibration.split)
    }
    let maxima = try largestActivations(calibration, threads: threads)
    // A step of the input: one pixel step, or two of them with 7 bits.
    var scale = Scale(Double(NetworkGraph.pixelScale) * (activationBits == 8 ? 1 : 2))
    let codes = Double((1 << activationBits) - 1)
    var steps: [QuantizedStep] = []
    var parameter = 0
    for (index, node) in graph.nodes.enumerated() {
      switch node.layer {
      case .relu: continue  // Part of the layer before it.
      case .maxPool: if let window = node.window { steps.append(.maxPool(window)) }
      case .convolution, .dense:
        guard let window = node.window else { continue }
        let isLast = index == graph.nodes.count - 1
        guard isLast || graph.nodes[index + 1].layer == .relu else {
          throw NetworkError.notQuantizable(
            network: graph.id, reason: "\(node.name) has no ReLU after it, and codes are not negative")
        }
        let largest = isLast ? 0 : Double(maxima[index + 1])
        let output = isLast ? nil : Scale((largest > 0 ? largest : 1) / codes)
        let layer = try quantizedLayer(
          node, window, weights: parameters[parameter], bias: parameters[parameter + 1], input: scale,
          output: output)
        steps.append(.layer(layer))
        scale = layer.outputScale
        parameter += 2
      default: continue  // Refused above.
      }
    }
    guard case .layer = steps.last else {
      throw NetworkError.notQuantizable(network: graph.id, reason: "it does not end in a layer of weights")
    }
    return QuantizedNetwork(graph: graph, activationBits: activationBits, steps: steps)
  }

  /// Largest output of each node over the images. On the portable kernels always: their sums have one
  /// order and no fused operations, so that the integers are the same on every machine.
  private func largestActivations(_ images: ImageSet, threads: Int) throws -> [Float] {
    try graph.check(images)
    let parts = try overBatches(images, kernels: .scalar, threads: threads) { pass in
      pass.outputs.map(\.largest)
    }
    return parts.reduce(graph.nodes.map { _ in 0 }) { zip($0, $1).map { max($0, $1) } }
  }

  private func quantizedLayer(
    _ node: Node, _ window: Window, weights: [Float], bias: [Float], input: Scale, output: Scale?
  ) throws -> QuantizedLayer {
    let (channels, depth) = (node.output.channels, window.depth)
    // A scale must also keep the bias within 30 bits, which matters for channels of tiny weights only.
    var scales = (0..<channels).map { channel in
      let largest = weights[channel * depth..<(channel + 1) * depth].reduce(0) { max($0, abs($1)) }
      let scale = max(Double(largest) / 127, abs(Double(bias[channel])) / (input.value * 0x1p30))
      return scale > 0 ? scale : 1 / 127
    }
    if output == nil { scales = Array(repeating: scales.max() ?? 1, count: channels) }
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
            network: graph.id, reason: "\(node.name) would need a rescaling by 2^30 or more")
        }
        return step
      }
    }
    return QuantizedLayer(
      name: node.name, window: window, weights: integers, bias: biases, requantization: requantization,
      weightScales: scales.map { Scale($0) }, inputScale: input,
      outputScale: output ?? Scale(input.value * (scales.first ?? 1)))
  }
}

extension Layer {
  /// Whether integer inference knows the layer.
  var hasIntegerForm: Bool {
    switch self {
    case .convolution, .dense, .relu, .maxPool: true
    case .batchNorm, .averagePool, .globalAveragePool, .subsample, .padChannels, .add: false
    }
  }
}
