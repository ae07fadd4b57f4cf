import Crypto
import Foundation

/// The files that a database is built from, and what tells whether they changed.
package struct SourceState: Sendable {
  /// Raise when the compiler puts something else into the database for the same sources and schema.
  static let compilerVersion = 1

  private let files: [(name: String, url: URL)]
  private let stamp: String

  /// All YAML and SQL files below `directory`, hidden ones excepted, and the files of `results`.
  package init(directory: URL, results: CatalogResults = .none) {
    let names = FileManager.default.enumerator(atPath: directory.path)?.compactMap { $0 as? String } ?? []
    let sources = names.filter { name in
      (name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".sql"))
        && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }
    files =
      sources.sorted().map { ("catalog/\($0)", directory.appending(path: $0)) }
      + results.files.sorted { $0.path < $1.path }.map { ("results/\($0.lastPathComponent)", $0) }
    stamp = results.stamp
  }

  /// SHA-256 over the names and contents of all files.
  package func digest() throws(CatalogError) -> String {
    var hash = SHA256()
    Self.update(&hash, with: Data("kb catalog \(Self.compilerVersion) \(stamp)".utf8))
    for (name, url) in files {
      Self.update(&hash, with: Data(name.utf8))
      guard FileManager.default.fileExists(atPath: url.path) else { continue }
      do {
        Self.update(&hash, with: try Data(contentsOf: url))
      } catch {
        throw .unreadable(path: url.path, reason: error.localizedDescription)
      }
    }
    return Self.hexadecimal(hash.finalize())
  }

  /// A digest of paths, sizes and times, which is much cheaper. Empty, which equals nothing, when a file
  /// changed so recently that it could change again without showing it.
  package func fingerprint(now: Date = Date()) -> String {
    var hash = SHA256()
    Self.update(&hash, with: Data("kb catalog \(Self.compilerVersion) \(stamp)".utf8))
    for (_, url) in files {
      let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
      let size = attributes?[.size] as? UInt64 ?? 0
      let time = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      if abs(now.timeIntervalSince1970 - time) < 2 { return "" }
      Self.update(&hash, with: Data("\(url.path) \(size) \(time.bitPattern)".utf8))
    }
    return Self.hexadecimal(hash.finalize())
  }

  /// Adds a piece with its length, so that no two lists of pieces read the same.
  private static func update(_ hash: inout SHA256, with data: Data) {
    hash.update(data: Data("\(data.count):".utf8))
    hash.update(data: data)
  }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    digest.map { byte in
      let text = String(byte, radix: 16)
      return byte < 16 ? "0" + text : text
    }.joined()
  }
}
