import Arithmetic
import Kernels

/// A layer as existing emulators on CPUs compute it: windows as columns, products looked up in a table of 256 x
/// 256 words, requantisation. To be measured against; nothing else uses it.
package struct LayerBaseline: Sendable {
  package enum Strategy: String, CaseIterable, Sendable {
    /// Eight products for an AVX2 gather instruction.
    case gather
    /// One product at a time, a row of the table for every weight.
    case scalar

    package static var supported: [Strategy] { kb_has_level(Int32(KB_AVX2)) != 0 ? allCases : [.scalar] }
  }

  package let strategy: Strategy
  private let layer: QuantizedLayer
  private let weights: [Int8]
  private let requantization: [Requantization]
  private let maximum: Int32
  /// [weight code & 255][activation code]
  private let rows: [Int32]

  /// - Returns: nil for a layer that does not requantise.
  package init?(
    _ layer: QuantizedLayer, products: EffectiveTable, activationMaximum: Int, strategy: Strategy
  ) {
    guard let requantization = layer.requantization else { return nil }
    self.layer = layer
    weights = layer.codes.map { Int8(bitPattern: $0) }
    self.strategy = strategy
    self.requantization = requantization
    maximum = Int32(activationMaximum)
    let side = EffectiveTable.side
    rows = (0..<side * side).map { products.entries[$0 % side * side + $0 / side] }
  }

  /// Working memory for a batch: columns and sums.
  package struct Scratch {
    var columns: [UInt8]
    var sums: [Int32]
  }

  package func scratch(batch: Int) -> Scratch {
    let width = layer.window.positions * batch
    return Scratch(
      columns: [UInt8](repeating: 0, count: layer.window.depth * width),
      sums: [Int32](repeating: 0, count: layer.channels * width))
  }

  /// The layer's output of a batch [channel][image][row][column].
  package func codes(_ codes: [UInt8], batch: Int, into output: inout [UInt8], scratch: inout Scratch) {
    let (window, width) = (layer.window, layer.window.positions * batch)
    var geometry = window.kernelWindow(batch: batch)
    kb_im2col_u8(&geometry, codes, &scratch.columns)
    let multiply = strategy == .gather ? kb_baseline_gather : kb_baseline_scalar
    multiply(rows, layer.channels, width, window.depth, weights, scratch.columns, &scratch.sums)
    scratch.sums.withUnsafeBufferPointer { sums in
      output.withUnsafeMutableBufferPointer { output in
        guard let from = sums.baseAddress, let to = output.baseAddress else { return }
        for (channel, step) in requantization.enumerated() {
          kb_requantize_u8(
            width, from + channel * width, Int32(truncatingIfNeeded: layer.bias[channel]), step.multiplier,
            Int32(step.shift), maximum,
            to + channel * width)
        }
      }
    }
  }
}
