import Yams

extension CatalogReader {
  /// `taxonomy.yaml`: families, each with sub-families, each with kinds.
  mutating func readTaxonomy() -> [TaxonomyNode] {
    let file = SourceFile(path: "taxonomy.yaml")
    defer { finish(file) }
    guard let document = file.document(in: directory),
      let fields = Fields(document, of: "taxonomy", in: file, keys: ["families"])
    else {
      nodes.isComplete = false
      return []
    }
    var taxonomy: [TaxonomyNode] = []
    if !fields.has("families") { fields.report("taxonomy without 'families'") }
    for family in fields.list("families") {
      readNode(family, level: .family, parents: [], in: file, into: &taxonomy)
    }
    return taxonomy
  }

  private mutating func readNode(
    _ node: Node, level: TaxonomyNode.Level, parents: [String], in file: SourceFile,
    into taxonomy: inout [TaxonomyNode]
  ) {
    let (children, extra): (String?, [String]) =
      switch level {
      case .family: ("subfamilies", ["status"])
      case .subfamily: ("kinds", [])
      case .kind: (nil, [])
      }
    let keys = ["id", "aliases", "name", "definition"] + extra + (children.map { [$0] } ?? [])
    guard let fields = Fields(node, of: level.rawValue, in: file, keys: keys) else { return }
    let id = fields.id()
    let aliases = fields.texts("aliases")
    if let id { nodes.define(id, at: fields.value("id"), in: file) }
    for alias in aliases { nodes.define(alias, aliasOf: id, at: fields.value("aliases"), in: file) }
    let name = fields.text("name")
    let definition = fields.text("definition")
    let status = level == .family ? fields.choice("status", of: TaxonomyNode.Status.self) : nil
    if level == .kind, let id, let family = parents.first { familyOfKind[id] = family }
    if let id, let name, let definition {
      taxonomy.append(
        TaxonomyNode(
          id: id, aliases: aliases, name: name, level: level, parent: parents.last, status: status,
          definition: definition))
    }
    guard let children else { return }
    let below: TaxonomyNode.Level = level == .family ? .subfamily : .kind
    for child in fields.list(children) {
      readNode(child, level: below, parents: parents + [id ?? "?"], in: file, into: &taxonomy)
    }
  }
}
