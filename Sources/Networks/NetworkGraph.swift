/// The size of one image's activations: planes of rows of columns.
package struct Shape: Hashable, Sendable, Codable {
  package let channels: Int
  package let height: Int
  package let width: Int

  package init(_ channels: Int, _ height: Int, _ width: Int) {
    self.channels = channels
    self.height = height
    self.width = width
  }

  package var size: Int { channels * height * width }
}

/// What a node does to its inputs. Shapes follow from the node's inputs.
package enum Layer: Hashable, Sendable {
  /// Square kernel, same stride and padding both ways, with bias. Weights: outputs x channels x k x k.
  case convolution(outputs: Int, kernel: Int, stride: Int, padding: Int)
  /// Every input with every output, with bias. Weights: outputs x (channels x height x width).
  case dense(outputs: Int)
  case relu
  /// Square windows, no padding; rows and columns that do not fill a window are left out.
  case maxPool(size: Int, stride: Int)
}

/// A layer in its place.
package struct Node: Hashable, Sendable {
  package let name: String
  package let layer: Layer
  /// Index of the node whose output enters here; nil for the network's input.
  package let source: Int?
  package let input: Shape
  package let output: Shape

  /// The window that the layer slides over its input; nil for element-wise layers. A dense layer is a
  /// convolution whose one window is the whole input.
  package var window: Window? {
    switch layer {
    case .convolution(_, let kernel, let stride, let padding):
      Window(
        input: input, output: output, kernelHeight: kernel, kernelWidth: kernel, stride: stride,
        padding: padding)
    case .dense:
      Window(
        input: input, output: output, kernelHeight: input.height, kernelWidth: input.width, stride: 1,
        padding: 0)
    case .maxPool(let size, let stride):
      Window(
        input: input, output: output, kernelHeight: size, kernelWidth: size, stride: stride, padding: 0)
    case .relu: nil
    }
  }

  /// Whether the layer multiplies activations by weights.
  package var hasWeights: Bool {
    switch layer {
    case .convolution, .dense: true
    case .relu, .maxPool: false
    }
  }
}

/// A named array of weights or biases.
package struct Parameter: Hashable, Sendable {
  /// "conv1.weight", say: the tensor's name in a model file.
  package let name: String
  package let shape: [Int]
  package var count: Int { shape.reduce(1, *) }
}

/// A network as data: what there is to compute, without weights. The last node's outputs are the logits.
///
/// The network's input is pixel / 255 and no mean is taken off, so that a zero of the padding and a
/// pixel of 0 are the same thing in float and in integer arithmetic.
package struct NetworkGraph: Hashable, Sendable {
  /// What one pixel step is worth at the input.
  package static let pixelScale: Float = 1 / 255

  package let id: String
  package let input: Shape
  /// In order of execution.
  package let nodes: [Node]

  /// A chain of layers.
  /// - Precondition: every window fits its (padded) input.
  package init(id: String, input: Shape, layers: [(name: String, layer: Layer)]) {
    self.id = id
    self.input = input
    var nodes: [Node] = []
    var shape = input
    for (name, layer) in layers {
      let output = Self.output(of: layer, input: shape)
      precondition(output.height > 0 && output.width > 0, "\(id): \(name) has a window beyond its input")
      let source = nodes.isEmpty ? nil : nodes.count - 1
      nodes.append(Node(name: name, layer: layer, source: source, input: shape, output: output))
      shape = output
    }
    self.nodes = nodes
  }

  private static func output(of layer: Layer, input: Shape) -> Shape {
    func steps(_ length: Int, _ kernel: Int, _ stride: Int, _ padding: Int) -> Int {
      let room = length + 2 * padding - kernel
      return room < 0 ? 0 : room / stride + 1
    }
    switch layer {
    case .convolution(let outputs, let kernel, let stride, let padding):
      return Shape(
        outputs, steps(input.height, kernel, stride, padding), steps(input.width, kernel, stride, padding))
    case .dense(let outputs): return Shape(outputs, 1, 1)
    case .relu: return input
    case .maxPool(let size, let stride):
      return Shape(
        input.channels, steps(input.height, size, stride, 0), steps(input.width, size, stride, 0))
    }
  }

  /// Number of logits.
  package var classes: Int { nodes.last?.output.size ?? input.size }

  /// The node's own parameters: weight, then bias.
  package func parameters(of node: Node) -> [Parameter] {
    switch node.layer {
    case .convolution(let outputs, let kernel, _, _):
      [
        Parameter(name: node.name + ".weight", shape: [outputs, node.input.channels, kernel, kernel]),
        Parameter(name: node.name + ".bias", shape: [outputs]),
      ]
    case .dense(let outputs):
      [
        Parameter(name: node.name + ".weight", shape: [outputs, node.input.size]),
        Parameter(name: node.name + ".bias", shape: [outputs]),
      ]
    case .relu, .maxPool: []
    }
  }

  /// Every parameter, in order of the nodes.
  package var parameters: [Parameter] { nodes.flatMap(parameters(of:)) }

  package var parameterCount: Int { parameters.reduce(0) { $0 + $1.count } }

  /// Multiplications of a weight by an activation for one image, padding included.
  package func multiplications(of node: Node) -> Int {
    guard node.hasWeights, let window = node.window else { return 0 }
    return window.depth * node.output.size
  }

  package var multiplications: Int { nodes.reduce(0) { $0 + multiplications(of: $1) } }
}
