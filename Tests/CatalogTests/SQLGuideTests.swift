import Catalog
import Foundation
import GRDB
import Testing

@Suite("The guide to SQL")
struct SQLGuideTests {
  static let guide = Fixture.repository.appending(path: "docs/guide/sql.md")

  /// The SQL blocks of the guide.
  static func queries() throws -> [String] {
    try String(contentsOf: guide, encoding: .utf8).components(separatedBy: "```sql\n").dropFirst()
      .map { $0.components(separatedBy: "```")[0] }
  }

  @Test(
    "every query runs on the repository's catalog; those on the literature and the taxonomy find something")
  func queriesRun() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kb-sql-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "catalog.sqlite")
    let content = try CatalogSource.load(directory: Fixture.repository.appending(path: "catalog"))
    try CatalogCompiler.compile(content, measurements: [], verdicts: [], to: file)
    let queue = try DatabaseQueue(path: file.path)
    let queries = try Self.queries()
    #expect(queries.count >= 10)
    for query in queries {
      let rows = try queue.read { try Row.fetchAll($0, sql: query) }
      // Without measurements there is no verdict but "pending" and "not-testable".
      let needsResults = ["not-reproduced", "measurement", "'reproduced'"].contains { query.contains($0) }
      #expect(needsResults || !rows.isEmpty, "\(query)")
    }
  }

  @Test("the guide names every view of the schema")
  func views() throws {
    let text = try String(contentsOf: Self.guide, encoding: .utf8)
    let schema = try String(
      contentsOf: Fixture.repository.appending(path: "catalog/schema.sql"), encoding: .utf8)
    let views = schema.components(separatedBy: "CREATE VIEW ").dropFirst().map { $0.prefix { $0 != " " } }
    #expect(views.count >= 6)
    for view in views { #expect(text.contains("`\(view)`"), "\(view)") }
  }
}
