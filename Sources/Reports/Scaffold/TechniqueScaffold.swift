import Arithmetic
import Catalog
import Foundation
import Mustache

/// The files of a new technique: a record, and on request a unit with its circuit and its test, which compile and pass
/// as they are.
package struct TechniqueScaffold: Sendable {
  package let id: String
  package let name: String
  /// The Swift type of the unit: `my-unit` becomes `MyUnit`.
  let type: String
  /// The Swift name of its circuit: `myUnitCircuit`, which no keyword is.
  let circuit: String
  let kind: String
  let work: String
  let hasUnit: Bool
  private let unit: ScaffoldUnit?
  private let family: String

  /// - Parameters:
  ///   - id: lower-case words joined by `-`.
  ///   - kind: id, alias or beginning of a kind of the taxonomy.
  ///   - work: key of a work that the catalog has.
  /// - Throws: `ScaffoldError`; `CatalogError` for a kind or work that does not exist.
  package init(
    id: String, name: String?, kind: String, work: String, hasUnit: Bool, database: CatalogDatabase
  ) throws {
    guard Self.isID(id) else { throw ScaffoldError.badID(id) }
    let name = name ?? id
    guard !name.contains(where: { $0 == "\"" || $0 == "\\" || $0.isNewline }) else {
      throw ScaffoldError.badName(name)
    }
    if hasUnit, UnitLibrary.contains(id) || AdderLibrary.contains(id) { throw ScaffoldError.unitExists(id) }
    let nodes = try database.taxonomy()
    let wanted = kind.lowercased()
    guard
      let node = nodes.first(where: {
        $0.level == .kind && ($0.id == wanted || $0.aliases.contains(wanted))
      })
    else {
      if let other = nodes.first(where: { $0.id == wanted || $0.aliases.contains(wanted) }) {
        throw ScaffoldError.noKind(
          kind, level: other.level.rawValue, kinds: Self.kinds(below: other.id, in: nodes))
      }
      let kinds = nodes.filter { $0.level == .kind }.map(\.id)
      throw ScaffoldError.unknownKind(kind, nearest: NearestNames.nearest(to: wanted, in: kinds))
    }
    guard try database.works().contains(where: { $0.key == work }) else {
      throw ScaffoldError.unknownWork(work)
    }
    if try database.techniques().contains(where: { $0.id == id }) { throw ScaffoldError.techniqueExists(id) }
    let subfamily = nodes.first { $0.id == node.parent }
    unit = hasUnit ? ScaffoldUnit(subfamily: subfamily?.id ?? "") : nil
    if hasUnit, unit == nil { throw ScaffoldError.noUnit(kind: node.id) }
    self.id = id
    self.name = name
    self.kind = node.id
    self.work = work
    self.hasUnit = hasUnit
    family = subfamily?.parent ?? node.id
    type = id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    circuit = type.prefix(1).lowercased() + type.dropFirst() + "Circuit"
  }

  /// The kinds of a family or subfamily, in the taxonomy's order.
  private static func kinds(below node: String, in nodes: [TaxonomyNode]) -> [String] {
    nodes.filter { $0.parent == node }.flatMap { child in
      child.level == .kind ? [child.id] : kinds(below: child.id, in: nodes)
    }
  }

  /// Lower-case letters and digits, a letter first, joined by single hyphens.
  static func isID(_ id: String) -> Bool {
    let words = id.split(separator: "-", omittingEmptySubsequences: false)
    return id.first.map { $0.isLetter } ?? false
      && words.allSatisfy { word in
        !word.isEmpty && word.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
      }
  }

  /// The new files, paths relative to the project's root.
  package func files() throws -> [GeneratedFile] {
    var files = [
      GeneratedFile(
        path: "catalog/techniques/\(family)/\(id).yaml",
        content: try render(PackageResources.scaffold_record_mustache))
    ]
    if let unit {
      files += [
        GeneratedFile(path: "\(unit.folder)/\(type).swift", content: try render(unit.templates.unit)),
        GeneratedFile(
          path: "Tests/ArithmeticTests/\(type)Tests.swift", content: try render(unit.templates.test)),
        GeneratedFile(
          path: "\(unit.circuitFolder)/\(type).swift", content: try render(unit.templates.circuit)),
      ]
    }
    return files
  }

  private func render(_ template: [UInt8]) throws -> String {
    // Source text, not HTML: the templates use unescaped tags only.
    try MustacheTemplate(string: String(decoding: template, as: UTF8.self)).render(self)
  }

  /// Writes the files and registers the unit; refuses where one is there already, and then writes none.
  /// - Returns: what to do next, a line each.
  /// - Throws: `ScaffoldError`
  package func write(to root: URL) throws -> [String] {
    let files = try files()
    if hasUnit, Self.swiftTypes.contains(type) || Self.declares(type, in: root) {
      throw ScaffoldError.typeExists(type)
    }
    for file in files where FileManager.default.fileExists(atPath: root.appending(path: file.path).path) {
      throw ScaffoldError.fileExists(path: file.path)
    }
    for file in files {
      if let twin = Self.twin(of: file.path, in: root) {
        throw ScaffoldError.fileNameTaken(path: file.path, by: twin)
      }
    }
    _ = try GeneratedFiles.write(files, in: root)
    var steps = ["Fill in every TODO of \(files[0].path) (its format: docs/guide/catalog-format.md)"]
    if let unit {
      if !Self.enter("\(type).family", in: unit.library, of: root.appending(path: Self.library)) {
        steps.append("Add \(type).family to the families of \(unit.library) in \(Self.library)")
      }
      if !Self.enter("[\(circuit)]", in: "enum UnitCircuits", of: root.appending(path: Self.circuits)) {
        steps.append("Add [\(circuit)] to UnitCircuits.all in \(Self.circuits)")
      }
      steps += [
        "Write the unit in \(files[1].path), its definition a second time in \(files[2].path), and its gates in "
          + files[3].path,
        "script/test --filter 'ArithmeticTests|UnitCircuitsTests'    definition, contract, circuit = function",
        "swift run -c release kb unit \(id)                 its error statistics",
        "swift run -c release kb run \(id)                  it in a network, and its claims",
        "swift run -c release kb bench --family \(kind) --record --quick    what came out, to be committed",
      ]
    }
    steps += [
      "swift run -c release kb show \(id)", "swift run -c release kb docs && swift run -c release kb table",
      "script/lint --fix && script/test",
    ]
    return steps
  }

  private static let library = "Sources/Arithmetic/Spec/UnitLibrary.swift"
  private static let circuits = "Sources/UnitCircuits/UnitCircuit.swift"
  /// Names of the standard library that the units' code uses: one of these would hide them.
  private static let swiftTypes: Set<String> = [
    "Any", "Array", "Bool", "Character", "Dictionary", "Double", "Error", "Float", "Int", "Never", "Optional",
    "Protocol", "Range", "Result", "Self", "Set", "String", "Type",
  ]

  /// Whether the modules that the new type would join have one of that name.
  private static func declares(_ type: String, in root: URL) -> Bool {
    ["Sources/Arithmetic", "Tests/ArithmeticTests"].contains { module in
      sources(of: module, in: root).contains { file in
        let text = (try? String(contentsOf: root.appending(path: file), encoding: .utf8)) ?? ""
        return ["struct", "enum", "protocol", "class", "typealias"].contains { word in
          text.ranges(of: "\(word) \(type)").contains { range in
            range.upperBound == text.endIndex
              || !(text[range.upperBound].isLetter || text[range.upperBound].isNumber)
          }
        }
      }
    }
  }

  /// A source file elsewhere in the module of a new one that is called the same. A module cannot have both, and a disk
  /// may not tell capitals.
  private static func twin(of path: String, in root: URL) -> String? {
    let parts = path.split(separator: "/")
    guard let name = parts.last?.lowercased(), name.hasSuffix(".swift") else { return nil }
    let module = parts.prefix(2).joined(separator: "/")
    return sources(of: module, in: root).first { $0.split(separator: "/").last?.lowercased() == name }
  }

  /// The Swift files of a module, paths relative to the project's root, in order.
  private static func sources(of module: String, in root: URL) -> [String] {
    let entries = FileManager.default.enumerator(atPath: root.appending(path: module).path)
    return (entries?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.sorted().map {
      "\(module)/\($0)"
    }
  }

  /// Makes `element` the last of the first list after `declaration`. False where the file does not look as expected.
  private static func enter(_ element: String, in declaration: String, of url: URL) -> Bool {
    guard let text = try? String(contentsOf: url, encoding: .utf8),
      let start = text.range(of: declaration),
      let end = text[start.upperBound...].range(of: "\n  ]")
    else { return false }
    let changed = text[..<end.lowerBound] + "\n    \(element)," + text[end.lowerBound...]
    do {
      try Data(changed.utf8).write(to: url, options: .atomic)
      return true
    } catch {
      return false
    }
  }
}

package enum ScaffoldError: Error, Hashable, CustomStringConvertible {
  case badID(String)
  case badName(String)
  case techniqueExists(String)
  case unitExists(String)
  case typeExists(String)
  case noUnit(kind: String)
  case unknownKind(String, nearest: [String])
  /// A family or subfamily, and the kinds that it has.
  case noKind(String, level: String, kinds: [String])
  case unknownWork(String)
  case fileExists(path: String)
  /// Another folder of the module has a file of that name.
  case fileNameTaken(path: String, by: String)

  package var description: String {
    switch self {
    case .badID(let id):
      "'\(id)' is no id: lower-case words of letters and digits joined by '-', such as my-multiplier"
    case .badName(let name): "The name '\(name)' must be one line without quotes and backslashes"
    case .techniqueExists(let id): "The catalog has a technique '\(id)' already: kb show \(id)"
    case .unitExists(let id): "There is a unit '\(id)' already: kb unit \(id)"
    case .typeExists(let type): "There is a Swift type \(type) already: take another id"
    case .noUnit(let kind):
      "--unit writes multipliers and adders, and a technique of kind \(kind) is neither: without --unit it gets its record"
    case .unknownKind(let kind, let nearest):
      "There is no kind '\(kind)' in catalog/taxonomy.yaml" + NearestNames.hint(nearest)
    case .noKind(let name, let level, let kinds):
      "'\(name)' is a \(level); a technique is of one of its kinds: \(kinds.joined(separator: ", "))"
    case .unknownWork(let key):
      """
      The catalog has no work '\(key)' (kb works --text WORD finds those it has). Add it at the end of \
      catalog/works.yaml, then run this again:

      - key: \(key)
        authors: A. One, B. Two
        title: "..."
        venue: ICCAD
        year: 2020
        doi: 10.1145/...
        kind: inproceedings
        relation: follow-up
        evidence: seen
      """
    case .fileExists(let path): "\(path) is there already; nothing was written"
    case .fileNameTaken(let path, let twin):
      "\(path) would be the second file of its name in one module, beside \(twin): take another id; nothing was "
        + "written"
    }
  }
}
