import Harness

/// A table's units as points, with the front of those that no other beats: `kb table --plot`.
package struct TableFigure {
  private let title: String
  private let table: Table
  private let x: Int
  private let y: Int
  private let group: String?

  /// Groups of fewer units share a panel, without a front.
  private static let leastOfPanel = 5

  /// - Parameters:
  ///   - x, y: titles of columns, or their beginnings; nil takes power, or where there is none MRED, for x, and for y
  ///     MRED beside a cost and the loss of accuracy beside an error.
  ///   - group: only these units, such as mul8u.
  /// - Throws: `FigureError`
  package init(
    _ table: Table, title: String, x: String? = nil, y: String? = nil, group: String? = nil
  ) throws(FigureError) {
    let columns = table.columns
    func named(_ name: String) throws(FigureError) -> Int {
      let found = columns.indices.filter {
        columns[$0].measure != nil && columns[$0].title.lowercased().hasPrefix(name.lowercased())
      }
      guard found.count == 1, let index = found.first else {
        throw .noColumn(name: name, known: columns.filter { $0.measure != nil }.map(\.title))
      }
      return index
    }
    func first(_ kind: Measure.Kind, _ preferred: String? = nil) -> Int? {
      columns.firstIndex { $0.measure?.kind == kind && (preferred == nil || $0.title == preferred) }
    }
    guard columns.first?.title == "unit", columns.contains(where: { $0.measure != nil }) else {
      throw .nothingToPlot(table: title)
    }
    if let x {
      self.x = try named(x)
    } else {
      guard let index = first(.cost, "power") ?? first(.error, "MRED %") else {
        throw .nothingToPlot(table: title)
      }
      self.x = index
    }
    let xKind = columns[self.x].measure?.kind
    guard xKind == .cost || xKind == .error else { throw .notX(name: columns[self.x].title) }
    if let y {
      self.y = try named(y)
    } else {
      guard let index = xKind == .cost ? first(.error, "MRED %") : first(.loss) ?? first(.accuracy) else {
        throw .nothingToPlot(table: title)
      }
      self.y = index
    }
    let yKind = columns[self.y].measure?.kind
    guard yKind != .cost, xKind == .cost || yKind != .error else {
      throw .notTogether(x: columns[self.x].title, y: columns[self.y].title)
    }
    self.title = title
    self.table = table
    self.group = group
  }

  private struct Row {
    let unit: String
    let group: UnitGroup?
    let input: ScatterPlot.Input
  }

  private struct PanelOfUnits {
    let heading: String
    let rows: [Row]
    let hasFront: Bool
  }

  /// - Throws: `FigureError.noUnits` where no row of the group has both figures; `SiteError`.
  package var svg: String {
    get throws {
      guard let xMeasure = table.columns[x].measure, let yMeasure = table.columns[y].measure else {
        throw FigureError.nothingToPlot(table: title)
      }
      let rows = rows(xMeasure, yMeasure)
      let panels = panels(rows)
      let drawn = panels.flatMap(\.rows).count
      guard drawn > 0 else {
        let known = Set(rows.compactMap(\.group)).sorted().map(\.id)
        throw FigureError.noUnits(group: group ?? "", known: known)
      }
      let what = "\(yMeasure.name) against \(xMeasure.name)"
      let better = xMeasure.kind == .cost ? "costs as little" : "has as large an error"
      var lines = [
        "\(title). The line joins the front: no other unit of the panel that \(better) has as low a value.",
        "\(drawn) of \(table.rows.count) rows"
          + (group == nil
            ? ": the others lack one of the figures." : ": those of \(group ?? "") with both figures."),
      ]
      if group == nil, drawn == table.rows.count { lines[1] = "All \(drawn) rows of the table." }
      if xMeasure.kind == .cost {
        lines.append(
          "Costs are of a gate-level model in 45 nm cells, each relative to the exact unit of its width.")
      }
      let figure = Figure(
        title: what.prefix(1).uppercased() + what.dropFirst(), description: lines.joined(separator: " "),
        lines: lines, panelWidth: 770, columns: 2,
        panels: panels.map { panel -> (String, String) -> Figure.Panel in
          let plot = ScatterPlot(
            panel.rows.map(\.input), seriesCount: 1, xTitle: xMeasure.axis, yTitle: yMeasure.axis,
            label: panel.heading, scale: xMeasure.kind == .cost ? .cost : .error, lowestY: -5,
            hasFront: panel.hasFront)
          return { Figure.Panel(x: $0, y: $1, heading: panel.heading, scatter: [plot]) }
        })
      return try SiteTemplates().render(figure)
    }
  }

  private func rows(_ xMeasure: Measure, _ yMeasure: Measure) -> [Row] {
    let (xTitle, yTitle) = (table.columns[x].title, table.columns[y].title)
    return table.rows.compactMap { cells in
      guard let xValue = xMeasure.value(cells[x]), let yValue = yMeasure.value(cells[y]),
        let unit = cells.first
      else { return nil }
      let input = ScatterPlot.Input(
        x: xValue, y: yValue, series: 0, href: "",
        tip: "\(unit)\n\(xTitle) \(cells[x])\n\(yTitle) \(cells[y])", name: UnitGroup.name(of: unit))
      return Row(unit: unit, group: UnitGroup(unit: unit), input: input)
    }
  }

  /// The largest group first; at the end those that are too small for a panel of their own.
  private func panels(_ rows: [Row]) -> [PanelOfUnits] {
    let shown = group.map { id in rows.filter { $0.group?.id == id } } ?? rows
    let groups = Dictionary(grouping: shown.filter { $0.group != nil }, by: \.group)
    let large = groups.filter { $0.value.count >= Self.leastOfPanel || group != nil }
    let order = large.keys.compactMap(\.self).sorted {
      let (a, b) = (large[$0]?.count ?? 0, large[$1]?.count ?? 0)
      return a == b ? $0 < $1 : a > b
    }
    var panels = order.map { key in
      let own = large[key] ?? []
      return PanelOfUnits(
        heading: "\(key.title) (\(key.id)): \(own.count) points", rows: own, hasFront: true)
    }
    let rest = shown.filter { large[$0.group] == nil }
    if !rest.isEmpty {
      panels.append(
        PanelOfUnits(
          heading: "Other widths and imported units: \(rest.count) points", rows: rest.map(Self.named),
          hasFront: false))
    }
    return panels
  }

  /// Under its full name: the units of such a panel differ in width.
  private static func named(_ row: Row) -> Row {
    let input = row.input
    return Row(
      unit: row.unit, group: row.group,
      input: ScatterPlot.Input(
        x: input.x, y: input.y, series: input.series, href: "", tip: input.tip, name: row.unit))
  }
}

/// Why a table cannot be plotted.
package enum FigureError: Error, Hashable, Sendable, CustomStringConvertible {
  case nothingToPlot(table: String)
  case noColumn(name: String, known: [String])
  case notX(name: String)
  case notTogether(x: String, y: String)
  case noUnits(group: String, known: [String])

  package var description: String {
    switch self {
    case .nothingToPlot(let table):
      "The table '\(table)' has no figures of units to plot; 'arithmetic' and the tables of multipliers in networks have"
    case .noColumn(let name, let known):
      "There is no one column '\(name)' to plot; there are \(known.joined(separator: ", "))"
    case .notX(let name): "'\(name)' cannot go to the right; a cost or an error can"
    case .notTogether(let x, let y):
      "'\(y)' against '\(x)' has no front: give a cost for --x with an error or an accuracy for --y, or an error for --x "
        + "with an accuracy for --y"
    case .noUnits(let group, let known):
      known.isEmpty
        ? "No row has both figures"
        : "No row of the group '\(group)' has both figures; there are \(known.joined(separator: ", "))"
    }
  }
}
