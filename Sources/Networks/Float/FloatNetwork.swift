import Datasets
import Parallel
import Random

/// A network with its weights, in float.
package struct FloatNetwork: Sendable {
  package let graph: NetworkGraph
  /// One array a parameter, in the order of `graph.parameters`, row-major.
  package internal(set) var parameters: [[Float]]

  /// - Throws: ``NetworkError/parameterShape(name:expected:found:)`` if the arrays do not fit the graph.
  package init(graph: NetworkGraph, parameters: [[Float]]) throws {
    for (index, parameter) in graph.parameters.enumerated() {
      let found = index < parameters.count ? parameters[index].count : 0
      guard found == parameter.count else {
        throw NetworkError.parameterShape(name: parameter.name, expected: parameter.count, found: found)
      }
    }
    self.graph = graph
    self.parameters = parameters
  }

  /// He et al. 2015: weights uniform within sqrt(6 / inputs); zero biases; batch normalisation that does
  /// nothing.
  package init(graph: NetworkGraph, seed: UInt64) {
    self.graph = graph
    var generator = SplitMix64(seed: seed)
    parameters = graph.nodes.flatMap { node in
      graph.parameters(of: node).enumerated().map { place, parameter in
        guard parameter.shape.count > 1 else {
          // Of batch normalisation: weight, bias, mean, variance.
          let start: Float = node.layer == .batchNorm && place % 3 == 0 ? 1 : 0
          return Array(repeating: start, count: parameter.count)
        }
        let bound = (6 / Float(parameter.shape.dropFirst().reduce(1, *))).squareRoot()
        return (0..<parameter.count).map { _ in (2 * generator.unitFloat() - 1) * bound }
      }
    }
  }

  /// The logits of every image (count x classes), batch normalisation by its running statistics.
  /// - Throws: ``NetworkError`` if the images do not have the network's input shape; ``KernelSetError``.
  package func logits(_ images: ImageSet, threads: Int = 1) throws -> [Float] {
    try graph.check(images)
    let kernels = try KernelSet.selected()
    let network = try folded()
    let parts = try network.overBatches(images, kernels: kernels, threads: threads) { pass in
      transposed(pass.logits, rows: graph.classes, columns: pass.batch)
    }
    return Array(parts.joined())
  }

  /// Runs consecutive batches and gives what `body` makes of each.
  /// - Precondition: the network has no batch normalisation.
  func overBatches<Value: Sendable>(
    _ images: ImageSet, kernels: KernelSet, threads: Int,
    _ body: @Sendable (FloatPass) -> Value
  ) throws -> [Value] {
    let batches = Batches(count: images.count)
    let passes = Pool { [graph] images in FloatPass(graph: graph, kernels: kernels, batch: images) }
    return try parallelMap(batches.count, threads: threads) { index in
      let range = batches[index]
      return passes.use(images: range.count) { pass in
        pass.load(images, Array(range))
        pass.run(parameters)
        return body(pass)
      }
    }
  }

  /// The class of every image: the largest logit, the lowest class among equals.
  package func predict(_ images: ImageSet, threads: Int = 1) throws -> [UInt8] {
    largest(try logits(images, threads: threads), classes: graph.classes)
  }

  /// The share of `images`, 0...1, that `predict` gets right.
  package func accuracy(on images: ImageSet, threads: Int = 1) throws -> Double {
    let predictions = try predict(images, threads: threads)
    return share(zip(predictions, images.labels).count { $0 == $1 }, of: images.count)
  }
}

/// Consecutive runs of 64 images, the last one shorter.
struct Batches {
  static let size = 64
  let images: Int
  init(count: Int) { images = count }
  var count: Int { (images + Self.size - 1) / Self.size }
  subscript(index: Int) -> Range<Int> {
    index * Self.size..<min(images, (index + 1) * Self.size)
  }
}

func share(_ part: Int, of whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }

func transposed<Element>(_ values: [Element], rows: Int, columns: Int) -> [Element] {
  (0..<rows * columns).map { values[$0 % rows * columns + $0 / rows] }
}

/// The index of the largest of each `classes` values, the lowest among equals.
func largest<Element: Comparable>(_ logits: [Element], classes: Int) -> [UInt8] {
  stride(from: 0, to: logits.count, by: classes).map { start in
    var best = 0
    for index in 1..<classes where logits[start + index] > logits[start + best] { best = index }
    return UInt8(best)
  }
}
