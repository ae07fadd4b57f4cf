import Foundation

/// A progress bar on a terminal, plain lines elsewhere; both on standard error.
final class Progress {
  private let total: Int
  private let started = Date()
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private var done = 0

  init(total: Int) { self.total = total }

  /// Says what is being worked on.
  func begin(_ title: String) {
    if isTerminal {
      draw(title)
    } else {
      Output.note("[\(done + 1)/\(total)] \(title)")
    }
  }

  func finishOne() { done += 1 }

  func finish() {
    if isTerminal { Output.progress("\r\u{1B}[K") }
  }

  private func draw(_ title: String) {
    let width = 24
    let filled = total == 0 ? width : done * width / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let elapsed = Date().timeIntervalSince(started)
    let left = done == 0 ? "" : ", about \(Int(elapsed / Double(done) * Double(total - done))) s left"
    let line = "\(bar) \(done)/\(total)\(left)  \(title)"
    Output.progress("\r\u{1B}[K\(line.prefix(118))")
  }
}
