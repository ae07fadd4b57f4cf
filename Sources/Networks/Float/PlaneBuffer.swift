import Kernels

extension NetworkGraph {
  /// Zeros kept around planes of a size: the largest padding of the convolutions of stride 1 that keep it.
  /// All activations of one size share a layout, so that element-wise layers are flat loops.
  func halo(height: Int, width: Int) -> Int {
    nodes.reduce(0) { halo, node in
      guard node.input.height == height, node.input.width == width, let window = node.window, node.hasWeights,
        window.keepsSize
      else { return halo }
      return max(halo, window.padding)
    }
  }

  func plane(_ shape: Shape) -> kb_plane {
    kb_plane(
      height: Int32(shape.height), width: Int32(shape.width),
      halo: Int32(halo(height: shape.height, width: shape.width)))
  }
}

extension Window {
  /// Whether output planes lie exactly over the input planes, so that the windows are shifted copies.
  var keepsSize: Bool {
    stride == 1 && output.height == input.height && output.width == input.width
      && kernelHeight == 2 * padding + 1 && kernelWidth == 2 * padding + 1
  }
}

extension kb_plane {
  /// Floats from one row to the next, and of a whole plane.
  var pitch: Int { Int(width + halo) }
  var size: Int { pitch * Int(height + halo) }
  /// Zeros needed before and after a stack of planes.
  var margin: Int { Int(halo) * pitch + Int(halo) }
}

/// The activations (or gradients) of a batch at one place of a network: [channel][image][padded plane].
///
/// A class around raw memory, because it is used again for every batch: new arrays of this size would be
/// fresh pages from the system each time.
final class PlaneBuffer {
  let channels: Int
  let batch: Int
  let plane: kb_plane
  /// Floats of a channel, and of all.
  let row: Int
  let count: Int
  let values: UnsafeMutablePointer<Float>
  private let memory: UnsafeMutablePointer<Float>

  init(_ shape: Shape, plane: kb_plane, batch: Int) {
    channels = shape.channels
    self.batch = batch
    self.plane = plane
    row = batch * plane.size
    count = channels * row
    memory = .allocate(capacity: count + 2 * plane.margin)
    memory.initialize(repeating: 0, count: count + 2 * plane.margin)
    values = memory + plane.margin
  }

  deinit { memory.deallocate() }

  func clear() { values.update(repeating: 0, count: count) }
  func clearHalo() { kb_clear_halo(plane, channels * batch, values) }

  /// The largest activation, at least 0; infinite if any is not finite.
  var largest: Float {
    var result: Float = 0
    for at in 0..<count {
      guard values[at].isFinite else { return .infinity }
      if values[at] > result { result = values[at] }
    }
    return result
  }

  /// The activations without padding: [channel][image][y][x].
  var compact: [Float] {
    var result: [Float] = []
    for index in 0..<channels * batch {
      for y in 0..<Int(plane.height) {
        let start = index * plane.size + y * plane.pitch
        result.append(contentsOf: UnsafeBufferPointer(start: values + start, count: Int(plane.width)))
      }
    }
    return result
  }
}
