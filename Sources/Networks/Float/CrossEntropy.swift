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

  /// - Parameter logits: [class][image].
  static func evaluate(logits: [Float], labels: [UInt8], scale: Float) -> Result {
    let batch = labels.count
    let classes = batch == 0 ? 0 : logits.count / batch
    var result = Result(loss: 0, gradient: Array(repeating: 0, count: logits.count), correct: 0)
    for image in 0..<batch {
      let label = Int(labels[image])
      var best = 0
      for index in 1..<classes where logits[index * batch + image] > logits[best * batch + image] {
        best = index
      }
      let top = logits[best * batch + image]
      var total: Float = 0
      for index in 0..<classes { total += exp(logits[index * batch + image] - top) }
      for index in 0..<classes {
        let probability = exp(logits[index * batch + image] - top) / total
        result.gradient[index * batch + image] = scale * (probability - (index == label ? 1 : 0))
      }
      result.loss += Double(log(total) + top - logits[label * batch + image])
      if best == label { result.correct += 1 }
    }
    return result
  }
}

extension FloatNetwork {
  /// Mean cross-entropy (nats) over the images and its gradient by each parameter, in one batch; batch
  /// normalisation by the statistics of these images.
  package func lossAndGradients(_ images: ImageSet) throws -> (loss: Double, gradients: [[Float]]) {
    try graph.check(images)
    let pass = FloatPass(graph: graph, kernels: try .selected(), batch: images.count)
    pass.load(images, Array(0..<images.count))
    pass.run(parameters)
    let result = CrossEntropy.evaluate(
      logits: pass.logits, labels: images.labels, scale: 1 / Float(images.count))
    let gradients = pass.gradients(parameters, logits: result.gradient, buffers: GradientBuffers(pass))
    return (result.loss / Double(images.count), gradients)
  }
}
