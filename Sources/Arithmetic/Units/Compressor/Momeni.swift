/// Momeni's 8x8 Dadda multipliers 1 to 4 with inexact 4:2 compressors.
///
/// Two inexact cells with inputs x1...x4 (and Cin for the first), worth x1 + x2 + x3 + x4 when exact:
///
/// - design 1: carry = Cin; sum = ~Cin & (~(x1^x2) | ~(x3^x4)); Cout = (x1|x2) & (x3|x4). Wrong in 12 of 32 rows.
/// - design 2, without Cin and Cout: sum = ~(x1^x2) | ~(x3^x4); carry = (x1|x2) & (x3|x4). Wrong in 4 of 16.
///
/// Multipliers 1 and 2 use design 1 or 2 in all columns, 3 and 4 in the columns below 7 only; all other columns are
/// summed exactly. The four rows of a column's 8 partial products that a cell takes matter, since the cells are not
/// symmetric; the wiring of the trees reproduces all published statistics.
///
///     column      14 13 12 11 10  9  8  7  6  5  4  3  2  1  0
///     dots         1  2  3  4  5  6  7  8  7  6  5  4  3  2  1
///     stage 1               F  C CF CC CC CH  C  H               C compressor, F full adder, H half adder
///     stage 2         F  C  C  C  C  C  C  C  C  C  C  H
///
/// Unsigned, n = 8 only. Not symmetric. Zero is *not* absorbing: both cells put out 1 for all-zero inputs, so 0 x 0 > 0.
/// Source: Momeni, Han, Montuschi and Lombardi, IEEE TC 64(4), 2015.
package struct Momeni: Multiplier {
  package var operands: OperandFormat { OperandFormat(width: 8) }
  private let tree: Tree

  private enum Tree {
    case chained(ChainedTree)
    case flat(FlatTree)
  }

  /// - Precondition: `multiplier` is 1, 2, 3 or 4.
  package init(multiplier: Int) {
    let exactFrom = multiplier > 2 ? 7 : 16
    tree =
      multiplier % 2 == 1
      ? .chained(ChainedTree(exactFrom: exactFrom, cell: Self.design1))
      : .flat(FlatTree(.momeni2, exactFrom: exactFrom))
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    switch tree {
    case .chained(let tree): tree.product(a, b)
    case .flat(let tree): tree.product(a, b)
    }
  }

  static func design1(
    _ x1: Int, _ x2: Int, _ x3: Int, _ x4: Int, _ carryIn: Int
  ) -> ChainedTree.Output {
    ((1 ^ carryIn) & ((1 ^ x1 ^ x2) | (1 ^ x3 ^ x4)), carryIn, (x1 | x2) & (x3 | x4))
  }

  static let family = UnitFamily(
    "momeni", "Momeni's multipliers with inexact 4:2 compressors", work: "momeni2015",
    parameters: [.init("multiplier", "1 to 4, as numbered in the paper", in: 1...4, default: 4)],
    contract: UnitContract(absorbsZero: UnitContract.never)
  ) { Momeni(multiplier: $0["multiplier"]) }
}
