/// 8x8 multipliers of published 4:2 compressors in the catalog's trees (``FlatTree``, ``ChainedTree``).
///
/// Unsigned, n = 8. Columns below t use the inexact cell, the others are exact; t = 0 is exact. Zero stays zero for every
/// cell here, since all of them map 0000 to 0. Not symmetric.
package struct CompressorMultiplier: Multiplier {
  package var operands: OperandFormat { OperandFormat(width: 8) }
  private let tree: FlatTree

  package init(_ tree: FlatTree) { self.tree = tree }

  package func product(_ a: Int, _ b: Int) -> Int { tree.product(a, b) }

  private static let width = UnitFamily.Parameter("n", "operand width in bits", in: 8...8, default: 8)
  private static let extent = UnitFamily.Parameter(
    "t", "columns below t are approximate", in: 0...15, default: 15)
  private static let contract = UnitContract(exact: { $0["t"] == 0 })

  private static func family(
    _ id: String, _ title: String, work: String, cells: [Compressor42], meaning: String, first: Int = 1
  ) -> UnitFamily {
    let cell = UnitFamily.Parameter("cell", meaning, in: first...(first + cells.count - 1), default: first)
    return UnitFamily(
      id, title, work: work, parameters: cells.count == 1 ? [width, extent] : [width, cell, extent],
      contract: contract
    ) { values in
      let chosen = cells.count == 1 ? cells[0] : cells[values["cell"] - first]
      return CompressorMultiplier(FlatTree(chosen, exactFrom: values["t"]))
    }
  }

  static let lin = family(
    "lin42", "Compressor of Lin and Lin in a Dadda tree", work: "lin2013", cells: [.lin], meaning: "")
  static let venkatachalam = family(
    "venkatachalam42", "Compressor of Venkatachalam and Ko in a Dadda tree", work: "venkatachalam2017",
    cells: [.venkatachalam], meaning: "")
  static let strollo = family(
    "stacker42", "Stand-in for Strollo's stacker compressor (ours)", work: "strollo2020",
    cells: [.stackerStandIn], meaning: "")
  static let ahmadinejad = family(
    "or42", "Stand-ins for Ahmadinejad's compressor (ours)", work: "ahmadinejad2019",
    cells: [.orStandInA, .orStandInB], meaning: "1: carry x1 x2 | x3 x4; 2: carry (x1|x2)(x3|x4)")

  /// Yang: also with the four lowest columns dropped, as in the paper.
  static let yang = UnitFamily(
    "yang42", "Compressors ACCI1 to ACCI3 in a Dadda tree", work: "yang2015",
    parameters: [
      width,
      .init("cell", "1 to 3: ACCI1 to ACCI3", in: 1...3, default: 1),
      .init("d", "lowest columns that are not formed", in: 0...8, default: 4),
      .init("t", "columns below t are approximate", in: { $0["d"]...15 }, default: { _ in 8 }),
    ],
    contract: UnitContract(exact: { $0["t"] == 0 })
  ) { values in
    let cell = [Compressor42.acci1, .acci2, .acci3][values["cell"] - 1]
    return CompressorMultiplier(FlatTree(cell, exactFrom: values["t"], droppedColumns: values["d"]))
  }

  /// Akbari's dual-quality cells in approximate mode; C2 hands a carry on and needs the chained tree.
  static let dualQuality = UnitFamily(
    "dq42", "Dual-quality compressors DQ4:2C1 to C4 in a Dadda tree", work: "akbari2017",
    parameters: [
      width,
      .init("cell", "1 to 4: C1 to C4; 5: C1 below column 8, C4 above", in: 1...5, default: 4),
      extent,
    ],
    contract: contract
  ) { values in
    let extent = values["t"]
    switch values["cell"] {
    case 1: return CompressorMultiplier(FlatTree(.dualQuality1, exactFrom: extent))
    case 2: return Chained(exactFrom: extent)
    case 3: return CompressorMultiplier(FlatTree(.dualQuality3, exactFrom: extent))
    case 4: return CompressorMultiplier(FlatTree(.dualQuality4, exactFrom: extent))
    default: return CompressorMultiplier(FlatTree(.dualQuality1, high: .dualQuality4, exactFrom: extent))
    }
  }

  /// C2: sum = x1, carry = x4, carry-out = x3; the carry-in is not looked at.
  struct Chained: Multiplier {
    var operands: OperandFormat { OperandFormat(width: 8) }
    private let tree: ChainedTree

    init(exactFrom: Int) { tree = ChainedTree(exactFrom: exactFrom, cell: Self.cell) }

    static func cell(_ x1: Int, _ x2: Int, _ x3: Int, _ x4: Int, _ carryIn: Int) -> ChainedTree.Output {
      (x1, x4, x3)
    }

    func product(_ a: Int, _ b: Int) -> Int { tree.product(a, b) }
  }
}
