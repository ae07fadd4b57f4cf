import Harness

/// Figures with their intervals, one below the other, and a reference line. A model of the template
/// `intervals`.
struct IntervalPlot {
  struct Input {
    let name: String
    let value: Double
    let lower: Double
    let upper: Double
  }

  struct Tick {
    let at: String
    let text: String
    let labelY: String
    let anchor: String
  }

  struct Line {
    let name: String
    let nameX: String
    let nameY: String
    let y: String
    let from: String
    let to: String
    let at: String
    let tip: String
  }

  private static let left = 250.0
  private static let right = 730.0
  private static let rowHeight = 22.0

  let label: String
  let width = "760"
  let height: String
  let top: String
  let bottom: String
  let ticks: [Tick]
  /// None or one.
  let reference: [Tick]
  let lines: [Line]

  init(_ inputs: [Input], reference: (value: Double, text: String)?, label: String) {
    let values = inputs.flatMap { [$0.lower, $0.upper] } + (reference.map { [$0.value] } ?? [])
    // Percentages: accuracies that are all close together get an axis of their own.
    let axis = LinearAxis(
      spanning: values.min() ?? 0, values.max() ?? 100, leastStep: 0.1, from: Self.left, to: Self.right)
    func x(_ value: Double) -> Double { axis.position(value) }
    let first = 24.0
    let last = first + Self.rowHeight * Double(inputs.count)
    self.label = label
    top = pixels(first)
    bottom = pixels(last)
    height = pixels(last + 26)
    ticks = axis.ticks.map {
      Tick(at: pixels($0.position), text: $0.text, labelY: pixels(last + 16), anchor: "middle")
    }
    self.reference =
      reference.map { [Tick(at: pixels(x($0.value)), text: $0.text, labelY: "16", anchor: "end")] } ?? []
    lines = inputs.enumerated().map { index, input in
      let y = first + Self.rowHeight * (Double(index) + 0.5)
      return Line(
        name: input.name, nameX: pixels(Self.left - 10), nameY: pixels(y + 4), y: pixels(y),
        from: pixels(x(input.lower)), to: pixels(x(input.upper)), at: pixels(x(input.value)),
        tip: "\(input.name)\n\(input.value.formatted(decimals: 2)) % "
          + "(\(input.lower.formatted(decimals: 2)) to \(input.upper.formatted(decimals: 2)))")
    }
  }
}
