import Catalog
import Foundation
import Interchange

/// Standard output for results, standard error for everything else.
enum Output {
  static func result(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
  static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  /// Before hours of work whose outcome goes there.
  /// - Throws: `StoreError.cannotWrite`
  static func requireFolder(of path: String) throws {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw StoreError.cannotWrite(path, "\(folder) is no folder that can be written to")
    }
  }

  /// Writes a file, whole or not at all; `-` is standard output.
  /// - Throws: `StoreError.cannotWrite`
  static func file(_ bytes: Data, to path: String, _ what: String = "") throws {
    if path == "-" { return FileHandle.standardOutput.write(bytes) }
    do {
      try bytes.write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw StoreError.cannotWrite(path, fileProblem(error))
    }
    note("wrote \(path)\(what)")
  }
}
