import Arithmetic
import Foundation
import Harness
import Interchange

/// Finds the unit that a command names: of the library, imported, or in a file.
struct UnitFinder {
  /// Nil outside a checkout.
  let store: UnitStore?
  /// The catalog's own circuits, each a unit by its file's name.
  let circuits: URL?

  static var standard: UnitFinder {
    UnitFinder(try? Project.locate(catalog: nil))
  }

  /// Where there is no catalog, the units of the library are found still; one that is asked for must be there.
  /// - Throws: what locating it throws.
  init(_ options: CatalogOptions) throws {
    self.init(options.catalog == nil ? try? options.project() : try options.project())
  }

  init(_ project: Project?) {
    store = project.map { UnitStore(folder: $0.units) }
    circuits = project?.catalog.appending(path: "circuits")
  }

  struct Found {
    let units: UnitShelf
    let imported: ImportedUnit?
  }

  /// - Throws: what reading an imported unit throws. An unknown name is found in the library, which refuses it.
  func find(_ text: String) throws -> Found {
    if text.hasPrefix(UnitSpec.filePrefix) {
      let file = try Self.file(String(text.dropFirst(UnitSpec.filePrefix.count)))
      return found(try ImportedUnit(file), as: text)
    }
    let family = try UnitSpec(parsing: text).family
    guard !UnitShelf.isLibrary(family) else { return Found(units: .library, imported: nil) }
    if let store, store.contains(family) { return found(try store.load(family), as: family) }
    guard let circuit = circuit(family) else { return Found(units: .library, imported: nil) }
    return found(try ImportedUnit(Self.file(circuit.path)), as: family)
  }

  /// As ``find(_:)`` for text that can only be a unit: with a colon, or an imported name; nil otherwise.
  func findUnit(_ text: String) throws -> Found? {
    text.contains(":") || store?.contains(text) == true || circuit(text) != nil ? try find(text) : nil
  }

  /// An imported unit would be found in a circuit's place, and everything that names the circuit would mean it.
  /// - Throws: `StoreError.nameOfCircuit`
  func requireNoCircuit(named name: String) throws {
    if circuit(name) != nil { throw StoreError.nameOfCircuit(name) }
  }

  private func circuit(_ name: String) -> URL? {
    guard name == ImportedUnit.name(from: name), let file = circuits?.appending(path: "\(name).v"),
      FileManager.default.fileExists(atPath: file.path)
    else { return nil }
    return file
  }

  private func found(_ unit: ImportedUnit, as name: String) -> Found {
    var units = UnitShelf.library
    units.add(unit.shelved, as: name)
    return Found(units: units, imported: unit)
  }

  static func file(_ path: String) throws -> NamedBytes {
    NamedBytes(name: path, bytes: try FileReading.bytes(URL(filePath: path), limit: TableDialect.largestFile))
  }
}
