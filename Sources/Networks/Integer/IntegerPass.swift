import Datasets
import Kernels

/// Integer inference of one batch of a fixed size, on the kernels. Buffers are kept from batch to batch.
///
/// A class, and sent between threads unchecked, because it is working memory: one worker uses it at a time.
final class IntegerPass: @unchecked Sendable {
  let network: QuantizedNetwork
  /// One a layer of weights.
  let plans: [LayerPlan]
  let batch: Int
  private let input: ValueBuffer
  /// What each step leaves.
  private let values: [ValueBuffer]
  private let scratch = PlanScratch()
  /// Sums of means before they become codes.
  private let sums: UnsafeMutablePointer<Int32>

  init(network: QuantizedNetwork, plans: [LayerPlan], batch: Int) {
    self.network = network
    self.plans = plans
    self.batch = batch
    input = ValueBuffer(count: network.graph.input.size * batch, holdsSums: false)
    values = network.steps.map { ValueBuffer(count: $0.output.size * batch, holdsSums: $0.leavesSums) }
    let sumCount = network.steps.map { $0.output.size * batch }.max() ?? 0
    sums = .allocate(capacity: sumCount)
    sums.initialize(repeating: 0, count: sumCount)
  }

  deinit { sums.deallocate() }

  /// Logits of the images in `range` (as many as the batch): [image][class].
  func logits(_ images: ImageSet, _ range: Range<Int>) -> [Int32] {
    precondition(range.count == batch, "\(range.count) images for a pass of \(batch)")
    load(images, range)
    var place = 0
    for (index, step) in network.steps.enumerated() {
      let from = source(step, 0)
      let to = values[index]
      switch step.operation {
      case .layer(let layer):
        if layer.requantization == nil {
          plans[place].sums(from.codes, batch: batch, into: to.sums, scratch: scratch)
        } else {
          plans[place].codes(from.codes, batch: batch, into: to.codes, scratch: scratch)
        }
        place += 1
      case .maxPool(let window):
        var geometry = window.kernelWindow(batch: batch)
        kb_maxpool_u8(&geometry, from.codes, to.codes)
      case .averagePool(let window, let factor):
        var geometry = window.kernelWindow(batch: batch)
        kb_sumpool_u8(&geometry, from.codes, sums)
        kb_requantize_u8(
          to.count, sums, 0, factor.multiplier, Int32(factor.shift), Int32(network.activationMaximum),
          to.codes)
      case .padChannels:
        // The rest was zero from the start and stays so.
        let before = (step.output.channels - step.input.channels) / 2
        let row = step.input.height * step.input.width * batch
        (to.codes + before * row).update(from: from.codes, count: from.count)
      case .add(let factors): add(factors, step, to)
      }
    }
    return biasedLogits()
  }

  private func source(_ step: QuantizedStep, _ place: Int) -> ValueBuffer {
    step.sources[place].map { values[$0] } ?? input
  }

  private func add(_ factors: [JointRequantization], _ step: QuantizedStep, _ to: ValueBuffer) {
    let width = step.output.height * step.output.width * batch
    for (channel, factor) in factors.enumerated() {
      var first = addend(step, 0, factor.first, channel, width)
      var second = addend(step, 1, factor.second, channel, width)
      kb_join_u8(
        width, &first, &second, Int32(factor.shift), Int32(network.activationMaximum),
        to.codes + channel * width)
    }
  }

  private func addend(
    _ step: QuantizedStep, _ place: Int, _ multiplier: Int32, _ channel: Int, _ width: Int
  ) -> kb_addend {
    let from = source(step, place)
    guard let index = step.sources[place], case .layer(let layer) = network.steps[index].operation,
      from.holdsSums
    else {
      return kb_addend(
        sums: nil, codes: UnsafePointer(from.codes + channel * width), bias: 0, multiplier: multiplier)
    }
    return kb_addend(
      sums: UnsafePointer(from.sums + channel * width), codes: nil,
      bias: Int32(truncatingIfNeeded: layer.bias[channel]),
      multiplier: multiplier)
  }

  /// The last step's accumulators, [class][image], with bias as [image][class].
  private func biasedLogits() -> [Int32] {
    guard let last = values.last, let bias = network.layers.last?.bias else { return [] }
    return (0..<last.count).map { at in
      let (image, channel) = (at / bias.count, at % bias.count)
      return last.sums[channel * batch + image] &+ Int32(truncatingIfNeeded: bias[channel])
    }
  }

  /// Pixel codes, channel first.
  private func load(_ images: ImageSet, _ range: Range<Int>) {
    let plane = images.height * images.width
    let drop = UInt8(8 - network.bits.activations)
    images.pixels.withUnsafeBufferPointer { pixels in
      for channel in 0..<images.channels {
        for (place, image) in range.enumerated() {
          let from = image * images.imageSize + channel * plane
          let to = (channel * range.count + place) * plane
          for at in 0..<plane { input.codes[to + at] = pixels[from + at] >> drop }
        }
      }
    }
  }
}

/// The activations of a batch at one place: [channel][image][y][x], codes or accumulators.
private final class ValueBuffer {
  let count: Int
  let holdsSums: Bool
  /// Of `count` values where the buffer holds them, else empty.
  let codes: UnsafeMutablePointer<UInt8>
  let sums: UnsafeMutablePointer<Int32>

  init(count: Int, holdsSums: Bool) {
    self.count = count
    self.holdsSums = holdsSums
    let (codeCount, sumCount) = holdsSums ? (0, count) : (count, 0)
    codes = .allocate(capacity: codeCount)
    codes.initialize(repeating: 0, count: codeCount)
    sums = .allocate(capacity: sumCount)
    sums.initialize(repeating: 0, count: sumCount)
  }

  deinit {
    codes.deallocate()
    sums.deallocate()
  }
}
