import Foundation

extension Double {
  /// Plain decimal text with a fixed number of decimals, the same in every locale; never "-0.00".
  package func formatted(decimals: Int) -> String {
    let text = printed("f", decimals: max(0, decimals))
    return text.hasPrefix("-") && text.allSatisfy({ "-0.".contains($0) }) ? String(text.dropFirst()) : text
  }

  /// Text with a number of significant digits, without trailing zeros or exponent where it stays short.
  package func formatted(significant: Int) -> String {
    guard isFinite else { return "\(self)" }
    guard self != 0 else { return "0" }
    let exponent = Int(Foundation.log10(magnitude).rounded(.down))
    if exponent >= significant + 3 || exponent < -5 {
      return printed("E", decimals: max(0, significant - 1))
    }
    var text = formatted(decimals: max(0, significant - 1 - exponent))
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text
  }

  /// As the C library prints it. No process here sets a locale, so the separator is a point; Foundation's own formatting
  /// took a fifth of the time that the site takes.
  private func printed(_ conversion: String, decimals: Int) -> String {
    withVaList([self]) { arguments in
      // The largest number has 309 digits before the point.
      var buffer = [CChar](repeating: 0, count: 320 + decimals)
      let length = vsnprintf(&buffer, buffer.count, "%.\(decimals)\(conversion)", arguments)
      let written = buffer.prefix(min(Int(max(0, length)), buffer.count - 1))
      return String(decoding: written.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}
