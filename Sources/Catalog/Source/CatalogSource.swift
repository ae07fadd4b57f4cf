import Foundation

/// The YAML sources.
package enum CatalogSource {
  /// Reads and validates a catalog directory.
  ///
  /// - Throws: `CatalogError.invalid` with all problems at once, or `.unreadable`.
  package static func load(directory: URL) throws(CatalogError) -> CatalogContent {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: directory.path, isDirectory: &isDirectory),
      isDirectory.boolValue
    else {
      throw .unreadable(path: directory.path, reason: "there is no such directory")
    }
    let schema: String
    do {
      schema = try String(contentsOf: directory.appending(path: "schema.sql"), encoding: .utf8)
    } catch {
      throw .unreadable(
        path: directory.appending(path: "schema.sql").path, reason: "the schema is missing or not text")
    }
    var reader = CatalogReader(directory: directory)
    let content = reader.read(schema: schema)
    guard reader.problems.isEmpty else {
      throw .invalid(reader.problems.sorted { ($0.file, $0.line) < ($1.file, $1.line) })
    }
    return content
  }
}
