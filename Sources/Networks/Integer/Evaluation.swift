/// What a network made of a set of images.
package struct Evaluation: Hashable, Sendable {
  /// The class of each image: the largest logit, the lowest class among equals.
  package let predictions: [UInt8]
  /// Whether it is the image's label.
  package let correct: [Bool]
  /// SHA-256 (hex) over all logits, image by image, as 32-bit little-endian integers (64-bit ones where operands have
  /// more than 8 bits): equal for equal arithmetic, whatever the machine.
  package let logitsDigest: String

  package init(predictions: [UInt8], correct: [Bool], logitsDigest: String) {
    self.predictions = predictions
    self.correct = correct
    self.logitsDigest = logitsDigest
  }

  package var correctCount: Int { correct.count { $0 } }
  /// 0...1
  package var accuracy: Double { share(correctCount, of: correct.count) }
}
