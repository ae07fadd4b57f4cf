import Circuits

/// Low digits of a higher radix, kept to multiples that are shifts; exact radix-4 digits above.
extension UnitCircuits {
  /// Radix-8 digits without 3 A.
  static let hybridLowRadix = UnitCircuit("hlr-bm") { builder, a, b, values in
    let digits = values["model"] == 1 ? 3 : 4
    // Multiples of A by the window b_(3k+2) ... b_(3k-1).
    let multiples =
      values["model"] == 1
      ? [0, 1, 1, 2, 2, 2, 2, 4, -4, -2, -2, -2, -2, -1, -1, 0]
      : [0, 1, 1, 2, 2, 2, 4, 4, -4, -4, -2, -2, -2, -1, -1, 0]
    var sum = Sum(width: 2 * a.count)
    for digit in 0..<digits {
      let window = (digit == 0 ? [.zero] + b[..<3] : Array(b[(3 * digit - 1)...(3 * digit + 2)]))
      let isNegative = builder.lookup(window, multiples.map { $0 < 0 })
      let selects = [1, 2, 4].map { size in builder.lookup(window, multiples.map { abs($0) == size }) }
      builder.addShifts(a, selects: selects, isNegative: isNegative, at: 3 * digit, to: &sum)
    }
    for position in stride(from: 3 * digits, to: b.count, by: 2) {
      builder.addBoothRow(a, builder.boothDigit(b, at: position), at: position, to: &sum)
    }
    return builder.total(sum)
  }

  /// The k low bits as one digit, rounded to 0 or one of four signed powers of two.
  static let highRadix = UnitCircuit("rad") { builder, a, b, values in
    let k = values["k"]
    let sign = b[k - 1]
    let magnitude = builder.negated(Array(b[..<k]), if: sign)
    // From which magnitude on the digit is 2^(k-4), 2^(k-3), …; doubled, so that all are whole.
    let unit = 1 << (k - 4)
    let reached = ([unit] + (0..<3).map { (3 * unit) << $0 }).map {
      builder.isAtLeast([.zero] + magnitude, $0)
    }
    let selects = reached.indices.map { index in
      index + 1 < reached.count ? builder.andNot(reached[index], reached[index + 1]) : reached[index]
    }
    let isNegative = builder.and(sign, reached[0])
    var sum = Sum(width: 2 * a.count)
    builder.addShifts(a, selects: selects, isNegative: isNegative, at: k - 4, to: &sum)
    for position in stride(from: k, to: b.count, by: 2) {
      builder.addBoothRow(a, builder.boothDigit(b, at: position), at: position, to: &sum)
    }
    return builder.total(sum)
  }
}

extension UnitBuilder {
  /// Adds A 2^i for the one of `selects` that is 1 (none: 0), negated where asked.
  fileprivate mutating func addShifts(
    _ a: [Signal], selects: [Signal], isNegative: Signal, at column: Int, to sum: inout Sum
  ) {
    var row = [Signal](repeating: .zero, count: a.count + selects.count - 1)
    for (shift, select) in selects.enumerated() {
      let shifted = signExtended([Signal](repeating: .zero, count: shift) + a, to: row.count)
      row = bitwise(.or, row, gated(shifted, by: select))
    }
    // One sign bit more: minus the smallest A does not fit otherwise.
    let extended = signExtended(row, to: row.count + 1)
    add(signed: inverted(extended, if: isNegative), at: column, to: &sum)
    sum.add(isNegative, at: column)
  }
}
