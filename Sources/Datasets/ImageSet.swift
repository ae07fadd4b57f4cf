/// A labelled set of images in memory.
package struct ImageSet: Sendable {
  /// Catalog id of the dataset ("mnist", "glyphs", "cifar10").
  package let dataset: String
  /// What to call the images in a report: "CIFAR-10 (JPEG)" for the re-encoded ones.
  package let title: String
  /// "train" or "test".
  package let split: String
  package let channels: Int
  package let height: Int
  package let width: Int
  package let classNames: [String]
  /// count x channels x height x width, planar, row-major.
  package let pixels: [UInt8]
  /// One label an image, in 0..<classNames.count.
  package let labels: [UInt8]
  /// SHA-256 (hex) over pixels followed by labels: what a measurement records.
  package let digest: String

  package var count: Int { labels.count }
  package var imageSize: Int { channels * height * width }

  package init(
    dataset: String, title: String? = nil, split: String, channels: Int, height: Int, width: Int,
    classNames: [String], pixels: [UInt8], labels: [UInt8], digest: String
  ) {
    self.dataset = dataset
    self.title = title ?? dataset
    self.split = split
    self.channels = channels
    self.height = height
    self.width = width
    self.classNames = classNames
    self.pixels = pixels
    self.labels = labels
    self.digest = digest
  }
}
