import Catalog
import Foundation

/// The catalog with measurements and verdicts: what every command asks.
package struct KnowledgeBase: Sendable {
  package let project: Project
  package let database: CatalogDatabase

  /// Opens the compiled database, rebuilding it first when catalog or ledgers changed.
  /// - Parameter recordedOnly: leave this machine's own results out, so that documents do not depend on them.
  package static func open(_ project: Project, recordedOnly: Bool = false) throws -> KnowledgeBase {
    let folders = [project.recordedResults] + (recordedOnly ? [] : [project.localResults])
    let results = CatalogResults(
      files: folders.flatMap { Ledger.files(in: $0) }, stamp: "rules \(VerdictBuilder.rules)"
    ) { content in
      let entries = try Self.entries(in: folders)
      // Only what belongs to a technique of the catalog: ledgers may outlive a renamed one.
      let known = Set(content.techniques.map(\.id))
      let kept = entries.filter { entry in entry.technique.map(known.contains) ?? true }
      return (kept.flatMap(\.measurements), VerdictBuilder.verdicts(for: content.claims, entries: kept))
    }
    let file =
      recordedOnly
      ? project.database.deletingLastPathComponent().appending(path: "recorded.sqlite") : project.database
    return KnowledgeBase(
      project: project,
      database: try CatalogDatabase.open(source: project.catalog, database: file, results: results))
  }

  /// All entries of the folders' ledgers by key; of those about the same subject the one of the later folder.
  package static func entries(in folders: [URL]) throws -> [LedgerEntry] {
    var merged: [LedgerEntry.Subject: LedgerEntry] = [:]
    for folder in folders {
      for file in Ledger.files(in: folder) {
        for entry in try Ledger(url: file).entries.values.sorted(by: { $0.key < $1.key }) {
          merged[entry.subject] = entry
        }
      }
    }
    return merged.values.sorted { $0.key < $1.key }
  }
}
