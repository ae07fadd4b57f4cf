import Circuits

/// One radix-4 Booth digit of B.
struct BoothDigit {
  /// b_(2i+1), b_2i, b_(2i-1)
  let window: (high: Signal, middle: Signal, low: Signal)
  /// Selects A, selects 2 A, inverts the row.
  let one: Signal
  let two: Signal
  let negative: Signal
}

extension UnitBuilder {
  /// The digit whose window ends at bit `position` of two's-complement B.
  mutating func boothDigit(_ b: [Signal], at position: Int) -> BoothDigit {
    func bit(_ index: Int) -> Signal { index < 0 ? .zero : b[min(index, b.count - 1)] }
    let (high, middle, low) = (bit(position + 1), bit(position), bit(position - 1))
    let one = xor(middle, low)
    return BoothDigit(
      window: (high, middle, low), one: one, two: andNot(xor(high, middle), one),
      negative: andNot(high, and(middle, low)))
  }

  /// Bit j of the exact row of a digit, 0 ... a.count; the top one is its sign.
  mutating func boothBit(_ a: [Signal], _ digit: BoothDigit, _ j: Int) -> Signal {
    let own = xor(digit.window.high, a[min(j, a.count - 1)])
    let below = j == 0 ? digit.window.high : xor(digit.window.high, a[j - 1])
    return or(and(digit.one, own), and(digit.two, below))
  }

  /// Adds the row of a digit, with every bit from `bit`.
  mutating func addBoothRow(
    _ a: [Signal], _ digit: BoothDigit, at column: Int, to sum: inout Sum,
    bit: (inout UnitBuilder, _ j: Int) -> Signal
  ) {
    let row = (0...a.count).map { bit(&self, $0) }
    add(signed: row, at: column, to: &sum)
    sum.add(digit.negative, at: column)
  }

  mutating func addBoothRow(_ a: [Signal], _ digit: BoothDigit, at column: Int, to sum: inout Sum) {
    addBoothRow(a, digit, at: column, to: &sum) { $0.boothBit(a, digit, $1) }
  }
}
