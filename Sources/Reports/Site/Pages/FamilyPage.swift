import Catalog

/// A family: its techniques, its sub-families and kinds.
struct FamilyPage {
  struct Kind {
    let id: String
    let name: String
    let techniqueCount: String
    let definition: String
  }

  struct Subfamily {
    let id: String
    let name: String
    let techniqueCount: String
    let definition: String
    let kinds: [Kind]
  }

  let definition: String
  let statusText: String
  let grid: Grid
  let tableLink: String
  let subfamilies: [Subfamily]
  let hasReading: Bool
  /// Surveys of the family, newest first.
  let reading: [TechniquePage.WorkLine]

  init(_ node: TaxonomyNode, _ content: SiteContent) {
    definition = oneLine(node.definition)
    statusText = node.status?.sentence ?? ""
    let records = content.techniques(ofFamily: node.id)
    grid = content.techniqueGrid(
      records, caption: content.count(records.count, "technique") + " of this family", root: "../")
    tableLink = "../techniques.html#family=\(node.id)"
    func number(_ count: TaxonomyCount) -> String { count.techniques == 0 ? "" : "\(count.techniques)" }
    reading = content.works(aboutFamily: node.id).sorted { ($1.year, $0.key) < ($0.year, $1.key) }
      .map(TechniquePage.WorkLine.init)
    hasReading = !reading.isEmpty
    subfamilies = content.children(of: node.id).map { subfamily in
      Subfamily(
        id: subfamily.node.id, name: subfamily.node.name, techniqueCount: number(subfamily),
        definition: oneLine(subfamily.node.definition),
        kinds: content.children(of: subfamily.node.id).map {
          Kind(
            id: $0.node.id, name: $0.node.name, techniqueCount: number($0),
            definition: oneLine($0.node.definition))
        })
    }
  }

  static func page(_ node: TaxonomyNode, _ content: SiteContent) -> SitePage<FamilyPage> {
    SitePage(
      path: "families/\(node.id).html", heading: node.name, description: node.definition,
      section: "techniques.html", crumbs: [("Home", "index.html")], body: FamilyPage(node, content))
  }
}
