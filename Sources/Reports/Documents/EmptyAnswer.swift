import Catalog

/// What a query that finds nothing would find with one condition less, or with measurements of here.
package enum EmptyAnswer {
  /// A line for every condition whose removal finds something.
  package static func hints(_ query: TechniqueQuery, _ database: CatalogDatabase) throws -> [String] {
    let relaxed: [(String, (inout TechniqueQuery) -> Void)] = [
      ("--family", { $0.nodes = [] }), ("--dataset", { $0.dataset = nil }),
      ("--network", { $0.network = nil }), ("--network-size", { $0.networkSize = nil }),
      ("--year", { $0.years = nil }),
      (
        "--metric",
        {
          ($0.metrics, $0.claimedMinimum, $0.claimedMaximum) = ([], nil, nil)
        }
      ),
      ("--at-least", { $0.claimedMinimum = nil }), ("--at-most", { $0.claimedMaximum = nil }),
      ("--verdict", { $0.verdict = nil }), ("--status", { $0.status = nil }), ("--text", { $0.text = nil }),
    ]
    func line(_ change: String, _ other: TechniqueQuery) throws -> String? {
      guard other != query else { return nil }
      let count = try database.techniques(other).count
      return count == 0 ? nil : "\(change): \(count == 1 ? "1 technique" : "\(count) techniques")."
    }
    var lines = try relaxed.compactMap { name, relax in
      var less = query
      relax(&less)
      return try line("Without \(name)", less)
    }
    if query.dataset != nil || query.network != nil || query.networkSize != nil {
      var more = query
      more.measured = true
      lines += try [line("With --measured", more)].compactMap(\.self)
    }
    return lines
  }
}
