import Datasets
import Kernels

/// One batch forward, and backward for training. All arrays are channel first: [channel][image][y][x].
struct FloatPass {
  let graph: NetworkGraph
  let parameters: [[Float]]
  let kernels: KernelSet
  let batch: Int

  /// What the forward pass leaves behind for the backward pass.
  struct Trace {
    /// Output of each node.
    var outputs: [[Float]] = []
    /// Windows as columns, for layers with weights; empty for others.
    var columns: [[Float]] = []
    /// Index of each maximum, for pooling layers; empty for others.
    var chosen: [[UInt32]] = []
    /// [class][image]
    var logits: [Float] { outputs.last ?? [] }
  }

  /// Pixels of the images at `indices`, scaled to 0...1, moved by `shifts` (down, right) with zeros
  /// coming in.
  static func input(_ images: ImageSet, _ indices: [Int], shifts: [(Int, Int)] = []) -> [Float] {
    let (height, width) = (images.height, images.width)
    var result = [Float](repeating: 0, count: images.imageSize * indices.count)
    images.pixels.withUnsafeBufferPointer { pixels in
      for channel in 0..<images.channels {
        for (place, index) in indices.enumerated() {
          let from = index * images.imageSize + channel * height * width
          let to = (channel * indices.count + place) * height * width
          let (down, right) = place < shifts.count ? shifts[place] : (0, 0)
          for y in max(0, down)..<min(height, height + down) {
            for x in max(0, right)..<min(width, width + right) {
              let pixel = pixels[from + (y - down) * width + x - right]
              result[to + y * width + x] = Float(pixel) * NetworkGraph.pixelScale
            }
          }
        }
      }
    }
    return result
  }

  func run(_ input: [Float]) -> Trace {
    var trace = Trace()
    var parameter = 0
    for node in graph.nodes {
      let source = node.source.map { trace.outputs[$0] } ?? input
      var output = [Float](repeating: 0, count: node.output.size * batch)
      var columns: [Float] = []
      var chosen: [UInt32] = []
      switch node.layer {
      case .convolution, .dense:
        guard let window = node.window else { break }
        var geometry = window.kernelWindow(batch: batch)
        let width = window.positions * batch
        columns = [Float](repeating: 0, count: window.depth * width)
        kb_im2col_f32(&geometry, source, &columns)
        let bias = parameters[parameter + 1]
        for channel in 0..<node.output.channels {
          for at in channel * width..<(channel + 1) * width { output[at] = bias[channel] }
        }
        kb_gemm_f32(
          kernels.level, node.output.channels, width, window.depth, parameters[parameter], window.depth, 1,
          columns, &output, 1)
        parameter += 2
      case .relu:
        for at in output.indices { output[at] = max(0, source[at]) }
      case .maxPool:
        guard let window = node.window else { break }
        var geometry = window.kernelWindow(batch: batch)
        chosen = [UInt32](repeating: 0, count: output.count)
        kb_maxpool_f32(&geometry, source, &output, &chosen)
      }
      trace.outputs.append(output)
      trace.columns.append(columns)
      trace.chosen.append(chosen)
    }
    return trace
  }

  /// Gradients of the parameters, given the gradient of the logits ([class][image]).
  func gradients(_ trace: Trace, logits: [Float]) -> [[Float]] {
    var result = graph.parameters.map { [Float](repeating: 0, count: $0.count) }
    var incoming = graph.nodes.map { [Float](repeating: 0, count: $0.output.size * batch) }
    if !incoming.isEmpty { incoming[incoming.count - 1] = logits }
    var parameter = result.count
    for (index, node) in graph.nodes.enumerated().reversed() {
      let gradient = incoming[index]
      switch node.layer {
      case .convolution, .dense:
        guard let window = node.window else { break }
        parameter -= 2
        let width = window.positions * batch
        let channels = node.output.channels
        kb_gemm_f32_nt(
          kernels.level, channels, window.depth, width, gradient, trace.columns[index], &result[parameter])
        for channel in 0..<channels {
          var sum: Float = 0
          for at in channel * width..<(channel + 1) * width { sum += gradient[at] }
          result[parameter + 1][channel] = sum
        }
        // Nobody asks for the gradient of the pixels.
        guard let source = node.source else { break }
        var columns = [Float](repeating: 0, count: window.depth * width)
        kb_gemm_f32(
          kernels.level, window.depth, width, channels, parameters[parameter], 1, window.depth, gradient,
          &columns, 0)
        var geometry = window.kernelWindow(batch: batch)
        kb_col2im_f32(&geometry, columns, &incoming[source])
      case .relu:
        guard let source = node.source else { break }
        let output = trace.outputs[index]
        for at in output.indices where output[at] > 0 { incoming[source][at] += gradient[at] }
      case .maxPool:
        guard let source = node.source else { break }
        let chosen = trace.chosen[index]
        for at in chosen.indices { incoming[source][Int(chosen[at])] += gradient[at] }
      }
    }
    return result
  }
}
