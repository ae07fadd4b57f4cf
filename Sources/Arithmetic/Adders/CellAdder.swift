/// Ripple adder whose k low full adders are an approximate cell; the others are exact and take the chain's carry.
///
///     a, b   x x x x | x x x x      k = 4
///            FA  ... <- cells  <- 0
///
/// Cells as functions of A, B and the carry-in C (exact: 00 10 10 01 10 01 01 11, sum and carry for ABC = 000 ... 111):
///
///     AMA1  cout = B | A C;     sum = ~A ~B C | A B C            00 10 01 01 00 01 01 11
///     AMA2  cout exact;         sum = ~cout                      10 10 10 01 10 01 01 01
///     AMA3  cout = B | A C;     sum = ~cout                      10 10 01 01 10 01 01 01
///     AMA4  cout = A;           sum = ~A C | B C                 00 10 00 10 01 01 01 11
///     AMA5  cout = A;           sum = B                          00 00 10 10 01 01 11 11
///     AXA1  cout = (A^B) C | ~A ~B;  sum = C                     01 11 00 11 00 11 00 10
///     AXA2  cout exact;         sum = ~(A^B)                     10 10 00 01 00 01 11 11
///     AXA3  cout exact;         sum = ~(A^B) & C                 00 10 00 01 00 01 01 11
///     InXA1 cout = C;           sum exact                        00 11 10 01 10 01 00 11
///     InXA2 cout exact;         sum = (A^B) | C                  00 10 10 11 10 11 01 11
///     InXA3 cout exact;         sum = ~cout (as AMA2)            10 10 10 01 10 01 01 01
///
/// AMA1, 3, 4 and 5 are not symmetric. The error lies within -(2^(k+1) - 1) ... 2^(k+1) - 1. Range: 0 <= k <= n; k = 0 is exact.
/// Sources: Gupta et al., IEEE TCAD 32(1), 2013 (AMA); Yang et al., IEEE-NANO 2013 (AXA, as public libraries code it: its
/// AXA1 carry is likely to be inverted there); Almurib, Kumar and Lombardi, DATE 2016 (InXA).
package struct CellAdder: Adder {
  package let width: Int
  package let cells: Int
  /// Bits 2i + 1 and 2i are sum and carry for ABC = i.
  private let table: Int

  package init(width: Int, cells: Int, table: [(sum: Int, carry: Int)]) {
    self.width = width
    self.cells = cells
    self.table = table.enumerated().reduce(0) {
      $0 | ($1.element.sum << 1 | $1.element.carry) << (2 * $1.offset)
    }
  }

  package func sum(_ a: Int, _ b: Int) -> Int {
    var carry = 0
    var low = 0
    for bit in 0..<cells {
      let row = (a >> bit & 1) << 2 | (b >> bit & 1) << 1 | carry
      low |= (table >> (2 * row + 1) & 1) << bit
      carry = table >> (2 * row) & 1
    }
    return (a >> cells + b >> cells + carry) << cells + low
  }

  /// A cell's table from its functions of A, B and C.
  static func table(_ cell: (Int, Int, Int) -> (sum: Int, carry: Int)) -> [(sum: Int, carry: Int)] {
    (0..<8).map { cell($0 >> 2, $0 >> 1 & 1, $0 & 1) }
  }

  private static func majority(_ a: Int, _ b: Int, _ c: Int) -> Int { a & b | a & c | b & c }

  /// AMA1 to AMA5.
  package static func mirrorCell(_ number: Int) -> [(sum: Int, carry: Int)] {
    table { a, b, c in
      let (notA, notB) = (1 ^ a, 1 ^ b)
      switch number {
      case 1: return (notA & notB & c | a & b & c, b | a & c)
      case 2: return (1 ^ majority(a, b, c), majority(a, b, c))
      case 3: return (1 ^ (b | a & c), b | a & c)
      case 4: return (notA & c | b & c, a)
      default: return (b, a)
      }
    }
  }

  /// AXA1 to AXA3 (1 to 3) and InXA1 to InXA3 (4 to 6).
  package static func exclusiveOrCell(_ number: Int) -> [(sum: Int, carry: Int)] {
    table { x, y, c in
      let differ = x ^ y
      let carry = majority(x, y, c)
      switch number {
      case 1: return (c, differ & c | (1 ^ x) & (1 ^ y))
      case 2: return (1 ^ differ, carry)
      case 3: return ((1 ^ differ) & c, carry)
      case 4: return (differ ^ c, c)
      case 5: return (differ | c, carry)
      default: return (1 ^ carry, carry)
      }
    }
  }

  private static func contract(symmetric: @escaping UnitContract.Promise) -> UnitContract {
    UnitContract(
      exact: { $0["k"] == 0 },
      absolute: { -(2 << $0["k"] - 1)...(2 << $0["k"] - 1) }, symmetric: symmetric,
      // The cells' carry can be one where the upper part is all ones.
      fitsFormat: UnitContract.always)
  }

  static let mirror = AdderFamily(
    "ama", "Approximate mirror adders AMA1 to AMA5", work: "gupta2013ama",
    parameters: [
      AdderFamily.width, AdderFamily.lowerPart,
      .init("cell", "1 to 5: AMA1 to AMA5", in: 1...5, default: 5),
    ],
    contract: contract { $0["k"] == 0 || $0["cell"] == 2 }
  ) { CellAdder(width: $0["n"], cells: $0["k"], table: mirrorCell($0["cell"])) }

  static let exclusiveOr = AdderFamily(
    "axa", "Approximate adders AXA1 to AXA3 and InXA1 to InXA3", work: "yang2013axa",
    parameters: [
      AdderFamily.width, AdderFamily.lowerPart,
      .init("cell", "1 to 3: AXA1 to AXA3; 4 to 6: InXA1 to InXA3", in: 1...6, default: 4),
    ],
    contract: contract(symmetric: UnitContract.always)
  ) { CellAdder(width: $0["n"], cells: $0["k"], table: exclusiveOrCell($0["cell"])) }
}
