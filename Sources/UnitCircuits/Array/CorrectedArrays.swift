import Arithmetic
import Circuits

/// Truncated arrays with something in place of the columns that are not formed.
extension UnitCircuits {
  /// Columns below k are left out; a constant enters the sum. With fixed width the n low bits do not leave.
  static let correctedTruncated = UnitCircuit("trunc-cc") { builder, a, b, values in
    let (n, k, isFixedWidth) = (a.count, values["k"], values["fw"] == 1)
    var sum = Sum(width: 2 * n)
    builder.addProducts(a, b, to: &sum) { $0 + $1 >= k }
    sum.add(
      constant: CorrectedTruncated(width: n, droppedColumns: k, isFixedWidth: isFixedWidth).correction)
    let total = builder.total(sum)
    return isFixedWidth ? [Signal](repeating: .zero, count: n) + total[n...] : total
  }

  /// Columns below k - 1 are left out; those of column k - 1 move one place to the left.
  static let variableCorrection = UnitCircuit("trunc-vc") { builder, a, b, values in
    let k = values["k"]
    var sum = Sum(width: 2 * a.count)
    builder.addProducts(a, b, to: &sum) { $0 + $1 >= k }
    for row in 0..<k { sum.add(builder.and(a[k - 1 - row], b[row]), at: k) }
    return builder.total(sum)
  }

  /// In the columns 1 ... n - 1 - k of row 2k the two cells of rows 2k and 2k + 1 become their OR.
  static let significanceDriven = UnitCircuit("sdlc") { builder, a, b, _ in
    let n = a.count
    var sum = Sum(width: 2 * n)
    for pair in 0..<(n / 2) {
      for column in 0...n {
        let first = column < n ? builder.and(a[column], b[2 * pair]) : .zero
        let second = column > 0 ? builder.and(a[column - 1], b[2 * pair + 1]) : .zero
        if (1..<max(n - pair, 1)).contains(column) {
          sum.add(builder.or(first, second), at: 2 * pair + column)
        } else {
          sum.add(first, at: 2 * pair + column)
          sum.add(second, at: 2 * pair + column)
        }
      }
    }
    return builder.total(sum)
  }

  /// Rows 0 to 3 become six terms.
  static let heam = UnitCircuit("heam") { builder, x, y, _ in
    var sum = Sum(width: 16)
    builder.addProduct(Array(x[4...]), y, at: 4, to: &sum)
    func dot(_ i: Int, _ j: Int) -> Signal { builder.and(x[i], y[j]) }
    sum.add(builder.or(dot(1, 6), dot(0, 7)), at: 8)
    sum.add(dot(1, 7), at: 8)
    sum.add(dot(3, 5), at: 9)
    sum.add(dot(2, 6), at: 9)
    sum.add(builder.or(dot(2, 7), dot(3, 6)), at: 9)
    sum.add(dot(3, 7), at: 10)
    return builder.total(sum)
  }

  /// Columns 0 to 7 become the constant 6 and two ORs of the cells of column 7.
  static let errorCompensated = UnitCircuit("maj-truncated") { builder, a, b, _ in
    var sum = Sum(width: 16)
    builder.addProducts(a, b, to: &sum) { $0 + $1 >= 8 }
    let middle = (0..<8).map { builder.and(a[7 - $0], b[$0]) }
    sum.add(builder.any(middle[..<4]), at: 8)
    sum.add(builder.any(middle[4...]), at: 8)
    sum.add(constant: 6)
    return builder.total(sum)
  }
}
