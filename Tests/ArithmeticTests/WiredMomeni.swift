/// Momeni's multipliers wired by hand, column by column, as the paper's figure has them: what the trees that the
/// units are made of are held against.
struct WiredMomeni {
  /// Design 1 (cells chained by Cin and Cout) instead of 2.
  private let isChained: Bool
  /// Columns from here on are summed exactly.
  private let exactFrom: Int

  /// - Precondition: `multiplier` is 1, 2, 3 or 4.
  init(multiplier: Int) {
    isChained = multiplier % 2 == 1
    exactFrom = multiplier > 2 ? 7 : 16
  }

  func product(_ a: Int, _ b: Int) -> Int {
    isChained ? chained(a, b) : flat(a, b)
  }

  /// Partial product of row k (bit k of b) in a column.
  @inline(__always)
  private func dot(_ a: Int, _ b: Int, _ row: Int, _ column: Int) -> Int {
    (a >> (column - row)) & (b >> row) & 1
  }

  /// The sum of everything in columns that are exact: dots of those columns and what arrives from below.
  private func exactColumns(_ a: Int, _ b: Int) -> Int {
    var sum = 0
    for column in exactFrom..<15 {
      for row in max(0, column - 7)...7 where column >= row {
        sum += dot(a, b, row, column) << column
      }
    }
    return sum
  }

  // MARK: Design 2

  /// Sum and carry of a design-2 cell.
  @inline(__always)
  private func cell2(_ x1: Int, _ x2: Int, _ x3: Int, _ x4: Int) -> (sum: Int, carry: Int) {
    ((1 ^ x1 ^ x2) | (1 ^ x3 ^ x4), (x1 | x2) & (x3 | x4))
  }

  private func flat(_ a: Int, _ b: Int) -> Int {
    func r(_ row: Int, _ column: Int) -> Int { dot(a, b, row, column) }
    // Columns 0 to 3 need no first stage.
    var total = r(0, 0) + (r(0, 1) + r(1, 1)) << 1 + (r(0, 2) + r(1, 2) + r(2, 2)) << 2
    func add(_ cell: (sum: Int, carry: Int), _ column: Int) {
      total += cell.sum << column + cell.carry << (column + 1)
    }
    add(cell2(r(0, 3), r(1, 3), r(2, 3), r(3, 3)), 3)
    let half4 = r(0, 4) + r(1, 4)
    add(cell2(half4 & 1, r(2, 4), r(3, 4), r(4, 4)), 4)
    let c5 = cell2(r(0, 5), r(1, 5), r(2, 5), r(3, 5))
    add(cell2(c5.sum, half4 >> 1, r(4, 5), r(5, 5)), 5)
    let c6 = cell2(r(0, 6), r(1, 6), r(2, 6), r(3, 6))
    let half6 = r(4, 6) + r(5, 6)
    add(cell2(c6.sum, c5.carry, half6 & 1, r(6, 6)), 6)
    if exactFrom == 7 { return total + (c6.carry + half6 >> 1) << 7 + exactColumns(a, b) }
    let c7 = cell2(r(0, 7), r(1, 7), r(2, 7), r(3, 7))
    let d7 = cell2(r(4, 7), r(5, 7), r(6, 7), r(7, 7))
    add(cell2(c7.sum, c6.carry, d7.sum, half6 >> 1), 7)
    let c8 = cell2(r(1, 8), r(2, 8), r(3, 8), r(4, 8))
    let full8 = r(5, 8) + r(6, 8) + r(7, 8)
    add(cell2(c8.sum, c7.carry, full8 & 1, d7.carry), 8)
    let c9 = cell2(r(2, 9), r(3, 9), r(4, 9), r(5, 9))
    let half9 = r(6, 9) + r(7, 9)
    add(cell2(c9.sum, c8.carry, half9 & 1, full8 >> 1), 9)
    let c10 = cell2(r(3, 10), r(4, 10), r(5, 10), r(6, 10))
    add(cell2(c10.sum, c9.carry, half9 >> 1, r(7, 10)), 10)
    let half11 = r(4, 11) + r(5, 11)
    add(cell2(half11 & 1, c10.carry, r(6, 11), r(7, 11)), 11)
    add(cell2(half11 >> 1, r(5, 12), r(6, 12), r(7, 12)), 12)
    return total + (r(6, 13) + r(7, 13)) << 13 + r(7, 14) << 14
  }

  // MARK: Design 1

  /// A design-1 cell: `carry` and `out` (Cout) both have the weight of the next column.
  @inline(__always)
  private func cell1(
    _ x1: Int, _ x2: Int, _ x3: Int, _ x4: Int, _ carryIn: Int
  ) -> (sum: Int, carry: Int, out: Int) {
    ((1 ^ carryIn) & ((1 ^ x1 ^ x2) | (1 ^ x3 ^ x4)), carryIn, (x1 | x2) & (x3 | x4))
  }

  private func chained(_ a: Int, _ b: Int) -> Int {
    func r(_ row: Int, _ column: Int) -> Int { dot(a, b, row, column) }
    var total = r(0, 0) + (r(0, 1) + r(1, 1)) << 1
    // Second stage from column 2 on; `link` is the Cout that a column hands to the next.
    let half2 = r(0, 2) + r(1, 2)
    total += (half2 & 1 + r(2, 2)) << 2
    var link = half2 >> 1
    func second(_ x1: Int, _ x2: Int, _ x3: Int, _ x4: Int, _ column: Int) {
      let cell = cell1(x1, x2, x3, x4, link)
      total += cell.sum << column + cell.carry << (column + 1)
      link = cell.out
    }
    second(r(0, 3), r(1, 3), r(2, 3), r(3, 3), 3)
    let half4 = r(0, 4) + r(1, 4)
    second(half4 & 1, r(2, 4), r(3, 4), r(4, 4), 4)
    let c5 = cell1(r(0, 5), r(1, 5), r(2, 5), r(3, 5), half4 >> 1)
    second(c5.sum, r(4, 5), r(5, 5), 0, 5)
    let c6 = cell1(r(0, 6), r(1, 6), r(2, 6), r(3, 6), c5.out)
    let half6 = r(4, 6) + r(5, 6)
    second(c6.sum, c5.carry, half6 & 1, r(6, 6), 6)
    if exactFrom == 7 {
      return total + (c6.carry + c6.out + half6 >> 1 + link) << 7 + exactColumns(a, b)
    }
    let c7 = cell1(r(0, 7), r(1, 7), r(2, 7), r(3, 7), c6.out)
    let d7 = cell1(r(4, 7), r(5, 7), r(6, 7), r(7, 7), half6 >> 1)
    second(c7.sum, c6.carry, d7.sum, 0, 7)
    let c8 = cell1(r(1, 8), r(2, 8), r(3, 8), r(4, 8), c7.out)
    let d8 = cell1(r(5, 8), r(6, 8), r(7, 8), 0, d7.out)
    second(c8.sum, c7.carry, d8.sum, d7.carry, 8)
    let c9 = cell1(r(2, 9), r(3, 9), r(4, 9), r(5, 9), c8.out)
    let full9 = r(6, 9) + r(7, 9) + d8.out
    second(c9.sum, c8.carry, full9 & 1, d8.carry, 9)
    let c10 = cell1(r(3, 10), r(4, 10), r(5, 10), r(6, 10), c9.out)
    second(c10.sum, c9.carry, full9 >> 1, r(7, 10), 10)
    let full11 = r(4, 11) + r(5, 11) + c10.out
    second(full11 & 1, c10.carry, r(6, 11), r(7, 11), 11)
    second(full11 >> 1, r(5, 12), r(6, 12), r(7, 12), 12)
    return total + (r(6, 13) + r(7, 13) + link) << 13 + r(7, 14) << 14
  }
}
