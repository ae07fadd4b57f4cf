/// Every unit of one kind that can be named.
package protocol Library {
  associatedtype Unit
  static var families: [Family<Unit>] { get }
}

extension Library {
  /// - Throws: `UnitSpecError.unknownFamily`; `.isAdder` for an adder that is asked for as a multiplier.
  package static func family(_ id: String) throws(UnitSpecError) -> Family<Unit> {
    if let found = families.first(where: { $0.id == id }) { return found }
    if AdderLibrary.contains(id) { throw .isAdder(name: id) }
    throw .unknownFamily(
      name: id, known: UnitLibrary.families.map(\.id) + AdderLibrary.families.map(\.id))
  }

  package static func contains(_ id: String) -> Bool { families.contains { $0.id == id } }

  /// The unit of a spec; parameters left out take the family's default.
  package static func make(_ spec: UnitSpec) throws(UnitSpecError) -> Unit {
    let family = try family(spec.family)
    return family.make(try family.resolve(spec))
  }

  /// The spec with all parameters in the family's order.
  package static func canonical(_ spec: UnitSpec) throws(UnitSpecError) -> UnitSpec {
    let family = try family(spec.family)
    return family.canonical(try family.resolve(spec))
  }
}

/// The multipliers.
package enum UnitLibrary: Library {
  package static let families: [Family<any Multiplier>] = [
    Exact.family, ColumnTruncated.family, OperandTruncated.family, BrokenArray.family, Underdesigned.family,
    Perforated.family, DRUM.family, DSM.family, SSM.family, RoBA.family, Mitchell.family, Momeni.family,
    OperandDecomposedMitchell.family, IterativeLog.family, MitchW.family, MBM.family, REALM.family,
    ALM.family, ILM.family,
    DRALM.family, LeAp.family, LOBO.family,
    ESSM.family, TOSAM.family, ETM.family, TangentPlane.family,
    PowerOfTwo.family, AlphabetSet.family, PerforationRounding.family,
    CorrectedTruncated.family, VariableCorrection.family, SignificanceDriven.family, HEAM.family,
    ErrorCompensated.family, ApproximateBlock.family, CarryFreeBlocks.family,
    CompressorMultiplier.lin, CompressorMultiplier.yang, CompressorMultiplier.dualQuality,
    CompressorMultiplier.venkatachalam, CompressorMultiplier.strollo, CompressorMultiplier.ahmadinejad,
    ErrorRecovery.family, BrokenBooth.family, ApproximateBooth.family, HybridLowRadix.family,
    HighRadix.family, ApproximateRadix8Booth.family,
  ]
}

/// The adders. No id is one of a multiplier too, so that a spec alone says what it is.
package enum AdderLibrary: Library {
  package static let families: [Family<any Adder>] = [
    ExactAdder.family, LowerPartOr.family, TruncatedAdder.family, ErrorTolerantAdder.family,
    SegmentedAdder.errorTolerant2, SegmentedAdder.generic, AlmostCorrectAdder.family, CellAdder.mirror,
    CellAdder.exclusiveOr,
  ]
}
