/// Oddities that do not make a catalog wrong.
package enum CatalogLint {
  /// Works that no technique and no claim refers to. Background reading and the survey itself are not
  /// expected to be referred to.
  package static func unreferencedWorks(in content: CatalogContent) -> [Problem] {
    let used = Set(content.techniques.flatMap { $0.works + $0.claims.map(\.work) })
    return content.works
      .filter { !used.contains($0.key) && $0.relation != .background && $0.relation != .theSurvey }
      .map { Problem(file: "works.yaml", line: 0, message: "work '\($0.key)' is never referred to") }
  }
}
