/// An axis from zero in even steps.
struct LinearAxis {
  let step: Double
  let steps: Int
  /// Pixels of zero and of the upper end.
  let from: Double
  let to: Double

  /// Holds all values: four to eight steps of a round size.
  init(holding values: [Double], from: Double, to: Double) {
    let largest = values.filter(\.isFinite).max() ?? 1
    let steps: [Double] = [1, 2, 5, 10, 20, 25, 50, 100]
    let step = steps.first { largest / $0 <= 8 } ?? (largest / 8).rounded(.up)
    self.step = step
    self.steps = max(1, Int((largest / step).rounded(.up)))
    self.from = from
    self.to = to
  }

  /// Negative values are drawn at zero.
  func position(_ value: Double) -> Double {
    from + min(1, max(0, value / (step * Double(steps)))) * (to - from)
  }

  var ticks: [(position: Double, text: String)] {
    (0...steps).map { index in
      let value = step * Double(index)
      return (position(value), value.formatted(decimals: 0))
    }
  }
}
