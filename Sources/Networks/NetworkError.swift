import Datasets

/// What can be wrong with a network, its data, or the two together.
package enum NetworkError: Error, Hashable, CustomStringConvertible {
  case parameterShape(name: String, expected: Int, found: Int)
  case imageShape(dataset: String, found: Shape, network: String, expected: Shape)
  case tooManyClasses(dataset: String, classes: Int, network: String, logits: Int)
  case empty(dataset: String, split: String)
  case setting(String)
  case unknownLayer(network: String, layer: String, known: [String])
  case diverged(epoch: Int)
  case notFoldable(network: String, node: String)
  case notFinite(network: String, node: String, reason: String)
  case notQuantizable(network: String, reason: String)
  case tableCount(expected: Int, found: Int)

  package var description: String {
    switch self {
    case .parameterShape(let name, let expected, let found):
      "parameter \(name) has \(found) values, the network needs \(expected)"
    case .imageShape(let dataset, let found, let network, let expected):
      "\(dataset) images are \(found.channels)x\(found.height)x\(found.width), \(network) takes "
        + "\(expected.channels)x\(expected.height)x\(expected.width): pick another network or dataset"
    case .tooManyClasses(let dataset, let classes, let network, let logits):
      "\(dataset) has \(classes) classes, \(network) tells \(logits) apart: pick another network or dataset"
    case .empty(let dataset, let split): "the \(split) split of \(dataset) has no images"
    case .setting(let text): text
    case .unknownLayer(let network, let layer, let known):
      "\(network) has no layer '\(layer)' that multiplies; it has \(known.joined(separator: ", "))"
    case .diverged(let epoch):
      "training diverged in epoch \(epoch): the loss is not a number; lower the learning rate"
    case .notFoldable(let network, let node):
      "\(network) cannot be deployed: batch normalisation \(node) does not stand alone after a layer of weights"
    case .notFinite(let network, let node, let reason):
      "\(network) has weights that cannot be used: \(node): \(reason)"
    case .notQuantizable(let network, let reason): "\(network) cannot be quantised: \(reason)"
    case .tableCount(let expected, let found):
      "\(found) product tables given, the network has \(expected) layers that multiply"
    }
  }
}

extension NetworkGraph {
  /// - Throws: ``NetworkError`` if the network cannot run on such images.
  func check(_ images: ImageSet) throws {
    let shape = Shape(images.channels, images.height, images.width)
    guard shape == input else {
      throw NetworkError.imageShape(dataset: images.dataset, found: shape, network: id, expected: input)
    }
    let labels = max(images.classNames.count, Int(images.labels.max() ?? 0) + 1)
    guard labels <= classes else {
      throw NetworkError.tooManyClasses(
        dataset: images.dataset, classes: labels, network: id, logits: classes)
    }
  }
}
