/// What the comments at the top of an EvoApproxLib file claim about its circuit. Percentages are as printed; absent
/// lines are nil.
package struct EvoApproxHeader: Hashable, Sendable {
  package let values: [String: Double]
  /// The digits as printed: they fix the rounding.
  package let digits: [String: String]

  /// Reads lines `// KEY = value unit` (or `KEY: value`) of the keys below; other lines are passed over.
  package init(_ source: String) {
    var values: [String: Double] = [:]
    var digits: [String: String] = [:]
    for line in source.split(whereSeparator: \.isNewline).prefix(200) {
      guard let separator = line.firstIndex(where: { $0 == "=" || $0 == ":" }) else { continue }
      let key = line[..<separator].drop { "/* \t".contains($0) }.trimmingSuffix()
      guard Self.keys.contains(key), values[key] == nil else { continue }
      let number = line[line.index(after: separator)...].drop { $0 == " " || $0 == "\t" }
        .prefix { $0.isNumber || ".+-eE".contains($0) }
      if let value = Double(number), value.isFinite {
        values[key] = value
        digits[key] = String(number)
      }
    }
    self.values = values
    self.digits = digits
  }

  package static let keys: Set<String> = [
    "MAE%", "MAE", "WCE%", "WCE", "WCRE%", "EP%", "MRE%", "MSE", "PDK45_PWR", "PDK45_AREA", "PDK45_DELAY",
  ]

  package var meanAbsoluteError: Double? { values["MAE"] }
  package var worstCaseError: Double? { values["WCE"] }
  package var errorProbabilityPercent: Double? { values["EP%"] }
  package var meanSquaredError: Double? { values["MSE"] }
  /// mW
  package var power: Double? { values["PDK45_PWR"] }
  /// um2
  package var area: Double? { values["PDK45_AREA"] }
  /// ns
  package var delay: Double? { values["PDK45_DELAY"] }
}

extension Substring {
  fileprivate func trimmingSuffix() -> String {
    var text = self
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}
