import Foundation
import Yams

/// A mapping's values by key, each read with its check. What is wrong is reported to the file and read as
/// nil, so that a reader can go on and find the other problems too.
struct Fields {
  let file: SourceFile
  /// For messages: "claim", "dataset", ...
  let subject: String
  let node: Node
  private let values: [String: Node]

  /// Reports, and is nil, when `node` is not a mapping. Reports keys other than `keys`.
  init?(_ node: Node, of subject: String, in file: SourceFile, keys: [String]) {
    let article = subject.first.map { "aeio".contains($0) } == true ? "an" : "a"
    guard case .mapping(let mapping) = node else {
      file.report("\(article) \(subject) has to be a mapping of keys to values", at: node)
      return nil
    }
    self.file = file
    self.subject = subject
    self.node = node
    var values: [String: Node] = [:]
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        file.report("a key of \(article) \(subject) has to be a word", at: key)
        continue
      }
      guard keys.contains(scalar.string) else {
        // The usual cause of a key with spaces: `{typical: 4, or 6}` is the keys `typical` and `or 6`.
        let advice =
          scalar.string.contains(" ") && value.isNull
          ? "; text with a comma needs quotes inside { }" : NearestNames.hint(for: scalar.string, in: keys)
        file.report("unknown key '\(scalar.string)' in \(article) \(subject)\(advice)", at: key)
        continue
      }
      values[scalar.string] = value
    }
    self.values = values
  }

  /// The value of a key that is there and not null.
  func value(_ key: String) -> Node? {
    guard let value = values[key], !value.isNull else { return nil }
    return value
  }

  /// A key that is there with the value `~`: looked for and not known.
  func isUnknown(_ key: String) -> Bool { values[key]?.isNull == true }

  func has(_ key: String) -> Bool { value(key) != nil }

  func report(_ message: String, at key: String? = nil) {
    file.report(message, at: key.flatMap { values[$0] } ?? node)
  }

  private func missing(_ key: String) {
    report("\(subject) without '\(key)'", at: key)
  }

  // MARK: Text

  /// Nil where the key is absent or its text empty.
  func optionalText(_ key: String) -> String? {
    guard let text = value(key).flatMap({ text(of: $0, named: key) }), !text.isEmpty else { return nil }
    return text
  }

  func text(_ key: String) -> String? {
    guard let node = value(key) else {
      missing(key)
      return nil
    }
    guard let text = text(of: node, named: key) else { return nil }
    if text.isEmpty { missing(key) }
    return text.isEmpty ? nil : text
  }

  /// An id: lower-case words joined by `-`.
  func id(_ key: String = "id") -> String? {
    guard let text = text(key) else { return nil }
    if Self.isID(text) { return text }
    report("'\(text)' is not an id: lower-case words joined by '-'", at: key)
    return nil
  }

  func texts(_ key: String) -> [String] {
    list(key).compactMap { text(of: $0, named: key) }
  }

  static func isID(_ text: String) -> Bool {
    text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
      !word.isEmpty && word.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) }
    }
  }

  private func text(of node: Node, named key: String) -> String? {
    guard case .scalar(let scalar) = node else {
      file.report("'\(key)' of a \(subject) has to be text", at: node)
      return nil
    }
    return scalar.string.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  // MARK: Numbers

  /// Whether the value is that word, for keys that take a number or a word.
  func isWord(_ word: String, at key: String) -> Bool { value(key)?.string == word }

  func optionalInteger(_ key: String, in range: ClosedRange<Int> = 0...Int.max) -> Int? {
    guard let node = value(key), let text = text(of: node, named: key) else { return nil }
    guard let number = Int(text.replacing("_", with: "")) else {
      report("'\(key)' of a \(subject) has to be a whole number, not '\(text)'", at: key)
      return nil
    }
    guard range.contains(number) else {
      report("'\(key)' of a \(subject) is out of range: \(number)", at: key)
      return nil
    }
    return number
  }

  func integer(_ key: String, in range: ClosedRange<Int> = 0...Int.max) -> Int? {
    if !has(key) { missing(key) }
    return optionalInteger(key, in: range)
  }

  /// A key that has to be there, though its value may be `~` for "not known".
  func integerOrUnknown(_ key: String) -> Int? {
    if values[key] == nil { missing(key) }
    return optionalInteger(key)
  }

  func year() -> Int? { integer("year", in: 1900...2100) }

  func optionalNumber(_ key: String) -> Double? {
    guard let node = value(key), let text = text(of: node, named: key) else { return nil }
    if let number = Double(text), number.isFinite { return number }
    report("'\(key)' of a \(subject) has to be a number, not '\(text)'", at: key)
    return nil
  }

  // MARK: Words from a list

  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of type: Choice.Type = Choice.self, except excluded: [String] = []
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(key) else { return nil }
    if let choice = Choice(rawValue: text), !excluded.contains(text) { return choice }
    let all = Choice.allCases.map(\.rawValue).filter { !excluded.contains($0) }
    report(
      "unknown \(key) '\(text)'" + NearestNames.hint(for: text, in: all) + "; it is one of "
        + all.joined(separator: ", "), at: key)
    return nil
  }

  /// The choice, or `fallback` where the key is absent.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, default fallback: Choice
  ) -> Choice? where Choice.RawValue == String {
    has(key) ? choice(key, of: Choice.self) : fallback
  }

  // MARK: Lists

  func list(_ key: String) -> [Node] {
    guard let node = value(key) else { return [] }
    guard case .sequence(let sequence) = node else {
      report("'\(key)' of a \(subject) has to be a list", at: key)
      return []
    }
    return Array(sequence)
  }

  // MARK: References

  /// A name that has to be in `index`.
  func reference(_ key: String, to index: NameIndex) -> String? {
    text(key).flatMap { check($0, at: values[key], in: index) }
  }

  func optionalReference(_ key: String, to index: NameIndex) -> String? {
    optionalText(key).flatMap { check($0, at: values[key], in: index) }
  }

  /// A list of different names, each of which has to be in `index` or one of `words`.
  func references(_ key: String, to index: NameIndex, or words: [String] = []) -> [String] {
    var seen: [String] = []
    for node in list(key) {
      guard let name = text(of: node, named: key) else { continue }
      if seen.contains(name) {
        file.report("'\(name)' is listed twice under '\(key)'", at: node)
      } else if words.contains(name) {
        seen.append(name)
      } else if let name = check(name, at: node, in: index, or: words) {
        seen.append(name)
      }
    }
    return seen
  }

  private func check(
    _ name: String, at node: Node?, in index: NameIndex, or words: [String] = []
  ) -> String? {
    if let message = index.objection(to: name) {
      file.report(
        words.isEmpty ? message : "\(message); or one of \(words.joined(separator: ", "))", at: node)
      return nil
    }
    return name
  }
}
