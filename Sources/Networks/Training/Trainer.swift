import Datasets
import Foundation
import Parallel
import Random

/// Trains a network from random weights, or from those that another training led to.
///
/// The outcome depends on graph, configuration, data and the machine's kernels; not on the number of
/// threads: a batch is cut into shards of fixed size whose gradients are added in order. Each shard is
/// normalised by its own statistics (as in data-parallel training without synchronised normalisation).
package struct Trainer: Sendable {
  package let graph: NetworkGraph
  package let configuration: TrainingConfiguration
  static let shardSize = 32

  package init(graph: NetworkGraph, configuration: TrainingConfiguration) {
    self.graph = graph
    self.configuration = configuration
  }

  /// Trains on `training`; `validation` is only reported on, nothing is chosen by it; it may be empty.
  ///
  /// - Parameters:
  ///   - start: the weights to go on from; nil: random ones.
  ///   - teacher: whose answers are learnt from if the configuration asks for distillation.
  ///   - checkpoint: where to leave the state after each epoch.
  ///   - resume: start from `checkpoint` if that file exists.
  ///   - progress: called after each epoch.
  /// - Throws: ``NetworkError``, ``KernelSetError``, ``SafetensorsError`` for a checkpoint that cannot
  ///   be read or is of another training.
  package func train(
    on training: ImageSet, validation: ImageSet, from start: FloatNetwork? = nil,
    teacher: FloatNetwork? = nil, checkpoint: URL? = nil, resume: Bool = false,
    progress: ((TrainingProgress) -> Void)? = nil
  ) throws -> FloatNetwork {
    try configuration.check()
    try graph.check(training)
    try graph.check(validation)
    guard training.count > 0 else {
      throw NetworkError.empty(dataset: training.dataset, split: training.split)
    }
    try configuration.distillation?.check(teacher, of: graph)
    guard teacher == nil || configuration.distillation != nil else {
      throw NetworkError.setting("a teacher is given, but no distillation is asked for")
    }
    let kernels = try KernelSet.selected()
    let school = try School(teacher, configuration.distillation, kernels)
    let memory = Pool { [graph] images in ShardMemory(graph, kernels, images: images) }
    var state = TrainingState(
      network: start ?? FloatNetwork(graph: graph, seed: configuration.seed),
      optimizer: Optimizer(rule: configuration.rule, shapes: graph.parameters),
      epoch: 0)
    let identity = "\(graph.id) \(configuration.identity) data=\(training.digest)"
    if resume, let checkpoint, FileManager.default.fileExists(atPath: checkpoint.path) {
      state = try TrainingState(
        checkpoint: checkpoint, graph: graph, rule: configuration.rule, identity: identity)
    }
    while state.epoch < configuration.epochs {
      let (loss, correct) = try epoch(&state, training, memory, school)
      guard loss.isFinite else { throw NetworkError.diverged(epoch: state.epoch + 1) }
      state.epoch += 1
      if state.epoch > configuration.epochs - configuration.averaged {
        state.average.add(state.network.parameters)
      }
      if let checkpoint { try state.save(to: checkpoint, identity: identity) }
      progress?(
        TrainingProgress(
          epoch: state.epoch, epochs: configuration.epochs, loss: loss,
          trainingAccuracy: share(correct, of: training.count),
          validationAccuracy: validation.count == 0
            ? nil : try state.network.accuracy(on: validation, threads: configuration.threads)))
    }
    guard configuration.averaged > 0 else { return state.network }
    return try withStatistics(
      FloatNetwork(graph: graph, parameters: state.average.mean), of: training, memory)
  }

  /// Statistics belong to the weights that they were taken with: those of averaged weights are taken anew, from all
  /// training images, moved and mirrored as in an epoch.
  private func withStatistics(
    _ network: FloatNetwork, of images: ImageSet, _ memory: Pool<ShardMemory>
  ) throws -> FloatNetwork {
    var network = network
    let parameters = network.parameters
    var generator = SplitMix64(seed: configuration.seed, part: configuration.epochs + 1)
    let augmentations = (0..<images.count).map { _ in augmentation(&generator) }
    let shards = (images.count + Self.shardSize - 1) / Self.shardSize
    let parts = try parallelMap(shards, threads: configuration.threads) { shard in
      let range = shard * Self.shardSize..<min(images.count, (shard + 1) * Self.shardSize)
      return memory.use(images: range.count) { memory in
        memory.pass.load(images, Array(range), Array(augmentations[range]))
        memory.pass.run(parameters)
        return (statistics: memory.pass.statistics, images: range.count)
      }
    }
    var statistics = RunningStatistics()
    for part in parts { statistics.add(part.statistics, images: part.images) }
    statistics.replace(in: &network.parameters)
    return network
  }

  private func epoch(
    _ state: inout TrainingState, _ images: ImageSet, _ memory: Pool<ShardMemory>, _ school: School?
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
      let augmentations = batch.map { _ in augmentation(&generator) }
      let parameters = state.network.parameters
      let shards = (batch.count + Self.shardSize - 1) / Self.shardSize
      let parts = try parallelMap(shards, threads: configuration.threads) { shard in
        let range = shard * Self.shardSize..<min(batch.count, (shard + 1) * Self.shardSize)
        return memory.use(images: range.count) { memory in
          let pass = memory.pass
          let indices = Array(batch[range])
          let changes = Array(augmentations[range])
          pass.load(images, indices, changes)
          pass.run(parameters)
          let result = CrossEntropy.evaluate(
            logits: pass.logits, labels: indices.map { images.labels[$0] }, scale: 1 / Float(batch.count),
            lesson: school?.lesson(on: images, indices, changes))
          return Part(
            loss: result.loss, correct: result.correct, images: indices.count,
            gradients: pass.gradients(parameters, logits: result.gradient, buffers: memory.buffers),
            statistics: pass.statistics)
        }
      }
      var gradients = shapes.map { [Float](repeating: 0, count: $0.count) }
      for part in parts {
        loss += part.loss
        correct += part.correct
        for index in part.gradients.indices {
          for at in part.gradients[index].indices { gradients[index][at] += part.gradients[index][at] }
        }
        follow(&state.network.parameters, part, of: batch.count)
      }
      state.optimizer.step(
        &state.network.parameters, gradients: gradients, shapes: shapes,
        rate: configuration.rate(step: state.optimizer.steps, steps: stepsAnEpoch * configuration.epochs),
        decay: configuration.weightDecay)
    }
    return (loss / Double(images.count), correct)
  }

  /// What a shard of a batch comes to.
  private struct Part: Sendable {
    let loss: Double
    let correct: Int
    let images: Int
    let gradients: [[Float]]
    let statistics: [(parameter: Int, values: [Float])]
  }

  private func augmentation(_ generator: inout SplitMix64) -> Augmentation {
    let reach = 2 * configuration.shift + 1
    return Augmentation(
      down: generator.below(reach) - configuration.shift,
      right: generator.below(reach) - configuration.shift,
      isMirrored: configuration.mirrors && generator.below(2) == 1)
  }

  /// Moves running statistics a tenth towards those of a batch, each part by its share of the images.
  private func follow(_ parameters: inout [[Float]], _ part: Part, of images: Int) {
    let pace = 0.1 * Float(part.images) / Float(images)
    for (index, values) in part.statistics {
      for at in values.indices { parameters[index][at] += pace * (values[at] - parameters[index][at]) }
    }
  }
}

/// Working memory for one shard.
private struct ShardMemory: Sendable {
  let pass: FloatPass
  let buffers: GradientBuffers

  init(_ graph: NetworkGraph, _ kernels: KernelSet, images: Int) {
    pass = FloatPass(graph: graph, kernels: kernels, batch: images)
    buffers = GradientBuffers(pass)
  }
}
