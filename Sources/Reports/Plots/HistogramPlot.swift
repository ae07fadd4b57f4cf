import Arithmetic
import Foundation
import Harness

/// How often each error occurs: a bar a bin, the share of pairs on a logarithmic axis. A model of the template
/// `histogram`.
struct HistogramPlot {
  struct Bar {
    let x: String
    let y: String
    let width: String
    let height: String
    let tip: String
  }

  struct Tick {
    let at: String
    let text: String
    let labelY: String
  }

  static let (left, top, right, bottom) = (70.0, 16.0, 500.0, 400.0)

  let left = pixels(Self.left)
  let right = pixels(Self.right)
  let top = pixels(Self.top)
  let bottom = pixels(Self.bottom)
  let middleX = pixels((Self.left + Self.right) / 2)
  let middleY = pixels((Self.top + Self.bottom) / 2)
  let labelX = pixels(Self.left - 6)
  let titleY = pixels(Self.bottom + 44)
  let xTitle: String
  let yTitle = "share of operand pairs, %"
  let xTicks: [Tick]
  let yTicks: [Tick]
  let bars: [Bar]
  /// Where the mean error is.
  let mean: String
  let meanText: String
  let meanAnchor: String

  init(_ histogram: ErrorField.Histogram, mean: Double) {
    let all = Double(histogram.counts.reduce(0, +))
    let shares = histogram.counts.map { 100 * Double($0) / all }
    let indices = histogram.counts.indices
    let ranges = indices.map { histogram.range(of: histogram.first + $0) }
    let low = Double(ranges.first?.lowerBound ?? 0) - 0.5
    let high = Double(ranges.last?.upperBound ?? 0) + 0.5
    let x = LinearAxis(spanning: low, high, leastStep: 1, from: Self.left, to: Self.right)
    let y = LogAxis(
      decades: LogAxis.decades(of: shares, noLowerThan: -6), from: Self.bottom, to: Self.top)
    let scale = Self.scale(max(low.magnitude, high.magnitude))
    let notes = [scale.word, histogram.width == 1 ? "" : "bins of \(histogram.width)"].filter { !$0.isEmpty }
    xTitle =
      "error: approximate minus exact result"
      + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
    xTicks = (0...x.steps).map { index in
      let value = x.low + x.step * Double(index)
      return Tick(
        at: pixels(x.position(value)), text: (value / scale.unit).formatted(significant: 4),
        labelY: pixels(Self.bottom + 18))
    }
    yTicks = y.ticks.map { Tick(at: pixels($0.position), text: $0.text, labelY: pixels($0.position + 4)) }
    bars = indices.filter { histogram.counts[$0] > 0 }.map { index in
      let range = ranges[index]
      let (from, to) = (
        x.position(Double(range.lowerBound) - 0.5), x.position(Double(range.upperBound) + 0.5)
      )
      // A share of exactly a decade would have no height.
      let height = max(1.5, Self.bottom - y.position(shares[index]))
      let errors =
        range.count == 1 ? "error \(range.lowerBound)" : "errors \(range.lowerBound) to \(range.upperBound)"
      return Bar(
        x: pixels(from), y: pixels(Self.bottom - height), width: pixels(max(0.5, to - from - 0.4)),
        height: pixels(height),
        tip: "\(errors): \(shares[index].formatted(significant: 4)) % (\(histogram.counts[index]) pairs)")
    }
    let at = x.position(mean)
    self.mean = pixels(at)
    meanText = "mean \(mean.formatted(significant: 4))"
    meanAnchor = at > (Self.left + Self.right) / 2 ? "end" : "start"
  }

  /// What the numbers of the axis count, so that they stay short.
  private static func scale(_ largest: Double) -> (unit: Double, word: String) {
    [(1e9, "billions"), (1e6, "millions"), (1e3, "thousands")].first { largest >= 20 * $0.0 } ?? (1, "")
  }
}
