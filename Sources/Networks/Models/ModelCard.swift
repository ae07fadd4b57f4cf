import Foundation

/// What a reader must know about trained weights, as Markdown.
package struct ModelCard: Hashable, Sendable {
  package let graph: NetworkGraph
  package let dataset: String
  package let datasetTitle: String
  /// Digests and sizes of the image sets.
  package let trainingDigest: String
  package let trainingImages: Int
  package let validationImages: Int
  package let testDigest: String
  package let testImages: Int
  package let configuration: TrainingConfiguration
  /// Shares, 0...1, on the test images.
  package let floatAccuracy: Double
  package let int8Accuracy: Double
  package let int7Accuracy: Double
  /// `QuantizedNetwork.digest` with 8 activation bits.
  package let int8Digest: String
  /// The commands that led to the weights that the training started from or learnt from, first to last.
  package let history: [String]

  package init(
    graph: NetworkGraph, dataset: String, datasetTitle: String, trainingDigest: String, trainingImages: Int,
    validationImages: Int, testDigest: String, testImages: Int, configuration: TrainingConfiguration,
    floatAccuracy: Double, int8Accuracy: Double, int7Accuracy: Double, int8Digest: String,
    history: [String] = []
  ) {
    self.graph = graph
    self.dataset = dataset
    self.datasetTitle = datasetTitle
    self.trainingDigest = trainingDigest
    self.trainingImages = trainingImages
    self.validationImages = validationImages
    self.testDigest = testDigest
    self.testImages = testImages
    self.configuration = configuration
    self.floatAccuracy = floatAccuracy
    self.int8Accuracy = int8Accuracy
    self.int7Accuracy = int7Accuracy
    self.int8Digest = int8Digest
    self.history = history
  }

  package var markdown: String {
    func percent(_ share: Double) -> String { String(format: "%.2f %%", share * 100) }
    let layers = graph.nodes.map { node in
      "| \(node.name) | \(node.layer.summary) | "
        + "\(node.output.channels)x\(node.output.height)x\(node.output.width) | "
        + "\(graph.parameters(of: node).reduce(0) { $0 + $1.count }) | \(graph.multiplications(of: node)) |"
    }
    let warmUp = configuration.warmUp > 0 ? " after a linear rise over \(configuration.warmUp) epochs," : ""
    let mirrors = configuration.mirrors ? ", half of the images mirrored" : ""
    let portion =
      validationImages == 0
      ? "all \(trainingImages) training images"
      : "the first \(trainingImages) training images; the next \(validationImages) were\nwatched and decided nothing"
    return """
      # \(graph.id) on \(datasetTitle)

      | accuracy on the \(testImages) test images | |
      |---|---|
      | float | \(percent(floatAccuracy)) |
      | 8-bit weights, 8-bit activations | \(percent(int8Accuracy)) |
      | 8-bit weights, 7-bit activations | \(percent(int7Accuracy)) |

      ## Architecture

      \(graph.parameterCount) parameters, \(graph.multiplications) multiplications an image.

      | node | layer | output | parameters | multiplications |
      |---|---|---|---|---|
      \(layers.joined(separator: "\n"))

      The input is pixel / 255; no mean is taken off.

      ## Data

      Trained on \(portion).
      Test images took no part in training. The integer network is calibrated on the first 1,000 training images.

      - training split, SHA-256 over pixels and labels: `\(trainingDigest)`
      - test split: `\(testDigest)`

      ## Training

      \(beginning)\(configuration.rule.summary) \(configuration.weightDecay), learning rate
      \(configuration.learningRate)\(warmUp) \(course), \(configuration.epochs) epochs,
      batches of \(configuration.batchSize), random shifts of up to \(configuration.shift) pixels\(mirrors), seed
      \(configuration.seed). \(mean)\(lesson)Equal seeds give equal weights on one machine; between instruction sets the
      last bits of float sums differ.

      \((history + [command]).map { Self.commandMargin + $0 }.joined(separator: "\n"))

      Digest of the integer network (8-bit activations): `\(int8Digest)`

      """
  }

  /// Commands stand in a card as code, after this.
  static let commandMargin = "    "
  static let commandName = "kb train "

  private var beginning: String {
    configuration.start.map {
      """
      Goes on from the weights that the earlier of the commands below led to (SHA-256 of their file:
      `\($0)`).

      """
    } ?? ""
  }

  private var course: String {
    configuration.averaged == 0 ? "falling to zero along half a cosine" : "staying there"
  }

  private var mean: String {
    configuration.averaged == 0
      ? ""
      : """
      The weights are the mean of those that the last \(configuration.averaged) epochs ended in
      (stochastic weight averaging), the statistics of normalisation taken anew with them.

      """
  }

  private var lesson: String {
    configuration.distillation.map {
      """
      Of the loss, \(Int((100 * $0.share).rounded())) % is the cross-entropy with the answers of the weights that the earlier
      of the commands below led to (`\($0.teacher)`),
      at a temperature of \($0.temperature) (knowledge distillation).

      """
    } ?? ""
  }

  /// What trains the network again.
  private var command: String {
    let usual = TrainingConfiguration.standard(for: graph)
    var words = ["\(Self.commandName)\(graph.id) --dataset \(dataset)"]
    if configuration.epochs != usual.epochs { words.append("--epochs \(configuration.epochs)") }
    if configuration.learningRate != usual.learningRate {
      words.append("--rate \(configuration.learningRate)")
    }
    if configuration.weightDecay != usual.weightDecay { words.append("--decay \(configuration.weightDecay)") }
    if configuration.seed != usual.seed { words.append("--seed \(configuration.seed)") }
    if validationImages != (trainingImages + validationImages) / 12 {
      words.append("--watch \(validationImages)")
    }
    if configuration.start != nil { words.append("--go-on") }
    if configuration.distillation != nil { words.append("--distil") }
    if configuration.averaged > 0 { words.append("--average \(configuration.averaged)") }
    return words.joined(separator: " ")
  }

  package func write(to file: URL) throws {
    try Data(markdown.utf8).write(to: file, options: .atomic)
  }
}

extension Layer {
  /// A few words for tables.
  package var summary: String {
    switch self {
    case .convolution(_, let kernel, let stride, let padding, _):
      "convolution \(kernel)x\(kernel), stride \(stride), padding \(padding)"
    case .dense: "dense"
    case .relu: "ReLU"
    case .maxPool(let size, let stride): "max pooling \(size)x\(size), stride \(stride)"
    case .averagePool(let size, let stride): "average pooling \(size)x\(size), stride \(stride)"
    case .globalAveragePool: "global average pooling"
    case .batchNorm: "batch normalisation"
    case .subsample(let stride): "one pixel of \(stride)x\(stride)"
    case .padChannels: "channels of zeros"
    case .add: "sum"
    }
  }
}

extension TrainingConfiguration.Rule {
  /// A few words, to be followed by the weight decay.
  var summary: String {
    switch self {
    case .adam: "Adam with decoupled weight decay"
    case .nesterov: "Gradient descent with Nesterov's momentum of 0.9 and weight decay"
    }
  }
}
