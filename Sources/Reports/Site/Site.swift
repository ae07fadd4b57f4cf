import Catalog
import Foundation
import Harness
import Parallel

/// The static site: works from the file system, without a server and without a network.
package struct Site {
  private let content: SiteContent

  /// - Parameter entries: recorded ledger entries; the site shows them beside the claims.
  package init(_ database: CatalogDatabase, entries: [LedgerEntry]) throws {
    content = try SiteContent(database, entries: entries)
  }

  /// Some files of the site, made independently of the others.
  private typealias Job = @Sendable () throws -> [GeneratedFile]

  /// Every file of the site, by path. The same catalog and results give the same bytes, on any number of threads.
  package func files(threads: Int = ProcessInfo.processInfo.activeProcessorCount) throws -> [GeneratedFile] {
    let templates = try SiteTemplates()
    // What takes longest comes first.
    let jobs = lists(templates) + techniques(templates) + single(templates)
    let files = try parallelMap(jobs.count, threads: threads) { try jobs[$0]() }
    return (SiteTemplates.fixedFiles + files.joined()).sorted { $0.path < $1.path }
  }

  private func single(_ templates: SiteTemplates) -> [Job] {
    let content = content
    return [
      { [try SearchIndex.file(content)] },
      { [GeneratedFile(path: "works.bib", content: BibTeX.render(content.works))] },
      { [try templates.render(HomePage.page(content), with: "home")] },
      {
        try content.families.map { try templates.render(FamilyPage.page($0, content), with: "family") }
      },
      {
        [
          try templates.render(
            SitePage(path: "search.html", heading: "Search", description: "Search.", body: NoBody()),
            with: "search"),
          try templates.render(
            SitePage(
              path: "about.html", heading: "How to read these pages",
              description: "Verdicts, evidence, implementation.", body: NoBody()),
            with: "about"),
        ]
      },
    ]
  }

  private func techniques(_ templates: SiteTemplates) -> [Job] {
    let content = content
    return content.records.map { record in
      {
        let maps = ErrorMap.maps(of: record.technique, content)
        return maps.map(\.file) + [
          try templates.render(TechniquePage.page(record, content, maps: maps), with: "technique")
        ]
      }
    }
  }

  private func lists(_ templates: SiteTemplates) -> [Job] {
    let content = content
    func things(
      _ pages: @escaping @Sendable () -> (list: SitePage<ListPage>, pages: [SitePage<ThingPage>])
    ) -> Job {
      {
        let (list, pages) = pages()
        return [try templates.render(list, with: "list")]
          + (try pages.map { try templates.render($0, with: "thing") })
      }
    }
    return [
      { [try templates.render(PlotPage.page(content), with: "plots")] },
      {
        let lists = [
          ListPage.techniques(content), ListPage.claims(content), ListPage.findings(content),
        ]
        return try (lists + ListPage.tables(content)).map { try templates.render($0, with: "list") }
      },
      things { content.workPages() }, things { content.networkPages() }, things { content.datasetPages() },
      things { content.metricPages() },
    ]
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
      throw SiteError.cannotWrite(path: folder.path, reason: fileProblem(error))
    }
  }
}
