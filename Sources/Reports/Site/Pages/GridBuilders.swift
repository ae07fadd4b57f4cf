import Catalog
import Harness

/// Tables that several pages show.
extension SiteContent {
  /// One line a technique.
  /// - Parameter root: from the page's folder to the site's.
  func techniqueGrid(
    _ records: [TechniqueRecord], id: String = "techniques", caption: String, root: String
  ) -> Grid {
    var grid = Grid(
      id, caption: caption,
      columns: [
        .text("Technique"), .text("Kind"), .number("Year"), .text("Status"), .number("Claims"),
        .number("Reproduced"), .number("Partly"), .number("Not reproduced"), .text("Evaluated on"),
      ])
    for record in records {
      let technique = record.technique
      let counts = outcomes(record.claims)
      let networks = networks(of: technique)
      let named = networks.count > 4 ? 3 : networks.count
      let places =
        datasets(of: technique).map(datasetName) + networks.prefix(named).map(networkName)
        + (named < networks.count ? ["\(networks.count - named) more networks"] : [])
      grid.add(
        [
          .link(technique.name, "\(root)techniques/\(technique.id).html"),
          .link(record.kind.name, "\(root)families/\(record.family.id).html#\(record.kind.id)"),
          .number(record.year), .chip(technique.implementation.status.rawValue), .number(record.claims.count),
          .number(record.claims.count { $0.counts(as: .reproduced) }), .number(counts[.partly] ?? 0),
          .number(counts[.notReproduced] ?? 0),
          .wide(places.joined(separator: ", ")),
        ],
        data: [
          ("family", nodes(of: technique, .family).joined(separator: " ")),
          ("subfamily", nodes(of: technique, .subfamily).joined(separator: " ")),
          ("year", "\(record.year)"), ("status", technique.implementation.status.rawValue),
          ("verdict", counts.keys.map(\.rawValue).sorted().joined(separator: " ")),
          ("dataset", datasets(of: technique).joined(separator: " ")),
          ("network", networks.joined(separator: " ")),
          ("place", self.places(of: technique).joined(separator: " ")),
        ])
    }
    return grid
  }

  /// One line a claim; `withTechnique` where the page is not that of one technique, `withSource` where it is
  /// not an overview. `sources` are listed elsewhere on the page: a line has the number of its own.
  func claimGrid(
    _ claims: [ClaimRecord], id: String = "claims", caption: String, root: String,
    withTechnique: Bool = true, withSource: Bool = true, sources: [String]? = nil
  ) -> Grid {
    let first: [Grid.Column] = withTechnique ? [.text("Technique")] : []
    var grid = Grid(
      id, caption: caption,
      columns: first + [
        // The verdict second, where a phone shows it without scrolling.
        .text("Claim"), .text("Verdict"), .number("Published"), .number("Measured here"),
        .text("Configuration"),
      ] + (withSource ? [.text("Source")] : []))
    for record in claims {
      let claim = record.claim
      let page = "\(root)techniques/\(claim.technique).html"
      let technique = techniquesByID[claim.technique]
      let name: [Grid.Cell] = withTechnique ? [.link(technique?.technique.name ?? claim.technique, page)] : []
      let number = sources?.firstIndex(of: Self.source(record)).map { "[\($0 + 1)]" }
      let source: [Grid.Cell] =
        withSource
        ? [
          .link(
            record.work.key, "\(root)works/\(record.work.key).html",
            note: "\(number ?? oneLine(claim.source)) (\(claim.evidence.rawValue))")
        ] : []
      grid.add(
        name + [
          .link(record.metric.name, "\(root)metrics/\(record.metric.id).html"),
          .chip(record.verdict.outcome.rawValue), .figure(ClaimText.figure(record), claim.value.value),
          .figure(
            ClaimText.measured(record), record.verdict.measuredValue,
            note: ClaimText.measuredWith(record) ?? ""),
          .wide(ClaimText.comparison(record)),
        ] + source,
        data: [
          ("verdict", record.verdict.outcome.rawValue), ("evidence", claim.evidence.rawValue),
          ("metric", claim.metric), ("family", technique?.family.id ?? ""),
          ("dataset", claim.dataset ?? ""), ("network", claim.network ?? ""),
          ("value", "\(claim.value.upper)"),
        ])
    }
    return grid
  }

  /// Work and place in it.
  static func source(_ record: ClaimRecord) -> String {
    "\(record.work.key), \(oneLine(record.claim.source))"
  }

  func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    number == 1 ? "1 \(one)" : "\(number) \(many ?? one + "s")"
  }
}

extension TaxonomyNode.Status {
  var sentence: String {
    switch self {
    case .surveyCore: "One of the survey's three families."
    case .surveyDiscussed: "A topic of the survey's discussion, not one of its families."
    case .extension: "An extension of the catalog, outside the survey's three families."
    }
  }
}
