extension FloatNetwork {
  /// The same function without batch normalisation: each is folded into the convolution before it, by its
  /// running statistics. The graph keeps its id and the names of its other nodes.
  ///
  /// - Throws: ``NetworkError/notFoldable(network:node:)`` if a batch normalisation does not stand alone
  ///   after a convolution or dense layer; ``NetworkError/notFinite(network:node:reason:)`` for a negative variance, and
  ///   where weights leave the range of floats.
  package func folded() throws -> FloatNetwork {
    guard graph.nodes.contains(where: { $0.layer == .batchNorm }) else { return self }
    let offsets = graph.parameterOffsets
    let consumers = graph.consumers
    var nodes: [(name: String, layer: Layer, sources: [String])] = []
    var result: [[Float]] = []
    /// The name under which a node's output is known in the new graph.
    var names: [String] = []
    for (index, node) in graph.nodes.enumerated() {
      let parameters = Array(
        self.parameters[offsets[index]..<offsets[index] + graph.parameters(of: node).count])
      if node.layer == .batchNorm {
        guard let source = node.sources[0], graph.nodes[source].hasWeights, consumers[source].count == 1
        else {
          throw NetworkError.notFoldable(network: graph.id, node: node.name)
        }
        names.append(names[source])
        continue
      }
      var layer = node.layer
      var folded = parameters
      if let next = consumers[index].first, graph.nodes[next].layer == .batchNorm, node.hasWeights {
        let normalization = Array(self.parameters[offsets[next]..<offsets[next] + 4])
        folded = try fold(parameters, normalization, of: graph.nodes[next].name)
        if case .convolution(let outputs, let kernel, let stride, let padding, _) = layer {
          layer = .convolution(outputs: outputs, kernel: kernel, stride: stride, padding: padding)
        }
      }
      nodes.append((node.name, layer, node.sources.map { source in source.map { names[$0] } ?? "input" }))
      names.append(node.name)
      result += folded
    }
    return try FloatNetwork(
      graph: NetworkGraph(id: graph.id, input: graph.input, nodes: nodes), parameters: result)
  }

  /// Weight and bias (present or not) with a normalisation (weight, bias, mean, variance) taken in.
  private func fold(
    _ parameters: [[Float]], _ normalization: [[Float]], of node: String
  ) throws -> [[Float]] {
    var weights = parameters[0]
    let channels = normalization[0].count
    var biases = parameters.count > 1 ? parameters[1] : Array(repeating: 0, count: channels)
    let depth = weights.count / channels
    for channel in 0..<channels {
      let variance = normalization[3][channel]
      guard variance >= 0 else {
        throw NetworkError.notFinite(
          network: graph.id, node: node, reason: "the variance of channel \(channel) is \(variance)")
      }
      let scale = normalization[0][channel] / (variance + Layer.epsilon).squareRoot()
      for at in channel * depth..<(channel + 1) * depth { weights[at] *= scale }
      biases[channel] = (biases[channel] - normalization[2][channel]) * scale + normalization[1][channel]
      guard biases[channel].isFinite,
        weights[channel * depth..<(channel + 1) * depth].allSatisfy(\.isFinite)
      else {
        throw NetworkError.notFinite(
          network: graph.id, node: node,
          reason: "folded into the layer before it, channel \(channel) leaves the range of 32-bit floats")
      }
    }
    return [weights, biases]
  }
}
