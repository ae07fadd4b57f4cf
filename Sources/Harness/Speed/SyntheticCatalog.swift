import Catalog
import Datasets
import Random

/// A catalog of many made-up techniques, the same on every run: what search is measured on.
package enum SyntheticCatalog {
  /// Different words of the made-up texts; how often they occur falls as one over their rank.
  package static let vocabulary = 20_000
  /// Words of a summary and a definition together.
  private static let words = 60
  private static let claims = 4

  /// - Parameters:
  ///   - count: how many techniques.
  ///   - content: the real catalog, whose taxonomy, metrics and works the techniques refer to.
  package static func content(count: Int, like content: CatalogContent, seed: UInt64 = 1) -> CatalogContent {
    var random = SplitMix64(seed: seed)
    let kinds = content.taxonomy.filter { $0.level == .kind }
    let (datasets, networks) = (content.datasets, content.networks)
    var made = content
    made.techniques = (0..<count).map { index in
      let id = "synthetic-\(index)"
      let text = (0..<words).map { _ in word(rank(&random)) }
      let metric = content.metrics[pick(content.metrics.count, &random)].id
      let work = content.works[pick(content.works.count, &random)].key
      let claims = (0..<claims).compactMap { number -> Claim? in
        guard let value = try? PublishedValue(parsing: "\(pick(100, &random)).\(pick(10, &random))") else {
          return nil
        }
        return Claim(
          id: "claim-\(number)", technique: id, metric: metric, operator: .equal, value: value,
          configuration: "k = \(number)", work: work, source: "made up", evidence: .derived,
          testability: .untestable(reason: "made up"))
      }
      return Technique(
        id: id, name: "Technique \(index) \(text[0])", kind: kinds[index % kinds.count].id, works: [work],
        summary: text.prefix(20).joined(separator: " "),
        definition: text.dropFirst(20).joined(separator: " "), definitionEvidence: .reconstructed,
        evaluations: [
          Evaluation(
            dataset: datasets[pick(datasets.count, &random)].id,
            network: networks[pick(networks.count, &random)].id, text: "made up", evidence: .derived)
        ],
        implementation: Implementation(status: .planned), claims: claims)
    }
    return made
  }

  /// The made-up word of a rank: pronounceable, and different for different ranks.
  package static func word(_ rank: Int) -> String {
    let syllables = [
      "ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu", "ka",
    ]
    var (rest, text) = (rank + 256, "")
    while rest > 0 {
      text += syllables[rest % syllables.count]
      rest /= syllables.count
    }
    return text
  }

  private static func pick(_ count: Int, _ random: inout SplitMix64) -> Int { random.below(count) }

  /// A rank by Zipf's law, up to rounding: the inverse of its cumulative distribution, count^u.
  private static func rank(_ random: inout SplitMix64) -> Int {
    let value = exponential(random.unit() * logarithm(Double(vocabulary)))
    return min(vocabulary - 1, max(0, Int(value) - 1))
  }
}
