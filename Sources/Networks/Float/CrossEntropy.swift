import Datasets
import Foundation

/// Softmax cross-entropy over a batch.
enum CrossEntropy {
  struct Result {
    /// Sum over the images, in nats.
    var loss: Double
    /// Of that sum over the logits, times `scale`: [class][image].
    var gradient: [Float]
    /// Images whose largest logit is their label's.
    var correct: Int
  }

  /// - Parameters:
  ///   - logits: [class][image].
  ///   - lesson: what a teacher answers to the same images; nil: labels alone are learnt from.
  static func evaluate(logits: [Float], labels: [UInt8], scale: Float, lesson: Lesson? = nil) -> Result {
    let batch = labels.count
    let classes = batch == 0 ? 0 : logits.count / batch
    var result = Result(loss: 0, gradient: Array(repeating: 0, count: logits.count), correct: 0)
    let labelShare = 1 - (lesson?.distillation.share ?? 0)
    for image in 0..<batch {
      let label = Int(labels[image])
      let own = (0..<classes).map { logits[$0 * batch + image] }
      let answer = Softmax(own)
      for index in 0..<classes {
        let miss = answer.probabilities[index] - (index == label ? 1 : 0)
        result.gradient[index * batch + image] = scale * labelShare * miss
      }
      result.loss += Double(labelShare * (answer.logOfSum - own[label]))
      if answer.best == label { result.correct += 1 }
      guard let lesson else { continue }
      let temperature = lesson.distillation.temperature
      let soft = Softmax(own, temperature: temperature)
      let taught = Softmax(
        (0..<classes).map { lesson.logits[$0 * batch + image] }, temperature: temperature)
      // The square of the temperature keeps the gradient's size; one power is lost in the derivative.
      let weight = lesson.distillation.share * temperature
      for index in 0..<classes {
        let miss = soft.probabilities[index] - taught.probabilities[index]
        result.gradient[index * batch + image] += scale * weight * miss
        let crossing = taught.probabilities[index] * (soft.logOfSum - own[index] / temperature)
        result.loss += Double(weight * temperature * crossing)
      }
    }
    return result
  }

  /// What a teacher answers to a batch.
  struct Lesson {
    /// [class][image]
    let logits: [Float]
    let distillation: Distillation
  }
}

/// Probabilities of the classes of one image.
private struct Softmax {
  let probabilities: [Float]
  /// The logarithm of the sum of the exponentials, in nats.
  let logOfSum: Float
  /// The class with the largest logit, the lowest among equals.
  let best: Int

  init(_ logits: [Float], temperature: Float = 1) {
    var best = 0
    for index in 1..<logits.count where logits[index] > logits[best] { best = index }
    let top = logits[best]
    let powers = logits.map { exp(($0 - top) / temperature) }
    let total = powers.reduce(0, +)
    probabilities = powers.map { $0 / total }
    logOfSum = log(total) + top / temperature
    self.best = best
  }
}

extension FloatNetwork {
  /// Mean loss (nats) over the images and its gradient by each parameter, in one batch; batch normalisation by the
  /// statistics of these images. With a teacher the loss is that of ``Distillation``.
  package func lossAndGradients(
    _ images: ImageSet, taughtBy teacher: FloatNetwork? = nil, _ distillation: Distillation? = nil
  ) throws -> (loss: Double, gradients: [[Float]]) {
    try graph.check(images)
    let kernels = try KernelSet.selected()
    let pass = FloatPass(graph: graph, kernels: kernels, batch: images.count)
    let indices = Array(0..<images.count)
    pass.load(images, indices)
    pass.run(parameters)
    let school = try School(teacher, distillation, kernels)
    let result = CrossEntropy.evaluate(
      logits: pass.logits, labels: images.labels, scale: 1 / Float(images.count),
      lesson: school?.lesson(on: images, indices))
    let gradients = pass.gradients(parameters, logits: result.gradient, buffers: GradientBuffers(pass))
    return (result.loss / Double(images.count), gradients)
  }
}
