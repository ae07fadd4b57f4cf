import Foundation

/// Standard output for results, standard error for everything else.
enum Output {
  static func result(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
  static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
