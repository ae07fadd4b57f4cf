import Foundation

extension Double {
  /// Plain decimal text with a fixed number of decimals, the same in every locale; never "-0.00".
  package func formatted(decimals: Int) -> String {
    let text = String(format: "%.\(max(0, decimals))f", locale: Locale(identifier: "en_US_POSIX"), self)
    return text.hasPrefix("-") && text.allSatisfy({ "-0.".contains($0) }) ? String(text.dropFirst()) : text
  }

  /// Text with a number of significant digits, without trailing zeros or exponent where it stays short.
  package func formatted(significant: Int) -> String {
    guard isFinite else { return "\(self)" }
    guard self != 0 else { return "0" }
    let exponent = Int(Foundation.log10(magnitude).rounded(.down))
    if exponent >= significant + 3 || exponent < -5 {
      return String(format: "%.\(max(0, significant - 1))e", locale: Locale(identifier: "en_US_POSIX"), self)
    }
    var text = formatted(decimals: max(0, significant - 1 - exponent))
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text
  }
}
