import Catalog
import Foundation
import Reports
import Testing

@Suite("The static site")
struct SiteTests {
  /// Attribute values of a page: `href`, `src` or `id`.
  static func values(of attribute: String, in text: String) -> [String] {
    text.components(separatedBy: " \(attribute)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }

  static func unescaped(_ text: String) -> String {
    text.replacing("&amp;", with: "&").replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
  }

  @Test("every internal link resolves, fragments included")
  func links() throws {
    let site = try Repository.site()
    let pages = site.values.filter { $0.path.hasSuffix(".html") }
    let anchors = Dictionary(
      uniqueKeysWithValues: pages.map { ($0.path, Set(Self.values(of: "id", in: $0.content))) })
    var checked = 0
    var broken: [String] = []
    for page in pages {
      let text = page.content
      for link in Self.values(of: "href", in: text) + Self.values(of: "src", in: text) {
        let link = Self.unescaped(link)
        if link.hasPrefix("https://") || link.hasPrefix("http://") || link.hasPrefix("data:") { continue }
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
          String.init)
        var folder = page.path.split(separator: "/").dropLast().map(String.init)
        var target = parts[0].isEmpty ? page.path : ""
        if target.isEmpty {
          for step in parts[0].split(separator: "/").map(String.init) {
            if step == ".." { folder = folder.dropLast() } else { folder.append(step) }
          }
          target = folder.joined(separator: "/")
        }
        checked += 1
        guard site[target] != nil else {
          broken.append("\(page.path): \(link)")
          continue
        }
        // A fragment with '=' is a filter, not a place.
        if parts.count == 2, !parts[1].contains("="), anchors[target]?.contains(parts[1]) != true {
          broken.append("\(page.path): \(link) (no such place)")
        }
      }
    }
    #expect(broken.isEmpty, "\(broken.prefix(10))")
    #expect(checked > 10_000)
  }

  @Test("there is a page for everything, and nothing is loaded from elsewhere")
  func pages() throws {
    let (site, database) = (try Repository.site(), try Repository.database())
    let techniques = try database.techniques()
    let wanted =
      techniques.map { "techniques/\($0.id).html" }
      + (try database.works().map { "works/\($0.key).html" })
      + (try database.datasets().map { "datasets/\($0.id).html" })
      + (try database.networks().map { "networks/\($0.id).html" })
      + (try database.metrics().map { "metrics/\($0.id).html" })
      + (try database.taxonomy().filter { $0.level == .family }.map { "families/\($0.id).html" })
    #expect(wanted.filter { site[$0] == nil }.isEmpty)
    #expect(wanted.count > 400)
    // Scripts, styles and images come from the folder (only links lead out), and no tag of a template is left.
    let forbidden = [
      "<script src=\"http", "<link rel=\"stylesheet\" href=\"http", "<img src=\"http", "{{#", "{{/", "{{>",
      "Optional(",
    ]
    let bad = site.values.filter { page in
      page.path.hasSuffix(".html") && forbidden.contains { page.content.contains($0) }
    }
    #expect(bad.isEmpty, "\(bad.map(\.path).prefix(5))")
  }

  @Test(
    "every page has a language, a title, one heading of the first level, landmarks and a way past the menu")
  func structure() throws {
    var pages = 0
    for page in try Repository.site().values where page.path.hasSuffix(".html") {
      pages += 1
      let text = page.content
      for part in [
        "<html lang=\"en\">", "<meta name=\"viewport\"", "<title>", "<main id=\"main\"", "href=\"#main\"",
        "<nav aria-label=", "role=\"search\"", "<footer>",
      ] { #expect(text.contains(part), "\(page.path) lacks \(part)") }
      #expect(text.components(separatedBy: "<h1>").count == 2, "\(page.path)")
      for image in text.components(separatedBy: "<img ").dropFirst() {
        #expect(image.prefix { $0 != ">" }.contains("alt=\""), "\(page.path): an image without words")
      }
      let ids = Self.values(of: "id", in: text)
      #expect(Set(ids).count == ids.count, "\(page.path): an id occurs twice")
    }
    #expect(pages > 400)
  }

  @Test("a technique's page shows its claims with verdicts, its error statistics, its citation")
  func technique() throws {
    let page = try #require(try Repository.site()["techniques/drum.html"]).content
    let record = try Repository.database().technique("drum")
    #expect(record.claims.count > 20)
    #expect(page.components(separatedBy: "<span class=\"chip not-reproduced\">").count > 3)
    for part in [
      "-0.14 %", "0.1417 %", "the sign does not", "drum:n=8,k=4", "kb run drum", "@inproceedings{",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(page.contains("errors/drum-0.png"))
    #expect(page.contains("<h2 id=\"cost\">") && page.contains("<h3>Sources</h3>"))
  }

  @Test("plots have power to the right too; surveys are found on the pages of what they are about")
  func powerAndTopics() throws {
    let site = try Repository.site()
    let plots = try #require(site["plots.html"]).content
    for title in [
      "Power against lost accuracy, ", "MRED against lost accuracy, ", "Power against MRED, 8-bit",
    ] {
      #expect(plots.contains(title), "\(title)")
    }
    #expect(try #require(site["families/computation-reduction.html"]).content.contains("works/sze2017.html"))
    #expect(try #require(site["works/sze2017.html"]).content.contains("../works.html#topic=tutorial"))
    #expect(try #require(site["works/meng2025date.html"]).content.contains("techniques/truncated.html"))
  }

  @Test("the home page counts what the catalog has")
  func counts() throws {
    let page = try #require(try Repository.site()["index.html"]).content
    let database = try Repository.database()
    for count in [try database.techniques().count, try database.claims().count, try database.works().count] {
      #expect(page.contains("<b>\(count)</b>"))
    }
  }

  @Test("the search index is a script with an entry for every technique and work")
  func searchIndex() throws {
    let text = try #require(try Repository.site()["search-index.js"]).content
    let prefix = "window.kbIndex = "
    #expect(text.hasPrefix(prefix))
    let json = Data(text.dropFirst(prefix.count).dropLast(2).utf8)
    let entries = try #require(try JSONSerialization.jsonObject(with: json) as? [[String: String]])
    let database = try Repository.database()
    #expect(entries.count { $0["k"] == "technique" } == (try database.techniques().count))
    #expect(entries.count { $0["k"] == "work" } == (try database.works().count))
    let site = try Repository.site()
    for entry in entries {
      let page = try #require(entry["u"]).split(separator: "#")[0]
      #expect(site[String(page)] != nil, "\(page)")
    }
  }

  @Test("the same catalog gives the same bytes")
  func repeatable() throws {
    let again = try Site(Repository.database(), entries: Repository.entries()).files()
    let first = try Repository.site()
    #expect(again.count == first.count)
    for file in again { #expect(file == first[file.path], "\(file.path)") }
  }

  // MARK: Colours

  /// Relative luminance of WCAG 2 of `#rrggbb`.
  static func luminance(_ colour: String) throws -> Double {
    let value = try #require(Int(colour.dropFirst(), radix: 16))
    let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  @Test("text has a contrast of at least 4.5 in both colour schemes")
  func contrast() throws {
    let css = try #require(try Repository.site()["site.css"]).content
    let schemes = css.components(separatedBy: ":root {").dropFirst().map { $0.prefix { $0 != "}" } }
    #expect(schemes.count == 2)
    let pairs = [
      ("ink", "paper"), ("ink", "panel"), ("soft", "paper"), ("soft", "panel"), ("link", "paper"),
      ("link", "panel"), ("good", "good-paper"), ("half", "half-paper"), ("bad", "bad-paper"),
      ("idle", "idle-paper"), ("paper", "ink"),
    ]
    for scheme in schemes {
      func colour(_ name: String) throws -> String {
        let rest = try #require(scheme.components(separatedBy: "--\(name): ").dropFirst().first)
        return String(rest.prefix(7))
      }
      for (text, ground) in pairs {
        let (a, b) = (try Self.luminance(colour(text)), try Self.luminance(colour(ground)))
        let contrast = (max(a, b) + 0.05) / (min(a, b) + 0.05)
        #expect(contrast >= 4.5, "\(text) on \(ground): \(contrast)")
      }
    }
  }

  // MARK: The folder

  @Test("a folder with other files is refused; an own one loses what is no longer written, and nothing else")
  func folder() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kb-site-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let mine = folder.appending(path: "mine.txt")
    try Data("mine".utf8).write(to: mine)
    let one = GeneratedFile(path: "a/one.html", content: "1")
    let two = GeneratedFile(path: "two.html", content: "2")
    #expect(throws: SiteError.foreignFolder(path: folder.path)) { try SiteFolder.write([one], to: folder) }
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "a").path))
    try FileManager.default.removeItem(at: mine)
    #expect(try SiteFolder.write([one, two], to: folder) == 2)
    #expect(try SiteFolder.write([one, two], to: folder) == 0)
    try Data("mine".utf8).write(to: mine)
    #expect(try SiteFolder.write([two], to: folder) == 1)
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: one.path).path))
    #expect(FileManager.default.fileExists(atPath: folder.appending(path: two.path).path))
    #expect(FileManager.default.fileExists(atPath: mine.path))
  }
}
