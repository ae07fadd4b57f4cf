import Foundation
import GRDB

/// Compiles validated records into the SQLite database.
package enum CatalogCompiler {
  static let schemaVersion = 4

  /// Builds the database beside `url` and renames it into place, so that a reader sees the old one or the
  /// new one and never half of it. On failure the old one stays.
  package static func compile(
    _ content: CatalogContent, measurements: [Measurement], verdicts: [Verdict], sourceDigest: String = "",
    fingerprint: String = "", to url: URL
  ) throws(CatalogError) {
    guard try DatabaseFile.kind(of: url) != .foreign else { throw .foreignFile(path: url.path) }
    let folder = url.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: url.path, reason: "its folder cannot be made: \(error.localizedDescription)")
    }
    removeAbandoned(beside: url)
    // The name is this process's own, so that two processes can build at once; the last rename wins.
    let building = folder.appending(path: "\(buildingPrefix(of: url))\(UUID().uuidString)")
    defer {
      try? FileManager.default.removeItem(at: building)
      try? FileManager.default.removeItem(atPath: building.path + "-journal")
    }
    do {
      let queue = try DatabaseQueue(path: building.path)
      try fill(
        queue, with: content, measurements: measurements, verdicts: verdicts, sourceDigest: sourceDigest,
        fingerprint: fingerprint)
      try queue.close()
    } catch {
      throw compileError(error, path: url.path)
    }
    // Logs of a database that somebody opened for writing belong to the old file and would spoil the new.
    for suffix in ["-journal", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: url.path + suffix)
    }
    guard rename(building.path, url.path) == 0 else {
      throw .cannotWrite(path: url.path, reason: String(cString: strerror(errno)))
    }
  }

  /// Runs the schema and inserts everything in one transaction.
  static func fill(
    _ writer: DatabaseQueue, with content: CatalogContent, measurements: [Measurement],
    verdicts: [Verdict], sourceDigest: String, fingerprint: String
  ) throws {
    try writer.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = ON")
      try db.inTransaction {
        try db.execute(sql: content.schema)
        let insertion = Insertion(db: db)
        try insertion.insert(content)
        try insertion.insert(measurements, verdicts)
        try db.execute(
          sql: "INSERT INTO meta VALUES (1, ?, ?, ?)", arguments: [schemaVersion, sourceDigest, fingerprint])
        try checkForeignKeys(db)
        return .commit
      }
      let id = try UInt32.fetchOne(db, sql: "PRAGMA application_id")
      guard id == DatabaseFile.applicationID else {
        throw CatalogError.inconsistent(
          reason: "schema.sql has to set application_id = \(DatabaseFile.applicationID)")
      }
    }
  }

  private static func checkForeignKeys(_ db: Database) throws {
    let violations = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
      let table: String? = row["table"]
      let parent: String? = row["parent"]
      return "a row of \(table ?? "?") refers to a \(parent ?? "?") that does not exist"
    }
    guard violations.isEmpty else {
      throw CatalogError.inconsistent(reason: Set(violations).sorted().joined(separator: "; "))
    }
  }

  static func compileError(_ error: any Error, path: String) -> CatalogError {
    switch error {
    case let error as CatalogError:
      return error
    case let error as DatabaseError:
      let reason = error.message ?? error.resultCode.description
      switch error.resultCode {
      case .SQLITE_CONSTRAINT, .SQLITE_ERROR, .SQLITE_MISMATCH:
        return .inconsistent(reason: error.sql.map { "\(reason) (in: \($0.prefix(200)))" } ?? reason)
      default:
        return .cannotWrite(path: path, reason: reason)
      }
    default:
      return .cannotWrite(path: path, reason: "\(error)")
    }
  }

  private static func buildingPrefix(of url: URL) -> String { ".\(url.lastPathComponent).building-" }

  /// Removes what a process that was stopped while it built left behind.
  private static func removeAbandoned(beside url: URL) {
    let folder = url.deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where name.hasPrefix(buildingPrefix(of: url)) {
      let path = folder.appending(path: name).path
      let time = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
      if let time, time.timeIntervalSinceNow < -3600 { try? FileManager.default.removeItem(atPath: path) }
    }
  }
}
