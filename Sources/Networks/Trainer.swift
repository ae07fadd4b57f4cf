import Datasets
import Foundation

/// Trains a network from scratch.
///
/// The outcome depends on graph, configuration, data and the machine's kernels; not on the number of
/// threads: a batch is cut into shards of fixed size whose gradients are added in order.
package struct Trainer: Sendable {
  package let graph: NetworkGraph
  package let configuration: TrainingConfiguration
  static let shardSize = 32

  package init(graph: NetworkGraph, configuration: TrainingConfiguration) {
    self.graph = graph
    self.configuration = configuration
  }

  /// Trains on `training`; `validation` is only reported on, nothing is chosen by it.
  ///
  /// - Parameters:
  ///   - checkpoint: where to leave the state after each epoch.
  ///   - resume: start from `checkpoint` if that file exists.
  ///   - progress: called after each epoch.
  /// - Throws: ``NetworkError``, ``KernelSetError``, ``SafetensorsError`` for a checkpoint that cannot
  ///   be read or is of another training.
  package func train(
    on training: ImageSet, validation: ImageSet, checkpoint: URL? = nil, resume: Bool = false,
    progress: ((TrainingProgress) -> Void)? = nil
  ) throws -> FloatNetwork {
    try configuration.check()
    try graph.check(training)
    try graph.check(validation)
    guard training.count > 0 else {
      throw NetworkError.empty(dataset: training.dataset, split: training.split)
    }
    let kernels = try KernelSet.selected()
    var state = TrainingState(
      network: FloatNetwork(graph: graph, seed: configuration.seed),
      optimizer: Adam(shapes: graph.parameters),
      epoch: 0)
    let identity = "\(graph.id) \(configuration.identity) data=\(training.digest)"
    if resume, let checkpoint, FileManager.default.fileExists(atPath: checkpoint.path) {
      state = try TrainingState(checkpoint: checkpoint, graph: graph, identity: identity)
    }
    while state.epoch < configuration.epochs {
      let (loss, correct) = try epoch(&state, training, kernels)
      guard loss.isFinite else { throw NetworkError.diverged(epoch: state.epoch + 1) }
      state.epoch += 1
      if let checkpoint { try state.save(to: checkpoint, identity: identity) }
      progress?(
        TrainingProgress(
          epoch: state.epoch, epochs: configuration.epochs, loss: loss,
          trainingAccuracy: share(correct, of: training.count),
          validationAccuracy: try state.network.accuracy(on: validation, threads: configuration.threads)))
    }
    return state.network
  }

  private func epoch(
    _ state: inout TrainingState, _ images: ImageSet, _ kernels: KernelSet
  ) throws -> (loss: Double, correct: Int) {
    var generator = SplitMix64(seed: configuration.seed, part: state.epoch + 1)
    var order = Array(0..<images.count)
    generator.shuffle(&order)
    let shapes = graph.parameters
    let stepsAnEpoch = (images.count + configuration.batchSize - 1) / configuration.batchSize
    var loss = 0.0
    var correct = 0
    for start in stride(from: 0, to: order.count, by: configuration.batchSize) {
      let batch = Array(order[start..<min(order.count, start + configuration.batchSize)])
      let reach = 2 * configuration.shift + 1
      let shifts = batch.map { _ in
        (generator.below(reach) - configuration.shift, generator.below(reach) - configuration.shift)
      }
      let parameters = state.network.parameters
      let shards = (batch.count + Self.shardSize - 1) / Self.shardSize
      let parts = try parallelMap(shards, threads: configuration.threads) { shard in
        let range = shard * Self.shardSize..<min(batch.count, (shard + 1) * Self.shardSize)
        let indices = Array(batch[range])
        let pass = FloatPass(graph: graph, parameters: parameters, kernels: kernels, batch: indices.count)
        let trace = pass.run(FloatPass.input(images, indices, shifts: Array(shifts[range])))
        let result = CrossEntropy.evaluate(
          logits: trace.logits, labels: indices.map { images.labels[$0] }, scale: 1 / Float(batch.count))
        return (result.loss, result.correct, pass.gradients(trace, logits: result.gradient))
      }
      var gradients = shapes.map { [Float](repeating: 0, count: $0.count) }
      for (partLoss, partCorrect, part) in parts {
        loss += partLoss
        correct += partCorrect
        for index in part.indices {
          for at in part[index].indices { gradients[index][at] += part[index][at] }
        }
      }
      let done = Float(state.optimizer.steps) / Float(stepsAnEpoch * configuration.epochs)
      let rate = configuration.learningRate * 0.5 * (1 + cos(Float.pi * done))
      state.optimizer.step(
        &state.network.parameters, gradients: gradients, shapes: shapes, rate: rate,
        decay: configuration.weightDecay)
    }
    return (loss / Double(images.count), correct)
  }
}
