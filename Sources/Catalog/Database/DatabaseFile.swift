import Foundation

/// What stands at a database's path, told from the file's first bytes without opening it.
enum DatabaseFile {
  /// "KBAC", as `schema.sql` sets it.
  static let applicationID: UInt32 = 0x4B42_4143

  enum Kind {
    case absent
    /// A catalog database, whatever its state.
    case ours
    case foreign
  }

  /// An empty file counts as absent: there is nothing in it to lose.
  static func kind(of url: URL) throws(CatalogError) -> Kind {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory) else { return .absent }
    guard !isDirectory.boolValue else { return .foreign }
    do {
      let handle = try FileHandle(forReadingFrom: url)
      defer { try? handle.close() }
      let header = try handle.read(upToCount: 100) ?? Data()
      if header.isEmpty { return .absent }
      // The SQLite file format: a magic string, and the application's id at byte 68, big-endian.
      guard header.count >= 72, header.starts(with: Data("SQLite format 3\0".utf8)) else { return .foreign }
      let id = header[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      return id == applicationID ? .ours : .foreign
    } catch {
      throw .unreadable(path: url.path, reason: error.localizedDescription)
    }
  }
}
