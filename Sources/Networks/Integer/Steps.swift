import Datasets

/// Integer inference without kernels, but for the layers that multiply: those are given.
extension QuantizedNetwork {
  /// The codes of an image's pixels, [channel][row][column].
  func codes(_ images: ImageSet, _ image: Int) -> [Int64] {
    images.pixels[image * images.imageSize..<(image + 1) * images.imageSize].map {
      Int64(bits.code(ofPixel: $0))
    }
  }

  /// Logits of a few images, [image][class], from their codes.
  /// - Parameter layer: the sums, with bias, of a layer (given its place among `layers`) of all images.
  func logits(
    _ inputs: [[Int64]], layer sums: (Int, QuantizedLayer, [[Int64]]) -> [[Int64]]
  ) -> [Int64] {
    // [step][image][value]
    var values: [[[Int64]]] = []
    var place = 0
    for step in steps {
      let sources = step.sources.map { $0.map { values[$0] } ?? inputs }
      if case .layer(let layer) = step.operation {
        values.append(sums(place, layer, sources[0]).map { requantized($0, layer) })
        place += 1
      } else {
        values.append(inputs.indices.map { image in run(step, sources.map { $0[image] }) })
      }
    }
    return values.last?.flatMap { $0 } ?? []
  }

  private func requantized(_ sums: [Int64], _ layer: QuantizedLayer) -> [Int64] {
    guard let steps = layer.requantization else { return sums }
    let plane = layer.window.positions
    return sums.enumerated().map { at, sum in
      Int64(steps[at / plane].code(sum, maximum: activationMaximum))
    }
  }

  /// A step without weights, of one image.
  private func run(_ step: QuantizedStep, _ sources: [[Int64]]) -> [Int64] {
    let plane = step.output.height * step.output.width
    switch step.operation {
    case .maxPool(let window): return window.joined(sources[0], 0, max)
    case .averagePool(let window, let factor):
      return window.joined(sources[0], 0, +).map { Int64(factor.code($0, maximum: activationMaximum)) }
    case .padChannels:
      let missing = step.output.channels - step.input.channels
      let before = Array(repeating: Int64(0), count: missing / 2 * plane)
      return before + sources[0] + Array(repeating: 0, count: (missing - missing / 2) * plane)
    case .add(let factors):
      return zip(sources[0], sources[1]).enumerated().map { at, pair in
        Int64(factors[at / plane].code(pair.0, pair.1, maximum: activationMaximum))
      }
    case .layer: return []
    }
  }

  /// What logits of `images` come to.
  func evaluation(_ logits: [Int64], _ images: ImageSet) -> Evaluation {
    guard bits.fitTables else {
      return Evaluation(logits: logits, classes: graph.classes, labels: images.labels)
    }
    return Evaluation(
      logits: logits.map { Int32(truncatingIfNeeded: $0) }, classes: graph.classes, labels: images.labels)
  }

  /// - Throws: ``NetworkError/setting(_:)`` where operands are too wide for product tables.
  func checkTables() throws {
    guard bits.fitTables else {
      throw NetworkError.setting(
        "product tables have operands of at most 8 bits; this network has \(bits.activations)-bit activations and "
          + "\(bits.weights)-bit weights")
    }
  }
}

extension Window {
  /// `value` of each output channel and each window's top left corner: [channel][row][column].
  func map<Value>(_ value: (_ channel: Int, _ top: Int, _ left: Int) -> Value) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(output.size)
    for channel in 0..<output.channels {
      for y in 0..<output.height {
        for x in 0..<output.width {
          values.append(value(channel, y * stride - padding, x * stride - padding))
        }
      }
    }
    return values
  }

  /// The codes of each window, joined; windows of one channel each.
  func joined(_ codes: [Int64], _ start: Int64, _ join: (Int64, Int64) -> Int64) -> [Int64] {
    map { channel, top, left in
      var result = start
      for y in top..<top + kernelHeight {
        for x in left..<left + kernelWidth {
          result = join(result, codes[(channel * input.height + y) * input.width + x])
        }
      }
      return result
    }
  }
}
