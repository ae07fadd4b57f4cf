import Foundation

/// Where measurements and verdicts come from when the database is built.
///
/// They are text files under `benchmarks/`, which the catalog cannot parse; the caller can. `files` are
/// part of the digest, so the database is rebuilt when one changes; `load` runs only then.
package struct CatalogResults: Sendable {
  package var files: [URL]
  /// Whatever else the verdicts depend on, such as the version of the rules; part of the digest too.
  package var stamp: String
  package var load: @Sendable (CatalogContent) throws -> (measurements: [Measurement], verdicts: [Verdict])

  package init(
    files: [URL], stamp: String = "",
    load: @escaping @Sendable (CatalogContent) throws -> (measurements: [Measurement], verdicts: [Verdict])
  ) {
    self.files = files
    self.stamp = stamp
    self.load = load
  }

  package static var none: CatalogResults { CatalogResults(files: []) { _ in ([], []) } }
}
