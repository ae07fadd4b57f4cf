import Arithmetic
import Circuits

/// 8 x 8 multipliers whose compressors are approximate below column t.
extension UnitCircuits {
  static let compressors: [UnitCircuit] = [
    flat("lin42") { _ in .lin },
    flat("venkatachalam42") { _ in .venkatachalam },
    flat("stacker42") { _ in .stackerStandIn },
    flat("or42") { $0["cell"] == 1 ? .orStandInA : .orStandInB },
    yang, dualQuality, momeni, errorRecovery,
  ]

  private static func flat(
    _ family: String, cell: @escaping @Sendable (UnitCircuit.Values) -> Compressor42
  ) -> UnitCircuit {
    UnitCircuit(family) { builder, a, b, values in
      builder.flatTree(CompressorTree(exactFrom: values["t"]), a, b) { $0.compress(cell(values), $2) }
    }
  }

  static let yang = UnitCircuit("yang42") { builder, a, b, values in
    let cell = [Compressor42.acci1, .acci2, .acci3][values["cell"] - 1]
    let tree = CompressorTree(exactFrom: values["t"], droppedColumns: values["d"])
    return builder.flatTree(tree, a, b) { $0.compress(cell, $2) }
  }

  static let dualQuality = UnitCircuit("dq42") { builder, a, b, values in
    let tree = CompressorTree(exactFrom: values["t"])
    let cells: (low: Compressor42, high: Compressor42)
    switch values["cell"] {
    case 1: cells = (.dualQuality1, .dualQuality1)
    // C2 hands a carry on and does not look at the one it gets.
    case 2: return builder.chainedTree(tree, a, b) { _, _, x, _ in (x[0], x[3], x[2]) }
    case 3: cells = (.dualQuality3, .dualQuality3)
    case 4: cells = (.dualQuality4, .dualQuality4)
    default: cells = (.dualQuality1, .dualQuality4)
    }
    return builder.flatTree(tree, a, b) { $0.compress($1 < 8 ? cells.low : cells.high, $2) }
  }

  static let momeni = UnitCircuit("momeni") { builder, a, b, values in
    let tree = CompressorTree(exactFrom: values["multiplier"] > 2 ? 7 : 16)
    guard values["multiplier"] % 2 == 1 else {
      return builder.flatTree(tree, a, b) { $0.compress(.momeni2, $2) }
    }
    return builder.chainedTree(tree, a, b) { $0.momeni1($2, $3) }
  }

  /// Rows are added pairwise without carries; the errors of the m top columns are collected and added.
  static let errorRecovery = UnitCircuit("cr") { builder, a, b, values in
    let (n, isExact) = (a.count, values["exactly"] == 1)
    let firstRecovered = 2 * n - 1 - values["m"]
    var rows = (0..<n).map { row in
      ([Signal](repeating: .zero, count: row) + builder.gated(a, by: b[row])).padded(to: 2 * n)
    }
    var errors: [[Signal]] = []
    while rows.count > 1 {
      rows = stride(from: 0, to: rows.count, by: 2).map { index in
        let half = builder.bitwise(.xor, rows[index], rows[index + 1])
        let both = builder.bitwise(.and, rows[index], rows[index + 1])
        let carries = Array([.zero] + both.dropLast())
        errors.append(builder.bitwise(.and, half, carries))
        return builder.bitwise(.or, half, carries)
      }
    }
    var sum = Sum(width: 2 * n)
    sum.add(rows[0])
    for column in firstRecovered..<(2 * n) {
      let bits = errors.map { $0[column] }
      for bit in isExact ? bits : [builder.any(bits)] { sum.add(bit, at: column) }
    }
    return builder.total(sum)
  }
}
