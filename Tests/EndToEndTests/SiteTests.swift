import Foundation
import Testing

/// The site as a browser shows it. Without a Chromium on the machine only the first test runs.
@Suite("The site in a browser", .serialized)
struct SiteTests {
  /// The site, written once for all tests, in a folder that git ignores; nothing but what has changed is written.
  static let written = Result {
    let state = KBTests.root.appending(path: ".build/kb-site-tests")
    let folder = state.appending(path: "site")
    let outcome = try KBTests.kb(["docs", "--site", folder.path], state: state)
    try #require(outcome.code == 0, "\(outcome.errors)")
    return folder
  }

  static func site<Result>(_ body: (_ folder: URL, _ scratch: URL) throws -> Result) throws -> Result {
    let folder = try written.get()
    return try KBTests.scratch { try body(folder, $0) }
  }

  static func visibleRows(_ document: String, table: String) -> Int {
    let body = document.components(separatedBy: "<table id=\"\(table)\"").dropFirst().first ?? ""
    let rows = (body.components(separatedBy: "<tbody>").dropFirst().first ?? "")
      .components(separatedBy: "</tbody>")[0].components(separatedBy: "<tr").dropFirst()
    return rows.count { !$0.prefix { $0 != ">" }.contains("hidden=\"\"") }
  }

  @Test("kb docs --site writes a site, again without a change, and not over foreign files")
  func writes() throws {
    try KBTests.scratch { state in
      let folder = state.appending(path: "site")
      let first = try KBTests.kb(["docs", "--site", folder.path], state: state)
      #expect(first.code == 0, "\(first.errors)")
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: "index.html").path))
      let again = try KBTests.kb(["docs", "--site", folder.path], state: state)
      #expect(again.code == 0 && again.errors.contains(" 0 changed"))
      let refused = try KBTests.kb(["docs", "--site", state.path], state: state)
      #expect(refused.code == 74 && refused.errors.contains("not written by kb"))
      let both = try KBTests.kb(["docs", "--site", folder.path, "--check"], state: state)
      #expect(both.code == 64)
    }
  }

  @Test("pages load without a word on the console", .enabled(if: Browser.executable != nil))
  func console() throws {
    try Self.site { folder, scratch in
      let pages = [
        "index.html", "techniques.html", "claims.html", "findings.html", "plots.html", "tables.html",
        "search.html", "works.html", "techniques/drum.html", "families/security.html", "about.html",
      ]
      for path in pages {
        let page = try Browser.open(folder.appending(path: path).path, scratch: scratch)
        #expect(page.console.isEmpty, "\(path): \(page.console)")
        #expect(page.document.contains("<h1>"), "\(path)")
      }
    }
  }

  @Test("the address sets the filter, and search finds", .enabled(if: Browser.executable != nil))
  func filter() throws {
    try Self.site { folder, scratch in
      let table = folder.appending(path: "techniques.html").path
      let all = try Browser.open(table, scratch: scratch).document
      let total = Self.visibleRows(all, table: "techniques")
      #expect(total > 90 && all.contains(">\(total) of \(total) shown<"))
      for (fragment, arguments) in [
        ("family=security", ["--family", "security"]),
        (
          "dataset=cifar10&subfamily=approximate-multiplier",
          ["--family", "multiplier", "--dataset", "cifar10"]
        ),
        ("dataset=cifar10&network=resnet18", ["--dataset", "cifar10", "--network", "resnet18"]),
        ("dataset=cifar10&network=resnet20-cifar", ["--dataset", "cifar10", "--network", "resnet20-cifar"]),
        ("from=2015&to=2016", ["--year", "2015..2016"]),
        ("verdict=not-reproduced", ["--verdict", "not-reproduced"]),
        ("text=nosuchword", ["--text", "nosuchword"]),
      ] {
        let answer = try KBTests.kb(["query", "--format", "csv"] + arguments, state: scratch)
        let expected = answer.output.components(separatedBy: "\r\n").count - 2
        let document = try Browser.open("\(table)#\(fragment)", scratch: scratch).document
        #expect(Self.visibleRows(document, table: "techniques") == expected, "\(fragment)")
        #expect(document.contains(">\(expected) of \(total) shown<"), "\(fragment)")
      }
      let search = folder.appending(path: "search.html").path
      let found = try Browser.open("\(search)?q=dynamic+range+unbiased", scratch: scratch).document
      let first = found.components(separatedBy: "id=\"results\"").dropFirst().first ?? ""
      #expect(
        first.components(separatedBy: "<a href=\"").dropFirst().first?.hasPrefix("techniques/drum.html")
          == true)
      let none = try Browser.open("\(search)?q=nosuchword", scratch: scratch).document
      #expect(none.contains("0 found"))
    }
  }

  /// A page in a frame tells the page around it what it measured; pages of the file system may not look into
  /// each other.
  static func report(_ pages: [(path: String, script: String)], width: Int, folder: URL, scratch: URL) throws
    -> [String]
  {
    var frames = ""
    for (index, page) in pages.enumerated() {
      let url = folder.appending(path: page.path)
      let text = try String(contentsOf: url, encoding: .utf8)
      let name = "probe-\(index).html"
      let script = "addEventListener('load', () => parent.postMessage('\(index) ' + (\(page.script)), '*'))"
      try Data((text + "<script>\(script)</script>").utf8)
        .write(to: url.deletingLastPathComponent().appending(path: name))
      let address = url.deletingLastPathComponent().appending(path: name).path
      frames += "<iframe width=\(width) height=700 src=\"file://\(address)\"></iframe>"
    }
    let outer = folder.appending(path: "probe.html")
    let listen = """
      addEventListener('message', (event) => {
        const line = document.createElement('p');
        line.textContent = event.data;
        document.body.append(line);
      });
      """
    try Data("<!doctype html><script>\(listen)</script><body>\(frames)</body>".utf8).write(to: outer)
    let document = try Browser.open(outer.path, scratch: scratch).document
    return pages.indices.map { index in
      let line = document.components(separatedBy: "<p>\(index) ").dropFirst().first ?? "missing<"
      return String(line.prefix { $0 != "<" })
    }
  }

  @Test("no page scrolls sideways on a phone", .enabled(if: Browser.executable != nil))
  func phone() throws {
    try Self.site { folder, scratch in
      let paths = [
        "index.html", "techniques.html", "claims.html", "plots.html", "techniques/drum.html",
        "techniques/realm.html", "works.html", "tables/recovery.html", "networks/resnet18.html",
        "families/security.html", "search.html",
      ]
      let script = "innerWidth + ' ' + (document.documentElement.scrollWidth - innerWidth)"
      let widths = try Self.report(paths.map { ($0, script) }, width: 360, folder: folder, scratch: scratch)
      for (path, width) in zip(paths, widths) { #expect(width == "360 0", "\(path): \(width)") }
    }
  }

  @Test(
    "a click on a header sorts, by number where the column is one", .enabled(if: Browser.executable != nil))
  func sorting() throws {
    try Self.site { folder, scratch in
      let script = """
        (() => {
          const head = document.querySelectorAll('#techniques th button')[2];
          const rows = () => Array.from(document.querySelectorAll('#techniques tbody tr'));
          const years = () => rows().map((row) => Number(row.cells[2].textContent));
          const ordered = (list, sign) => list.every((y, i) => i === 0 || sign * (y - list[i - 1]) >= 0);
          head.click();
          const up = ordered(years(), 1) && head.parentElement.getAttribute('aria-sort') === 'ascending';
          head.click();
          const down = ordered(years(), -1) && head.parentElement.getAttribute('aria-sort') === 'descending';
          return years().length > 90 && up && down;
        })()
        """
      let answer = try Self.report(
        [("techniques.html", script)], width: 1000, folder: folder, scratch: scratch)
      #expect(answer == ["true"])
    }
  }
}
