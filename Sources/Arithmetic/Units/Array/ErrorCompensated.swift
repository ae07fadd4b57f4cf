/// Truncated multiplier with a constant and two ORs for the dropped half (Sabetzadeh 2023).
///
/// Unsigned, n = 8. Columns 0 to 7 are not formed: the low byte of the product is the constant 6, and two ORs of the
/// column-7 cells, of rows 0 to 3 and of rows 4 to 7, enter column 8.
/// P = 6 + 256 ((r0|r1|r2|r3) + (r4|r5|r6|r7)) + Σ over i + j >= 8 of a_i b_j 2^(i+j), with r_k = a_(7-k) b_k.
///
///     column   14 ... 8 | 7 ...... 0
///                exact  | 0 0 0 0 0 1 1 0
///            + 2 ORs    |
///
/// A zero operand gives 6. Symmetric, since rows 0 to 3 become rows 7 to 4 when the operands are exchanged. The error lies
/// within -1787 ... 518 by the weights of what is dropped and added.
/// Source: Sabetzadeh, Moaiyeri and Ahmadinejad, IEEE TCAS-II 70(2), 2023, after a public model.
package struct ErrorCompensated: Multiplier {
  package var operands: OperandFormat { OperandFormat(width: 8) }

  package init() {}

  package func product(_ a: Int, _ b: Int) -> Int {
    var middle = 0
    for row in 0..<8 { middle |= PartialProducts.dot(a, b, row: row, column: 7) << row }
    let ors = (middle & 15 == 0 ? 0 : 1) + (middle >> 4 == 0 ? 0 : 1)
    return 6 + ors << 8 + ColumnTruncated(width: 8, droppedColumns: 8).product(a, b)
  }

  static let family = UnitFamily(
    "maj-truncated", "Truncated multiplier with OR compensation", work: "sabetzadeh2023",
    parameters: [.init("n", "operand width in bits", in: 8...8, default: 8)],
    contract: UnitContract(
      absolute: { _ in 6 - 1793...518 }, symmetric: UnitContract.always, absorbsZero: UnitContract.never)
  ) { _ in ErrorCompensated() }
}
