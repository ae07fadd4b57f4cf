import Foundation
import Reports
import Testing

@Suite("Renderings of a table")
struct TableTests {
  static var table: Table {
    var table = Table([.init("name"), .init("value", .right)])
    table.add(["a|b", "1"])
    table.add(["with \"quotes\", comma", "10"])
    return table
  }

  @Test("text is aligned without trailing spaces")
  func text() {
    #expect(
      Self.table.text == """
        name                  value
        --------------------  -----
        a|b                       1
        with "quotes", comma     10

        """)
  }

  @Test("Markdown escapes bars")
  func markdown() {
    #expect(
      Self.table.markdown == """
        | name | value |
        |---|---:|
        | a\\|b | 1 |
        | with "quotes", comma | 10 |

        """)
  }

  @Test("CSV quotes as RFC 4180 says")
  func csv() {
    #expect(Self.table.csv == "name,value\r\na|b,1\r\n\"with \"\"quotes\"\", comma\",10\r\n")
  }

  @Test("generated files: missing, stale, left over, current")
  func generatedFiles() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "kb-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    let files = [GeneratedFile(path: "d/a.md", content: "one\n")]
    #expect(GeneratedFiles.stale(files, in: root, owning: "d") == ["d/a.md is missing"])
    #expect(try GeneratedFiles.write(files, in: root, owning: "d") == ["d/a.md"])
    #expect(GeneratedFiles.stale(files, in: root, owning: "d").isEmpty)
    #expect(try GeneratedFiles.write(files, in: root, owning: "d").isEmpty)
    try Data("other".utf8).write(to: root.appending(path: "d/a.md"))
    try Data("old".utf8).write(to: root.appending(path: "d/b.md"))
    #expect(GeneratedFiles.stale(files, in: root, owning: "d") == ["d/a.md is stale", "d/b.md is left over"])
    #expect(try GeneratedFiles.write(files, in: root, owning: "d") == ["d/a.md", "d/b.md"])
    #expect(GeneratedFiles.stale(files, in: root, owning: "d").isEmpty)
  }
}
