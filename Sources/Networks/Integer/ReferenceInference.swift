import Arithmetic
import Datasets

extension QuantizedNetwork {
  /// Integer inference as it is defined: one image, one window, one product at a time. Slow; it is what
  /// the kernels are held against.
  package func referenceEvaluate(_ images: ImageSet, productsPerLayer: [EffectiveTable]) throws -> Evaluation
  {
    try graph.check(images)
    guard productsPerLayer.count == layers.count else {
      throw NetworkError.tableCount(expected: layers.count, found: productsPerLayer.count)
    }
    let logits = (0..<images.count).flatMap { index in
      self.logits(
        images.pixels[index * images.imageSize..<(index + 1) * images.imageSize].map {
          Int32($0 >> UInt8(8 - activationBits))
        }, productsPerLayer)
    }
    return Evaluation(logits: logits, classes: graph.classes, labels: images.labels)
  }

  /// Of one image, from its codes.
  private func logits(_ input: [Int32], _ products: [EffectiveTable]) -> [Int32] {
    var values: [[Int32]] = []
    var place = 0
    for step in steps {
      let sources = step.sources.map { $0.map { values[$0] } ?? input }
      let plane = step.output.height * step.output.width
      switch step.operation {
      case .maxPool(let window): values.append(overWindows(sources[0], window, 0, max))
      case .averagePool(let window, let factor):
        values.append(
          overWindows(sources[0], window, 0, &+).map { Int32(factor.code($0, maximum: activationMaximum)) })
      case .padChannels:
        let missing = step.output.channels - step.input.channels
        let before = Array(repeating: Int32(0), count: missing / 2 * plane)
        values.append(before + sources[0] + Array(repeating: 0, count: (missing - missing / 2) * plane))
      case .add(let factors):
        values.append(
          zip(sources[0], sources[1]).enumerated().map { at, pair in
            Int32(factors[at / plane].code(pair.0, pair.1, maximum: activationMaximum))
          })
      case .layer(let layer):
        let sums = sums(sources[0], layer, products[place])
        place += 1
        values.append(
          sums.enumerated().map { at, sum in
            layer.requantization.map { Int32($0[at / plane].code(sum, maximum: activationMaximum)) } ?? sum
          })
      }
    }
    return values.last ?? []
  }

  /// The codes of each window, joined.
  private func overWindows(
    _ codes: [Int32], _ window: Window, _ start: Int32, _ join: (Int32, Int32) -> Int32
  ) -> [Int32] {
    windows(window) { channel, top, left in
      var result = start
      for y in top..<top + window.kernelHeight {
        for x in left..<left + window.kernelWidth {
          result = join(result, codes[(channel * window.input.height + y) * window.input.width + x])
        }
      }
      return result
    }
  }

  private func sums(_ codes: [Int32], _ layer: QuantizedLayer, _ products: EffectiveTable) -> [Int32] {
    let window = layer.window
    let input = window.input
    return windows(window) { channel, top, left in
      var sum = layer.bias[channel]
      var weight = channel * window.depth
      for plane in 0..<input.channels {
        for y in top..<top + window.kernelHeight {
          for x in left..<left + window.kernelWidth {
            let inside = (0..<input.height).contains(y) && (0..<input.width).contains(x)
            let code = inside ? Int(codes[(plane * input.height + y) * input.width + x]) : 0
            sum &+= products.entries[code * EffectiveTable.side + Int(layer.weights[weight]) & 255]
            weight += 1
          }
        }
      }
      return sum
    }
  }

  /// `value` of each output channel and each window's top left corner.
  private func windows<Value>(_ window: Window, _ value: (Int, Int, Int) -> Value) -> [Value] {
    var values: [Value] = []
    for channel in 0..<window.output.channels {
      for y in 0..<window.output.height {
        for x in 0..<window.output.width {
          values.append(
            value(channel, y * window.stride - window.padding, x * window.stride - window.padding))
        }
      }
    }
    return values
  }
}
