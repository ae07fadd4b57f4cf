import Arithmetic
import Circuits
import Foundation

/// The units that a user imported: `<name>.csv` (a grid with its operands) or `<name>.v`, and `<name>.json` which says
/// where it is from.
package struct UnitStore: Sendable {
  package let folder: URL

  package init(folder: URL) { self.folder = folder }

  /// What is remembered about an import.
  package struct Card: Codable, Hashable, Sendable {
    package let name: String
    /// The file's name, its dialect and SHA-256.
    package let source: String
    package let dialect: String
    package let sourceDigest: String
    package let width: Int
    package let signed: Bool
    /// SHA-256 of the truth table; nil above 8 bits.
    package let identity: String?
    package let notes: [String]
    package let findings: [String]
  }

  /// In alphabetical order.
  package var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }

  package func contains(_ name: String) -> Bool { names.contains(name) }

  /// - Throws: ``FileError``, `SourceError`, `CircuitError`
  package func load(_ name: String) throws -> ImportedUnit {
    for (ending, format) in [("v", FileFormat.verilog), ("csv", .table(.csv))] {
      let url = folder.appending(path: "\(name).\(ending)")
      guard FileManager.default.fileExists(atPath: url.path) else { continue }
      let bytes = try FileReading.bytes(url, limit: TableDialect.largestFile)
      // The card knows what was said at the import; the file alone may leave it open.
      let isSigned = try card(name).signed
      return try ImportedUnit(
        NamedBytes(name: url.path, bytes: bytes), .init(format: format, isSigned: isSigned, name: name))
    }
    throw FileError(folder.path, "there is no unit \(name) in it", mend: "import it with kb import")
  }

  package func card(_ name: String) throws(FileError) -> Card {
    let url = folder.appending(path: "\(name).json")
    let bytes = try FileReading.bytes(url, limit: 1 << 20)
    guard let card = try? JSONDecoder().decode(Card.self, from: Data(bytes)) else {
      throw FileError(url.path, "it is no record of an imported unit", mend: "import the unit again")
    }
    return card
  }

  /// Keeps a unit; one of the same name is replaced when `replaces` says so.
  /// - Throws: ``StoreError``
  package func add(_ unit: ImportedUnit, source: String, findings: [Finding], replaces: Bool) throws {
    if UnitShelf.isLibrary(unit.name) { throw StoreError.nameOfLibrary(unit.name) }
    if contains(unit.name), !replaces { throw StoreError.exists(unit.name) }
    let (data, ending, other): ([UInt8], String, String)
    if let netlist = unit.netlist {
      (data, ending, other) = (Array(netlist.verilog().utf8), "v", "csv")
    } else if let table = unit.table {
      (data, ending, other) = (try TableDialect.csv.encode(table, name: unit.name), "csv", "v")
    } else {
      throw StoreError.cannotWrite(unit.name, "it has neither a table nor a circuit")
    }
    let card = Card(
      name: unit.name, source: source, dialect: unit.format.id, sourceDigest: unit.digest,
      width: unit.unit.operands.width, signed: unit.unit.operands.isSigned, identity: unit.table?.identity,
      notes: unit.notes, findings: findings.map(\.description))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      // The card comes last: without it the unit is not listed.
      let stale = folder.appending(path: "\(unit.name).\(other)")
      if FileManager.default.fileExists(atPath: stale.path) { try FileManager.default.removeItem(at: stale) }
      try Data(data).write(to: folder.appending(path: "\(unit.name).\(ending)"), options: .atomic)
      try (try encoder.encode(card)).write(to: folder.appending(path: "\(unit.name).json"), options: .atomic)
    } catch {
      throw StoreError.cannotWrite(folder.path, error.localizedDescription)
    }
  }
}

package enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  case nameOfLibrary(String)
  /// One of the catalog's own circuits, which are units by their names.
  case nameOfCircuit(String)
  /// `kb run` of that name is the technique.
  case nameOfTechnique(String)
  case exists(String)
  case cannotWrite(String, String)

  package var description: String {
    switch self {
    case .nameOfLibrary(let name): "'\(name)' is a unit of the library; give the import another --name"
    case .nameOfCircuit(let name):
      "'\(name)' is a circuit of the catalog and a unit by that name; give the import another --name"
    case .nameOfTechnique(let name): "'\(name)' is a technique of the catalog; give the import another --name"
    case .exists(let name): "There is an imported unit '\(name)' already; --replace replaces it"
    case .cannotWrite(let what, let why): "\(what) cannot be written: \(why)"
    }
  }
}
