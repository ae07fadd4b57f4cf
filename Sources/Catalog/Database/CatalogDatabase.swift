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
  /// - Throws: `CatalogError`, or what `results.load` throws.
  package static func open(
    source directory: URL, database: URL, results: CatalogResults = .none
  ) throws -> CatalogDatabase {
    throw CatalogError.queryFailed(reason: "not built yet")
  }

  /// A catalog in memory, for tests and for machines where nothing can be written.
  package static func inMemory(
    _ content: CatalogContent, measurements: [Measurement] = [], verdicts: [Verdict] = []
  ) throws(CatalogError) -> CatalogDatabase {
    throw .queryFailed(reason: "not built yet")
  }
}
