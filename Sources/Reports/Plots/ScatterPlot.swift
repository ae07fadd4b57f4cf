import Harness

/// Points of several series, with the frontier of those that no other beats.
///
/// A model of the templates `plot` and `scatter`. Points of a page are links; those on the frontier can be reached by
/// keyboard, all of them are in the table below the plot. Points of a figure have a name instead, which is written beside
/// those on the frontier.
struct ScatterPlot {
  /// What x is, how it is drawn, and which end of it is wanted.
  enum Scale {
    /// Logarithmic; the more is allowed, the better.
    case error
    /// Linear from zero; the less is needed, the better.
    case cost
  }

  struct Input {
    let x: Double
    let y: Double
    /// Index of its series: shape and colour.
    let series: Int
    let href: String
    let tip: String
    /// Written beside the point where it is on the frontier.
    var name = ""
  }

  struct Tick {
    let at: String
    let text: String
    let labelX: String
    let labelY: String
  }

  struct Point {
    let href: String
    let tip: String
    let shape: String
    let isOnFront: Bool
    let isLink: Bool
  }

  struct Series {
    let `class`: String
    let points: [Point]
  }

  let label: String
  let width = "760"
  let height = "460"
  let left = "70"
  let right = "740"
  let top = "16"
  let bottom = "400"
  let middleX = "405"
  let middleY = "208"
  let titleY = "444"
  let xTitle: String
  let yTitle: String
  let xTicks: [Tick]
  let yTicks: [Tick]
  /// Path of the frontier; none or one.
  let front: [String]
  let series: [Series]
  let names: [PointLabels.Placed]

  /// Less of `y` is better; which `x` is, `scale` says. `y` is logarithmic.
  /// - Parameter hasFront: false for points that may not be compared with each other; all of them are named then.
  init(
    _ inputs: [Input], seriesCount: Int, xTitle: String, yTitle: String, label: String, scale: Scale = .error,
    lowestY: Int = -2, hasFront: Bool = true
  ) {
    let x = Self.horizontal(scale, inputs.map(\.x))
    let y = LogAxis(
      decades: LogAxis.decades(of: inputs.map(\.y), noLowerThan: lowestY), from: 400, to: 16)
    self.label = label
    self.xTitle = xTitle
    self.yTitle = yTitle
    xTicks = x.ticks.map {
      Tick(at: pixels($0.position), text: $0.text, labelX: "", labelY: "418")
    }
    yTicks = y.ticks.map {
      Tick(at: pixels($0.position), text: $0.text, labelX: "64", labelY: pixels($0.position + 4))
    }
    let frontier = hasFront ? Self.frontier(inputs, scale) : []
    let way = frontier.map { "\(pixels(x.position(inputs[$0].x))) \(pixels(y.position(inputs[$0].y)))" }
    front = way.count < 2 ? [] : ["M" + way.joined(separator: "L")]
    let onFront = Set(frontier)
    series = (0..<seriesCount).map { index in
      Series(
        class: "s\(index)",
        points: inputs.indices.filter { inputs[$0].series == index }.map { place in
          let input = inputs[place]
          return Point(
            href: input.href, tip: input.tip,
            shape: Self.shape(index, x.position(input.x), y.position(input.y)),
            isOnFront: onFront.contains(place), isLink: !input.href.isEmpty)
        })
    }
    let named = (hasFront ? frontier : Array(inputs.indices)).filter { !inputs[$0].name.isEmpty }
    names = PointLabels.placed(
      named.map { (inputs[$0].name, x.position(inputs[$0].x), y.position(inputs[$0].y)) },
      avoiding: inputs.map { (x.position($0.x), y.position($0.y)) }, within: (70, 16, 740, 400))
  }

  private static func horizontal(
    _ scale: Scale, _ values: [Double]
  ) -> (ticks: [(position: Double, text: String)], position: (Double) -> Double) {
    switch scale {
    case .error:
      let axis = LogAxis(decades: LogAxis.decades(of: values, noLowerThan: -6), from: 70, to: 740)
      return (axis.ticks, axis.position)
    case .cost:
      let axis = LinearAxis(holding: values, from: 70, to: 740)
      return (axis.ticks, axis.position)
    }
  }

  /// The points that no other beats in both, the one with the least y first: as good an x for no more y, and one of
  /// them strictly better.
  static func frontier(_ inputs: [Input], _ scale: Scale = .error) -> [Int] {
    func isBetter(_ a: Double, _ b: Double) -> Bool { scale == .error ? a > b : a < b }
    let order = inputs.indices.sorted {
      inputs[$0].x == inputs[$1].x ? inputs[$0].y < inputs[$1].y : isBetter(inputs[$0].x, inputs[$1].x)
    }
    var best = Double.infinity
    var chosen: [Int] = []
    for index in order where inputs[index].y < best {
      best = inputs[index].y
      chosen.append(index)
    }
    return chosen.reversed()
  }

  /// A circle, a square, a triangle: series differ by more than colour.
  static func shape(_ series: Int, _ x: Double, _ y: Double) -> String {
    switch series {
    case 0: "M\(pixels(x - 4.5)) \(pixels(y))a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0"
    case 1: "M\(pixels(x - 4)) \(pixels(y - 4))h8v8h-8z"
    default: "M\(pixels(x)) \(pixels(y - 5))l5 9h-10z"
    }
  }
}
