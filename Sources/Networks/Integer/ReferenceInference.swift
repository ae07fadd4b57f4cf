import Arithmetic
import Datasets

extension QuantizedNetwork {
  /// Integer inference as it is defined: one image, one window, one product at a time. Slow; it is what
  /// the kernels are held against.
  package func referenceEvaluate(_ images: ImageSet, productsPerLayer: [EffectiveTable]) throws -> Evaluation
  {
    guard productsPerLayer.count == layers.count else {
      throw NetworkError.tableCount(expected: layers.count, found: productsPerLayer.count)
    }
    try checkTables()
    return try referenceEvaluate(images, productsPerLayer: productsPerLayer.map { .table($0) }) {
      Int64(Int32(truncatingIfNeeded: $0 + $1))
    }
  }

  /// The same with operands of any width and an accumulator.
  package func referenceEvaluate(
    _ images: ImageSet, products: LayerProducts, accumulator: Accumulator
  ) throws -> Evaluation {
    try referenceEvaluate(images, productsPerLayer: layers.map { _ in products }) {
      accumulator.value(accumulator.adding($1, to: accumulator.pattern($0)))
    }
  }

  private func referenceEvaluate(
    _ images: ImageSet, productsPerLayer: [LayerProducts], adding: (Int64, Int64) -> Int64
  ) throws -> Evaluation {
    try graph.check(images)
    let logits = (0..<images.count).flatMap { image in
      self.logits([codes(images, image)]) { place, layer, codes in
        codes.map { sums($0, layer, productsPerLayer[place], adding) }
      }
    }
    return evaluation(logits, images)
  }

  private func sums(
    _ codes: [Int64], _ layer: QuantizedLayer, _ products: LayerProducts, _ adding: (Int64, Int64) -> Int64
  ) -> [Int64] {
    let window = layer.window
    let input = window.input
    return window.map { channel, top, left in
      var sum = layer.bias[channel]
      var weight = channel * window.depth
      for plane in 0..<input.channels {
        for y in top..<top + window.kernelHeight {
          for x in left..<left + window.kernelWidth {
            let inside = (0..<input.height).contains(y) && (0..<input.width).contains(x)
            let code = inside ? Int(codes[(plane * input.height + y) * input.width + x]) : 0
            sum = adding(sum, products.value(activation: code, weight: Int(layer.weights[weight])))
            weight += 1
          }
        }
      }
      return sum
    }
  }
}
