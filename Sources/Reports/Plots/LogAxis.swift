import Foundation

/// A logarithmic axis in decades; what lies beyond an end is drawn at it.
struct LogAxis {
  let decades: ClosedRange<Int>
  /// Pixels of the lower and the upper end.
  let from: Double
  let to: Double

  init(decades: ClosedRange<Int>, from: Double, to: Double) {
    self.decades = decades
    self.from = from
    self.to = to
  }

  /// Zero and negative values are below every decade.
  func position(_ value: Double) -> Double {
    let span = Double(decades.upperBound - decades.lowerBound)
    let exponent = value > 0 ? log10(value) : -.infinity
    let share = min(1, max(0, (exponent - Double(decades.lowerBound)) / span))
    return from + share * (to - from)
  }

  /// A tick a decade; the lowest says that smaller ones are there too.
  var ticks: [(position: Double, text: String)] {
    decades.map { exponent in
      let value = pow(10, Double(exponent))
      let text = value.formatted(significant: 1)
      return (position(value), exponent == decades.lowerBound ? "≤ " + text : text)
    }
  }

  /// The decades that hold all positive values, at least one.
  static func decades(of values: [Double], noLowerThan lowest: Int) -> ClosedRange<Int> {
    let exponents = values.filter { $0 > 0 && $0.isFinite }.map { log10($0) }
    let lower = max(lowest, Int((exponents.min() ?? 0).rounded(.down)))
    let upper = Int((exponents.max() ?? 1).rounded(.up))
    return lower...max(upper, lower + 1)
  }
}

/// Text for SVG: a pixel position to a tenth.
func pixels(_ value: Double) -> String { value.formatted(decimals: 1) }
