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
    let logits = (0..<images.count).flatMap { index -> [Int32] in
      var codes = images.pixels[index * images.imageSize..<(index + 1) * images.imageSize].map {
        $0 >> UInt8(8 - activationBits)
      }
      var place = 0
      for step in steps {
        switch step {
        case .maxPool(let window): codes = pooled(codes, window)
        case .layer(let layer):
          let sums = sums(codes, layer, productsPerLayer[place])
          place += 1
          guard let requantization = layer.requantization else { return sums }
          codes = sums.enumerated().map { at, sum in
            requantization[at / layer.window.positions].code(sum, maximum: activationMaximum)
          }
        }
      }
      return []
    }
    return Evaluation(logits: logits, classes: graph.classes, labels: images.labels)
  }

  private func pooled(_ codes: [UInt8], _ window: Window) -> [UInt8] {
    windows(window) { channel, top, left in
      var best: UInt8 = 0
      for y in top..<top + window.kernelHeight {
        for x in left..<left + window.kernelWidth {
          best = max(best, codes[(channel * window.input.height + y) * window.input.width + x])
        }
      }
      return best
    }
  }

  private func sums(_ codes: [UInt8], _ layer: QuantizedLayer, _ products: EffectiveTable) -> [Int32] {
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
