/// Suggestions for a mistyped name.
package enum NearestNames {
  /// The candidates that are close to `name`, closest first (ties in alphabetical order), at most `limit`.
  ///
  /// Close is: at most a third of the longer name's letters differ (but at least one), or one contains the
  /// other. Case does not count.
  package static func nearest(
    to name: String, in candidates: some Sequence<String>, limit: Int = 3
  ) -> [String] {
    let wanted = Array(name.lowercased().prefix(100))
    guard !wanted.isEmpty else { return [] }
    var scored: [(distance: Int, name: String)] = []
    for candidate in Set(candidates) {
      let letters = Array(candidate.lowercased())
      let distance = distance(wanted, letters)
      let allowed = max(1, max(wanted.count, letters.count) / 3)
      let contains =
        min(wanted.count, letters.count) >= 3
        && (String(letters).contains(String(wanted)) || String(wanted).contains(String(letters)))
      if distance <= allowed {
        scored.append((distance, candidate))
      } else if contains {
        // After all that are merely mistyped.
        scored.append((1000 + distance, candidate))
      }
    }
    return scored.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(limit).map(\.name)
  }

  /// `" (did you mean 'a' or 'b'?)"`, or nothing.
  package static func hint(for name: String, in candidates: some Sequence<String>) -> String {
    hint(nearest(to: name, in: candidates))
  }

  package static func hint(_ names: [String]) -> String {
    guard let last = names.last else { return "" }
    let quoted = names.dropLast().map { "'\($0)'" }.joined(separator: ", ")
    return quoted.isEmpty ? " (did you mean '\(last)'?)" : " (did you mean \(quoted) or '\(last)'?)"
  }

  /// The least number of insertions, deletions, substitutions and swaps of neighbours that turns one into
  /// the other (Damerau-Levenshtein, each place edited once: "optimal string alignment").
  package static func distance(_ a: [Character], _ b: [Character]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        let same = a[i - 1] == b[j - 1]
        var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          best = min(best, beforeLast[j - 2] + 1)
        }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
