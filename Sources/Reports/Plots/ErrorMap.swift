import Arithmetic
import Catalog
import Harness

/// The relative error of an 8-bit unit over all operand pairs as an image: first operand downwards, second to
/// the right, both by value; grey is exact, blue too small, red too large.
struct ErrorMap {
  let label: String
  let unit: UnitSpec
  /// What the image shows, in words.
  let summary: String
  let file: GeneratedFile
  var path: String { file.path }

  /// At this relative error the colours are full.
  private static let fullError = 0.25
  private static let levels = 7
  /// At most so many images a technique.
  private static let shown = 4

  /// Blue at index 0 to grey at 7 to red at 14.
  private static let palette: [(UInt8, UInt8, UInt8)] = (-levels...levels).map { level in
    let share = Double(abs(level)) / Double(levels)
    let end: (Double, Double, Double) = level < 0 ? (20, 70, 160) : (165, 25, 25)
    let start: (Double, Double, Double) =
      level == 0 ? (235, 235, 232) : level < 0 ? (196, 216, 240) : (245, 208, 200)
    func mixed(_ from: Double, _ to: Double) -> UInt8 { UInt8(from + (to - from) * share) }
    return (mixed(start.0, end.0), mixed(start.1, end.1), mixed(start.2, end.2))
  }

  /// Images of a technique's 8-bit configurations; of many, some from first to last.
  static func maps(of technique: Technique, _ content: SiteContent) -> [ErrorMap] {
    let units = content.units(of: technique).compactMap { label, spec in
      (try? ArithmeticUnit(spec)).map { (label: label, spec: spec, unit: $0) }
    }.filter { $0.unit.operands.width == 8 }
    let chosen =
      units.count <= shown
      ? Array(units.indices) : (0..<shown).map { $0 * (units.count - 1) / (shown - 1) }
    return chosen.compactMap { index in
      ErrorMap(
        units[index].unit, spec: units[index].spec, label: units[index].label,
        path: "errors/\(technique.id)-\(index).png")
    }
  }

  /// Nil for a unit that has no table.
  private init?(_ unit: ArithmeticUnit, spec: UnitSpec, label: String, path: String) {
    guard let table = try? ProductTable(unit) else { return nil }
    let side = table.side
    let (isSigned, offset) = (table.operands.isSigned, table.operands.isSigned ? side / 2 : 0)
    let isSum = if case .adder = unit { true } else { false }
    var pixels: [UInt8] = []
    pixels.reserveCapacity(side * side)
    var (exactCount, lowCount) = (0, 0)
    for row in 0..<side {
      let a = isSigned ? row - offset : row
      for column in 0..<side {
        let b = isSigned ? column - offset : column
        let exact = isSum ? a + b : a * b
        let error = table.entries[(a & (side - 1)) * side + (b & (side - 1))] - exact
        exactCount += error == 0 ? 1 : 0
        // Too small means nearer to zero, whatever the sign of the product.
        let outward = exact < 0 ? -error : error
        lowCount += outward < 0 ? 1 : 0
        pixels.append(UInt8(Self.levels + Self.level(outward, of: abs(exact))))
      }
    }
    let all = Double(side * side)
    func percent(_ count: Int) -> String { (100 * Double(count) / all).formatted(decimals: 1) }
    self.label = label
    self.unit = spec
    summary =
      "\(percent(exactCount)) % exact, \(percent(lowCount)) % too small, "
      + "\(percent(side * side - exactCount - lowCount)) % too large"
    file = GeneratedFile(
      path: path, data: PNG.image(width: side, height: side, palette: Self.palette, pixels: pixels))
  }

  private static func level(_ error: Int, of exact: Int) -> Int {
    if error == 0 { return 0 }
    let relative = exact == 0 ? fullError : Double(abs(error)) / Double(exact)
    let level = min(levels, 1 + Int(relative / fullError * Double(levels - 1)))
    return error < 0 ? -level : level
  }
}
