import Synchronization

/// Counts what several workers have done, and tells it one call at a time.
final class ProgressMeter: Sendable {
  private let done = Mutex(0)
  private let report: (@Sendable (Int) -> Void)?

  init(_ report: (@Sendable (Int) -> Void)?) { self.report = report }

  func add(_ count: Int) {
    done.withLock { done in
      done += count
      report?(done)
    }
  }
}
