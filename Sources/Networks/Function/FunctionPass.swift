import Arithmetic
import Kernels

/// The sums of a layer's windows where no table serves: a weight at a time, over the windows of a few images.
///
/// A tile of windows is written out as columns (depth x tile); every weight of a channel then makes one row of
/// products, which is added to that channel's sums before the next weight. So each sum sees its products in the
/// order of the weights, as an accumulator does.
struct FunctionPass {
  /// Windows to a tile: with 576 weights a channel, the columns of one stay within a megabyte.
  static let tile = 512

  let layer: QuantizedLayer
  let products: RowProducts
  /// Nil: exact sums (modulo 2^64).
  let accumulator: Accumulator?

  /// - Parameter codes: of each image, [channel][row][column].
  /// - Returns: of each image [channel][row][column], with bias; as numbers, not patterns.
  func sums(_ codes: [[Int64]]) -> [[Int64]] {
    let (positions, channels) = (layer.window.positions, layer.channels)
    var result = codes.map { _ in [Int64](repeating: 0, count: channels * positions) }
    let count = positions * codes.count
    var columns = [Int32](repeating: 0, count: layer.window.depth * min(Self.tile, count))
    var row = [Int64](repeating: 0, count: Self.tile)
    var sums = row
    for start in stride(from: 0, to: count, by: Self.tile) {
      let range = start..<min(count, start + Self.tile)
      fill(&columns, codes, range)
      for channel in 0..<channels {
        add(channel, columns, range.count, &row, &sums)
        for (at, index) in range.enumerated() {
          let sum = accumulator?.value(sums[at]) ?? sums[at]
          result[index / positions][channel * positions + index % positions] = sum
        }
      }
    }
    return result
  }

  /// All products of a channel, over a tile.
  private func add(
    _ channel: Int, _ columns: [Int32], _ width: Int, _ row: inout [Int64], _ sums: inout [Int64]
  ) {
    let depth = layer.window.depth
    let start = accumulator?.pattern(layer.bias[channel]) ?? layer.bias[channel]
    columns.withUnsafeBufferPointer { columns in
      row.withUnsafeMutableBufferPointer { row in
        sums.withUnsafeMutableBufferPointer { sums in
          guard let products = row.baseAddress, let sums = sums.baseAddress else { return }
          sums.update(repeating: start, count: width)
          for place in 0..<depth {
            self.products.run(
              UnsafeBufferPointer(rebasing: columns[place * width..<(place + 1) * width]),
              weight: Int(layer.weights[channel * depth + place]), into: products)
            if let accumulator {
              accumulator.add(UnsafeBufferPointer(start: products, count: width), to: sums)
            } else {
              kb_accumulate_exact(width, products, sums)
            }
          }
        }
      }
    }
  }

  /// The codes under the windows in `range` (counted over all images): [place in a window][window].
  private func fill(_ columns: inout [Int32], _ codes: [[Int64]], _ range: Range<Int>) {
    let window = layer.window
    columns.withUnsafeMutableBufferPointer { columns in
      for (at, index) in range.enumerated() {
        var place = at
        window.forEachCode(codes[index / window.positions], at: index % window.positions) { code in
          columns[place] = Int32(code)
          place += range.count
        }
      }
    }
  }
}
