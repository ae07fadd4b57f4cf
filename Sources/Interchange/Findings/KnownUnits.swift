import Arithmetic

extension Detectors {
  /// The library's units of a format, every setting of every family up to `perFamily` settings, in the library's order.
  package static func library(_ operands: OperandFormat, perFamily: Int = 40) -> [Known] {
    units(operands, perFamily: perFamily).compactMap { spec, unit in
      (try? ProductTable(unit)).map { Known(name: "\(spec)", table: $0) }
    }
  }

  /// The library's units that a table is, or is the transpose of; of several names of one function the first.
  package static func libraryTwins(of table: ProductTable, perFamily: Int = 40) -> [Finding] {
    // A few pairs tell nearly all units apart, before whole tables are made.
    let values = stride(from: 1, to: table.side, by: max(table.side / 9, 1)).map(
      table.operands.value(ofCode:))
    func mayBe(_ unit: any Multiplier, transposed: Bool) -> Bool {
      values.allSatisfy { a in
        values.allSatisfy { b in (transposed ? unit.product(b, a) : unit.product(a, b)) == table.product(a, b)
        }
      }
    }
    var equal: Finding?
    var transposed: Finding?
    for (spec, unit) in units(table.operands, perFamily: perFamily) where equal == nil || transposed == nil {
      guard mayBe(unit, transposed: false) || mayBe(unit, transposed: true),
        let known = try? ProductTable(unit)
      else { continue }
      switch twins(of: table, among: [Known(name: "\(spec)", table: known)]).first {
      case .equalTo?: equal = equal ?? .equalTo(name: "\(spec)")
      case .transposeOf?: transposed = transposed ?? .transposeOf(name: "\(spec)")
      default: continue
      }
    }
    return [equal, transposed].compactMap { $0 }
  }

  private static func units(_ operands: OperandFormat, perFamily: Int) -> [(
    spec: UnitSpec, unit: any Multiplier
  )] {
    guard operands.width <= 8 else { return [] }
    return UnitLibrary.families.flatMap { family in
      settings(of: family, width: operands.width, limit: perFamily).compactMap { spec in
        guard let unit = try? UnitLibrary.make(spec), unit.operands == operands else { return nil }
        return (spec, unit)
      }
    }
  }

  /// Settings of a family at a width, counting parameters up, later ones fastest.
  private static func settings(of family: UnitFamily, width: Int, limit: Int) -> [UnitSpec] {
    var settings: [UnitSpec] = [UnitSpec(family: family.id, parameters: [])]
    for parameter in family.parameters {
      var next: [UnitSpec] = []
      for partial in settings {
        if parameter.name == "n" {
          next.append(
            UnitSpec(family: family.id, parameters: partial.parameters + [.init(name: "n", value: width)]))
          continue
        }
        // The range may depend on parameters before; a setting that is impossible is dropped below.
        guard let values = try? family.resolve(partial) else { continue }
        for value in parameter.range(values) {
          next.append(
            UnitSpec(
              family: family.id, parameters: partial.parameters + [.init(name: parameter.name, value: value)])
          )
          if next.count >= limit * 4 { break }
        }
      }
      settings = next
    }
    return Array(settings.filter { (try? family.resolve($0)) != nil }.prefix(limit))
  }
}
