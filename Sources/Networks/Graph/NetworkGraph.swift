/// A layer in its place.
package struct Node: Hashable, Sendable {
  package let name: String
  package let layer: Layer
  /// Indices of the nodes whose outputs enter here; nil for the network's input.
  package let sources: [Int?]
  /// Shape of each input.
  package let input: Shape
  package let output: Shape

  package var window: Window? { layer.window(input: input, output: output) }
  package var hasWeights: Bool { layer.hasWeights }
}

/// A named array of a network's weights.
package struct Parameter: Hashable, Sendable {
  /// "conv1.weight", say: the tensor's name in a model file.
  package let name: String
  package let shape: [Int]
  /// False for what training only measures: the running statistics of batch normalisation.
  package let isTrained: Bool
  package var count: Int { shape.reduce(1, *) }

  init(_ name: String, _ shape: [Int], isTrained: Bool = true) {
    self.name = name
    self.shape = shape
    self.isTrained = isTrained
  }
}

/// A network as data: what there is to compute, without weights. The last node's outputs are the logits.
///
/// The network's input is pixel / 255 and no mean is taken off, so that a zero of the padding and a
/// pixel of 0 are the same thing in float and in integer arithmetic.
package struct NetworkGraph: Hashable, Sendable {
  /// What one pixel step is worth at the input.
  package static let pixelScale: Float = 1 / 255

  /// Most weights, and most activations of one image, that a network may have.
  package static let largestSize = 1 << 24

  package let id: String
  package let input: Shape
  /// In order of execution: a node's sources come before it.
  package let nodes: [Node]

  /// - Parameter nodes: name, layer and sources (names of nodes before it; "input" is the network's input).
  /// - Throws: ``GraphError`` naming the node and what is wrong with it.
  package init(
    id: String, input: Shape, nodes: [(name: String, layer: Layer, sources: [String])]
  ) throws(GraphError) {
    self.id = id
    self.input = input
    guard input.channels > 0, input.height > 0, input.width > 0 else {
      throw .network("the input \(input) has no pixels")
    }
    guard input.isPossible else { throw .network("the input \(input) is too large") }
    var activations = input.size
    var weights = 0
    var places: [String: Int?] = ["input": Int?.none]
    var built: [Node] = []
    for (name, layer, sources) in nodes {
      guard places[name] == nil else { throw .layer(node: name, problem: "the name is taken") }
      guard sources.count == layer.inputCount else {
        throw .layer(
          node: name, problem: "it has \(sources.count) inputs, the layer takes \(layer.inputCount)")
      }
      var indices: [Int?] = []
      for source in sources {
        guard let place = places[source] else {
          throw .layer(node: name, problem: "its input '\(source)' is not a node before it")
        }
        indices.append(place)
      }
      let shapes = indices.map { $0.map { built[$0].output } ?? input }
      guard let shape = shapes.first, shapes.allSatisfy({ $0 == shape }) else {
        throw .layer(
          node: name,
          problem: "its inputs differ in shape: \(shapes.map(\.description).joined(separator: ", "))")
      }
      let output = try layer.output(of: shape, node: name)
      // Sizes may come from a file: they are checked before anything is made of that size.
      guard output.isPossible else { throw .layer(node: name, problem: "its output \(output) is too large") }
      let window = layer.hasWeights ? layer.window(input: shape, output: output) : nil
      let (count, overflow) = (window?.depth ?? 0).multipliedReportingOverflow(by: output.channels)
      weights += min(count, Self.largestSize + 1)
      activations += output.size
      guard !overflow, weights <= Self.largestSize, activations <= Self.largestSize else {
        throw .layer(
          node: name,
          problem: "the network is too large here: more than \(Self.largestSize) "
            + "weights, or activations of one image")
      }
      places[name] = Int?(built.count)
      built.append(Node(name: name, layer: layer, sources: indices, input: shape, output: output))
    }
    guard !built.isEmpty else { throw .network("the network has no nodes") }
    self.nodes = built
  }

  /// A chain of layers.
  package init(id: String, input: Shape, layers: [(name: String, layer: Layer)]) throws(GraphError) {
    var nodes: [(name: String, layer: Layer, sources: [String])] = []
    for (name, layer) in layers { nodes.append((name, layer, [nodes.last?.name ?? "input"])) }
    try self.init(id: id, input: input, nodes: nodes)
  }

  /// Number of logits.
  package var classes: Int { nodes.last?.output.size ?? input.size }

  /// The indices of the nodes that take the output of each node.
  package var consumers: [[Int]] {
    var result = nodes.map { _ in [Int]() }
    for (index, node) in nodes.enumerated() {
      for source in node.sources { if let source { result[source].append(index) } }
    }
    return result
  }

  /// The node's own parameters, in the order of a model file.
  package func parameters(of node: Node) -> [Parameter] {
    switch node.layer {
    case .convolution(let outputs, let kernel, _, _, let bias):
      [Parameter(node.name + ".weight", [outputs, node.input.channels, kernel, kernel])]
        + (bias ? [Parameter(node.name + ".bias", [outputs])] : [])
    case .dense(let outputs):
      [
        Parameter(node.name + ".weight", [outputs, node.input.size]),
        Parameter(node.name + ".bias", [outputs]),
      ]
    case .batchNorm:
      [
        Parameter(node.name + ".weight", [node.input.channels]),
        Parameter(node.name + ".bias", [node.input.channels]),
        Parameter(node.name + ".running_mean", [node.input.channels], isTrained: false),
        Parameter(node.name + ".running_var", [node.input.channels], isTrained: false),
      ]
    case .relu, .maxPool, .averagePool, .globalAveragePool, .subsample, .padChannels, .add: []
    }
  }

  /// Every parameter, in order of the nodes.
  package var parameters: [Parameter] { nodes.flatMap(parameters(of:)) }

  /// Where each node's parameters start among `parameters`.
  package var parameterOffsets: [Int] {
    var next = 0
    return nodes.map { node in
      defer { next += parameters(of: node).count }
      return next
    }
  }

  /// Trained numbers; running statistics of batch normalisation do not count.
  package var parameterCount: Int { parameters.reduce(0) { $0 + ($1.isTrained ? $1.count : 0) } }

  /// Multiplications of a weight by an activation for one image, padding included.
  package func multiplications(of node: Node) -> Int {
    guard node.hasWeights, let window = node.window else { return 0 }
    return window.depth * node.output.size
  }

  package var multiplications: Int { nodes.reduce(0) { $0 + multiplications(of: $1) } }
}
