/// Residual networks for 32x32 images, from blocks of two 3x3 convolutions.
private struct ResidualStack {
  var nodes: [(name: String, layer: Layer, sources: [String])] = []
  var last = "input"

  mutating func append(_ name: String, _ layer: Layer, after sources: [String]? = nil) {
    nodes.append((name, layer, sources ?? [last]))
    last = name
  }

  /// Convolution, batch normalisation and, but before an addition, ReLU.
  mutating func convolution(
    _ name: String, outputs: Int, kernel: Int = 3, stride: Int = 1, bias: Bool, relu: Bool = true
  ) {
    append(
      name,
      .convolution(outputs: outputs, kernel: kernel, stride: stride, padding: kernel / 2, bias: bias))
    append(name + ".bn", .batchNorm)
    if relu { append(name + ".relu", .relu) }
  }

  /// One block; `shortcut` appends what brings the block's input to the shape of its output.
  mutating func block(
    _ name: String, outputs: Int, stride: Int, bias: Bool, shortcut: (inout ResidualStack) -> Void
  ) {
    let input = last
    convolution(name + ".conv1", outputs: outputs, stride: stride, bias: bias)
    convolution(name + ".conv2", outputs: outputs, bias: bias, relu: false)
    let main = last
    last = input
    shortcut(&self)
    append(name + ".add", .add, after: [main, last])
    append(name + ".relu", .relu)
  }

  mutating func head(classes: Int) {
    append("pool", .globalAveragePool)
    append("fc", .dense(outputs: classes))
  }
}

extension NetworkGraph {
  /// ResNet-8 of MLPerf Tiny (Banbury et al. 2021), v0.5 to v1.1: 16, 32 and 64 filters, biases in the
  /// convolutions, 1x1 projections of stride 2 without batch normalisation on the shortcuts.
  static func makeResNet8() throws(GraphError) -> NetworkGraph {
    var stack = ResidualStack()
    stack.convolution("conv1", outputs: 16, bias: true)
    for (index, filters) in [16, 32, 64].enumerated() {
      let name = "stack\(index + 1)"
      stack.block(name, outputs: filters, stride: index == 0 ? 1 : 2, bias: true) { stack in
        guard index > 0 else { return }
        stack.append(
          name + ".shortcut", .convolution(outputs: filters, kernel: 1, stride: 2, padding: 0))
      }
    }
    stack.head(classes: 10)
    return try NetworkGraph(id: "resnet8-mlperf-tiny", input: Shape(3, 32, 32), nodes: stack.nodes)
  }

  /// ResNet-20 for CIFAR (He et al. 2016, 6n + 2 with n = 3) with shortcuts without parameters (option A).
  static func makeResNet20() throws(GraphError) -> NetworkGraph {
    var stack = ResidualStack()
    stack.convolution("conv1", outputs: 16, bias: false)
    for (index, filters) in [16, 32, 64].enumerated() {
      for block in 1...3 {
        let name = "stack\(index + 1).\(block)"
        let isFirst = index > 0 && block == 1
        stack.block(name, outputs: filters, stride: isFirst ? 2 : 1, bias: false) { stack in
          guard isFirst else { return }
          stack.append(name + ".subsample", .subsample(stride: 2))
          stack.append(name + ".pad", .padChannels(outputs: filters))
        }
      }
    }
    stack.head(classes: 10)
    return try NetworkGraph(id: "resnet20-cifar", input: Shape(3, 32, 32), nodes: stack.nodes)
  }

  /// ResNet-8 as in ALWANN's published graph (Mrazek et al. 2019): shortcuts of 2x2 average pooling and
  /// channels of zeros. Eleven logits, because the labels of that graph may start at 1.
  static func makeALWANNResNet8() throws(GraphError) -> NetworkGraph {
    var stack = ResidualStack()
    stack.convolution("conv1", outputs: 16, bias: false)
    for (index, filters) in [16, 32, 64].enumerated() {
      let name = "stack\(index + 1)"
      stack.block(name, outputs: filters, stride: index == 0 ? 1 : 2, bias: false) { stack in
        guard index > 0 else { return }
        stack.append(name + ".pool", .averagePool(size: 2, stride: 2))
        stack.append(name + ".pad", .padChannels(outputs: filters))
      }
    }
    stack.head(classes: 11)
    return try NetworkGraph(id: "resnet8-alwann", input: Shape(3, 32, 32), nodes: stack.nodes)
  }
}
