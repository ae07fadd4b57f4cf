import Catalog
import Foundation
import Harness
import Testing

/// Full-text search on a made-up catalog, against a search that reads every text.
@Suite("Search")
struct SearchTests {
  static let content = Result {
    let root = KnowledgeBaseTests.root
    let real = try CatalogSource.load(directory: root.appending(path: "catalog"))
    return SyntheticCatalog.content(count: 6_000, like: real)
  }
  static let database = Result { try CatalogDatabase.inMemory(content.get()) }

  /// Ids of the techniques with every word, as a word's beginning, in name, summary or definition. The
  /// made-up words occur in no other text.
  static func naive(_ words: [String]) throws -> Set<String> {
    let found = try content.get().techniques.filter { technique in
      let text = "\(technique.name) \(technique.summary) \(technique.definition)".lowercased()
      let own = text.split { !$0.isLetter && !$0.isNumber }
      return words.allSatisfy { word in own.contains { $0.hasPrefix(word) } }
    }
    return Set(found.map(\.id))
  }

  @Test("finds what reading every text finds", arguments: [[50], [900], [15_000], [2, 7], [0, 1, 2]])
  func finds(ranks: [Int]) throws {
    let words = ranks.map(SyntheticCatalog.word)
    let expected = try Self.naive(words)
    let text = words.joined(separator: " ")
    let found = try Self.database.get().search(text, limit: 10_000)
    #expect(Set(found.map(\.id)) == expected)
    #expect(found.count == expected.count)
    #expect(try Self.database.get().matches(text) == expected.count)
    let few = try Self.database.get().search(text, limit: 3)
    #expect(few == Array(found.prefix(3)))
  }

  @Test("a word in the name comes before one in the definition")
  func names() throws {
    let word = SyntheticCatalog.word(300)
    let found = try Self.database.get().search(word, limit: 10_000)
    let inName = found.map { row in row.name.split(separator: " ").contains { $0.hasPrefix(word) } }
    #expect(inName.contains(true) && inName.contains(false))
    #expect(inName == inName.sorted { $0 && !$1 })
  }

  @Test("what nearly everything contains is found, up to the limit, without a rank")
  func common() throws {
    let found = try Self.database.get().search("technique", limit: 20)
    #expect(found.count == 20)
    #expect(try Self.database.get().matches("technique") == 6_000)
    #expect(CatalogDatabase.rankedMatches < 6_000)
    #expect(try Self.database.get().search("-", limit: 20).isEmpty)
  }

  @Test("the best of a query meet its other conditions too")
  func best() throws {
    let word = SyntheticCatalog.word(5)
    let query = TechniqueQuery(nodes: ["security"], text: word)
    let all = try Self.database.get().techniques(query)
    let best = try Self.database.get().best(5, of: query)
    #expect(all.count > 5 && best.count == 5)
    #expect(Set(best.map(\.id)).isSubset(of: Set(all.map(\.id))))
    let ranked = try Self.database.get().search(word, limit: 10_000).filter {
      Set(all.map(\.id)).contains($0.id)
    }
    #expect(best == Array(ranked.prefix(5)))
  }

  @Test("the same seed makes the same catalog; words of different ranks differ")
  func repeatable() throws {
    let real = try Self.content.get()
    #expect(
      SyntheticCatalog.content(count: 20, like: real) == SyntheticCatalog.content(count: 20, like: real))
    #expect(
      SyntheticCatalog.content(count: 20, like: real)
        != SyntheticCatalog.content(count: 20, like: real, seed: 2))
    let words = (0..<SyntheticCatalog.vocabulary).map(SyntheticCatalog.word)
    #expect(Set(words).count == SyntheticCatalog.vocabulary)
  }
}
