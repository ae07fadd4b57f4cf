import Arithmetic
import Crypto
import Datasets
import Foundation
import Parallel

extension QuantizedNetwork {
  /// Runs every image, with the same products in every layer.
  ///
  /// - Parameters:
  ///   - threads: workers; results do not depend on it.
  ///   - progress: called with the number of images done, from any thread, one call at a time.
  /// - Throws: ``NetworkError`` if the images do not fit the network; ``KernelSetError``.
  package func evaluate(
    _ images: ImageSet, products: EffectiveTable, threads: Int, progress: (@Sendable (Int) -> Void)? = nil
  ) throws -> Evaluation {
    try evaluate(
      images, products: layers.map { _ in products }, threads: threads, kernels: .selected(),
      progress: progress)
  }

  /// Runs every image, with one product table for each of `layers`.
  /// - Throws: as the other, and if the number of tables is not that of the layers.
  package func evaluate(
    _ images: ImageSet, productsPerLayer: [EffectiveTable], threads: Int,
    progress: (@Sendable (Int) -> Void)? = nil
  ) throws -> Evaluation {
    try evaluate(
      images, products: productsPerLayer, threads: threads, kernels: .selected(),
      progress: progress)
  }

  /// The same on a given instruction set.
  package func evaluate(
    _ images: ImageSet, productsPerLayer: [EffectiveTable], threads: Int, kernels: KernelSet
  ) throws -> Evaluation {
    try evaluate(
      images, products: productsPerLayer, threads: threads, kernels: kernels,
      progress: nil)
  }

  private func evaluate(
    _ images: ImageSet, products: [EffectiveTable], threads: Int, kernels: KernelSet,
    progress: (@Sendable (Int) -> Void)?
  ) throws -> Evaluation {
    try graph.check(images)
    try checkTables()
    let layers = layers
    let count = layers.count
    guard products.count == count else {
      throw NetworkError.tableCount(expected: count, found: products.count)
    }
    let plans = try parallelMap(count, threads: threads) { place in
      LayerPlan(
        layers[place], products: products[place], activationMaximum: activationMaximum, kernels: kernels)
    }
    let passes = Pool { images in IntegerPass(network: self, plans: plans, batch: images) }
    let batches = Batches(count: images.count)
    let meter = ProgressMeter(progress)
    let parts = try parallelMap(batches.count, threads: threads) { index in
      let logits = passes.use(images: batches[index].count) { $0.logits(images, batches[index]) }
      meter.add(batches[index].count)
      return logits
    }
    return Evaluation(logits: Array(parts.joined()), classes: graph.classes, labels: images.labels)
  }
}

extension Evaluation {
  /// - Parameter logits: [image][class]
  init(logits: [some FixedWidthInteger], classes: Int, labels: [UInt8]) {
    let predictions = largest(logits, classes: classes)
    self.init(
      predictions: predictions, correct: zip(predictions, labels).map { $0 == $1 },
      logitsDigest: hexadecimal(SHA256.hash(data: littleEndian(logits))))
  }
}
