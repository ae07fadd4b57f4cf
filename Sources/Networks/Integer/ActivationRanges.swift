import Datasets

/// The largest output of each node of a network (batch normalisation folded) over some images.
package struct ActivationRanges: Hashable, Sendable {
  /// By node's name; 0 or more.
  package let maxima: [String: Float]

  package init(maxima: [String: Float]) { self.maxima = maxima }
}

extension FloatNetwork {
  /// Found on the portable kernels always: their sums have one order and no fused operations, so that the
  /// figures are the same on every machine.
  /// - Throws: ``NetworkError`` if there are no images or they do not fit the network, and if an output leaves the range
  ///   of floats.
  package func activationRanges(_ images: ImageSet, threads: Int = 1) throws -> ActivationRanges {
    guard images.count > 0 else {
      throw NetworkError.empty(dataset: images.dataset, split: images.split)
    }
    try graph.check(images)
    let network = try folded()
    let parts = try network.overBatches(images, kernels: .scalar, threads: threads) { pass in
      pass.outputs.map(\.largest)
    }
    let names = network.graph.nodes.map(\.name)
    let largest = parts.reduce(names.map { _ in 0 }) { zip($0, $1).map { max($0, $1) } }
    for (name, value) in zip(names, largest) where !value.isFinite {
      throw NetworkError.notFinite(
        network: graph.id, node: name,
        reason: "its outputs leave the range of 32-bit floats on \(images.title)")
    }
    return ActivationRanges(maxima: Dictionary(uniqueKeysWithValues: zip(names, largest)))
  }
}
