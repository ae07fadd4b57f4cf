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
    var sources: [String] = []
    Self.collect(below: directory.path, as: "", into: &sources)
    files =
      sources.sorted().map { ("catalog/\($0)", directory.appending(path: $0)) }
      + results.files.sorted { $0.path < $1.path }.map { ("results/\($0.lastPathComponent)", $0) }
    stamp = results.stamp
  }

  /// Names of the source files in a folder and below, relative to the first one.
  private static func collect(below folder: String, as prefix: String, into names: inout [String]) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where !name.hasPrefix(".") {
      let path = "\(folder)/\(name)"
      if [".yaml", ".yml", ".sql"].contains(where: name.hasSuffix) {
        names.append(prefix + name)
      } else if FileStamp(path: path)?.isDirectory == true {
        collect(below: path, as: prefix + name + "/", into: &names)
      }
    }
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

  /// A digest of paths, sizes, places and times, which is much cheaper. Empty, which equals nothing, when a file
  /// changed so recently that it could change again without showing it.
  package func fingerprint(now: Date = Date()) -> String {
    var hash = SHA256()
    Self.update(&hash, with: Data("kb catalog \(Self.compilerVersion) \(stamp)".utf8))
    for (_, url) in files {
      let stamp = FileStamp(path: url.path)
      if stamp?.isYoung(at: now) == true { return "" }
      Self.update(&hash, with: Data("\(url.path) \(stamp.map(String.init(describing:)) ?? "")".utf8))
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
