import Foundation

/// The YAML sources.
package enum CatalogSource {
  /// Reads and validates a catalog directory.
  ///
  /// - Throws: `CatalogError.invalid` with all problems at once, or `.unreadable`.
  package static func load(directory: URL) throws(CatalogError) -> CatalogContent {
    throw .unreadable(path: directory.path, reason: "not built yet")
  }
}
