import Datasets
import Foundation

extension FloatNetwork {
  /// Post-training quantisation (in the manner of Jacob et al. 2018), batch normalisation folded.
  ///
  /// Activation scales: the largest activation over `calibration` is the largest code. Weight scales:
  /// the largest weight of an output channel is the largest code, 127 of 8 bits; the last layer has one
  /// scale for all its channels, so that its accumulators compare. The outcome is the same on every machine.
  ///
  /// - Parameters:
  ///   - calibration: the first thousand training images, say.
  ///   - activationBits: 3...16; weights have 8 bits. 7 is for two's complement units of 8 bits.
  /// - Throws: ``NetworkError`` if the images do not fit the network or its layers cannot be expressed.
  package func quantized(
    calibration: ImageSet, activationBits: Int = 8, threads: Int = 1
  ) throws -> QuantizedNetwork {
    try quantized(
      ranges: activationRanges(calibration, threads: threads), activationBits: activationBits)
  }

  /// The same with activation ranges found before.
  package func quantized(ranges: ActivationRanges, activationBits: Int = 8) throws -> QuantizedNetwork {
    try quantized(ranges: ranges, bits: OperandBits(activations: activationBits, weights: 8))
  }

  /// The same with operands of any width that networks have here.
  package func quantized(ranges: ActivationRanges, bits: OperandBits) throws -> QuantizedNetwork {
    try bits.check()
    var quantizer = Quantizer(network: try folded(), ranges: ranges, bits: bits)
    return try quantizer.run()
  }
}

/// What a node's output has become.
private enum Quantity {
  /// Codes of a step (nil: the network's input).
  case codes(Int?, Scale)
  /// Accumulators of a step, one scale a channel.
  case sums(Int, [Scale])

  var step: Int? {
    switch self {
    case .codes(let step, _): step
    case .sums(let step, _): step
    }
  }
}

/// Walks a graph and writes down its integer steps.
private struct Quantizer {
  let network: FloatNetwork
  let ranges: ActivationRanges
  let bits: OperandBits
  let consumers: [[Int]]
  let offsets: [Int]
  var steps: [QuantizedStep] = []
  var quantities: [Quantity] = []

  var graph: NetworkGraph { network.graph }
  var largestCode: Double { Double(bits.largestActivation) }

  init(network: FloatNetwork, ranges: ActivationRanges, bits: OperandBits) {
    self.network = network
    self.ranges = ranges
    self.bits = bits
    consumers = network.graph.consumers
    offsets = network.graph.parameterOffsets
  }

  func refusal(_ reason: String) -> NetworkError {
    .notQuantizable(network: graph.id, reason: reason)
  }

  mutating func run() throws -> QuantizedNetwork {
    for index in graph.nodes.indices { quantities.append(try quantity(index)) }
    guard let last = graph.nodes.last, last.hasWeights else {
      throw refusal("it does not end in a layer of weights")
    }
    return QuantizedNetwork(graph: graph, bits: bits, steps: steps)
  }

  /// A step of the input: one pixel step, two of them with 7 bits, half of one with 9.
  private var input: Quantity {
    .codes(nil, Scale(Double(NetworkGraph.pixelScale) * exp2(Double(8 - bits.activations))))
  }

  private func source(_ node: Node, _ place: Int = 0) -> Quantity {
    node.sources[place].map { quantities[$0] } ?? input
  }

  private func codes(_ node: Node) throws -> (step: Int?, scale: Scale) {
    guard case .codes(let step, let scale) = source(node) else {
      throw refusal("\(node.name) (\(node.layer.summary)) takes values before their ReLU")
    }
    return (step, scale)
  }

  /// The scale of codes that hold the output of node `index`.
  private func scale(_ index: Int) throws -> Scale {
    guard let largest = ranges.maxima[graph.nodes[index].name] else {
      throw refusal("the largest activation of \(graph.nodes[index].name) is not known")
    }
    return Scale((largest > 0 ? Double(largest) : 1) / largestCode)
  }

  /// The ReLU that alone takes the output of node `index`.
  private func relu(after index: Int) -> Int? {
    guard consumers[index].count == 1, let next = consumers[index].first,
      graph.nodes[next].layer == .relu
    else { return nil }
    return next
  }

  private mutating func append(_ node: Node, _ operation: QuantizedStep.Operation, _ sources: [Int?]) -> Int {
    steps.append(
      QuantizedStep(
        name: node.name, operation: operation, sources: sources, input: node.input, output: node.output))
    return steps.count - 1
  }

  private mutating func quantity(_ index: Int) throws -> Quantity {
    let node = graph.nodes[index]
    switch node.layer {
    case .relu: return .codes(try codes(node).step, try codes(node).scale)  // Codes are not negative.
    case .convolution, .dense: return try layer(index)
    case .add: return try sum(index)
    case .maxPool, .subsample:
      let (source, scale) = try codes(node)
      guard let window = node.window else { break }
      return .codes(append(node, .maxPool(window), [source]), scale)
    case .padChannels:
      let (source, scale) = try codes(node)
      return .codes(append(node, .padChannels, [source]), scale)
    case .averagePool, .globalAveragePool:
      let (source, scale) = try codes(node)
      guard let window = node.window else { break }
      let output = try self.scale(index)
      let count = Double(window.kernelHeight * window.kernelWidth)
      guard let factor = Requantization(factor: scale.value / (count * output.value)) else {
        throw refusal("\(node.name) would need a rescaling by 2^30 or more")
      }
      return .codes(append(node, .averagePool(window, factor), [source]), output)
    case .batchNorm: break  // Folded before.
    }
    throw refusal("\(node.name) (\(node.layer.summary)) has no integer form")
  }

  private mutating func layer(_ index: Int) throws -> Quantity {
    let node = graph.nodes[index]
    let (source, input) = try codes(node)
    guard let window = node.window else { throw refusal("\(node.name) has no window") }
    let isLast = index == graph.nodes.count - 1
    let relu = relu(after: index)
    let entersSum = consumers[index].count == 1 && graph.nodes[consumers[index][0]].layer == .add
    guard isLast || relu != nil || entersSum else {
      throw refusal("\(node.name) has no ReLU after it, and codes are not negative")
    }
    let layer = try QuantizedLayer(
      node, window, weights: network.parameters[offsets[index]],
      bias: graph.parameters(of: node).count > 1 ? network.parameters[offsets[index] + 1] : nil,
      bits: bits, input: input, output: try relu.map { try scale($0) }, hasOneScale: isLast,
      network: graph.id)
    let step = append(node, .layer(layer), [source])
    guard let output = layer.outputScale else {
      return .sums(step, layer.weightScales.map { Scale(input.value * $0.value) })
    }
    return .codes(step, output)
  }

  private mutating func sum(_ index: Int) throws -> Quantity {
    let node = graph.nodes[index]
    guard let relu = relu(after: index) else {
      throw refusal("\(node.name) has no ReLU after it, and codes are not negative")
    }
    let output = try scale(relu)
    let values = [source(node, 0), source(node, 1)]
    func factors(_ quantity: Quantity) -> [Double] {
      switch quantity {
      case .codes(_, let scale):
        Array(repeating: scale.value / output.value, count: node.output.channels)
      case .sums(_, let scales): scales.map { $0.value / output.value }
      }
    }
    let pairs = try zip(factors(values[0]), factors(values[1])).map { first, second in
      guard let pair = JointRequantization(first, second) else {
        throw refusal("\(node.name) would need a rescaling by 2^28 or more")
      }
      return pair
    }
    return .codes(append(node, .add(pairs), values.map(\.step)), output)
  }
}
