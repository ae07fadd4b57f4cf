/// What kind of executable unit a technique begins with.
enum ScaffoldUnit: Hashable, Sendable {
  case multiplier, adder

  /// The units of techniques of a subfamily of the taxonomy; nil where they would be something else.
  init?(subfamily: String) {
    switch subfamily {
    case "approximate-multiplier", "multiplier-free": self = .multiplier
    case "approximate-adder": self = .adder
    default: return nil
    }
  }

  /// Where the function goes, beside its like.
  var folder: String {
    switch self {
    case .multiplier: "Sources/Arithmetic/Units"
    case .adder: "Sources/Arithmetic/Adders"
    }
  }

  /// Where the gates go; they may be moved to a folder of their own kind.
  var circuitFolder: String {
    switch self {
    case .multiplier: "Sources/UnitCircuits/Array"
    case .adder: "Sources/UnitCircuits/Adders"
    }
  }

  /// The declaration whose list of families the unit joins.
  var library: String {
    switch self {
    case .multiplier: "enum UnitLibrary"
    case .adder: "enum AdderLibrary"
    }
  }

  var templates: (unit: [UInt8], test: [UInt8], circuit: [UInt8]) {
    switch self {
    case .multiplier:
      (
        PackageResources.scaffold_multiplier_mustache, PackageResources.scaffold_multiplier_test_mustache,
        PackageResources.scaffold_multiplier_circuit_mustache
      )
    case .adder:
      (
        PackageResources.scaffold_adder_mustache, PackageResources.scaffold_adder_test_mustache,
        PackageResources.scaffold_adder_circuit_mustache
      )
    }
  }
}
