/// The whole catalog as read from its sources: validated, so every id resolves.
package struct CatalogContent: Sendable, Hashable {
  /// In the order of the file; parents before children.
  package var taxonomy: [TaxonomyNode]
  package var datasets: [Dataset]
  package var networks: [Network]
  package var metrics: [Metric]
  package var works: [Work]
  /// Sorted by id.
  package var techniques: [Technique]
  /// The text of `schema.sql`.
  package var schema: String

  package init(
    taxonomy: [TaxonomyNode], datasets: [Dataset], networks: [Network], metrics: [Metric], works: [Work],
    techniques: [Technique], schema: String
  ) {
    self.taxonomy = taxonomy
    self.datasets = datasets
    self.networks = networks
    self.metrics = metrics
    self.works = works
    self.techniques = techniques
    self.schema = schema
  }

  package var claims: [Claim] { techniques.flatMap(\.claims) }

  package func technique(_ id: String) -> Technique? { techniques.first { $0.id == id } }
}
