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
