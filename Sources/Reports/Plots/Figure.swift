/// A picture as a file of its own: SVG, readable in light and dark. A model of the template `figure`.
struct Figure {
  struct Line {
    let text: String
    let y: String
  }

  /// One of the plots, under a heading.
  struct Panel {
    let x: String
    let y: String
    let heading: String
    var scatter: [ScatterPlot] = []
    var heat: [HeatPlot] = []
    var histogram: [HistogramPlot] = []
  }

  /// What a panel takes, with its heading.
  static let panelHeight = 500.0
  /// Where the first panel's heading stands below the lines.
  private static let top = 52.0

  let title: String
  /// For those who do not see it.
  let description: String
  let width: String
  let height: String
  let lines: [Line]
  let panels: [Panel]

  /// Panels side by side, `columns` a row.
  /// - Parameter panels: from their place to the panel.
  init(
    title: String, description: String, lines: [String], panelWidth: Double, columns: Int,
    panels: [(_ x: String, _ y: String) -> Panel]
  ) {
    let columns = max(1, min(columns, panels.count))
    // 12-pixel letters, on the wide side.
    let lines = lines.flatMap { Self.wrapped($0, at: Int((panelWidth * Double(columns) - 32) / 6.3)) }
    let head = Self.top + 18 * Double(lines.count) + 16
    let rows = (panels.count + columns - 1) / columns
    self.title = title
    self.description = description
    self.lines = lines.enumerated().map { Line(text: $1, y: pixels(Self.top + 18 * Double($0))) }
    width = pixels(panelWidth * Double(columns))
    height = pixels(head + Self.panelHeight * Double(rows))
    self.panels = panels.enumerated().map { index, panel in
      panel(
        pixels(panelWidth * Double(index % columns) + 6),
        pixels(head + Self.panelHeight * Double(index / columns)))
    }
  }

  private static func wrapped(_ line: String, at width: Int) -> [String] {
    var lines = [""]
    for word in line.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
