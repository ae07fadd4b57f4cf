import Arithmetic
import Foundation
import Harness

/// An ``ErrorImage`` with its operands as axes and its colours as a bar. A model of the template `heat`.
struct HeatPlot {
  struct Tick {
    let at: String
    let text: String
    let labelY: String
  }

  struct Colour {
    let y: String
    let height: String
    let fill: String
  }

  static let (left, top, side) = (70.0, 16.0, 384.0)

  let left = pixels(Self.left)
  let top = pixels(Self.top)
  let right = pixels(Self.left + Self.side)
  let bottom = pixels(Self.top + Self.side)
  let size = pixels(Self.side)
  let middleX = pixels(Self.left + Self.side / 2)
  let middleY = pixels(Self.top + Self.side / 2)
  let labelX = pixels(Self.left - 6)
  let titleY = pixels(Self.top + Self.side + 44)
  let barX = pixels(Self.left + Self.side + 16)
  let scaleX = pixels(Self.left + Self.side + 36)
  let scaleTitleX = pixels(Self.left + Self.side + 96)
  let xTitle = "second operand"
  let yTitle = "first operand"
  let barTitle = "relative error"
  /// PNG, base64.
  let image: String
  let summary: String
  let ticks: [Tick]
  let verticalTicks: [Tick]
  let colours: [Colour]
  let scale: [Tick]

  /// - Parameter fullError: the relative error of full colour, or nil for one that all but the largest twentieth of the
  ///   errors stay below.
  init(_ field: ErrorField, operands: OperandFormat, fullError: Double?) {
    let fullError = fullError ?? Self.fullError(field)
    let image = ErrorImage(field, fullError: fullError)
    self.image = image.png.base64EncodedString()
    summary = image.summary
    let (lowest, count) = (operands.range.lowerBound, operands.range.count)
    let marks = (0...4).map { quarter in
      // The last value, not the one behind it.
      (Double(quarter) / 4, lowest + min(count * quarter / 4, count - 1))
    }
    ticks = marks.map {
      Tick(at: pixels(Self.left + $0 * Self.side), text: "\($1)", labelY: pixels(Self.top + Self.side + 18))
    }
    verticalTicks = marks.map {
      let at = Self.top + $0 * Self.side
      return Tick(at: pixels(at), text: "\($1)", labelY: pixels(at + 4))
    }
    let palette = ErrorImage.palette
    let height = Self.side / Double(palette.count)
    colours = palette.indices.map { index in
      let (red, green, blue) = palette[palette.count - 1 - index]
      return Colour(
        y: pixels(Self.top + Double(index) * height), height: pixels(height + 0.3),
        fill: "rgb(\(red),\(green),\(blue))")
    }
    let percent = (100 * fullError).formatted(significant: 3)
    scale = [
      (0.0, "≥ \(percent) %, too large"), (0.5, "exact"), (1.0, "≥ \(percent) %, too small"),
    ].map { share, text in
      let at = Self.top + share * Self.side
      return Tick(at: pixels(at), text: text, labelY: pixels(at + (share == 0 ? 10 : share == 1 ? 0 : 4)))
    }
  }

  /// Of 0.1 % to 100 % in steps of 1, 2, 5 the least that is no less than the 95th percentile of the errors.
  private static func fullError(_ field: ErrorField) -> Double {
    let errors = field.cells.map(abs).filter { $0 > 0 }.sorted()
    guard !errors.isEmpty else { return 0.25 }
    let percentile = errors[errors.count * 19 / 20]
    return [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5].first { $0 >= percentile } ?? 1
  }
}
