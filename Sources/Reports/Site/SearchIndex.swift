import Catalog
import Foundation

/// What the search page looks through: loaded as a script, because a page from the file system may not fetch.
struct SearchIndex {
  struct Entry: Encodable {
    /// Title, address, kind of page, a line to show, and words to find it by.
    let t, u, k, s, x: String
  }

  static func file(_ content: SiteContent) throws -> GeneratedFile {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = String(decoding: try encoder.encode(entries(content)), as: UTF8.self)
    return GeneratedFile(path: "search-index.js", content: "window.kbIndex = \(json);\n")
  }

  private static func entries(_ content: SiteContent) -> [Entry] {
    let techniques = content.records.map { record in
      let technique = record.technique
      let words =
        [technique.id, technique.definition, record.kind.name, record.subfamily.name, record.family.name]
        + technique.aliases + record.works.flatMap { [$0.key, $0.authors, $0.title] }
        + SiteContent.distinct(record.claims.map(\.metric.name))
      return Entry(
        t: technique.name, u: "techniques/\(technique.id).html", k: "technique",
        s: oneLine(technique.summary),
        x: oneLine((words + [technique.summary]).joined(separator: " ")))
    }
    let nodes = content.nodes.map(\.node).map { node in
      var family = node
      while let parent = family.parent.flatMap({ content.nodesByID[$0] }) { family = parent }
      let page = "families/\(family.id).html" + (node.level == .family ? "" : "#\(node.id)")
      let definition = oneLine(node.definition)
      return Entry(
        t: node.name, u: page, k: node.level.rawValue, s: definition,
        x: "\(node.id) \(node.aliases.joined(separator: " ")) \(definition)")
    }
    let datasets = content.datasets.map {
      Entry(
        t: $0.name, u: "datasets/\($0.id).html", k: "dataset", s: $0.task,
        x: "\($0.id) \($0.aliases.joined(separator: " ")) \($0.task)")
    }
    let networks = content.networks.map {
      Entry(
        t: $0.name, u: "networks/\($0.id).html", k: "network", s: $0.reference,
        x: "\($0.id) \($0.aliases.joined(separator: " ")) \($0.reference)")
    }
    let metrics = content.metrics.map {
      Entry(t: $0.name, u: "metrics/\($0.id).html", k: "metric", s: oneLine($0.definition), x: $0.id)
    }
    let works = content.works.map {
      Entry(
        t: $0.title, u: "works/\($0.key).html", k: "work", s: "\($0.authors). \($0.placedVenue), \($0.year)",
        x: "\($0.key) \($0.authors) \($0.venue) \($0.year)")
    }
    return techniques + nodes + datasets + networks + metrics + works
  }
}
