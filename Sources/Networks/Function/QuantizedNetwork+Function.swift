import Arithmetic
import Datasets
import Parallel

extension QuantizedNetwork {
  /// Images that go through the network together.
  private static let lockstep = 32

  /// Runs every image without emulation plans: with operands of up to 16 bits, and with approximate accumulators.
  ///
  /// - Parameters:
  ///   - products: the same in every layer.
  ///   - accumulator: what adds them up; nil: exact sums, of 32 bits for operands of at most 8 bits, else of 64.
  ///   - threads: workers; results do not depend on it.
  ///   - progress: called with the number of images done, from any thread, one call at a time.
  /// - Throws: ``NetworkError`` if the images do not fit the network, or a table does not fit its operands.
  package func evaluate(
    _ images: ImageSet, products: LayerProducts, accumulator: Accumulator?, threads: Int,
    progress: (@Sendable (Int) -> Void)? = nil
  ) throws -> Evaluation {
    try graph.check(images)
    if case .table = products { try checkTables() }
    let rows = RowProducts(products)
    let meter = ProgressMeter(progress)
    let parts = (images.count + Self.lockstep - 1) / Self.lockstep
    let logits = try parallelMap(parts, threads: threads) { part in
      let range = part * Self.lockstep..<min(images.count, (part + 1) * Self.lockstep)
      let logits = self.logits(range.map { codes(images, $0) }) { _, layer, codes in
        sums(of: layer, codes, rows, accumulator)
      }
      meter.add(range.count)
      return logits
    }
    return evaluation(Array(logits.joined()), images)
  }

  /// Logits of a few images with exact products, [image][class], from their codes.
  /// - Parameter watch: sees the input codes of each layer, given its place among `layers`.
  func exactLogits(_ inputs: [[Int64]], watch: (Int, [[Int64]]) -> Void) -> [Int64] {
    let rows = RowProducts(.exact)
    return logits(inputs) { place, layer, codes in
      watch(place, codes)
      return sums(of: layer, codes, rows, nil)
    }
  }

  private func sums(
    of layer: QuantizedLayer, _ codes: [[Int64]], _ products: RowProducts, _ accumulator: Accumulator?
  ) -> [[Int64]] {
    let sums = FunctionPass(layer: layer, products: products, accumulator: accumulator).sums(codes)
    let wraps = accumulator == nil && bits.fitTables
    return wraps ? sums.map { $0.map { Int64(Int32(truncatingIfNeeded: $0)) } } : sums
  }
}
