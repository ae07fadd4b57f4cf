import Foundation
import Reports

/// The terminal that results are shown on.
enum Terminal {
  /// Characters in a line; nil where standard output is no terminal, so that what other programs read stays as it is.
  static var width: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

extension Table {
  /// As wide as the terminal, where there is one.
  var shown: String { text(width: Terminal.width) }
}
