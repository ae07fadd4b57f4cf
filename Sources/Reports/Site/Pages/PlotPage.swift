import Catalog
import Harness

/// Error against accuracy, a panel for each network, dataset and error statistic.
struct PlotPage {
  struct Legend {
    let `class`: String
    let shape: String
    let name: String
  }

  struct Panel {
    let panel: String
    let panelTitle: String
    let legend: [Legend]
    let plot: ScatterPlot
    let caption: String
    let grid: Grid
  }

  let hasChoice: Bool
  let panels: [Panel]

  /// What is drawn to the right: figure in the error ledger, axis title.
  private static let statistics = [
    (name: "mred", title: "MRED", axis: "mean relative error distance, % (uniform operands)"),
    (name: "nmed", title: "NMED", axis: "mean error over the largest exact product (uniform operands)"),
  ]
  private static let encodings = ["sign-magnitude", "affine", "twos-complement"]

  init(_ content: SiteContent) {
    let runs = content.entries.filter { $0.experiment == "network-accuracy" }
    let places = SiteContent.distinct(
      runs.map { "\($0.network ?? "")|\($0.dataset ?? "")" }.sorted().reversed())
    panels = places.flatMap { place in
      let own = runs.filter { "\($0.network ?? "")|\($0.dataset ?? "")" == place }
      return Self.statistics.compactMap { Self.panel(own, $0, content) }
    }
    hasChoice = panels.count > 1
  }

  static func page(_ content: SiteContent) -> SitePage<PlotPage> {
    SitePage(
      path: "plots.html", heading: "Error against accuracy",
      description: "Pareto plots of arithmetic error and network accuracy.", body: PlotPage(content))
  }

  private static func panel(
    _ runs: [LedgerEntry], _ statistic: (name: String, title: String, axis: String), _ content: SiteContent
  ) -> Panel? {
    guard let first = runs.first else { return nil }
    let place =
      "\(content.networkName(first.network ?? "")) on \(content.datasetName(first.dataset ?? ""))"
    let title = "\(statistic.title) against lost accuracy, \(place)"
    var grid = Grid(
      "plot-\(statistic.name)-\(first.network ?? "")-\(first.dataset ?? "")", caption: title,
      columns: [
        .text("Technique"), .text("Unit"), .text("Encoding"), .text("Weight on"), .number(statistic.title),
        .number("Accuracy %"), .number("Drop pp"),
      ])
    var inputs: [ScatterPlot.Input] = []
    for run in runs {
      guard let error = content.errors(of: run.unit)?.figures[statistic.name]?.value,
        let accuracy = run.figures["accuracy"]?.value, let drop = run.figures["accuracy-drop"]?.value,
        let id = run.technique, let record = content.techniquesByID[id], let encoding = run.encoding,
        let series = encodings.firstIndex(of: encoding)
      else { continue }
      let port = run.binding == "weight-first" ? "first port" : "second port"
      let href = "techniques/\(id).html"
      let shown = error.formatted(significant: 4)
      grid.add([
        .link(record.technique.name, href), .text(run.unit), .text(encoding), .text(port),
        .figure(shown, error), .figure(accuracy.formatted(decimals: 2), accuracy),
        .figure(drop.formatted(decimals: 2), drop),
      ])
      inputs.append(
        ScatterPlot.Input(
          x: error, y: drop, series: series, href: href,
          tip: """
            \(record.technique.name)
            \(run.unit)
            \(encoding), weight on the \(port)
            \(statistic.title) \(shown)\(statistic.name == "mred" ? " %" : "")
            accuracy \(accuracy.formatted(decimals: 2)) %, lost \(drop.formatted(decimals: 2)) points
            """))
    }
    guard !inputs.isEmpty else { return nil }
    let present = encodings.indices.filter { index in inputs.contains { $0.series == index } }
    return Panel(
      panel: grid.id, panelTitle: title,
      legend: present.map {
        Legend(class: "s\($0)", shape: ScatterPlot.shape($0, 0, 0), name: "\(encodings[$0]) codes")
      },
      plot: ScatterPlot(
        inputs, seriesCount: encodings.count, xTitle: statistic.axis, yTitle: "accuracy lost, points",
        label: "\(title): \(inputs.count) points; the same figures are in the table below"),
      caption: "\(inputs.count) runs. Losses of at most 0.01 points, and gains, are drawn at the bottom.",
      grid: grid)
  }
}
