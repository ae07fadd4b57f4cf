/// Oddities that do not make a catalog wrong.
package enum CatalogLint {
  /// Works that nothing leads to: no technique, claim or evaluation names them, and they have no topic.
  package static func unreachableWorks(in content: CatalogContent) -> [Problem] {
    let used = Set(
      content.techniques.flatMap { $0.works + $0.claims.map(\.work) + $0.evaluations.compactMap(\.work) })
    return content.works.filter { !used.contains($0.key) && $0.topics.isEmpty }
      .map { work in
        Problem(
          file: "works.yaml", line: 0,
          message: "nothing leads to work '\(work.key)': name it in a technique or a claim, or give it topics"
        )
      }
  }
}
