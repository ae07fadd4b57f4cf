/// HEAM: the lower four rows of the array replaced by six logic terms that an optimiser chose for DNN operands.
///
/// Unsigned, n = 8. First operand x (its bits select the rows), second y. P = 16 (x >> 4) y + T with
/// T = 256 ((x1 y6 | x0 y7) + x1 y7) + 512 (x3 y5 + x2 y6 + (x2 y7 | x3 y6)) + 1024 x3 y7.
///
///     column    10   9   8   7 ... 0
///     row 0                                     nothing below column 8 is formed
///     row 1               x1y6|x0y7, x1y7
///     row 2         x2y6, x2y7|x3y6
///     row 3    x3y7  x3y5
///     rows 4 to 7: exact
///
/// Zero stays zero; not symmetric. The error lies within -785 ... 785.
/// Source: Zheng et al., ISCAS 2022 (arXiv 2201.08022), the published 8 x 8 result.
package struct HEAM: Multiplier {
  package var operands: OperandFormat { OperandFormat(width: 8) }

  package init() {}

  package func product(_ a: Int, _ b: Int) -> Int {
    func dot(_ i: Int, _ j: Int) -> Int { (a >> i) & (b >> j) & 1 }
    let column8 = (dot(1, 6) | dot(0, 7)) + dot(1, 7)
    let column9 = dot(3, 5) + dot(2, 6) + (dot(2, 7) | dot(3, 6))
    return (a >> 4) * b << 4 + column8 << 8 + column9 << 9 + dot(3, 7) << 10
  }

  static let family = UnitFamily(
    "heam", "HEAM, the published 8x8 multiplier", work: "zheng2022heam",
    parameters: [.init("n", "operand width in bits", in: 8...8, default: 8)],
    contract: UnitContract(absolute: { _ in -785...785 })
  ) { _ in HEAM() }
}
