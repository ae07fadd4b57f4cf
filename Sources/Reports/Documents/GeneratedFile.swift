import Foundation

/// A file that is made from data: a committed document or table, or a file of the site.
package struct GeneratedFile: Hashable, Sendable {
  /// Path relative to the project's root, or to the folder of the site.
  package let path: String
  package let data: Data

  package init(path: String, data: Data) {
    self.path = path
    self.data = data
  }

  package init(path: String, content: String) { self.init(path: path, data: Data(content.utf8)) }

  /// The file as text.
  package var content: String { String(decoding: data, as: UTF8.self) }
}

/// Writes generated files, or compares them with those that are there.
package enum GeneratedFiles {
  /// Differences between what is there and what would be written: "missing", "stale" or "left over".
  /// - Parameter folder: generated files in this folder (relative path) that would no longer be written
  ///   count.
  package static func stale(_ files: [GeneratedFile], in root: URL, owning folder: String? = nil) -> [String]
  {
    var problems: [String] = []
    for file in files {
      let url = root.appending(path: file.path)
      guard let existing = try? Data(contentsOf: url) else {
        problems.append("\(file.path) is missing")
        continue
      }
      if existing != file.data { problems.append("\(file.path) is stale") }
    }
    problems += leftovers(files, in: root, owning: folder).map { "\($0) is left over" }
    return problems
  }

  /// Writes the files that differ and removes what is left over in `folder`.
  /// - Returns: the paths written or removed.
  package static func write(
    _ files: [GeneratedFile], in root: URL, owning folder: String? = nil
  ) throws -> [String] {
    var touched: [String] = []
    for file in files {
      let url = root.appending(path: file.path)
      if (try? Data(contentsOf: url)) == file.data { continue }
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try file.data.write(to: url, options: .atomic)
      touched.append(file.path)
    }
    for path in leftovers(files, in: root, owning: folder) {
      try FileManager.default.removeItem(at: root.appending(path: path))
      touched.append(path)
    }
    return touched
  }

  private static func leftovers(_ files: [GeneratedFile], in root: URL, owning folder: String?) -> [String] {
    guard let folder else { return [] }
    let wanted = Set(files.map(\.path))
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.map { "\(folder)/\($0)" }.filter { !wanted.contains($0) }
      .sorted()
  }
}
