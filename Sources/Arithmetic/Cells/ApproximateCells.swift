/// All cells whose errors are published or named, by id.
package enum ApproximateCells {
  package static let cells: [ApproximateCell] = compressors + encoders + adders

  /// - Throws: `CellError.unknown`
  package static func cell(_ id: String) throws(CellError) -> ApproximateCell {
    guard let cell = cells.first(where: { $0.id == id }) else { throw .unknown(id) }
    return cell
  }

  private static let compressors: [ApproximateCell] = [
    compressor(.lin, "lin", "4:2 compressor of Lin and Lin", work: "lin2013"),
    compressor(.acci1, "acci1", "4:2 compressor ACCI1", work: "yang2015"),
    compressor(.acci2, "acci2", "4:2 compressor ACCI2, reconstructed", work: "yang2015"),
    compressor(.acci3, "acci3", "4:2 compressor ACCI3, reconstructed", work: "yang2015"),
    compressor(.dualQuality1, "dq1", "4:2 compressor DQ4:2C1, approximate part", work: "akbari2017"),
    chained(
      "dq2", "4:2 compressor DQ4:2C2 with carry-in, approximate part", work: "akbari2017",
      CompressorMultiplier.Chained.cell),
    compressor(.dualQuality3, "dq3", "4:2 compressor DQ4:2C3, approximate part", work: "akbari2017"),
    compressor(.dualQuality4, "dq4", "4:2 compressor DQ4:2C4, approximate part", work: "akbari2017"),
    chained(
      "momeni1", "4:2 compressor with carry-in, design 1 of Momeni", work: "momeni2015", Momeni.design1),
    compressor(.momeni2, "momeni2", "4:2 compressor, design 2 of Momeni", work: "momeni2015"),
    compressor(
      .venkatachalam, "venkatachalam", "4:2 compressor of Venkatachalam and Ko", work: "venkatachalam2017"),
    compressor(.stackerStandIn, "stacker", "stand-in for Strollo's 4:2 compressor (ours)", work: nil),
    compressor(.orStandInA, "or1", "stand-in for Ahmadinejad's 4:2 compressor (ours)", work: nil),
    compressor(.orStandInB, "or2", "the same with another carry (ours)", work: nil),
  ]

  private static let encoders: [ApproximateCell] =
    [1, 2].map { encoder in
      ApproximateCell(
        "r4abe\(encoder)", "bit of a radix-4 Booth row by encoder R4ABE\(encoder)", work: "liu2017", .encoder,
        inputs: ["b2i+1", "b2i", "b2i-1", "aj", "aj-1"],
        exact: { BoothRow.bit($0[3] << 1 | $0[4], ($0[0], $0[1], $0[2]), 1) },
        approximate: { ApproximateBooth.bit($0[3], ($0[0], $0[1], $0[2]), encoder: encoder) })
    } + [
      ApproximateCell(
        "abm-pair", "two bits of 3A without a carry chain", work: "jiang2016", .encoder,
        inputs: ["carry", "ai+1", "ai", "ai-1"],
        exact: { $0[0] + 2 * $0[1] + $0[2] + 2 * $0[2] + $0[3] },
        approximate: {
          let pair = ApproximateRadix8Booth.pair(carry: $0[0], high: $0[1], middle: $0[2], low: $0[3])
          return pair.sum + 4 * pair.carry
        })
    ]

  private static let adders: [ApproximateCell] =
    (1...5).map { adder("ama\($0)", "mirror adder AMA\($0)", work: "gupta2013ama", CellAdder.mirrorCell($0)) }
    + (1...3).map {
      adder(
        "axa\($0)",
        $0 == 1
          ? "adder cell AXA1 as a public library codes it: its carry looks inverted" : "adder cell AXA\($0)",
        work: "yang2013axa", CellAdder.exclusiveOrCell($0))
    }
    + (1...3).map {
      adder("inxa\($0)", "adder cell InXA\($0)", work: "almurib2016", CellAdder.exclusiveOrCell($0 + 3))
    }

  private static func compressor(_ cell: Compressor42, _ id: String, _ title: String, work: String?)
    -> ApproximateCell
  {
    ApproximateCell(
      id, title, work: work, .compressor, inputs: ["x1", "x2", "x3", "x4"],
      exact: { $0.reduce(0, +) },
      approximate: {
        let (sum, carry) = cell.compress($0[0], $0[1], $0[2], $0[3])
        return sum + 2 * carry
      })
  }

  /// With carry-in and carry-out.
  private static func chained(
    _ id: String, _ title: String, work: String,
    _ cell: (Int, Int, Int, Int, Int) -> ChainedTree.Output
  ) -> ApproximateCell {
    ApproximateCell(
      id, title, work: work, .adder, inputs: ["x1", "x2", "x3", "x4", "cin"], exact: { $0.reduce(0, +) },
      approximate: {
        let output = cell($0[0], $0[1], $0[2], $0[3], $0[4])
        return output.sum + 2 * (output.carry + output.out)
      })
  }

  private static func adder(
    _ id: String, _ title: String, work: String, _ table: [(sum: Int, carry: Int)]
  ) -> ApproximateCell {
    ApproximateCell(
      id, title, work: work, .adder, inputs: ["a", "b", "cin"], exact: { $0.reduce(0, +) },
      approximate: {
        let row = table[$0[0] << 2 | $0[1] << 1 | $0[2]]
        return row.sum + 2 * row.carry
      })
  }
}

package enum CellError: Error, Hashable, Sendable, CustomStringConvertible {
  case unknown(String)

  package var description: String {
    switch self {
    case .unknown(let id):
      "There is no cell '\(id)'; there are \(ApproximateCells.cells.map(\.id).joined(separator: ", "))"
    }
  }
}
