import Foundation

/// What decides the outcome of a training, beside graph and data.
package struct TrainingConfiguration: Hashable, Sendable, Codable {
  package enum Rule: String, Sendable, Codable {
    /// Adam with decoupled weight decay.
    case adam
    /// Gradient descent with Nesterov's momentum.
    case nesterov
  }

  package var epochs = 20
  package var batchSize = 128
  package var rule = Rule.adam
  /// The largest step; it is reached linearly in `warmUp` epochs and falls to zero along half a cosine, or stays where
  /// weights are averaged.
  package var learningRate: Float = 0.002
  package var warmUp = 0
  /// Weight decay, of weights, not of biases or normalisation.
  package var weightDecay: Float = 0.01
  /// Largest random shift of a training image, in pixels, each way.
  package var shift = 2
  /// Whether half of the training images are mirrored.
  package var mirrors = false
  package var seed: UInt64 = 2025
  /// SHA-256 (hex) of the weights file that the training goes on from; nil: random weights.
  package var start: String?
  /// What is learnt from another network's answers; nil: labels alone are learnt from.
  package var distillation: Distillation?
  /// The last so many epochs end in weights of which the mean is taken (stochastic weight averaging); 0: the last
  /// weights are the outcome.
  package var averaged = 0
  /// Workers. The outcome does not depend on it, so it is not part of a checkpoint's identity.
  package var threads = 2

  package init() {}

  /// What a network is trained with unless told otherwise; the committed LeNet-5 weights were.
  package static func standard(for graph: NetworkGraph) -> TrainingConfiguration {
    var configuration = TrainingConfiguration()
    guard graph.nodes.contains(where: { $0.layer == .batchNorm }) else { return configuration }
    configuration.rule = .nesterov
    configuration.epochs = 30
    configuration.learningRate = 0.1
    configuration.warmUp = 2
    // The smaller the network, the less it needs to be held back.
    configuration.weightDecay = graph.parameterCount > 100_000 ? 0.0005 : 0.0002
    configuration.shift = 4
    configuration.mirrors = true
    return configuration
  }

  /// The step size of step `step` (from 0) out of `steps`.
  func rate(step: Int, steps: Int) -> Float {
    let warmUpSteps = steps * warmUp / epochs
    if step < warmUpSteps { return learningRate * Float(step + 1) / Float(warmUpSteps) }
    guard averaged == 0 else { return learningRate }
    let done = Float(step - warmUpSteps) / Float(steps - warmUpSteps)
    return learningRate * 0.5 * (1 + cos(Float.pi * done))
  }

  /// - Throws: ``NetworkError/setting(_:)`` with the setting and its range.
  func check() throws {
    guard epochs > 0 else { throw NetworkError.setting("epochs is \(epochs); it must be 1 or more") }
    guard batchSize > 0 else {
      throw NetworkError.setting("batch size is \(batchSize); it must be 1 or more")
    }
    guard learningRate > 0, learningRate.isFinite else {
      throw NetworkError.setting("learning rate is \(learningRate); it must be more than 0")
    }
    guard weightDecay >= 0, weightDecay.isFinite else {
      throw NetworkError.setting("weight decay is \(weightDecay); it must be 0 or more")
    }
    guard (0..<epochs).contains(warmUp) else {
      throw NetworkError.setting("warm-up is \(warmUp); it must be in 0..<\(epochs), the epochs")
    }
    guard (0...8).contains(shift) else {
      throw NetworkError.setting("shift is \(shift); it must be in 0...8")
    }
    guard (0...epochs - warmUp).contains(averaged) else {
      throw NetworkError.setting(
        "\(averaged) epochs are to be averaged; it must be in 0...\(epochs - warmUp), the epochs after the warm-up"
      )
    }
    try distillation?.check()
    guard threads > 0 else { throw NetworkError.setting("threads is \(threads); it must be 1 or more") }
  }

  /// Equal for trainings with the same outcome on the same data.
  var identity: String {
    "epochs=\(epochs) batch=\(batchSize) rule=\(rule.rawValue) rate=\(learningRate) warm-up=\(warmUp) "
      + "decay=\(weightDecay) shift=\(shift) mirrors=\(mirrors) seed=\(seed)"
      + (start.map { " start=\($0)" } ?? "") + (distillation.map { " \($0.identity)" } ?? "")
      + (averaged == 0 ? "" : " averaged=\(averaged)")
  }
}

/// Where a training stands after an epoch.
package struct TrainingProgress: Hashable, Sendable {
  /// 1-based.
  package let epoch: Int
  package let epochs: Int
  /// Mean loss over the epoch's (augmented) training images, in nats: cross-entropy, or that of ``Distillation``.
  package let loss: Double
  /// Shares, 0...1.
  package let trainingAccuracy: Double
  /// Nil if no images are watched.
  package let validationAccuracy: Double?
}
