extension CatalogDatabase {
  /// The techniques that meet every condition, in the taxonomy's order of kinds' families, then by year,
  /// then by id.
  package func techniques(_ query: TechniqueQuery = .init()) throws(CatalogError) -> [TechniqueRow] {
    throw .queryFailed(reason: "not built yet")
  }

  /// Everything about a technique, named by id or alias.
  package func technique(_ name: String) throws(CatalogError) -> TechniqueRecord {
    throw .queryFailed(reason: "not built yet")
  }

  /// All claims that match, with what came of each, in the order of `techniques`, then of the source.
  package func claims(
    of query: TechniqueQuery = .init()
  ) throws(CatalogError) -> [ClaimRecord] {
    throw .queryFailed(reason: "not built yet")
  }

  /// Every taxonomy node in the taxonomy's order, with how many techniques it has.
  package func taxonomyCounts() throws(CatalogError) -> [TaxonomyCount] {
    throw .queryFailed(reason: "not built yet")
  }

  /// The evaluation-complexity view, in the taxonomy's order of families.
  package func evaluationMatrix() throws(CatalogError) -> [EvaluationCell] {
    throw .queryFailed(reason: "not built yet")
  }

  package func taxonomy() throws(CatalogError) -> [TaxonomyNode] { throw .queryFailed(reason: "not built yet") }
  package func datasets() throws(CatalogError) -> [Dataset] { throw .queryFailed(reason: "not built yet") }
  package func networks() throws(CatalogError) -> [Network] { throw .queryFailed(reason: "not built yet") }
  package func metrics() throws(CatalogError) -> [Metric] { throw .queryFailed(reason: "not built yet") }
  /// All works by key; each has the fields of a BibTeX entry.
  package func works() throws(CatalogError) -> [Work] { throw .queryFailed(reason: "not built yet") }
  package func measurements() throws(CatalogError) -> [Measurement] {
    throw .queryFailed(reason: "not built yet")
  }
}
