import Foundation
import GRDB

/// The compiled catalog, open for reading.
///
/// The file is a cache of the YAML sources and of the result files: `open` rebuilds it when they changed.
/// No SQL and no database handle leave this module.
package struct CatalogDatabase: Sendable {
  let reader: any DatabaseReader

  /// Opens the database at `database`, first (re)building it from `directory` unless it is up to date.
  ///
  /// A damaged database of ours is rebuilt; a file that is not ours is an error and stays as it is.
  ///
  /// - Throws: `CatalogError`, or what `results.load` throws.
  package static func open(
    source directory: URL, database: URL, results: CatalogResults = .none
  ) throws -> CatalogDatabase {
    let kind = try DatabaseFile.kind(of: database)
    guard kind != .foreign else { throw CatalogError.foreignFile(path: database.path) }
    let state = SourceState(directory: directory, results: results)
    // Taken before the sources are read: a change while they are read makes the next opening rebuild.
    let fingerprint = state.fingerprint()
    if kind == .ours, let current = openCurrent(at: database, state: state, fingerprint: fingerprint) {
      return current
    }
    let digest = try state.digest()
    let content = try CatalogSource.load(directory: directory)
    let (measurements, verdicts) = try results.load(content)
    try CatalogCompiler.compile(
      content, measurements: measurements, verdicts: verdicts, sourceDigest: digest,
      fingerprint: fingerprint, to: database)
    do {
      return try CatalogDatabase(readingFrom: database)
    } catch {
      throw CatalogError.queryFailed(reason: "\(error)")
    }
  }

  /// Opens a database that was compiled before, whatever the sources say by now.
  package static func open(compiled url: URL) throws(CatalogError) -> CatalogDatabase {
    guard try DatabaseFile.kind(of: url) == .ours else { throw .foreignFile(path: url.path) }
    do {
      return try CatalogDatabase(readingFrom: url)
    } catch {
      throw .queryFailed(reason: "\(error)")
    }
  }

  /// A catalog in memory, for tests and for machines where nothing can be written.
  package static func inMemory(
    _ content: CatalogContent, measurements: [Measurement] = [], verdicts: [Verdict] = []
  ) throws(CatalogError) -> CatalogDatabase {
    do {
      let queue = try DatabaseQueue()
      try CatalogCompiler.fill(
        queue, with: content, measurements: measurements, verdicts: verdicts, sourceDigest: "",
        fingerprint: "")
      return CatalogDatabase(reader: queue)
    } catch {
      throw CatalogCompiler.compileError(error, path: ":memory:")
    }
  }

  /// Whether the file at `url` is an undamaged catalog database built from the sources with this digest.
  package static func isCurrent(at url: URL, sourceDigest: String) -> Bool {
    guard (try? DatabaseFile.kind(of: url)) == .ours,
      let database = try? CatalogDatabase(readingFrom: url), let meta = database.soundMeta(at: url)
    else { return false }
    return meta.digest == sourceDigest
  }

  // MARK: Opening

  private init(reader: any DatabaseReader) {
    self.reader = reader
  }

  private init(readingFrom url: URL) throws {
    var configuration = GRDB.Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    configuration.label = "catalog"
    reader = try DatabaseQueue(path: url.path, configuration: configuration)
  }

  /// The database at `url` if it is sound and up to date.
  private static func openCurrent(at url: URL, state: SourceState, fingerprint: String) -> CatalogDatabase? {
    guard let database = try? CatalogDatabase(readingFrom: url), let meta = database.soundMeta(at: url) else {
      return nil
    }
    if !fingerprint.isEmpty, meta.fingerprint == fingerprint { return database }
    guard let digest = try? state.digest(), meta.digest == digest else { return nil }
    if !fingerprint.isEmpty { remember(fingerprint, of: digest, at: url) }
    return database
  }

  /// Stores the fingerprint of unchanged content, so that the next opening need not read it all. Where the
  /// file cannot be written the next opening is slower and nothing else.
  /// The digest is asked for again, because another process may have put a newer database here meanwhile.
  private static func remember(_ fingerprint: String, of digest: String, at url: URL) {
    var configuration = GRDB.Configuration()
    configuration.busyMode = .timeout(1)
    guard FileManager.default.isWritableFile(atPath: url.path),
      let writer = try? DatabaseQueue(path: url.path, configuration: configuration)
    else { return }
    try? writer.write { db in
      try db.execute(
        sql: "UPDATE meta SET fingerprint = ? WHERE source_digest = ?", arguments: [fingerprint, digest])
    }
    try? writer.close()
  }

  /// What the database was built from; nil when it is damaged or of another schema version.
  private func soundMeta(at url: URL) -> (digest: String, fingerprint: String)? {
    let mark = SoundnessMark(of: url)
    let isMarked = mark.isSet
    let meta: (digest: String, fingerprint: String)? = try? reader.read { db in
      guard try isMarked || String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok",
        let row = try Row.fetchOne(db, sql: "SELECT * FROM meta"),
        row["schema_version"] as Int? == CatalogCompiler.schemaVersion
      else { return nil }
      return (row["source_digest"], row["fingerprint"])
    }
    if !isMarked, meta != nil { mark.set() }
    return meta
  }

  /// Runs a query, with whatever goes wrong as a `CatalogError`.
  func query<Answer>(_ body: (Database) throws -> Answer) throws(CatalogError) -> Answer {
    do {
      return try reader.read(body)
    } catch let error as CatalogError {
      throw error
    } catch {
      throw .queryFailed(reason: "\(error)")
    }
  }
}
