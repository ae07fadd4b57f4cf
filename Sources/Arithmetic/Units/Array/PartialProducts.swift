/// The n x n array of partial products: row j holds the first operand times bit j of the second, shifted by j.
enum PartialProducts {
  /// Σ 2^(i+j) over the cells (row j, column i + j) that are chosen: what they sum to at all-ones operands.
  static func weight(_ n: Int, _ chosen: (_ row: Int, _ column: Int) -> Bool) -> Int {
    var sum = 0
    for row in 0..<n {
      for column in row..<(row + n) where chosen(row, column) { sum += 1 << column }
    }
    return sum
  }

  /// The cell of a row in a column, 0 outside the array.
  @inline(__always)
  static func dot(_ a: Int, _ b: Int, row: Int, column: Int) -> Int {
    column < row ? 0 : (a >> (column - row)) & (b >> row) & 1
  }
}
