import Foundation
import Interchange
import Testing

@Suite("The guide says what the code does") struct GuideTests {
  static func row(_ dialect: TableDialect) -> String {
    func lookup(_ layer: LayerKind) -> String {
      dialect.binding(in: layer).map { $0 == .activationFirst ? "T[x][w]" : "T[w][x]" } ?? "-"
    }
    let widths =
      dialect.widths.lowerBound == dialect.widths.upperBound
      ? "\(dialect.widths.lowerBound)" : "\(dialect.widths.lowerBound) to \(dialect.widths.upperBound)"
    let signs = dialect.signs.map { $0 ? "signed" : "unsigned" }.joined(separator: ", ")
    let order = !dialect.signs.contains(true) ? "-" : dialect.signedOrder.rawValue
    return
      "| `\(dialect.id)` | \(dialect.project) | `\(dialect.fileName)` | \(dialect.element) | \(widths), \(signs) | "
      + "\(order) | \(lookup(.convolution)) | \(lookup(.linear)) | \(lookup(.depthwise)) |"
  }

  @Test("a row and a trap for every dialect, a row for every other format")
  func rows() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let guide = try String(contentsOf: root.appending(path: "docs/guide/interchange.md"), encoding: .utf8)
    let lines = Set(guide.split(separator: "\n").map(String.init))
    var checked = 0
    for dialect in TableDialect.all {
      #expect(lines.contains(Self.row(dialect)), "missing: \(Self.row(dialect))")
      let trap = "- `\(dialect.id)`: \(dialect.trap)."
      #expect(lines.contains(trap), "missing: \(trap)")
      checked += 1
    }
    for format in FileFormat.all {
      #expect(guide.contains("| `\(format.id)` |"), "\(format.id)")
      checked += 1
    }
    #expect(checked == TableDialect.all.count + FileFormat.all.count)
  }
}
