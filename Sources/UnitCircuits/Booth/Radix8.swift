import Circuits

/// Radix-8 Booth rows.
extension UnitCircuits {
  /// 3A with a carry-free lower part; everything below column t is left out.
  static let approximateRadix8 = UnitCircuit("r8abm") { builder, a, b, values in
    let width = a.count + 2
    let triple = builder.approximateTriple(a, pairs: values["p"], recovers: values["r"] == 1, width: width)
    let multiples = [
      builder.signExtended(a, to: width), builder.signExtended([.zero] + a, to: width), triple,
      builder.signExtended([.zero, .zero] + a, to: width),
    ]
    var sum = Sum(width: 2 * a.count)
    if values["c"] > 0 { sum.add(constant: 1 << values["c"]) }
    for column in stride(from: 0, to: b.count, by: 3) {
      func bit(_ index: Int) -> Signal { index < 0 ? .zero : b[min(index, b.count - 1)] }
      let window = (column - 1...column + 2).map(bit)
      let digits = (0..<16).map { code in
        (code & 1) + (code >> 1 & 1) + 2 * (code >> 2 & 1) - 4 * (code >> 3 & 1)
      }
      let isNegative = builder.lookup(window, digits.map { $0 < 0 })
      var row = [Signal](repeating: .zero, count: width)
      for (index, multiple) in multiples.enumerated() {
        let select = builder.lookup(window, digits.map { abs($0) == index + 1 })
        row = builder.bitwise(.or, row, builder.gated(multiple, by: select))
      }
      row = builder.inverted(row, if: isNegative)
      for j in row.indices where column + j < values["t"] { row[j] = .zero }
      builder.add(signed: row, at: column, to: &sum)
      if column >= values["t"] { sum.add(isNegative, at: column) }
    }
    return builder.total(sum)
  }
}

extension UnitBuilder {
  /// A + 2A, its pairs of bits above the lowest without a carry chain; signed, of `width` bits.
  fileprivate mutating func approximateTriple(
    _ a: [Signal], pairs: Int, recovers: Bool, width: Int
  ) -> [Signal] {
    var low = [a[0]]
    var carry = Signal.zero
    for pair in 0..<pairs {
      let i = 1 + 2 * pair
      if recovers, pair == pairs - 1 {
        let sum = plus([a[i], a[i + 1]], [a[i - 1], a[i]], carryIn: carry)
        low += sum.prefix(2)
        carry = sum[2]
      } else {
        low += [xor(carry, xor(a[i], a[i - 1])), a[i + 1]]
        carry = a[i]
      }
    }
    let top = low.count
    let high = plus(
      signExtended(Array(a[top...]), to: width - top), signExtended(Array(a[(top - 1)...]), to: width - top),
      carryIn: carry)
    return low + high.prefix(width - top)
  }
}
