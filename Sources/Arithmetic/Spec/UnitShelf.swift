/// Where specs find their units: the library's families, and units that the user brought.
package struct UnitShelf: Sendable {
  /// A unit that came from a file.
  package struct Imported: Sendable {
    package let unit: ArithmeticUnit
    /// Of the file that defines it: what identifies a unit that is too wide for a truth table.
    package let digest: String

    package init(unit: ArithmeticUnit, digest: String) {
      self.unit = unit
      self.digest = digest
    }
  }

  /// The library alone.
  package static let library = UnitShelf()

  private var imported: [String: Imported] = [:]

  package init() {}

  /// Adds a unit under a name that no family of the library has; a spec of that name means it.
  package mutating func add(_ unit: Imported, as name: String) {
    guard !Self.isLibrary(name) else { return }
    imported[name] = unit
  }

  package static func isLibrary(_ name: String) -> Bool {
    AdderLibrary.contains(name) || UnitLibrary.contains(name)
  }

  package subscript(spec: UnitSpec) -> Imported? { imported[spec.family] }

  /// - Throws: `UnitSpecError`; an imported unit has no parameters.
  package func unit(_ spec: UnitSpec) throws(UnitSpecError) -> ArithmeticUnit {
    guard let found = imported[spec.family] else { return try ArithmeticUnit(spec) }
    if let parameter = spec.parameters.first {
      throw .unknownParameter(name: parameter.name, family: spec.family, known: [])
    }
    return found.unit
  }

  /// The spec with all parameters in the family's order.
  /// - Throws: `UnitSpecError`
  package func canonical(_ text: String) throws(UnitSpecError) -> UnitSpec {
    let spec = try UnitSpec(parsing: text)
    guard imported[spec.family] != nil else { return try ArithmeticUnit.canonical(spec) }
    _ = try unit(spec)
    return spec
  }
}
