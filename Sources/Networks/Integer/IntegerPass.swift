import Datasets
import Kernels

/// One batch of integer inference, on the kernels.
struct IntegerPass {
  let network: QuantizedNetwork
  /// One a layer of weights.
  let tables: [PreparedTable]
  let kernels: KernelSet

  /// Logits of the images in `range`: [image][class].
  func logits(_ images: ImageSet, _ range: Range<Int>) -> [Int32] {
    let batch = range.count
    var codes = input(images, range)
    var place = 0
    for step in network.steps {
      switch step {
      case .maxPool(let window):
        var geometry = window.kernelWindow(batch: batch)
        var pooled = [UInt8](repeating: 0, count: window.output.size * batch)
        kb_maxpool_u8(&geometry, codes, &pooled)
        codes = pooled
      case .layer(let layer):
        let sums = sums(layer, tables[place], codes, batch)
        place += 1
        guard let requantization = layer.requantization else {
          return biased(sums, layer.bias, batch: batch)
        }
        codes = [UInt8](repeating: 0, count: sums.count)
        let width = layer.window.positions * batch
        sums.withUnsafeBufferPointer { sums in
          codes.withUnsafeMutableBufferPointer { codes in
            guard let from = sums.baseAddress, let to = codes.baseAddress else { return }
            for (channel, step) in requantization.enumerated() {
              kb_requantize_u8(
                width, from + channel * width, layer.bias[channel], step.multiplier, Int32(step.shift),
                Int32(network.activationMaximum), to + channel * width)
            }
          }
        }
      }
    }
    return []
  }

  /// Accumulators without bias: [channel][image][y][x].
  private func sums(
    _ layer: QuantizedLayer, _ table: PreparedTable, _ codes: [UInt8], _ batch: Int
  ) -> [Int32] {
    let window = layer.window
    var geometry = window.kernelWindow(batch: batch)
    let width = window.positions * batch
    // Padding enters as code 0 and passes through the table like any other code.
    var columns = [UInt8](repeating: 0, count: window.depth * width)
    kb_im2col_u8(&geometry, codes, &columns)
    var sums = [Int32](repeating: 0, count: layer.channels * width)
    table.multiply(
      kernels, channels: layer.channels, width: width, depth: window.depth, weights: layer.weights,
      codes: columns, sums: &sums)
    return sums
  }

  /// [class][image] with bias as [image][class].
  private func biased(_ sums: [Int32], _ bias: [Int32], batch: Int) -> [Int32] {
    (0..<sums.count).map { at in
      let (image, channel) = (at / bias.count, at % bias.count)
      return sums[channel * batch + image] &+ bias[channel]
    }
  }

  /// Pixel codes, channel first.
  private func input(_ images: ImageSet, _ range: Range<Int>) -> [UInt8] {
    let plane = images.height * images.width
    let drop = UInt8(8 - network.activationBits)
    var codes = [UInt8](repeating: 0, count: images.imageSize * range.count)
    images.pixels.withUnsafeBufferPointer { pixels in
      for channel in 0..<images.channels {
        for (place, image) in range.enumerated() {
          let from = image * images.imageSize + channel * plane
          let to = (channel * range.count + place) * plane
          for at in 0..<plane { codes[to + at] = pixels[from + at] >> drop }
        }
      }
    }
    return codes
  }
}
