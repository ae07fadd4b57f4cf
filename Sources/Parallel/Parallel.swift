import Dispatch
import Synchronization

/// Which parts are done, and with what outcome.
private struct WorkList<Value> {
  var next = 0
  var results: [Result<Value, any Error>?]
  var failed = false

  init(count: Int) { results = Array(repeating: nil, count: count) }

  /// The next part to work on; nil when there is none, or when one has failed.
  mutating func take() -> Int? {
    guard next < results.count, !failed else { return nil }
    next += 1
    return next - 1
  }
}

/// The results of `body(0)` ... `body(count - 1)`, in that order, computed by `threads` workers.
/// Nothing but the time taken depends on `threads`.
/// - Throws: what `body` throws, of the lowest index that was reached.
package func parallelMap<Value: Sendable>(
  _ count: Int, threads: Int, _ body: @Sendable (Int) throws -> Value
) throws -> [Value] {
  if threads <= 1 || count <= 1 { return try (0..<count).map(body) }
  let state = Mutex(WorkList<Value>(count: count))
  DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
    while true {
      guard let index = state.withLock({ $0.take() }) else { return }
      let result = Result { try body(index) }
      state.withLock { state in
        if case .failure = result { state.failed = true }
        state.results[index] = result
      }
    }
  }
  return try state.withLock { state in try state.results.compactMap { try $0?.get() } }
}
