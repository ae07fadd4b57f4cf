import GRDB

extension Database {
  /// The id that `name`, an id or an alias in any case, stands for.
  ///
  /// For taxonomy nodes, whose ids are long, an unambiguous beginning is enough.
  ///
  /// - Throws: `CatalogError.unknown` with the nearest names.
  func resolve(_ name: String, _ subject: CatalogError.Subject) throws -> String {
    let targets = try targets(subject)
    let wanted = name.lowercased()
    if let id = targets[wanted] { return id }
    if subject == .node, wanted.count >= 3 {
      let matches = Set(targets.filter { $0.key.hasPrefix(wanted) }.values)
      if matches.count == 1, let match = matches.first { return match }
    }
    throw CatalogError.unknown(
      subject, name: name, nearest: NearestNames.nearest(to: name, in: targets.keys))
  }

  /// All that `name` stands for: the one of this id or alias, otherwise, or with a `*` at its end, all whose
  /// id or alias begins with it (`resnet`: every ResNet). At least one, in the order of their ids.
  ///
  /// - Throws: `CatalogError.unknown` with the nearest names.
  func resolveAll(_ name: String, _ subject: CatalogError.Subject) throws -> [String] {
    let targets = try targets(subject)
    let wanted = name.lowercased()
    if let id = targets[wanted] { return [id] }
    let beginning = wanted.hasSuffix("*") ? String(wanted.dropLast()) : wanted
    let matches = Set(targets.filter { $0.key.hasPrefix(beginning) }.values)
    guard beginning.count >= 3, !matches.isEmpty else {
      // A beginning may be mistyped too: "resnot" is near "resnet", of which there are many.
      let beginnings = targets.keys.map { String($0.prefix(beginning.count)) }.filter {
        $0.count >= 3 && $0 != beginning
      }
      throw CatalogError.unknown(
        subject, name: name,
        nearest: NearestNames.nearest(to: beginning, in: targets.keys + beginnings))
    }
    return matches.sorted()
  }

  /// Ids by id and alias, in lower case.
  private func targets(_ subject: CatalogError.Subject) throws -> [String: String] {
    var targets: [String: String] = [:]
    let (table, column, aliasColumn): (String, String, String?) =
      switch subject {
      case .technique: ("technique", "id", "technique")
      case .node: ("taxonomy_node", "id", "node")
      case .dataset: ("dataset", "id", "dataset")
      case .network: ("network", "id", "network")
      case .metric: ("metric", "id", nil)
      case .work: ("work", "key", nil)
      }
    if let aliasColumn {
      for (id, aliases) in try aliases(of: aliasColumn) {
        for alias in aliases { targets[alias.lowercased()] = id }
      }
    }
    let ids = try texts("SELECT \(column) FROM \(table)")
    for id in ids { targets[id.lowercased()] = id }
    return targets
  }
}
