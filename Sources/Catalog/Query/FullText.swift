/// Text that a user typed as a pattern for SQLite's full-text search.
enum FullText {
  /// More words than this add nothing, and an endless list would exceed SQLite's limits.
  private static let maximumWords = 32

  /// Every word in quotes, so that nothing in it is an operator, and as a prefix; nil where there is no
  /// letter or digit at all.
  static func pattern(for text: String) -> String? {
    let words = text.split { $0.isWhitespace || $0 == "\"" || $0 == "\0" }
      .filter { $0.contains { $0.isLetter || $0.isNumber } }
      .prefix(maximumWords)
    return words.isEmpty ? nil : words.map { "\"\($0)\"*" }.joined(separator: " ")
  }
}
