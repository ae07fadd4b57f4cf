import Catalog
import Harness

/// Power and error against accuracy, a panel for each network, dataset and figure of a unit; power against error.
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

  /// What is drawn to the right of lost accuracy.
  private struct Abscissa: Sendable {
    let id: String
    let title: String
    let axis: String
    let scale: ScatterPlot.Scale
    /// Of a unit, by its specification.
    let value: @Sendable (String, SiteContent) -> Double?

    static func error(_ id: String, _ title: String, _ axis: String) -> Abscissa {
      Abscissa(id: id, title: title, axis: axis, scale: .error) { $1.errors(of: $0)?.figures[id]?.value }
    }
  }

  private static let power = Abscissa(
    id: "power", title: "Power", axis: "power, % of the exact multiplier (gate-level model)", scale: .cost
  ) { unit, content in
    content.cost(of: unit)?.figures["power-saving"].map { 100 - $0.value }
  }
  private static let abscissas = [
    power,
    Abscissa.error("mred", "MRED", "mean relative error distance, % (uniform operands)"),
    Abscissa.error("nmed", "NMED", "mean error over the largest exact product (uniform operands)"),
  ]
  private static let encodings = ["sign-magnitude", "affine", "twos-complement"]

  init(_ content: SiteContent) {
    let runs = content.entries.filter(\.isAccuracyOfUnit)
    let places = SiteContent.distinct(
      runs.map { "\($0.network ?? "")|\($0.dataset ?? "")" }.sorted().reversed())
    panels =
      places.flatMap { place in
        let own = runs.filter { "\($0.network ?? "")|\($0.dataset ?? "")" == place }
        return Self.abscissas.compactMap { Self.panel(own, $0, content) }
      } + [Self.powerPanel(content)].compactMap(\.self)
    hasChoice = panels.count > 1
  }

  static func page(_ content: SiteContent) -> SitePage<PlotPage> {
    SitePage(
      path: "plots.html", heading: "Power, error and accuracy",
      description: "Pareto plots of power, arithmetic error and network accuracy.", body: PlotPage(content))
  }

  private static func panel(
    _ runs: [LedgerEntry], _ abscissa: Abscissa, _ content: SiteContent
  ) -> Panel? {
    guard let first = runs.first else { return nil }
    let place =
      "\(content.networkName(first.network ?? "")) on \(content.imagesName(first))"
    let title = "\(abscissa.title) against lost accuracy, \(place)"
    var grid = Grid(
      "plot-\(abscissa.id)-\(first.network ?? "")-\(first.dataset ?? "")", caption: title,
      columns: [
        .text("Technique"), .text("Unit"), .text("Encoding"), .text("Weight on"), .number(abscissa.title),
        .number("Accuracy %"), .number("Drop pp"),
      ])
    var inputs: [ScatterPlot.Input] = []
    for run in runs {
      guard let x = abscissa.value(run.unit, content),
        let accuracy = run.figures["accuracy"]?.value, let drop = run.figures["accuracy-drop"]?.value,
        let id = run.technique, let record = content.techniquesByID[id], let encoding = run.encoding,
        let series = encodings.firstIndex(of: encoding)
      else { continue }
      let port = run.binding == "weight-first" ? "first port" : "second port"
      let href = "techniques/\(id).html"
      let shown = x.formatted(significant: abscissa.scale == .cost ? 3 : 4)
      grid.add([
        .link(record.technique.name, href), .text(run.unit), .text(encoding), .text(port),
        .figure(shown, x), .figure(accuracy.formatted(decimals: 2), accuracy),
        .figure(drop.formatted(decimals: 2), drop),
      ])
      inputs.append(
        ScatterPlot.Input(
          x: x, y: drop, series: series, href: href,
          tip: """
            \(record.technique.name)
            \(run.unit)
            \(encoding), weight on the \(port)
            \(abscissa.title) \(shown)\(abscissa.id == "nmed" ? "" : " %")
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
        inputs, seriesCount: encodings.count, xTitle: abscissa.axis, yTitle: "accuracy lost, points",
        label: "\(title): \(inputs.count) points; the same figures are in the table below",
        scale: abscissa.scale),
      caption: "\(inputs.count) runs. Losses of at most 0.01 points, and gains, are drawn at the bottom.",
      grid: grid)
  }

  /// Every 8-bit multiplier whose circuit and error statistics are recorded: power against error.
  private static func powerPanel(_ content: SiteContent) -> Panel? {
    let title = "Power against MRED, 8-bit multipliers"
    var grid = Grid(
      "plot-power-mred", caption: title,
      columns: [.text("Technique"), .text("Unit"), .number("Power %"), .number("MRED %"), .number("NMED")])
    let signedness = ["exact:n=8,s=0", "exact:n=8,s=1"]
    var inputs: [ScatterPlot.Input] = []
    for cost in content.costs {
      guard let series = signedness.firstIndex(of: cost.baseline ?? ""),
        let x = power.value(cost.unit, content),
        let errors = content.errors(of: cost.unit)?.figures, let mred = errors["mred"]?.value,
        let id = cost.technique, let record = content.techniquesByID[id]
      else { continue }
      let href = "techniques/\(id).html"
      let (shown, error) = (x.formatted(significant: 3), mred.formatted(significant: 4))
      let nmed = errors["nmed"]?.value
      grid.add([
        .link(record.technique.name, href), .text(cost.unit), .figure(shown, x), .figure(error, mred),
        .figure(nmed?.formatted(significant: 4) ?? "-", nmed),
      ])
      inputs.append(
        ScatterPlot.Input(
          x: x, y: mred, series: series, href: href,
          tip: "\(record.technique.name)\n\(cost.unit)\npower \(shown) % of the exact one\nMRED \(error) %"))
    }
    guard !inputs.isEmpty else { return nil }
    let present = signedness.indices.filter { index in inputs.contains { $0.series == index } }
    return Panel(
      panel: grid.id, panelTitle: title,
      legend: present.map {
        Legend(class: "s\($0)", shape: ScatterPlot.shape($0, 0, 0), name: $0 == 0 ? "unsigned" : "signed")
      },
      plot: ScatterPlot(
        inputs, seriesCount: signedness.count, xTitle: power.axis,
        yTitle: "mean relative error distance, %",
        label: "\(title): \(inputs.count) points; the same figures are in the table below", scale: .cost),
      caption: "\(inputs.count) units.", grid: grid)
  }
}
