/// What a file from another tool did wrong: where, what, and what would mend it.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Place: Hashable, Sendable {
    /// Counted from 1.
    case line(Int)
    /// Counted from 0.
    case byte(Int)
    case whole
  }
  package let file: String
  package let place: Place
  package let problem: String
  package let mend: String
  /// The file is not there at all.
  package private(set) var isMissing = false

  package static func missing(_ file: String, _ what: String = "file", mend: String) -> FileError {
    var error = FileError(file, "there is no such \(what)", mend: mend)
    error.isMissing = true
    return error
  }

  package init(_ file: String, _ problem: String, mend: String) {
    self.init(file, .whole, problem, mend: mend)
  }

  package init(_ file: String, _ place: Place, _ problem: String, mend: String) {
    self.file = file
    self.place = place
    self.problem = problem
    self.mend = mend
  }

  package var description: String {
    let position =
      switch place {
      case .line(let line): "\(file):\(line)"
      case .byte(let byte): "\(file), byte \(byte)"
      case .whole: file
      }
    return "\(position): \(problem); \(mend)"
  }
}

/// A file's name and content. The name matters: several dialects keep the width in it.
package struct NamedBytes: Sendable {
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The name without folders and without the last extension.
  package var stem: String {
    let base = name.split(separator: "/").last.map(String.init) ?? name
    guard let dot = base.lastIndex(of: "."), dot != base.startIndex else { return base }
    return String(base[..<dot])
  }
}
