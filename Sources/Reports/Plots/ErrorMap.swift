import Arithmetic
import Catalog

/// The errors of an 8-bit unit as an image of the site; the same scale for all of them.
struct ErrorMap {
  let label: String
  let unit: UnitSpec
  /// What the image shows, in words.
  let summary: String
  let file: GeneratedFile
  var path: String { file.path }

  /// At this relative error the colours are full.
  private static let fullError = 0.25
  /// At most so many images a technique.
  private static let shown = 6

  /// Images of a technique's 8-bit configurations; of many, some from first to last.
  static func maps(of technique: Technique, _ content: SiteContent) -> [ErrorMap] {
    let units = content.units(of: technique).compactMap { label, spec in
      (try? ArithmeticUnit(spec)).map { (label: label, spec: spec, unit: $0) }
    }.filter { $0.unit.operands.width == 8 }
    let chosen =
      units.count <= shown
      ? Array(units.indices) : (0..<shown).map { $0 * (units.count - 1) / (shown - 1) }
    return chosen.compactMap { index in
      (try? ErrorField(units[index].unit)).map { field in
        ErrorMap(
          field, spec: units[index].spec, label: units[index].label,
          path: "errors/\(technique.id)-\(index).png")
      }
    }
  }

  private init(_ field: ErrorField, spec: UnitSpec, label: String, path: String) {
    let image = ErrorImage(field, fullError: Self.fullError)
    self.label = label
    unit = spec
    summary = image.summary
    file = GeneratedFile(path: path, data: image.png)
  }
}
