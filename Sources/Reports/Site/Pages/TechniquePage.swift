import Arithmetic
import Catalog
import Harness

/// Everything about a technique.
struct TechniquePage {
  /// Why the verdict of a claim, or of several with the same reason, is what it is.
  struct Remark {
    let claimIDs: String
    let outcome: String
    let text: String
  }

  struct FindingLine {
    let kind: String
    let place: String
    let text: String
  }

  struct Map {
    let path: String
    let alt: String
    let caption: String
  }

  /// One network on one dataset.
  struct Accuracy {
    let place: String
    let plot: IntervalPlot
    let grid: Grid
  }

  struct EvaluationLine {
    /// HTML: links to network and dataset.
    let place: String
    let text: String
    /// HTML: a link to the later work that did it; empty where its own authors did.
    let by: String
    let evidence: String
  }

  struct WorkLine {
    let authors: String
    let key: String
    let workTitle: String
    let venue: String
    let workYear: Int

    init(_ work: Work) {
      (authors, key, workTitle) = (work.authors, work.key, work.title)
      (venue, workYear) = (work.placedVenue, work.year)
    }
  }

  let id: String
  let status: String
  let year: Int
  let aliasText: String
  let summary: String
  let hasReason: Bool
  let reasonText: String
  let hasClaims: Bool
  let claimGrid: Grid
  /// Numbered; the claims refer to them.
  let sources: [String]
  let hasRemarks: Bool
  let remarks: [Remark]
  let hasFindings: Bool
  let findings: [FindingLine]
  let definitionEvidence: String
  let definition: String
  /// None or one.
  let parameters: [Grid]
  let hasErrors: Bool
  let errorNote: String
  let errors: Grid
  let hasCosts: Bool
  let costs: Grid
  let hasMaps: Bool
  let maps: [Map]
  let hasAccuracies: Bool
  let accuracies: [Accuracy]
  let hasEvaluations: Bool
  let evaluations: [EvaluationLine]
  let runTitle: String
  let runText: String
  let works: [WorkLine]
  let bibtex: String

  init(_ record: TechniqueRecord, _ content: SiteContent, maps: [ErrorMap]) {
    let technique = record.technique
    id = technique.id
    status = technique.implementation.status.rawValue
    year = record.year
    aliasText = technique.aliases.isEmpty ? "" : "; also " + technique.aliases.joined(separator: ", ")
    summary = oneLine(technique.summary)
    hasReason = technique.implementation.reason != nil
    reasonText = technique.implementation.reason.map(oneLine) ?? ""
    hasClaims = !record.claims.isEmpty
    sources = SiteContent.distinct(record.claims.map(SiteContent.source))
    claimGrid = content.claimGrid(
      record.claims, id: "claim-table", caption: "Claims of \(technique.name)", root: "../",
      withTechnique: false, sources: sources)
    remarks = Self.remarks(record.claims.filter { $0.verdict.outcome != .reproduced })
    hasRemarks = !remarks.isEmpty
    findings = content.findings(of: record).map {
      FindingLine(kind: $0.kind, place: $0.claim.map { " on \($0)" } ?? "", text: $0.text)
    }
    hasFindings = !findings.isEmpty
    definitionEvidence = technique.definitionEvidence.rawValue
    definition = technique.definition.trimmed
    parameters = technique.parameters.isEmpty ? [] : [Self.parameterGrid(technique)]
    let units = content.units(of: technique)
    errors = Self.errorGrid(units, content)
    hasErrors = !errors.rows.isEmpty
    errorNote =
      "Error is approximate minus exact. Units of at most 12 bits: all operand pairs; wider ones: uniform random "
      + "pairs, or all where a claim asks for them. NMED is relative to the largest exact result; MRED and bias are over pairs with a non-zero exact result."
    costs = Self.costGrid(content.costs(of: technique))
    hasCosts = !costs.rows.isEmpty
    self.maps = maps.map {
      Map(
        path: $0.path, alt: "Relative error of \($0.unit) over all operand pairs: \($0.summary)",
        caption: "\($0.label): \($0.summary)")
    }
    hasMaps = !maps.isEmpty
    accuracies = content.accuracyPanels(of: technique)
    hasAccuracies = !accuracies.isEmpty
    evaluations = technique.evaluations.map { evaluation in
      let network = evaluation.network.map { HTML.link(content.networkName($0), "../networks/\($0).html") }
      let dataset = evaluation.dataset.map { HTML.link(content.datasetName($0), "../datasets/\($0).html") }
      let place = [network, dataset].compactMap(\.self).joined(separator: " on ")
      return EvaluationLine(
        place: place.isEmpty ? "" : place + ": ", text: oneLine(evaluation.text),
        by: evaluation.work.map { "by \(HTML.link($0, "../works/\($0).html")), " } ?? "",
        evidence: evaluation.evidence.rawValue)
    }
    hasEvaluations = !evaluations.isEmpty
    (runTitle, runText) = Self.commands(technique)
    works = record.works.map(WorkLine.init)
    bibtex = BibTeX.render(record.works)
  }

  static func page(
    _ record: TechniqueRecord, _ content: SiteContent, maps: [ErrorMap]
  ) -> SitePage<TechniquePage> {
    SitePage(
      path: "techniques/\(record.technique.id).html", heading: record.technique.name,
      description: record.technique.summary, section: "techniques.html",
      crumbs: [
        ("Home", "index.html"), (record.family.name, "families/\(record.family.id).html"),
        (record.subfamily.name, "families/\(record.family.id).html#\(record.subfamily.id)"),
        (record.kind.name, "families/\(record.family.id).html#\(record.kind.id)"),
      ],
      body: TechniquePage(record, content, maps: maps))
  }

  /// What contradicts comes first, what was not tested last.
  private static func remarks(_ claims: [ClaimRecord]) -> [Remark] {
    let order: [Verdict.Outcome] = [.notReproduced, .partly, .notTestable, .pending, .reproduced]
    return order.flatMap { outcome in
      let own = claims.filter { $0.verdict.outcome == outcome }
      return SiteContent.distinct(own.map { oneLine($0.verdict.reason) }).map { reason in
        let same = own.filter { oneLine($0.verdict.reason) == reason }
        return Remark(
          claimIDs: same.map(\.claim.id).joined(separator: ", "), outcome: outcome.rawValue, text: reason)
      }
    }
  }

  private static func parameterGrid(_ technique: Technique) -> Grid {
    var grid = Grid(
      "parameters", caption: "Parameters", columns: [.text("Name"), .text("Meaning"), .text("Typical")],
      isSortable: false)
    for parameter in technique.parameters {
      grid.add([.text(parameter.name), .wide(parameter.meaning), .text(parameter.typical ?? "")])
    }
    return grid
  }

  private static func errorGrid(_ units: [(label: String, spec: UnitSpec)], _ content: SiteContent) -> Grid {
    var grid = Grid(
      "errors-table", caption: "Error statistics of the configurations",
      columns: [
        .text("Setting"), .text("Unit"), .number("EP %"), .number("MRED %"), .number("NMED"),
        .number("Bias %"),
        .number("WCE"), .number("Variance"),
      ])
    for (label, spec) in units {
      guard let entry = content.errors(of: spec) else { continue }
      func cell(_ name: String) -> Grid.Cell {
        let value = entry.figures[name]?.value
        return .figure(value?.formatted(significant: 4) ?? "-", value)
      }
      grid.add([
        .text(label), .text("\(spec)"), cell("ep"), cell("mred"), cell("nmed"), cell("relative-bias"),
        cell("wce"), cell("variance"),
      ])
    }
    return grid
  }

  /// Percent of the unit that each is compared with.
  private static func costGrid(_ entries: [LedgerEntry]) -> Grid {
    var grid = Grid(
      "costs-table", caption: "Hardware cost, percent of the unit compared with",
      columns: [
        .text("Unit"), .text("Compared with"), .number("Area %"), .number("Delay %"), .number("Power %"),
        .number("Power-delay product %"),
      ])
    for entry in entries {
      func cell(_ saving: String) -> Grid.Cell {
        let share = entry.figures[saving].map { 100 - $0.value }
        return .figure(share?.formatted(decimals: 1) ?? "-", share)
      }
      grid.add([
        .text(entry.unit), .text(entry.baseline ?? "-"), cell("area-saving"), cell("delay-saving"),
        cell("power-saving"), cell("energy-saving"),
      ])
    }
    return grid
  }

  /// What to type to see or rerun it.
  private static func commands(_ technique: Technique) -> (title: String, text: String) {
    let show = "kb show \(technique.id)"
    guard technique.implementation.status == .executable else {
      return ("Look it up", "\(show)\nkb show \(technique.id) --bibtex")
    }
    var lines = [show, "kb run \(technique.id)"]
    if let configuration = technique.implementation.configurations.first {
      lines.append("kb unit \(configuration.unit)")
    }
    return ("Run it", lines.joined(separator: "\n"))
  }
}

extension SiteContent {
  struct FindingRecord {
    let technique: Technique
    /// The claim it is about; nil where it is about the technique.
    let claim: String?
    let kind: String
    let text: String
  }

  func findings(of record: TechniqueRecord) -> [FindingRecord] {
    let technique = record.technique
    let own = technique.findings.map {
      FindingRecord(technique: technique, claim: nil, kind: $0.kind.rawValue, text: oneLine($0.text))
    }
    let onClaims = technique.claims.flatMap { claim in
      claim.findings.map {
        FindingRecord(technique: technique, claim: claim.id, kind: $0.kind.rawValue, text: oneLine($0.text))
      }
    }
    return own + onClaims
  }

  /// A plot and a table for every network and dataset that the technique's units were run in.
  func accuracyPanels(of technique: Technique) -> [TechniquePage.Accuracy] {
    let runs = units(of: technique).flatMap { unit in accuracies(of: unit.spec).map { (unit.label, $0) } }
    // The largest test set first.
    let largest = runs.sorted { $0.1.samples > $1.1.samples }
    let places = Self.distinct(largest.map { "\($0.1.network ?? "")|\($0.1.dataset ?? "")" })
    return places.compactMap { place in
      let own = runs.filter { "\($0.1.network ?? "")|\($0.1.dataset ?? "")" == place }
      guard let first = own.first?.1 else { return nil }
      let title = "\(networkName(first.network ?? "")) on \(imagesName(first))"
      var grid = Grid(
        "accuracy-\(first.network ?? "")-\(first.dataset ?? "")", caption: "Accuracy, \(title)",
        columns: [
          .text("Setting"), .text("Encoding"), .text("Weight on"), .number("Accuracy %"),
          .text("95 % interval"), .number("Drop pp"), .text("95 % interval of the drop"),
        ])
      var lines: [IntervalPlot.Input] = []
      for (label, entry) in own {
        guard let accuracy = entry.figures["accuracy"] else { continue }
        let drop = entry.figures["accuracy-drop"]
        let port = entry.binding == "weight-first" ? "first port" : "second port"
        grid.add([
          .text(label), .text(entry.encoding ?? "-"), .text(port),
          .figure(accuracy.value.formatted(decimals: 2), accuracy.value), .text(Self.interval(accuracy)),
          .figure(drop?.value.formatted(decimals: 2) ?? "-", drop?.value),
          .text(drop.map(Self.interval) ?? "-"),
        ])
        lines.append(
          IntervalPlot.Input(
            name: "\(label), \(entry.encoding ?? ""), \(port)", value: accuracy.value,
            lower: accuracy.lower ?? accuracy.value, upper: accuracy.upper ?? accuracy.value))
      }
      let exact = first.figures["accuracy-exact"]?.value
      return TechniquePage.Accuracy(
        place: title,
        plot: IntervalPlot(
          lines, reference: exact.map { ($0, "exact \($0.formatted(decimals: 2))") },
          label: "Accuracy of \(technique.name), \(title)"),
        grid: grid)
    }
  }

  private static func interval(_ figure: LedgerEntry.Figure) -> String {
    guard let lower = figure.lower, let upper = figure.upper else { return "-" }
    return "\(lower.formatted(decimals: 2)) to \(upper.formatted(decimals: 2))"
  }
}
