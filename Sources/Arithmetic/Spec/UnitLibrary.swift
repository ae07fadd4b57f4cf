/// Every multiplier that can be named.
package enum UnitLibrary {
  package static let families: [UnitFamily] = [
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
    HighRadix.family,
  ]

  /// - Throws: `UnitSpecError.unknownFamily`
  package static func family(_ id: String) throws(UnitSpecError) -> UnitFamily {
    guard let found = families.first(where: { $0.id == id }) else {
      if AdderLibrary.families.contains(where: { $0.id == id }) { throw .isAdder(name: id) }
      throw .unknownFamily(name: id, known: families.map(\.id))
    }
    return found
  }

  /// The unit of a spec; parameters left out take the family's default.
  package static func make(_ spec: UnitSpec) throws(UnitSpecError) -> any Multiplier {
    let family = try family(spec.family)
    return family.make(try family.resolve(spec))
  }

  /// The spec, of a multiplier or an adder, with all parameters in the family's order.
  package static func canonical(_ spec: UnitSpec) throws(UnitSpecError) -> UnitSpec {
    if AdderLibrary.families.contains(where: { $0.id == spec.family }) {
      return try AdderLibrary.canonical(spec)
    }
    let family = try family(spec.family)
    return family.canonical(try family.resolve(spec))
  }

  package static func canonical(_ text: String) throws(UnitSpecError) -> UnitSpec {
    try canonical(UnitSpec(parsing: text))
  }
}
