import Synchronization

/// Working memory for batches, made when needed and handed out to one user at a time.
final class Pool<Memory: Sendable>: Sendable {
  private let idle = Mutex<[Int: [Memory]]>([:])
  private let make: @Sendable (_ images: Int) -> Memory

  init(_ make: @escaping @Sendable (_ images: Int) -> Memory) { self.make = make }

  /// Runs `body` with memory for a batch of `images`, as its last user left it.
  func use<Value>(images: Int, _ body: (Memory) throws -> Value) rethrows -> Value {
    let memory = idle.withLock { $0[images]?.popLast() } ?? make(images)
    defer { idle.withLock { $0[images, default: []].append(memory) } }
    return try body(memory)
  }
}
