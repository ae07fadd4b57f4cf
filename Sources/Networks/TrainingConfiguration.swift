/// What decides the outcome of a training, beside graph and data.
package struct TrainingConfiguration: Hashable, Sendable, Codable {
  package var epochs = 20
  package var batchSize = 128
  /// Adam's step at the start; it falls to zero along half a cosine.
  package var learningRate: Float = 0.002
  /// Decoupled weight decay (Loshchilov & Hutter 2019), of weights, not of biases.
  package var weightDecay: Float = 0.01
  /// Largest random shift of a training image, in pixels, each way.
  package var shift = 2
  package var seed: UInt64 = 2025
  /// Workers. The outcome does not depend on it, so it is not part of a checkpoint's identity.
  package var threads = 2

  package init() {}

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
    guard (0...8).contains(shift) else {
      throw NetworkError.setting("shift is \(shift); it must be in 0...8")
    }
    guard threads > 0 else { throw NetworkError.setting("threads is \(threads); it must be 1 or more") }
  }

  /// Equal for trainings with the same outcome on the same data.
  var identity: String {
    "epochs=\(epochs) batch=\(batchSize) rate=\(learningRate) decay=\(weightDecay) "
      + "shift=\(shift) seed=\(seed)"
  }
}

/// Where a training stands after an epoch.
package struct TrainingProgress: Hashable, Sendable {
  /// 1-based.
  package let epoch: Int
  package let epochs: Int
  /// Mean cross-entropy over the epoch's (augmented) training images, in nats.
  package let loss: Double
  /// Shares, 0...1.
  package let trainingAccuracy: Double
  package let validationAccuracy: Double
}
