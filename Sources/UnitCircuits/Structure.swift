import Circuits

/// How the additions inside a unit are carried out: what a synthesis tool chooses, and a paper often does not say.
package struct Structure: Hashable, Sendable, CaseIterable, CustomStringConvertible {
  package let reduction: ReductionKind
  /// Of the last two rows; an array has ripple carries throughout.
  package let adder: AdderKind

  package init(reduction: ReductionKind, adder: AdderKind) {
    self.reduction = reduction
    self.adder = adder
  }

  package static let dadda = Structure(reduction: .dadda, adder: .rippleCarry)

  package static let allCases: [Structure] =
    [Structure(reduction: .array, adder: .rippleCarry)]
    + [ReductionKind.wallace, .dadda].flatMap { reduction in
      AdderKind.allCases.map { Structure(reduction: reduction, adder: $0) }
    }

  /// Such as `dadda-bk`.
  package var description: String { "\(reduction.rawValue)-\(adder.rawValue)" }
}
