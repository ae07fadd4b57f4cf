/// One thing wrong with the catalog's sources.
package struct Problem: Sendable, Hashable, CustomStringConvertible {
  /// Relative to the catalog's directory.
  package var file: String
  /// From 1; 0 where the whole file is meant.
  package var line: Int
  package var message: String

  package init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  package var description: String {
    line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)"
  }
}
