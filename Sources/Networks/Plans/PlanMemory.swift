/// Memory that a plan's pointers lead to, aligned for any vector.
///
/// A class around raw memory, because C keeps pointers to it from one call to the next. Nothing writes to it
/// once it is made, hence `@unchecked Sendable`.
final class PlanMemory: @unchecked Sendable {
  private var pieces: [UnsafeMutableRawPointer] = []

  /// Memory that holds a copy of `values`, as long as this object lives.
  func keep<Value: BitwiseCopyable>(_ values: [Value]) -> UnsafePointer<Value> {
    UnsafePointer(
      make(values.count) { to in
        values.withUnsafeBufferPointer { from in
          if let base = from.baseAddress { to.initialize(from: base, count: from.count) }
        }
      })
  }

  /// Memory for `count` values, which `fill` initialises.
  func make<Value: BitwiseCopyable>(
    _ count: Int, _ fill: (UnsafeMutablePointer<Value>) -> Void
  ) -> UnsafeMutablePointer<Value> {
    let piece = UnsafeMutableRawPointer.allocate(
      byteCount: max(1, count) * MemoryLayout<Value>.stride, alignment: 64)
    pieces.append(piece)
    let values = piece.bindMemory(to: Value.self, capacity: max(1, count))
    fill(values)
    return values
  }

  deinit { for piece in pieces { piece.deallocate() } }
}

/// Working memory of plans: one user at a time; it grows to what the largest layer needs.
package final class PlanScratch {
  private var memory: UnsafeMutableRawPointer?
  private var size = 0

  package init() {}

  func reserve(_ bytes: Int) -> UnsafeMutableRawPointer {
    if let memory, size >= bytes { return memory }
    memory?.deallocate()
    let new = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    (memory, size) = (new, bytes)
    return new
  }

  deinit { memory?.deallocate() }
}
