import Datasets
import Kernels

/// Forward and backward over one batch of a fixed size. Buffers are kept from batch to batch.
///
/// Batch normalisation uses the statistics of this batch: a network for inference is folded first
/// (``FloatNetwork/folded()``), so that it has none.
///
/// A class, and sent between threads unchecked, because it is working memory: one worker uses it at a time.
final class FloatPass: @unchecked Sendable {
  let graph: NetworkGraph
  let kernels: KernelSet
  let batch: Int
  let input: PlaneBuffer
  let outputs: [PlaneBuffer]
  /// Windows as columns, for layers with weights whose output does not lie over their input.
  let columns: [PlaneBuffer?]
  /// Index of each maximum, for max pooling.
  var chosen: [[UInt32]]
  /// Mean, variance and 1 / sqrt(variance + epsilon) of each channel of the last batch, for batch
  /// normalisation.
  var means: [[Float]]
  var variances: [[Float]]
  var inverses: [[Float]]
  let offsets: [Int]

  init(graph: NetworkGraph, kernels: KernelSet, batch: Int) {
    self.graph = graph
    self.kernels = kernels
    self.batch = batch
    offsets = graph.parameterOffsets
    input = PlaneBuffer(graph.input, plane: graph.plane(graph.input), batch: batch)
    let outputs = graph.nodes.map { PlaneBuffer($0.output, plane: graph.plane($0.output), batch: batch) }
    self.outputs = outputs
    columns = graph.nodes.map { node in
      guard node.hasWeights, let window = node.window, !window.keepsSize else { return nil }
      let shape = Shape(window.depth, node.output.height, node.output.width)
      return PlaneBuffer(shape, plane: graph.plane(node.output), batch: batch)
    }
    chosen = graph.nodes.enumerated().map { index, node in
      if case .maxPool = node.layer { [UInt32](repeating: 0, count: outputs[index].count) } else { [] }
    }
    means = graph.nodes.map { $0.layer == .batchNorm ? Array(repeating: 0, count: $0.input.channels) : [] }
    variances = means
    inverses = means
  }

  /// [class][image]
  var logits: [Float] { outputs.last?.compact ?? [] }

  /// What the last batch says of each running statistic, by index among the parameters.
  var statistics: [(parameter: Int, values: [Float])] {
    graph.nodes.indices.filter { graph.nodes[$0].layer == .batchNorm }.flatMap { index in
      [(offsets[index] + 2, means[index]), (offsets[index] + 3, variances[index])]
    }
  }

  func source(_ node: Node, _ index: Int = 0) -> PlaneBuffer {
    node.sources[index].map { outputs[$0] } ?? input
  }

  /// Runs the network on what `input` holds; outcomes are in `outputs`.
  func run(_ parameters: [[Float]]) {
    for (index, node) in graph.nodes.enumerated() {
      let (from, to) = (source(node), outputs[index])
      switch node.layer {
      case .convolution, .dense:
        guard let window = node.window else { break }
        let first = offsets[index]
        let hasBias = graph.parameters(of: node).count > 1
        if hasBias {
          for channel in 0..<to.channels {
            (to.values + channel * to.row).update(repeating: parameters[first + 1][channel], count: to.row)
          }
        }
        if let columns = columns[index] {
          var geometry = window.kernelWindow(batch: batch)
          kb_columns_f32(&geometry, from.plane, to.plane, from.values, columns.values)
        }
        let rows = rows(index, window, from)
        kb_rows_f32(
          kernels.level, hasBias ? 1 : 0, to.channels, to.row, window.depth, parameters[first], rows,
          to.values, to.row)
        to.clearHalo()
      case .batchNorm: normalize(index, from, to, parameters)
      case .relu: kb_relu_f32(to.count, from.values, to.values)
      case .add:
        to.values.update(from: from.values, count: to.count)
        kb_add_f32(to.count, source(node, 1).values, to.values)
      case .padChannels:
        let before = (to.channels - from.channels) / 2
        (to.values + before * to.row).update(from: from.values, count: from.count)
      case .maxPool:
        guard var geometry = node.window?.kernelWindow(batch: batch) else { break }
        kb_maxpool_planes(&geometry, from.plane, to.plane, from.values, to.values, &chosen[index])
      case .averagePool, .globalAveragePool, .subsample:
        guard let window = node.window else { break }
        var geometry = window.kernelWindow(batch: batch)
        kb_sumpool_planes(&geometry, from.plane, to.plane, window.share, from.values, to.values)
      }
    }
  }

  /// For each (channel, row, column) of the window, the floats that it multiplies, one an output float.
  func rows(_ index: Int, _ window: Window, _ from: PlaneBuffer) -> [UnsafePointer<Float>?] {
    if let columns = columns[index] {
      return (0..<window.depth).map { UnsafePointer(columns.values + $0 * columns.row) }
    }
    return shiftedRows(window, from, sign: 1)
  }

  /// `from` shifted by each place of the window; backwards for the gradient (`sign` -1).
  func shiftedRows(_ window: Window, _ from: PlaneBuffer, sign: Int) -> [UnsafePointer<Float>?] {
    var rows: [UnsafePointer<Float>?] = []
    for channel in 0..<from.channels {
      for ky in 0..<window.kernelHeight {
        for kx in 0..<window.kernelWidth {
          let shift = (ky - window.padding) * from.plane.pitch + kx - window.padding
          rows.append(UnsafePointer(from.values + channel * from.row + sign * shift))
        }
      }
    }
    return rows
  }

  private func normalize(_ index: Int, _ from: PlaneBuffer, _ to: PlaneBuffer, _ parameters: [[Float]]) {
    let (weight, bias) = (parameters[offsets[index]], parameters[offsets[index] + 1])
    let count = Double(batch * Int(from.plane.height) * Int(from.plane.width))
    for channel in 0..<from.channels {
      let x = from.values + channel * from.row
      var (sum, dot) = (0.0, 0.0)
      kb_sums_f32(from.row, x, x, 0, &sum, &dot)
      let mean = Float(sum / count)
      // Around the mean: the difference of two large sums would lose the variance.
      kb_sums_f32(from.row, x, x, mean, &sum, &dot)
      let variance = Float(max(0, dot / count))
      let inverse = 1 / (variance + Layer.epsilon).squareRoot()
      means[index][channel] = mean
      variances[index][channel] = variance
      inverses[index][channel] = inverse
      let scale = weight[channel] * inverse
      kb_affine_f32(from.row, x, scale, bias[channel] - mean * scale, to.values + channel * to.row)
    }
    to.clearHalo()
  }

  /// Fills `input` with pixels of the images at `indices`, scaled to 0...1, moved and mirrored by
  /// `augmentations` with zeros coming in.
  func load(_ images: ImageSet, _ indices: [Int], _ augmentations: [Augmentation] = []) {
    let (height, width) = (images.height, images.width)
    input.clear()
    images.pixels.withUnsafeBufferPointer { pixels in
      for channel in 0..<images.channels {
        for (place, index) in indices.enumerated() {
          let from = index * images.imageSize + channel * height * width
          let to = (channel * batch + place) * input.plane.size
          let change = place < augmentations.count ? augmentations[place] : Augmentation()
          for y in max(0, change.down)..<min(height, height + change.down) {
            let row = from + (y - change.down) * width
            for x in max(0, change.right)..<min(width, width + change.right) {
              let column = x - change.right
              let pixel = pixels[row + (change.isMirrored ? width - 1 - column : column)]
              input.values[to + y * input.plane.pitch + x] = Float(pixel) * NetworkGraph.pixelScale
            }
          }
        }
      }
    }
  }
}

extension Window {
  /// What each input of the window counts in its mean.
  var share: Float { 1 / Float(kernelHeight * kernelWidth) }
}

/// A random change of a training image that keeps its class: mirrored, then moved.
package struct Augmentation: Hashable, Sendable {
  package var down = 0
  package var right = 0
  package var isMirrored = false
}
