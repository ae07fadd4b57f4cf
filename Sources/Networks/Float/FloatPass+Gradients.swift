import Kernels

/// Memory for the backward pass, one buffer a node's output.
final class GradientBuffers: @unchecked Sendable {
  let outputs: [PlaneBuffer]
  let columns: [PlaneBuffer?]

  init(_ pass: FloatPass) {
    outputs = pass.graph.nodes.map {
      PlaneBuffer($0.output, plane: pass.graph.plane($0.output), batch: pass.batch)
    }
    columns = pass.columns.enumerated().map { (index, columns) -> PlaneBuffer? in
      guard let columns, pass.graph.nodes[index].sources[0] != nil else { return nil }
      let shape = Shape(columns.channels, Int(columns.plane.height), Int(columns.plane.width))
      return PlaneBuffer(shape, plane: columns.plane, batch: columns.batch)
    }
  }
}

extension FloatPass {
  /// Gradients of the parameters (zeros for running statistics) after `run`, given the gradient of the
  /// logits ([class][image]).
  func gradients(_ parameters: [[Float]], logits: [Float], buffers: GradientBuffers) -> [[Float]] {
    var result = parameters.map { [Float](repeating: 0, count: $0.count) }
    for buffer in buffers.outputs { buffer.clear() }
    if let last = buffers.outputs.last {
      // One position a class and image: the layout of the logits.
      for (at, value) in logits.enumerated() { last.values[at * last.plane.size] = value }
    }
    for (index, node) in graph.nodes.enumerated().reversed() {
      let gradient = buffers.outputs[index]
      let target = node.sources[0].map { buffers.outputs[$0] }
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
        // Nobody asks for the gradient of the pixels.
        guard let target else { break }
        convolveBack(index, window, parameters[first], gradient, target, buffers.columns[index])
      case .batchNorm:
        normalizeBack(index, parameters[offsets[index]], gradient, target, &result)
      case .relu:
        guard let target else { break }
        kb_relu_back_f32(gradient.count, outputs[index].values, gradient.values, target.values)
      case .add:
        for source in node.sources {
          guard let source else { continue }
          kb_add_f32(gradient.count, gradient.values, buffers.outputs[source].values)
        }
      case .padChannels:
        guard let target else { break }
        let before = (gradient.channels - target.channels) / 2
        kb_add_f32(target.count, gradient.values + before * gradient.row, target.values)
      case .maxPool:
        guard let target else { break }
        for (at, place) in chosen[index].enumerated() where gradient.values[at] != 0 {
          target.values[Int(place)] += gradient.values[at]
        }
      case .averagePool, .globalAveragePool, .subsample:
        guard let target, let window = node.window else { break }
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
    _ index: Int, _ window: Window, _ weights: [Float], _ gradient: PlaneBuffer, _ target: PlaneBuffer,
    _ columns: PlaneBuffer?
  ) {
    let (outputs, depth) = (gradient.channels, window.depth)
    if let columns {
      columns.clear()
      let turned = transposed(weights, rows: outputs, columns: depth)
      let rows = (0..<outputs).map { Optional(UnsafePointer(gradient.values + $0 * gradient.row)) }
      kb_rows_f32(kernels.level, depth, gradient.row, outputs, turned, rows, columns.values, columns.row)
      var geometry = window.kernelWindow(batch: batch)
      kb_uncolumns_f32(&geometry, target.plane, gradient.plane, columns.values, target.values)
    } else {
      // Weights as inputs x (outputs, row, column).
      let taps = window.kernelHeight * window.kernelWidth
      var turned = [Float](repeating: 0, count: weights.count)
      for output in 0..<outputs {
        for channel in 0..<target.channels {
          for tap in 0..<taps {
            turned[(channel * outputs + output) * taps + tap] = weights[output * depth + channel * taps + tap]
          }
        }
      }
      let rows = shiftedRows(window, gradient, sign: -1)
      kb_rows_f32(
        kernels.level, target.channels, target.row, rows.count, turned, rows, target.values, target.row)
      target.clearHalo()
    }
  }

  /// Ioffe & Szegedy 2015, section 3: from the `gradient` of the output to that of the input (`target`).
  private func normalizeBack(
    _ index: Int, _ weight: [Float], _ gradient: PlaneBuffer, _ target: PlaneBuffer?,
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
        gradient.row, scale, dy, slant, x, -scale * Float(sum) / count - slant * mean,
        target.values + channel * target.row)
    }
    target?.clearHalo()
  }
}
