import Circuits
import Foundation

/// A folder of circuits with headers, as EvoApproxLib publishes them: NAME.v (gates), NAME_pdk45.v (cells), NAME.c, in any
/// subfolders; one circuit may lie in several.
package struct CircuitFolder: Sendable {
  /// The files of one name in one folder.
  package struct Item: Sendable {
    package let name: String
    /// Relative to the folder given.
    package let files: [String]
  }

  package let url: URL
  package let items: [Item]

  package static let largestCount = 20_000

  /// - Throws: ``FileError`` where there is no such folder, or none of these files in it.
  package init(_ url: URL) throws(FileError) {
    self.url = url
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      throw .missing(url.path, "folder", mend: "name a folder of .v files")
    }
    guard isFolder.boolValue else {
      throw FileError(
        url.path, "it is a file", mend: "name its folder, or look at it alone: kb unit file:PATH")
    }
    // Relative paths: symbolic links in the folder's own path must not matter.
    let entries = FileManager.default.enumerator(atPath: url.path)
    var byItem: [String: [String]] = [:]
    var count = 0
    while let path = entries?.nextObject() as? String {
      let name = (path as NSString).lastPathComponent
      guard !name.hasPrefix("."), let suffix = Self.suffixes.first(where: name.hasSuffix) else { continue }
      count += 1
      guard count <= Self.largestCount else {
        throw FileError(url.path, "it has more than \(Self.largestCount) circuits", mend: "verify its parts")
      }
      byItem[String(path.dropLast(suffix.count)), default: []].append(path)
    }
    guard !byItem.isEmpty else {
      throw FileError(url.path, "no .v, .c or .cgp file is in it", mend: "name a folder of circuits")
    }
    items = byItem.sorted { $0.key < $1.key }.map { key, files in
      Item(name: (key as NSString).lastPathComponent, files: files.sorted())
    }
  }

  /// The longest first.
  private static let suffixes = ["_pdk45.v", ".cgp", ".v", ".c"]

  /// A file's text.
  package func text(_ path: String) throws(FileError) -> String {
    String(
      decoding: try FileReading.bytes(url.appending(path: path), limit: SourceLimit.bytes), as: UTF8.self)
  }
}

/// Files whose size is looked at before their content.
package enum FileReading {
  package static func bytes(_ url: URL, limit: Int) throws(FileError) -> [UInt8] {
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)
    guard let attributes else { throw .missing(url.path, mend: "check the path") }
    let type = attributes[.type] as? FileAttributeType
    guard type == .typeRegular else {
      let what = type == .typeDirectory ? "it is a folder" : "it is a device or a pipe"
      throw FileError(url.path, what, mend: "name a regular file")
    }
    let size = attributes[.size] as? Int ?? 0
    guard size <= limit else {
      throw FileError(url.path, "it has \(size) bytes", mend: "at most \(limit) are read")
    }
    guard let data = try? Data(contentsOf: url) else {
      throw FileError(url.path, "it cannot be read", mend: "check its permissions")
    }
    return [UInt8](data)
  }
}
