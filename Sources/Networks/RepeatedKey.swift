import Foundation

/// A key that an object of a JSON text has twice. JSON leaves open which of the values counts, and readers differ: what
/// one program checked would be another network in the next.
struct RepeatedKey: CustomStringConvertible {
  let name: String
  /// 1-based, of the second place.
  let line: Int

  var description: String { "the key '\(name)' stands twice in one object, again in line \(line)" }

  /// The first in `json`, a valid text in UTF-8; nil if there is none.
  static func find(in json: some Collection<UInt8>) -> RepeatedKey? {
    // The keys so far of each object that is open; nil for an array.
    var open: [Set<String>?] = []
    var line = 1
    var at = json.startIndex
    while at < json.endIndex {
      let byte = json[at]
      json.formIndex(after: &at)
      switch byte {
      case UInt8(ascii: "\n"): line += 1
      case UInt8(ascii: "{"): open.append([])
      case UInt8(ascii: "["): open.append(nil)
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
      case UInt8(ascii: "\""):
        let literal = text(in: json, from: &at)
        guard !open.isEmpty, json[at...].first(where: { !spaces.contains($0) }) == UInt8(ascii: ":")
        else { continue }
        let name = unescaped(literal)
        // In place: a copy for every key would make the time grow with the square of their number.
        guard open[open.count - 1]?.insert(name).inserted != false else {
          return RepeatedKey(name: name, line: line)
        }
      default: continue
      }
    }
    return nil
  }

  private static let spaces = Set(" \t\r\n".utf8)

  /// What stands up to the closing quotation mark, behind which `at` then is.
  private static func text<Text: Collection<UInt8>>(in json: Text, from at: inout Text.Index) -> [UInt8] {
    var literal: [UInt8] = []
    while at < json.endIndex, json[at] != UInt8(ascii: "\"") {
      if json[at] == UInt8(ascii: "\\") {
        literal.append(json[at])
        json.formIndex(after: &at)
        guard at < json.endIndex else { return literal }
      }
      literal.append(json[at])
      json.formIndex(after: &at)
    }
    if at < json.endIndex { json.formIndex(after: &at) }
    return literal
  }

  /// `\u0061` is `a`: the same key is written in many ways.
  private static func unescaped(_ literal: [UInt8]) -> String {
    let plain = String(decoding: literal, as: UTF8.self)
    guard literal.contains(UInt8(ascii: "\\")) else { return plain }
    let quoted = Data([UInt8(ascii: "\"")] + literal + [UInt8(ascii: "\"")])
    return (try? JSONSerialization.jsonObject(with: quoted, options: .fragmentsAllowed)) as? String ?? plain
  }
}
