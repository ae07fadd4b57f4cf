import Arithmetic
import Datasets
import Foundation

/// From a dataset to a catalog's trained model: weights, accuracies, model card.
package struct ModelMaker: Sendable {
  package let graph: NetworkGraph
  package let configuration: TrainingConfiguration
  package let store: ModelStore
  /// How many of the last training images are only watched; nil: a twelfth.
  package let watched: Int?

  /// Training images that integer networks are calibrated on.
  package static let calibrationCount = 1_000

  package init(
    graph: NetworkGraph, configuration: TrainingConfiguration, store: ModelStore, watched: Int? = nil
  ) {
    self.graph = graph
    self.configuration = configuration
    self.store = store
    self.watched = watched
  }

  /// Trains on all but the last images of `training` (which are watched, and decide nothing), measures
  /// on `test`, and writes weights and card to the store.
  ///
  /// - Parameters:
  ///   - checkpoint: where to leave the state after each epoch; removed when the model is written.
  ///   - resume: take a training up again from `checkpoint`.
  ///   - goesOn: start from the store's weights of this network and dataset, which are then replaced.
  ///   - distils: learn from the answers of those weights too, which are replaced likewise.
  /// - Throws: what ``Trainer`` throws; file system errors.
  package func make(
    training: ImageSet, test: ImageSet, checkpoint: URL? = nil, resume: Bool = false,
    goesOn: Bool = false, distils: Bool = false, progress: ((TrainingProgress) -> Void)? = nil
  ) throws -> ModelCard {
    guard test.count > 0 else { throw NetworkError.empty(dataset: test.dataset, split: test.split) }
    // A model needs its integer form: better to learn now than after hours of training.
    _ = try FloatNetwork(graph: graph, seed: 0).quantized(
      calibration: training.portion(0..<min(1, training.count)))
    let used = training.count - held(training)
    guard (1...training.count).contains(used) else {
      throw NetworkError.setting(
        "\(held(training)) training images are to be watched; it must be in 0..<\(training.count)")
    }
    var configuration = configuration
    var earlier: FloatNetwork?
    if goesOn || distils {
      earlier = try store.load(network: graph.id, dataset: training.dataset).network
      let digest = try digest(training)
      if goesOn { configuration.start = digest }
      if distils { configuration.distillation = Distillation(teacher: digest) }
    }
    // As it is now: another training may end before this one does.
    let history =
      earlier == nil ? [] : store.history(network: graph.id, dataset: training.dataset)
    let network = try Trainer(graph: graph, configuration: configuration).train(
      on: training.portion(0..<used), validation: training.portion(used..<training.count),
      from: goesOn ? earlier : nil, teacher: distils ? earlier : nil,
      checkpoint: checkpoint, resume: resume, progress: progress)
    let maker = ModelMaker(graph: graph, configuration: configuration, store: store, watched: watched)
    let card = try maker.publish(network, training: training, test: test, history: history)
    if let checkpoint { try? FileManager.default.removeItem(at: checkpoint) }
    return card
  }

  /// SHA-256 (hex) of the store's weights.
  private func digest(_ training: ImageSet) throws -> String {
    let file = store.weights(network: graph.id, dataset: training.dataset)
    return Digest.sha256(Array(try Data(contentsOf: file)))
  }

  /// Measures a network that `configuration` led to, and writes weights and card to the store.
  /// - Parameter history: the commands that led to the weights that the training started or learnt from.
  package func publish(
    _ network: FloatNetwork, training: ImageSet, test: ImageSet, history: [String] = []
  ) throws -> ModelCard {
    let threads = configuration.threads
    let calibration = Self.calibration(training)
    let ranges = try network.activationRanges(calibration, threads: threads)
    let int8 = try network.quantized(ranges: ranges, activationBits: 8)
    let int7 = try network.quantized(ranges: ranges, activationBits: 7)
    let card = ModelCard(
      graph: graph, dataset: training.dataset, datasetTitle: training.title, trainingDigest: training.digest,
      trainingImages: training.count - held(training), validationImages: held(training),
      testDigest: test.digest, testImages: test.count, configuration: configuration,
      floatAccuracy: try network.accuracy(on: test, threads: threads),
      int8Accuracy: try int8.evaluate(test, products: .exact, threads: threads).accuracy,
      int7Accuracy: try int7.evaluate(test, products: .exact, threads: threads).accuracy,
      int8Digest: int8.digest, history: history)
    let weights = store.weights(network: graph.id, dataset: training.dataset)
    let cardFile = store.card(network: graph.id, dataset: training.dataset)
    for file in [weights, cardFile] {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    }
    try TrainedModel(network: network, ranges: ranges).save(
      to: weights,
      metadata: [
        "dataset": training.dataset, "data": training.digest, "seed": "\(configuration.seed)",
      ])
    try card.write(to: cardFile)
    return card
  }

  /// Training images that are watched only.
  private func held(_ training: ImageSet) -> Int { watched ?? training.count / 12 }

  /// The images that a model of this training split is calibrated on: the first thousand.
  package static func calibration(_ training: ImageSet) -> ImageSet {
    training.first(calibrationCount)
  }
}

extension ImageSet {
  /// The first `count` images, or all where there are fewer.
  package func first(_ count: Int) -> ImageSet { portion(0..<min(count, self.count)) }

  /// The images in `range`, as a set of their own.
  func portion(_ range: Range<Int>) -> ImageSet {
    let pixels = Array(self.pixels[range.lowerBound * imageSize..<range.upperBound * imageSize])
    let labels = Array(self.labels[range])
    return ImageSet(
      dataset: dataset, title: title, split: split, channels: channels, height: height, width: width,
      classNames: classNames, pixels: pixels, labels: labels, digest: Digest.sha256(pixels, labels))
  }
}
