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
    let wraps = accumulator == nil && bits.fitTables
    let meter = ProgressMeter(progress)
    let parts = (images.count + Self.lockstep - 1) / Self.lockstep
    let logits = try parallelMap(parts, threads: threads) { part in
      let range = part * Self.lockstep..<min(images.count, (part + 1) * Self.lockstep)
      let logits = self.logits(range.map { codes(images, $0) }) { _, layer, codes in
        let pass = FunctionPass(layer: layer, products: rows, accumulator: accumulator)
        let sums = pass.sums(codes)
        return wraps ? sums.map { $0.map { Int64(Int32(truncatingIfNeeded: $0)) } } : sums
      }
      meter.add(range.count)
      return logits
    }
    return evaluation(Array(logits.joined()), images)
  }
}
