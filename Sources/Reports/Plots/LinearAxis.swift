import Foundation

/// An axis in even steps of 1, 2 or 5 times a power of ten, from a multiple of the step to another.
struct LinearAxis {
  let low: Double
  let step: Double
  let steps: Int
  /// Pixels of the lower and the upper end.
  let from: Double
  let to: Double

  /// Holds all values with at most eight steps or one more.
  init(spanning low: Double, _ high: Double, leastStep: Double, from: Double, to: Double) {
    let step = Self.step((high - low) / 8, least: leastStep)
    let first = (low / step).rounded(.down)
    self.low = first * step
    self.step = step
    steps = max(1, Int((high / step).rounded(.up) - first))
    self.from = from
    self.to = to
  }

  /// From zero, in whole numbers.
  init(holding values: [Double], from: Double, to: Double) {
    let largest = values.filter(\.isFinite).max() ?? 1
    self.init(spanning: 0, max(0, largest), leastStep: 1, from: from, to: to)
  }

  var high: Double { low + Double(steps) * step }

  /// What lies beyond an end is drawn at it.
  func position(_ value: Double) -> Double {
    from + min(1, max(0, (value - low) / (high - low))) * (to - from)
  }

  var ticks: [(position: Double, text: String)] {
    (0...steps).map { index in
      let value = low + step * Double(index)
      let text =
        abs(value) >= 1e5 || step < 0.1
        ? value.formatted(significant: 3) : value.formatted(decimals: step < 1 ? 1 : 0)
      return (position(value), text)
    }
  }

  /// The least 1, 2 or 5 times a power of ten that is no less than either.
  private static func step(_ wanted: Double, least: Double) -> Double {
    let wanted = max(wanted, least)
    // Rounded, so that a wanted 0.1 is not missed by its last bit.
    let exponent = Int((log10(wanted) + 1e-9).rounded(.down))
    let power = exponent < 0 ? 1 / pow(10, Double(-exponent)) : pow(10, Double(exponent))
    return ([1.0, 2, 5].map { $0 * power }).first { $0 >= wanted * (1 - 1e-9) } ?? 10 * power
  }
}
