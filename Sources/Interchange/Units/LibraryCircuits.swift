import Arithmetic
import Circuits

/// Circuits of the library's units, where a builder makes them.
package enum LibraryCircuits {
  /// The netlist of a canonical spec; nil where there is none.
  /// - Throws: `CircuitError` for a setting out of the builder's range.
  package static func netlist(_ spec: UnitSpec) throws -> Netlist? {
    func value(_ name: String) -> Int { spec[name] ?? 0 }
    let width = value("n")
    switch spec.family {
    case "exact":
      return value("s") == 1 ? try Multipliers.signed(width: width) : try unsigned(width, .all)
    case "trunc": return try unsigned(width, .truncated(columns: value("k")))
    case "bam":
      return try unsigned(width, .brokenArray(horizontal: value("h"), vertical: value("v")))
    case "perforated": return try unsigned(width, .perforated(first: value("j"), count: value("k")))
    case "udm" where value("t") == width - 2 && width & (width - 1) == 0:
      return try Multipliers.underdesigned(width: width)
    case "exact-adder": return try Adders.exact(width: width)
    case "loa" where value("carry") == 1:
      return try Adders.lowerPartOr(width: width, lowerBits: value("k"))
    default: return nil
    }
  }

  private static func unsigned(_ width: Int, _ products: PartialProducts) throws -> Netlist {
    try Multipliers.unsigned(width: width, reduction: .dadda, products: products)
  }

  /// The exact circuit that a cost is relative to.
  package static func exact(_ function: CircuitFunction) throws -> Netlist? {
    guard function.first == function.second else { return nil }
    let (width, isSigned) = (function.first.width, function.first.isSigned)
    switch function.operation {
    case .product: return isSigned ? try Multipliers.signed(width: width) : try unsigned(width, .all)
    case .sum:
      return isSigned ? try Adders.signed(width: width, extended: true) : try Adders.exact(width: width)
    case .wrappingSum: return isSigned ? try Adders.signed(width: width, extended: false) : nil
    }
  }
}
