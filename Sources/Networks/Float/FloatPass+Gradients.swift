import Kernels

/// Memory for the backward pass, one buffer a node's output.
final class GradientBuffers: @unchecked Sendable {
  let outputs: [PlaneBuffer]
  /// Whether a gradient has been put there: the first contribution replaces what another batch left, which is
  /// faster than zeros everywhere that are then added to.
  private var isFilled: [Bool]
  let columns: [PlaneBuffer?]

  init(_ pass: FloatPass) {
    outputs = pass.graph.nodes.map {
      PlaneBuffer($0.output, plane: pass.graph.plane($0.output), batch: pass.batch)
    }
    isFilled = outputs.map { _ in false }
    columns = pass.columns.enumerated().map { (index, columns) -> PlaneBuffer? in
      guard let columns, pass.graph.nodes[index].sources[0] != nil else { return nil }
      let shape = Shape(columns.channels, Int(columns.plane.height), Int(columns.plane.width))
      return PlaneBuffer(shape, plane: columns.plane, batch: columns.batch)
    }
  }

  func forget() { for index in isFilled.indices { isFilled[index] = false } }

  /// Whether the next contribution to a node's output has to add to what is there; from then on all have to.
  func adds(to index: Int) -> Bool {
    defer { isFilled[index] = true }
    return isFilled[index]
  }

  /// A node's output for contributions that only add.
  func opened(_ index: Int) -> PlaneBuffer {
    if !adds(to: index) { outputs[index].clear() }
    return outputs[index]
  }
}

/// What receives the gradient of a layer's input, and whether it is added.
private struct GradientTarget {
  let buffer: PlaneBuffer
  let adds: Bool
}

extension FloatPass {
  /// Gradients of the parameters (zeros for running statistics) after `run`, given the gradient of the
  /// logits ([class][image]).
  func gradients(_ parameters: [[Float]], logits: [Float], buffers: GradientBuffers) -> [[Float]] {
    var result = parameters.map { [Float](repeating: 0, count: $0.count) }
    buffers.forget()
    if let last = graph.nodes.indices.last {
      // One position a class and image: the layout of the logits.
      let buffer = buffers.opened(last)
      for (at, value) in logits.enumerated() { buffer.values[at * buffer.plane.size] = value }
    }
    for (index, node) in graph.nodes.enumerated().reversed() {
      // Zeros where nothing reads a node's output.
      let gradient = buffers.opened(index)
      /// Nil where nobody asks: the gradient of the pixels.
      func target() -> GradientTarget? {
        node.sources[0].map { GradientTarget(buffer: buffers.outputs[$0], adds: buffers.adds(to: $0)) }
      }
      func opened() -> PlaneBuffer? { node.sources[0].map(buffers.opened) }
      switch node.layer {
      case .convolution, .dense:
        guard let window = node.window else { break }
        let first = offsets[index]
        kb_rows_nt_f32(
          kernels.level, gradient.channels, gradient.row, window.depth, gradient.values, gradient.row,
          rows(index, window, source(node)), &result[first])
        if graph.parameters(of: node).count > 1 {
          for channel in 0..<gradient.channels {
            result[first + 1][channel] = total(gradient, channel)
          }
        }
        guard let target = target() else { break }
        convolveBack(index, window, parameters[first], gradient, target, buffers.columns[index])
      case .batchNorm:
        normalizeBack(index, parameters[offsets[index]], gradient, target(), &result)
      case .relu:
        guard let target = target() else { break }
        kb_relu_back_f32(
          target.adds ? 1 : 0, gradient.count, outputs[index].values, gradient.values, target.buffer.values)
      case .add:
        for source in node.sources {
          guard let source else { continue }
          let values = buffers.outputs[source].values
          if buffers.adds(to: source) {
            kb_add_f32(gradient.count, gradient.values, values)
          } else {
            values.update(from: gradient.values, count: gradient.count)
          }
        }
      case .padChannels:
        guard let target = opened() else { break }
        let before = (gradient.channels - target.channels) / 2
        kb_add_f32(target.count, gradient.values + before * gradient.row, target.values)
      case .maxPool:
        guard let target = opened() else { break }
        for (at, place) in chosen[index].enumerated() where gradient.values[at] != 0 {
          target.values[Int(place)] += gradient.values[at]
        }
      case .averagePool, .globalAveragePool, .subsample:
        guard let target = opened(), let window = node.window else { break }
        var geometry = window.kernelWindow(batch: batch)
        kb_unsumpool_planes(
          &geometry, target.plane, gradient.plane, window.share, gradient.values, target.values)
      }
    }
    return result
  }

  private func total(_ buffer: PlaneBuffer, _ channel: Int) -> Float {
    let values = buffer.values + channel * buffer.row
    var (sum, dot) = (0.0, 0.0)
    kb_sums_f32(buffer.row, values, values, 0, &sum, &dot)
    return Float(sum)
  }

  private func convolveBack(
    _ index: Int, _ window: Window, _ weights: [Float], _ gradient: PlaneBuffer, _ target: GradientTarget,
    _ columns: PlaneBuffer?
  ) {
    let (outputs, depth, to) = (gradient.channels, window.depth, target.buffer)
    if let columns {
      let turned = transposed(weights, rows: outputs, columns: depth)
      let rows = (0..<outputs).map { Optional(UnsafePointer(gradient.values + $0 * gradient.row)) }
      kb_rows_f32(
        kernels.level, 0, depth, gradient.row, outputs, turned, rows, columns.values, columns.row)
      var geometry = window.kernelWindow(batch: batch)
      if !target.adds { to.clear() }
      kb_uncolumns_f32(&geometry, to.plane, gradient.plane, columns.values, to.values)
    } else {
      // Weights as inputs x (outputs, row, column).
      let taps = window.kernelHeight * window.kernelWidth
      var turned = [Float](repeating: 0, count: weights.count)
      for output in 0..<outputs {
        for channel in 0..<to.channels {
          for tap in 0..<taps {
            turned[(channel * outputs + output) * taps + tap] = weights[output * depth + channel * taps + tap]
          }
        }
      }
      let rows = shiftedRows(window, gradient, sign: -1)
      kb_rows_f32(
        kernels.level, target.adds ? 1 : 0, to.channels, to.row, rows.count, turned, rows, to.values, to.row)
      to.clearHalo()
    }
  }

  /// Ioffe & Szegedy 2015, section 3: from the `gradient` of the output to that of the input (`target`).
  private func normalizeBack(
    _ index: Int, _ weight: [Float], _ gradient: PlaneBuffer, _ target: GradientTarget?,
    _ result: inout [[Float]]
  ) {
    let from = source(graph.nodes[index])
    let count = Float(batch * Int(from.plane.height) * Int(from.plane.width))
    for channel in 0..<gradient.channels {
      let dy = gradient.values + channel * gradient.row
      let x = from.values + channel * from.row
      let (mean, inverse) = (means[index][channel], inverses[index][channel])
      var (sum, dot) = (0.0, 0.0)
      kb_sums_f32(from.row, x, dy, mean, &sum, &dot)
      let slope = Float(dot) * inverse
      result[offsets[index]][channel] = slope
      result[offsets[index] + 1][channel] = Float(sum)
      guard let target else { continue }
      // dx = weight * inverse * (dy - sum / count - (x - mean) * inverse * slope / count)
      let scale = weight[channel] * inverse
      let slant = -scale * inverse * slope / count
      kb_combine_f32(
        target.adds ? 1 : 0, gradient.row, scale, dy, slant, x, -scale * Float(sum) / count - slant * mean,
        target.buffer.values + channel * target.buffer.row)
    }
    target?.buffer.clearHalo()
  }
}
