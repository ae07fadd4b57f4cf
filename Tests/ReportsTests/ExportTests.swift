import Catalog
import Foundation
import Reports
import Testing

@Suite("Exports")
struct ExportTests {
  static func document() throws -> [String: Any] {
    let file = try CatalogExport(Repository.database()).json
    return try #require(try JSONSerialization.jsonObject(with: file.data) as? [String: Any])
  }

  static func schema() throws -> [String: Any] {
    let data = try Data(contentsOf: Repository.root.appending(path: "docs/schema/catalog.schema.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test("the JSON is what its schema says")
  func schema() throws {
    var validator = SchemaValidator(root: try Self.schema())
    validator.check(try Self.document(), try Self.schema(), at: "$")
    #expect(validator.problems.isEmpty, "\(validator.problems.prefix(5))")
    #expect(validator.unknownKeywords.isEmpty, "the validator does not know \(validator.unknownKeywords)")
    #expect(validator.checked > 20_000)
  }

  @Test("the schema refuses a word that is not in its list, a missing field, a field too many")
  func schemaRefuses() throws {
    let schema = try Self.schema()
    let spoilers: [(inout [String: Any]) -> Void] = [
      { $0["relation"] = "nobody" }, { $0["title"] = nil }, { $0["colour"] = "red" }, { $0["year"] = "2020" },
    ]
    for spoil in spoilers {
      var document = try Self.document()
      var works = try #require(document["works"] as? [[String: Any]])
      spoil(&works[0])
      document["works"] = works
      var validator = SchemaValidator(root: schema)
      validator.check(document, schema, at: "$")
      #expect(validator.problems.count == 1)
    }
  }

  @Test("every claim is in the JSON and in the CSV, with its verdict")
  func claims() throws {
    let claims = try Repository.database().claims()
    let techniques = try #require(try Self.document()["techniques"] as? [[String: Any]])
    let exported = techniques.flatMap { $0["claims"] as? [[String: Any]] ?? [] }
    #expect(exported.count == claims.count)
    for (claim, item) in zip(claims, exported) {
      let verdict = item["verdict"] as? [String: Any]
      #expect(verdict?["outcome"] as? String == claim.verdict.outcome.rawValue)
      #expect(item["published"] as? String == claim.claim.value.text)
    }
    let files = try CatalogExport(Repository.database()).csv
    let csv = try #require(files.first { $0.path == "claims.csv" }).content
    #expect(csv.components(separatedBy: "\r\n").count == claims.count + 2)
  }

  @Test("the guide describes every CSV file, column by column")
  func columns() throws {
    let guide = try String(
      contentsOf: Repository.root.appending(path: "docs/guide/exports.md"), encoding: .utf8)
    let files = try CatalogExport(Repository.database()).csv
    for file in files {
      let header = file.content.prefix { $0 != "\r\n" }.replacing(",", with: " ")
      #expect(guide.contains("| `\(file.path)` | `\(header)` |"), "\(file.path): \(header)")
    }
    #expect(files.count == 12)
  }

  @Test("BibTeX of all works: one entry each, braces balanced, keys of the catalog")
  func bibtex() throws {
    let works = try Repository.database().works()
    let text = try WorksReport(works).render(.bibtex)
    let keys = text.components(separatedBy: "\n@").map { entry in
      entry.drop { $0 != "{" }.dropFirst().prefix { $0 != "," }
    }
    #expect(keys.map(String.init) == works.map(\.key))
    for entry in text.components(separatedBy: "\n\n") {
      let plain = entry.replacing("\\{", with: "").replacing("\\}", with: "")
      #expect(plain.count { $0 == "{" } == plain.count { $0 == "}" }, "\(entry)")
    }
    #expect(WorksReport(works, text: "hashemi 2015").works.map(\.key) == ["hashemi2015drum"])
  }
}

/// The part of JSON Schema (2020-12) that the project's schema uses; a keyword it does not know is reported.
struct SchemaValidator {
  let root: [String: Any]
  private(set) var problems: [String] = []
  private(set) var unknownKeywords: Set<String> = []
  private(set) var checked = 0

  init(root: [String: Any]) { self.root = root }

  mutating func check(_ value: Any, _ schema: [String: Any], at path: String) {
    checked += 1
    for (keyword, rule) in schema {
      switch keyword {
      case "$schema", "$id", "$defs", "title", "description", "required", "additionalProperties": continue
      case "$ref":
        let name = (rule as? String ?? "").replacing("#/$defs/", with: "")
        guard let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else {
          problems.append("\(path): no definition \(name)")
          continue
        }
        check(value, target, at: path)
      case "type": if !Self.isType(rule as? String ?? "", value) { problems.append("\(path): not \(rule)") }
      case "const":
        if "\(value)" != "\(rule)" { problems.append("\(path): not \(rule)") }
      case "enum":
        let words = rule as? [String] ?? []
        if !words.contains(value as? String ?? "") { problems.append("\(path): '\(value)' not in \(words)") }
      case "pattern":
        let text = value as? String ?? ""
        let match = text.range(of: rule as? String ?? "", options: .regularExpression)
        if match == nil { problems.append("\(path): '\(text)' does not match") }
      case "items":
        for (index, item) in (value as? [Any] ?? []).enumerated() {
          check(item, rule as? [String: Any] ?? [:], at: "\(path)[\(index)]")
        }
      case "properties": checkProperties(value, rule as? [String: Any] ?? [:], schema, path)
      default: unknownKeywords.insert(keyword)
      }
    }
  }

  private mutating func checkProperties(
    _ value: Any, _ properties: [String: Any], _ schema: [String: Any], _ path: String
  ) {
    guard let object = value as? [String: Any] else { return }
    for name in schema["required"] as? [String] ?? [] where object[name] == nil {
      problems.append("\(path): lacks \(name)")
    }
    for (name, item) in object {
      if let rule = properties[name] as? [String: Any] {
        check(item, rule, at: "\(path).\(name)")
      } else if schema["additionalProperties"] as? Bool == false {
        problems.append("\(path): \(name) is not described")
      }
    }
  }

  private static func isType(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "integer": value is Int
    case "number": value is Double || value is Int
    default: false
    }
  }
}
