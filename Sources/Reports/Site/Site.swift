import Catalog
import Foundation
import Harness

/// The static site: works from the file system, without a server and without a network.
package struct Site {
  private let content: SiteContent

  /// - Parameter entries: recorded ledger entries; the site shows them beside the claims.
  package init(_ database: CatalogDatabase, entries: [LedgerEntry]) throws {
    content = try SiteContent(database, entries: entries)
  }

  /// Every file of the site, by path. The same catalog and results give the same bytes.
  package func files() throws -> [GeneratedFile] {
    let templates = try SiteTemplates()
    var files = SiteTemplates.fixedFiles
    files.append(try SearchIndex.file(content))
    files.append(GeneratedFile(path: "works.bib", content: BibTeX.render(content.works)))
    files.append(try templates.render(HomePage.page(content), with: "home"))
    for family in content.families {
      files.append(try templates.render(FamilyPage.page(family, content), with: "family"))
    }
    for record in content.records {
      let maps = ErrorMap.maps(of: record.technique, content)
      files += maps.map(\.file)
      files.append(try templates.render(TechniquePage.page(record, content, maps: maps), with: "technique"))
    }
    let lists = [
      ListPage.techniques(content), ListPage.claims(content), ListPage.findings(content),
    ]
    for page in lists + ListPage.tables(content) { files.append(try templates.render(page, with: "list")) }
    for (list, pages) in [
      content.datasetPages(), content.networkPages(), content.metricPages(), content.workPages(),
    ] {
      files.append(try templates.render(list, with: "list"))
      for page in pages { files.append(try templates.render(page, with: "thing")) }
    }
    files.append(try templates.render(PlotPage.page(content), with: "plots"))
    files.append(
      try templates.render(
        SitePage(path: "search.html", heading: "Search", description: "Search.", body: NoBody()),
        with: "search"))
    files.append(
      try templates.render(
        SitePage(
          path: "about.html", heading: "How to read these pages",
          description: "Verdicts, evidence, implementation.", body: NoBody()),
        with: "about"))
    return files.sorted { $0.path < $1.path }
  }
}

/// Writes a site into a folder that is new, empty, or one that an earlier run wrote.
package enum SiteFolder {
  /// Lists what was written, so that the next run can remove what it no longer writes, and nothing else.
  private static let manifest = ".kb-site"

  /// - Returns: how many files changed or were removed.
  /// - Throws: `SiteError`
  package static func write(_ files: [GeneratedFile], to folder: URL) throws -> Int {
    let list = folder.appending(path: manifest)
    let earlier = try? String(contentsOf: list, encoding: .utf8)
    let present = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    if earlier == nil, !present.isEmpty { throw SiteError.foreignFolder(path: folder.path) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let paths = Set(files.map(\.path))
      // Old and new names together first: interrupted here, the next run still knows its own files.
      let known = (earlier ?? "").split(separator: "\n").map(String.init)
      try Data((known + paths.sorted()).joined(separator: "\n").utf8).write(to: list, options: .atomic)
      var touched = try GeneratedFiles.write(files, in: folder).count
      for path in Set(known).subtracting(paths) where !path.hasPrefix("/") && !path.contains("..") {
        try? FileManager.default.removeItem(at: folder.appending(path: path))
        touched += 1
      }
      try Data(paths.sorted().joined(separator: "\n").utf8).write(to: list, options: .atomic)
      return touched
    } catch {
      throw SiteError.cannotWrite(path: folder.path, reason: "\(error)")
    }
  }
}
