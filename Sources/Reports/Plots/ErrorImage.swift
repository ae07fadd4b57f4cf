import Arithmetic
import Foundation
import Harness

/// An ``ErrorField`` as an image: first operand downwards, second to the right, both by value; grey is exact, blue too
/// near to zero, red too far from it.
struct ErrorImage {
  let png: Data
  /// What the image shows, in words.
  let summary: String

  static let levels = 7
  /// Blue at index 0 to grey at 7 to red at 14.
  static let palette: [(UInt8, UInt8, UInt8)] = (-levels...levels).map { level in
    let share = Double(abs(level)) / Double(levels)
    let end: (Double, Double, Double) = level < 0 ? (20, 70, 160) : (165, 25, 25)
    let start: (Double, Double, Double) =
      level == 0 ? (235, 235, 232) : level < 0 ? (196, 216, 240) : (245, 208, 200)
    func mixed(_ from: Double, _ to: Double) -> UInt8 { UInt8(from + (to - from) * share) }
    return (mixed(start.0, end.0), mixed(start.1, end.1), mixed(start.2, end.2))
  }
  /// Of cells without a pair.
  private static let gap: (UInt8, UInt8, UInt8) = (255, 255, 255)

  /// - Parameter fullError: the relative error at which the colours are full.
  init(_ field: ErrorField, fullError: Double) {
    let pixels = field.cells.map { Self.index($0, fullError) }
    let hasGaps = field.cells.contains(where: \.isNaN)
    png = PNG.image(
      width: field.side, height: field.side, palette: Self.palette + (hasGaps ? [Self.gap] : []),
      pixels: pixels)
    let all = Double(field.exactCount + field.lowCount + field.highCount)
    func percent(_ count: Int) -> String { (100 * Double(count) / all).formatted(decimals: 1) }
    summary =
      "\(percent(field.exactCount)) % exact, \(percent(field.lowCount)) % too small, "
      + "\(percent(field.highCount)) % too large"
  }

  private static func index(_ relative: Double, _ fullError: Double) -> UInt8 {
    if relative.isNaN { return UInt8(palette.count) }
    if relative == 0 { return UInt8(levels) }
    // Bounded before it is an integer: a relative error may be anything.
    let level = Int(min(Double(levels), 1 + abs(relative) / fullError * Double(levels - 1)))
    return UInt8(relative < 0 ? levels - level : levels + level)
  }
}
