import Foundation

/// A figure as it was printed. The digits matter: `1.47` stands for anything that rounds to it, so they
/// are kept, and `halfWidth` follows from them.
package struct PublishedValue: Sendable, Hashable {
  /// The digits as published, without surrounding space.
  package let text: String
  /// The value; of a range, its lower end.
  package let lower: Double
  /// The upper end of a range; otherwise the same as `lower`.
  package let upper: Double
  /// Digits after the decimal point that the figure is given to; negative where an exponent says so
  /// (`1.5e6` is given to -5), and of `~40` too (-1). Of a range, the coarser of its ends.
  package let decimals: Int
  package let isRange: Bool

  package var value: Double { lower }

  /// Half a unit of the last published digit: a value within `value ± halfWidth` rounds to the figure.
  package var halfWidth: Double {
    // Written out as decimal text, because 0.5 * pow(10, -2) is not the double nearest to 0.005.
    Double("5e\(-decimals - 1)") ?? 0.5 * pow(10, -Double(decimals))
  }

  /// Reads `1.47`, `-0.1`, `2e-3`, `~40` ("about 40": a zero before the decimal point is no digit) or a range
  /// `[1.39, 3.32]`. Nothing else: no thousands separators, no units, no infinities.
  package init(parsing raw: String) throws(NotANumber) {
    let text = raw.trimmingCharacters(in: .whitespaces)
    self.text = text
    if text.hasPrefix("["), text.hasSuffix("]") {
      let ends = text.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
      guard ends.count == 2 else { throw NotANumber(text: text) }
      let (low, lowDecimals) = try Self.number(ends[0], of: text)
      let (high, highDecimals) = try Self.number(ends[1], of: text)
      guard low <= high else { throw NotANumber(text: text) }
      lower = low
      upper = high
      decimals = min(lowDecimals, highDecimals)
      isRange = true
    } else if text.hasPrefix("~") {
      let (about, digits) = try Self.number(text.dropFirst(), of: text)
      (lower, decimals) = (about, digits == 0 && about != 0 && text.hasSuffix("0") ? -1 : digits)
      upper = lower
      isRange = false
    } else {
      (lower, decimals) = try Self.number(text[...], of: text)
      upper = lower
      isRange = false
    }
  }

  package struct NotANumber: Error, Hashable, CustomStringConvertible {
    package let text: String
    package var description: String { "'\(text)' is neither a decimal number nor a range '[low, high]'" }
  }

  private static func number(
    _ raw: Substring, of whole: String
  ) throws(NotANumber) -> (value: Double, decimals: Int) {
    let text = raw.trimmingCharacters(in: .whitespaces)
    let failure = NotANumber(text: whole)
    var rest = text[...]
    if let sign = rest.first, sign == "-" || sign == "+" { rest.removeFirst() }
    let parts = rest.split(separator: "e", omittingEmptySubsequences: false)
    guard let mantissa = parts.first, parts.count <= 2 else { throw failure }
    let pieces = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(pieces.count), pieces.allSatisfy(isDigits) else { throw failure }
    var exponent = 0
    if parts.count == 2 {
      guard let power = Int(parts[1]), power.magnitude <= 300 else { throw failure }
      exponent = power
    }
    guard let value = Double(text), value.isFinite else { throw failure }
    return (value, (pieces.count == 2 ? pieces[1].count : 0) - exponent)
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
