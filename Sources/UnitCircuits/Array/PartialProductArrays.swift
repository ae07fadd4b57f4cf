import Circuits

/// Multipliers that are the exact array with some partial products not formed.
extension UnitCircuits {
  static let arrays: [UnitCircuit] =
    [exact, columnTruncated, operandTruncated, brokenArray, perforated]
    + [correctedTruncated, variableCorrection, significanceDriven, heam, errorCompensated]

  static let exact = UnitCircuit("exact") { builder, a, b, values in
    var sum = Sum(width: 2 * a.count)
    if values["s"] == 1 {
      builder.addProduct(signed: a, b, to: &sum)
    } else {
      builder.addProduct(a, b, to: &sum)
    }
    return builder.total(sum)
  }

  /// Columns below k are left out.
  static let columnTruncated = UnitCircuit("trunc") { builder, a, b, values in
    builder.sumOfProducts(a, b) { row, column in row + column >= values["k"] }
  }

  /// Low bits of the operands are left out.
  static let operandTruncated = UnitCircuit("trunc-operands") { builder, a, b, values in
    builder.sumOfProducts(a, b) { row, column in row >= values["tb"] && column >= values["ta"] }
  }

  /// Rows below h, and of the others the columns below v, are left out.
  static let brokenArray = UnitCircuit("bam") { builder, a, b, values in
    builder.sumOfProducts(a, b) { row, column in row >= values["h"] && row + column >= values["v"] }
  }

  /// Rows j ..< j + k are left out.
  static let perforated = UnitCircuit("perforated") { builder, a, b, values in
    builder.sumOfProducts(a, b) { row, _ in row < values["j"] || row >= values["j"] + values["k"] }
  }
}

extension UnitBuilder {
  /// Adds the partial products a_column b_row that are formed.
  mutating func addProducts(
    _ a: [Signal], _ b: [Signal], to sum: inout Sum, formed: (_ row: Int, _ column: Int) -> Bool
  ) {
    for row in b.indices {
      for column in a.indices where formed(row, column) { sum.add(and(a[column], b[row]), at: row + column) }
    }
  }

  fileprivate mutating func sumOfProducts(
    _ a: [Signal], _ b: [Signal], formed: (_ row: Int, _ column: Int) -> Bool
  ) -> [Signal] {
    var sum = Sum(width: 2 * a.count)
    addProducts(a, b, to: &sum, formed: formed)
    return total(sum)
  }
}
