import Catalog
import Foundation
import Harness
import Reports

/// The catalog of this repository with its recorded results, opened once for all tests of the module.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The database stays for the next run, in a folder that git ignores.
  static let project = Project(root: root, state: root.appending(path: ".build/kb-reports-tests"))

  static func database() throws -> CatalogDatabase { try opened.get() }

  static func entries() throws -> [LedgerEntry] {
    try KnowledgeBase.entries(in: [project.recordedResults])
  }

  private static let opened = Result { try KnowledgeBase.open(project, recordedOnly: true).database }

  /// The whole site, by path.
  static func site() throws -> [String: GeneratedFile] { try made.get() }

  private static let made = Result {
    Dictionary(uniqueKeysWithValues: try Site(database(), entries: entries()).files().map { ($0.path, $0) })
  }
}
