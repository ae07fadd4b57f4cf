import Arithmetic

extension Detectors {
  /// The library's units of a format, every setting of every family up to `perFamily` settings, one name a function (the
  /// first). For recognising a table.
  package static func library(_ operands: OperandFormat, perFamily: Int = 40) -> [Known] {
    guard operands.width <= 8 else { return [] }
    var known: [Known] = []
    var seen: Set<String> = []
    for family in UnitLibrary.families {
      for spec in settings(of: family, width: operands.width, limit: perFamily) {
        guard let unit = try? UnitLibrary.make(spec), unit.operands == operands,
          let table = try? ProductTable(unit), seen.insert(table.identity).inserted
        else { continue }
        known.append(Known(name: "\(spec)", table: table))
      }
    }
    return known
  }

  /// Settings of a family at a width, counting parameters up, later ones fastest.
  private static func settings(of family: UnitFamily, width: Int, limit: Int) -> [UnitSpec] {
    var settings: [UnitSpec] = [UnitSpec(family: family.id, parameters: [])]
    for parameter in family.parameters {
      var next: [UnitSpec] = []
      for partial in settings {
        if parameter.name == "n" {
          next.append(UnitSpec(family: family.id, parameters: partial.parameters + [.init(name: "n", value: width)]))
          continue
        }
        // The range may depend on parameters before; a setting that is impossible is dropped below.
        guard let values = try? family.resolve(partial) else { continue }
        for value in parameter.range(values) {
          next.append(
            UnitSpec(
              family: family.id, parameters: partial.parameters + [.init(name: parameter.name, value: value)]))
          if next.count >= limit * 4 { break }
        }
      }
      settings = next
    }
    return Array(settings.filter { (try? family.resolve($0)) != nil }.prefix(limit))
  }
}
