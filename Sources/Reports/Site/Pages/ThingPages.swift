import Catalog
import Harness

/// Datasets, networks, metrics and works: a list of each, and a page for each of them.
struct ThingPage {
  struct Fact {
    let name: String
    let html: String

    init(_ name: String, _ value: String, isLink: Bool = false) {
      self.init(name, html: isLink ? HTML.link(value, value) : HTML.escape(value))
    }

    init(_ name: String, html: String) {
      self.name = name
      self.html = html
    }
  }

  struct Section {
    let sectionTitle: String
    let grid: Grid
  }

  let facts: [Fact]
  let sections: [Section]
  let hasBibtex: Bool
  let bibtex: String

  init(facts: [Fact?], sections: [Section?], bibtex: String = "") {
    self.facts = facts.compactMap(\.self)
    self.sections = sections.compactMap(\.self)
    hasBibtex = !bibtex.isEmpty
    self.bibtex = bibtex
  }

  static func fact(_ name: String, _ value: (some Any)?) -> Fact? { value.map { Fact(name, "\($0)") } }
}

extension SiteContent {
  private func techniqueSection(
    _ records: [TechniqueRecord], _ title: String, id: String = "techniques"
  ) -> ThingPage.Section? {
    records.isEmpty
      ? nil
      : .init(
        sectionTitle: title,
        grid: techniqueGrid(records, id: id, caption: count(records.count, "technique"), root: "../"))
  }

  private func claimSection(_ claims: [ClaimRecord], _ title: String) -> ThingPage.Section? {
    claims.isEmpty
      ? nil
      : .init(
        sectionTitle: title, grid: claimGrid(claims, caption: count(claims.count, "claim"), root: "../"))
  }

  // MARK: Datasets

  func datasetPages() -> (list: SitePage<ListPage>, pages: [SitePage<ThingPage>]) {
    var grid = Grid(
      "datasets", caption: "Datasets",
      columns: [
        .text("Dataset"), .text("Complexity"), .text("Task"), .number("Year"), .number("Classes"),
        .number("Training samples"), .number("Test samples"), .text("Sample"), .number("Techniques"),
        .number("Claims"),
      ])
    let pages = datasets.map { dataset in
      let techniques = records.filter { datasets(of: $0.technique).contains(dataset.id) }
      let claims = claims.filter { $0.claim.dataset == dataset.id }
      let shape = [dataset.height, dataset.width, dataset.channels].compactMap(\.self).map(String.init)
        .joined(separator: " x ")
      grid.add([
        .link(dataset.name, "datasets/\(dataset.id).html"), .text(dataset.complexity.rawValue),
        .text(dataset.task), .number(dataset.year), .figure(dataset.classes),
        .figure(dataset.train), .figure(dataset.test), .text(shape), .number(techniques.count),
        .number(claims.count),
      ])
      return SitePage(
        path: "datasets/\(dataset.id).html", heading: dataset.name,
        description: "\(dataset.name): techniques that were evaluated on it.", section: "datasets.html",
        crumbs: [("Datasets", "datasets.html")],
        body: ThingPage(
          facts: [
            .init("Complexity", dataset.complexity.rawValue), .init("Task", dataset.task),
            .init("Year", "\(dataset.year)"), ThingPage.fact("Classes", dataset.classes),
            ThingPage.fact("Training samples", dataset.train), ThingPage.fact("Test samples", dataset.test),
            shape.isEmpty ? nil : .init("Sample", shape), ThingPage.fact("Licence", dataset.licence),
            dataset.homepage.map { .init("Home page", $0, isLink: true) },
            ThingPage.fact("Note", dataset.note.map(oneLine)), .init("Evidence", dataset.evidence.rawValue),
            .init("Id", dataset.id),
          ],
          sections: [
            techniqueSection(techniques, "Techniques evaluated on it"),
            claimSection(claims, "Claims measured on it"),
          ]))
    }
    return (
      ListPage.page(
        "datasets.html", "Datasets", ["What techniques were evaluated on, with its size class."], [grid]),
      pages
    )
  }

  // MARK: Networks

  func networkPages() -> (list: SitePage<ListPage>, pages: [SitePage<ThingPage>]) {
    var grid = Grid(
      "networks", caption: "Networks",
      columns: [
        .text("Network"), .text("Size"), .text("Kind"), .number("Year"), .text("Input"),
        .number("Parameters"), .number("MACs"), .number("Techniques"), .number("Claims"),
      ])
    let pages = networks.map { network in
      let techniques = records.filter { networks(of: $0.technique).contains(network.id) }
      let claims = claims.filter { $0.claim.network == network.id }
      grid.add([
        .link(network.name, "networks/\(network.id).html"), .text(network.size?.rawValue ?? "-"),
        .text(network.kind), .number(network.year), .text(network.input), .figure(network.parameters),
        .figure(network.macs), .number(techniques.count), .number(claims.count),
      ])
      return SitePage(
        path: "networks/\(network.id).html", heading: network.name,
        description: "\(network.name): techniques that were evaluated with it.", section: "networks.html",
        crumbs: [("Networks", "networks.html")],
        body: ThingPage(
          facts: [
            .init("Size", network.size?.rawValue ?? "not stated"), .init("Kind", network.kind),
            .init("Year", "\(network.year)"), .init("Input", network.input),
            ThingPage.fact("Parameters", network.parameters),
            ThingPage.fact("Multiply-accumulates", network.macs), .init("Reference", network.reference),
            ThingPage.fact("Note", network.note.map(oneLine)), .init("Evidence", network.evidence.rawValue),
            .init("Id", network.id),
          ],
          sections: [
            techniqueSection(techniques, "Techniques evaluated with it"),
            claimSection(claims, "Claims measured with it"),
          ]))
    }
    return (
      ListPage.page(
        "networks.html", "Networks",
        ["Networks by size class: the larger of the classes by parameters and by multiply-accumulates."],
        [grid]), pages
    )
  }

  // MARK: Metrics

  func metricPages() -> (list: SitePage<ListPage>, pages: [SitePage<ThingPage>]) {
    var grid = Grid(
      "metrics", caption: "Metrics",
      columns: [
        .text("Metric"), .text("Group"), .text("Unit"), .number("Claims"), .number("Reproduced"),
        .number("Not reproduced"), .text("Definition"),
      ])
    let pages = metrics.map { metric in
      let claims = claims.filter { $0.claim.metric == metric.id }
      let outcomes = outcomes(claims)
      grid.add([
        .link(metric.name, "metrics/\(metric.id).html"), .text(metric.group.rawValue), .text(metric.unit),
        .number(claims.count), .number(claims.count { $0.counts(as: .reproduced) }),
        .number(outcomes[.notReproduced] ?? 0),
        .wide(oneLine(metric.definition)),
      ])
      return SitePage(
        path: "metrics/\(metric.id).html", heading: metric.name, description: metric.definition,
        section: "metrics.html", crumbs: [("Metrics", "metrics.html")],
        body: ThingPage(
          facts: [
            .init("Definition", oneLine(metric.definition)), .init("Group", metric.group.rawValue),
            .init("Unit", metric.unit), ThingPage.fact("Source", metric.source.map(oneLine)),
            .init("Id", metric.id),
          ],
          sections: [claimSection(claims, "Claims in this metric")]))
    }
    return (ListPage.page("metrics.html", "Metrics", ["What claims are made in."], [grid]), pages)
  }

  // MARK: Works

  func workPages() -> (list: SitePage<ListPage>, pages: [SitePage<ThingPage>]) {
    let byWork = Dictionary(
      grouping: records.flatMap { record in record.works.map { ($0.key, record) } }, by: \.0
    ).mapValues { $0.map(\.1) }
    let claimsByWork = Dictionary(grouping: claims, by: \.work.key)
    var grid = Grid(
      "works", caption: count(works.count, "work"),
      columns: [
        .text("Title"), .text("Authors"), .text("Venue"), .number("Year"), .text("Relation and topics"),
        .number("Techniques"), .number("Claims"), .text("Key"),
      ])
    let pages = works.map { work in
      let techniques = byWork[work.key] ?? []
      let evaluated = records.filter { $0.technique.evaluations.contains { $0.work == work.key } }
      let claims = claimsByWork[work.key] ?? []
      grid.add(
        [
          .wideLink(work.title, "works/\(work.key).html"), .wide(work.authors), .text(work.venue),
          .number(work.year),
          .text(work.relation.rawValue, note: work.topics.map(topicName).joined(separator: ", ")),
          .number(techniques.count),
          .number(claims.count), .text(work.key),
        ],
        data: [
          ("relation", work.relation.rawValue), ("year", "\(work.year)"),
          ("topic", topics(work, techniques).joined(separator: " ")),
        ])
      return SitePage(
        path: "works/\(work.key).html", heading: work.title,
        description: "\(work.authors): \(work.title). \(work.placedVenue), \(work.year).",
        section: "works.html",
        crumbs: [("Works", "works.html")],
        body: ThingPage(
          facts: [
            .init("Authors", work.authors), .init("Venue", work.placedVenue), .init("Year", "\(work.year)"),
            work.doi.map { .init("DOI", "https://doi.org/\($0)", isLink: true) },
            work.arxiv.map { .init("arXiv", "https://arxiv.org/abs/\($0)", isLink: true) },
            .init("Relation to the survey", work.relation.rawValue),
            work.topics.isEmpty
              ? nil : .init("Topics", html: work.topics.map(topicLink).joined(separator: ", ")),
            ThingPage.fact("Note", work.note.map(oneLine)), .init("Evidence", work.evidence.rawValue),
            .init("Key", work.key),
          ],
          sections: [
            techniqueSection(techniques, "Techniques"),
            techniqueSection(evaluated, "Techniques of others that it evaluates", id: "evaluated"),
            claimSection(claims, "Claims"),
          ], bibtex: BibTeX.render([work])))
    }
    grid.filterText("Words")
    grid.filterChoice("Relation", "relation", Work.Relation.allCases.map { ($0.rawValue, $0.rawValue) })
    grid.filterChoice(
      "Topic", "topic",
      Work.Genre.allCases.map { ($0.rawValue, $0.rawValue) } + families.map { ($0.id, $0.name) })
    grid.filterBound("From year", "from", "min", of: "year")
    grid.filterBound("To year", "to", "max", of: "year")
    return (
      ListPage.page(
        "works.html", "Works",
        ["The literature. All of it as BibTeX: " + HTML.link("works.bib", "works.bib")], [grid]), pages
    )
  }

  private func topicName(_ topic: Work.Topic) -> String {
    switch topic {
    case .genre(let genre): genre.rawValue
    case .node(let id): nodesByID[id]?.name ?? id
    }
  }

  /// From a page of a work to the node's family page, or to the works of the genre.
  private func topicLink(_ topic: Work.Topic) -> String {
    switch topic {
    case .genre(let genre): return HTML.link(genre.rawValue, "../works.html#topic=\(genre.rawValue)")
    case .node(let id):
      let family = family(of: id)
      return HTML.link(topicName(topic), "../families/\(family).html" + (family == id ? "" : "#\(id)"))
    }
  }

  /// Genres and families of a work: by its topics and by its techniques.
  private func topics(_ work: Work, _ techniques: [TechniqueRecord]) -> [String] {
    let own = work.topics.map { topic in
      switch topic {
      case .genre(let genre): genre.rawValue
      case .node(let id): family(of: id)
      }
    }
    return Self.distinct(own + techniques.flatMap { nodes(of: $0.technique, .family) })
  }
}

extension Grid.Cell {
  /// A count that may be unknown.
  static func figure(_ count: Int?) -> Grid.Cell {
    .figure(count.map(grouped) ?? "-", count.map(Double.init))
  }

  /// Digits in threes from five digits on, with spaces that do not break.
  private static func grouped(_ count: Int) -> String {
    let digits = Array(String(count))
    guard digits.count > 4 else { return String(digits) }
    return digits.enumerated().reduce(into: "") { text, digit in
      if digit.offset > 0, (digits.count - digit.offset).isMultiple(of: 3) { text += "\u{202F}" }
      text.append(digit.element)
    }
  }
}
