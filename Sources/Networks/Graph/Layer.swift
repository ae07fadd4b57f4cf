/// The size of one image's activations: planes of rows of columns.
package struct Shape: Hashable, Sendable, Codable, CustomStringConvertible {
  package let channels: Int
  package let height: Int
  package let width: Int

  package init(_ channels: Int, _ height: Int, _ width: Int) {
    self.channels = channels
    self.height = height
    self.width = width
  }

  package var size: Int { channels * height * width }

  /// Whether the size is one that a network may have; its product does not overflow then.
  var isPossible: Bool {
    let largest = NetworkGraph.largestSize
    return (1...largest).contains(channels) && (1...largest).contains(height)
      && (1...largest).contains(width) && height * width <= largest && channels * (height * width) <= largest
  }
  package var description: String { "\(channels)x\(height)x\(width)" }
}

/// What a node does to its inputs. Shapes follow from the node's inputs.
package enum Layer: Hashable, Sendable {
  /// Square kernel, same stride and zero padding both ways. Weights: outputs x channels x k x k.
  case convolution(outputs: Int, kernel: Int, stride: Int, padding: Int, bias: Bool = true)
  /// Every input with every output, with bias. Weights: outputs x (channels x height x width).
  case dense(outputs: Int)
  /// Per channel: (x - mean) / sqrt(variance + epsilon) * weight + bias (Ioffe & Szegedy 2015). Stands after a
  /// convolution, into which it is folded for deployment.
  case batchNorm
  case relu
  /// Square windows, no padding; rows and columns that do not fill a window are left out.
  case maxPool(size: Int, stride: Int)
  /// As `maxPool`, the mean of each window.
  case averagePool(size: Int, stride: Int)
  /// The mean of each plane.
  case globalAveragePool
  /// Every stride-th row and column, from the first.
  case subsample(stride: Int)
  /// Channels of zeros on both sides, half of the missing ones each (the larger half behind): the shortcut
  /// without parameters of He et al. 2016 (option A).
  case padChannels(outputs: Int)
  /// The sum of two inputs of one shape.
  case add

  /// What batch normalisation adds to the variance.
  package static let epsilon: Float = 1e-5

  package var inputCount: Int { self == .add ? 2 : 1 }

  /// Whether the layer multiplies activations by weights.
  package var hasWeights: Bool {
    switch self {
    case .convolution, .dense: true
    default: false
    }
  }

  /// The output's shape for inputs of `shape`.
  /// - Throws: ``GraphError/layer(node:problem:)`` when the layer cannot take such inputs.
  func output(of shape: Shape, node: String) throws(GraphError) -> Shape {
    func positive(_ value: Int, _ name: String) throws(GraphError) {
      guard value > 0 else { throw .layer(node: node, problem: "\(name) is \(value), it must be 1 or more") }
    }
    func windows(_ kernel: Int, _ stride: Int, _ padding: Int, channels: Int) throws(GraphError) -> Shape {
      try positive(kernel, "the window's size")
      try positive(stride, "stride")
      try positive(channels, "the number of outputs")
      guard kernel <= 1024, stride <= 1024 else {
        throw .layer(node: node, problem: "window \(kernel) and stride \(stride) are at most 1024")
      }
      guard (0..<kernel).contains(padding) else {
        throw .layer(node: node, problem: "padding \(padding) is not within 0..<\(kernel), the kernel's size")
      }
      let (rows, columns) = (shape.height + 2 * padding - kernel, shape.width + 2 * padding - kernel)
      guard rows >= 0, columns >= 0 else {
        throw .layer(node: node, problem: "a window of \(kernel)x\(kernel) does not fit its input \(shape)")
      }
      return Shape(channels, rows / stride + 1, columns / stride + 1)
    }
    switch self {
    case .convolution(let outputs, let kernel, let stride, let padding, _):
      return try windows(kernel, stride, padding, channels: outputs)
    case .dense(let outputs):
      try positive(outputs, "the number of outputs")
      return Shape(outputs, 1, 1)
    case .batchNorm, .relu, .add: return shape
    case .maxPool(let size, let stride), .averagePool(let size, let stride):
      return try windows(size, stride, 0, channels: shape.channels)
    case .globalAveragePool: return Shape(shape.channels, 1, 1)
    case .subsample(let stride): return try windows(1, stride, 0, channels: shape.channels)
    case .padChannels(let outputs):
      guard outputs >= shape.channels else {
        throw .layer(node: node, problem: "\(outputs) channels are fewer than its input's \(shape.channels)")
      }
      return Shape(outputs, shape.height, shape.width)
    }
  }

  /// The window that the layer slides over its input; nil for layers without one. A dense layer is a
  /// convolution whose one window is the whole input.
  func window(input: Shape, output: Shape) -> Window? {
    func window(_ height: Int, _ width: Int, _ stride: Int, _ padding: Int = 0) -> Window {
      Window(
        input: input, output: output, kernelHeight: height, kernelWidth: width, stride: stride,
        padding: padding)
    }
    switch self {
    case .convolution(_, let kernel, let stride, let padding, _):
      return window(kernel, kernel, stride, padding)
    case .dense, .globalAveragePool: return window(input.height, input.width, 1)
    case .maxPool(let size, let stride), .averagePool(let size, let stride):
      return window(size, size, stride)
    case .subsample(let stride): return window(1, 1, stride)
    case .batchNorm, .relu, .padChannels, .add: return nil
    }
  }
}
