/// What the comments at the top of an EvoApproxLib file claim about its circuit. Percentages are as printed; absent
/// lines are nil.
package struct EvoApproxHeader: Hashable, Sendable {
  package let values: [String: Double]
  /// The digits as printed: they fix the rounding.
  package let digits: [String: String]

  /// Lines of known keys that hold no number or contradict another, with what is wrong: an unread figure must not pass for
  /// one that agrees.
  package let problems: [String]

  /// Reads lines `// KEY = value unit` (or `KEY: value`) of the keys below, in any case; other lines are passed over.
  package init(_ source: String) {
    var values: [String: Double] = [:]
    var digits: [String: String] = [:]
    var problems: [String] = []
    let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (place, line) in lines.prefix(200).enumerated() {
      guard let separator = line.firstIndex(where: { $0 == "=" || $0 == ":" }) else { continue }
      let key = line[..<separator].drop { "/* \t".contains($0) }.trimmingSuffix().uppercased()
      guard Self.keys.contains(key) else { continue }
      let text = line[line.index(after: separator)...].drop { $0 == " " || $0 == "\t" }
      let word = text.prefix { !$0.isWhitespace && $0 != "%" && $0 != ";" }
      // The unit may stand at the number.
      let unit = Self.units.first { word.hasSuffix($0) } ?? ""
      let number = word.dropLast(unit.count)
      guard number.allSatisfy({ $0.isASCII && ($0.isNumber || ".+-eE".contains($0)) }),
        let value = Double(number), value.isFinite
      else {
        problems.append("line \(place + 1): \(key) is '\(text.trimmingSuffix())', which is no number")
        continue
      }
      if let old = digits[key], values[key] != value {
        problems.append("line \(place + 1): \(key) is \(number) here and \(old) above")
      }
      guard values[key] == nil else { continue }
      values[key] = value
      digits[key] = String(number)
    }
    self.values = values
    self.digits = digits
    self.problems = problems
  }

  private static let units = ["mW", "uW", "um2", "um^2", "ns", "ps"]

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
