/// ABM: radix-8 Booth multiplier whose hard multiple 3A has a carry-free lower part.
///
/// Signed n bits; the second operand is recoded. 3A = A + 2A in pairs of bits above bit 0, which is exact; in a pair at
/// bit i the carry c comes in and
///
///     s_i = c ^ a_i ^ a_(i-1)      s_(i+1) = a_(i+1)      carry = a_i
///
/// which is two units of bit i wrong in a quarter of the cases. `recovers`: the highest of the p pairs is exact again. Above the
/// pairs the addition is exact. Rows are in ones' complement, and the 1 that completes a negation is added at the row's
/// lowest column. Truncation drops everything below column t, such ones too; `compensation` adds a 1 at a column for it.
///
///     n = 6, t = 3         column 8 7 6 5 4 3 2 1 0
///       digit 0                 o o o o o o . . .
///       digit 1           o o o o o o
///
/// Not symmetric. A zero second operand gives 0 without compensation, a zero first one only without truncation. Exact: no
/// approximate pair, t = 0 and no compensation. Error of 3A: at most (4^(m + 1) - 4) / 3, m approximate pairs.
/// Source: Jiang et al., IEEE TC 65(8), 2016 (16 bits, p = 4: ABM1 recovers; ABM2-R9, -15, -R15 truncate, the last two with a
/// 1 at column 16).
package struct ApproximateRadix8Booth: Multiplier {
  package let operands: OperandFormat
  package let pairs: Int
  package let recovers: Bool
  package let truncated: Int
  /// A column; 0: none.
  package let compensation: Int

  package init(operands: OperandFormat, pairs: Int, recovers: Bool, truncated: Int, compensation: Int) {
    self.operands = operands
    self.pairs = pairs
    self.recovers = recovers
    self.truncated = truncated
    self.compensation = compensation
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    let triple = triple(a)
    var sum = compensation > 0 ? 1 << compensation : 0
    for column in stride(from: 0, to: operands.width, by: 3) {
      let digit = Self.digit(b, at: column)
      let multiple = abs(digit) == 3 ? triple : abs(digit) * a
      let row = (digit < 0 ? ~multiple : multiple) << column
      sum += (row >> truncated) << truncated
      if digit < 0, column >= truncated { sum += 1 << column }
    }
    return sum
  }

  /// The radix-8 digit -4 ... 4 whose lowest bit is at `column`.
  static func digit(_ b: Int, at column: Int) -> Int {
    func bit(_ index: Int) -> Int { index < 0 ? 0 : (b >> index) & 1 }
    return bit(column - 1) + bit(column) + 2 * bit(column + 1) - 4 * bit(column + 2)
  }

  /// 3A with its approximate pairs.
  package func triple(_ a: Int) -> Int {
    func bit(_ index: Int) -> Int { (a >> index) & 1 }
    var low = bit(0)
    var carry = 0
    for pair in 0..<pairs {
      let i = 1 + 2 * pair
      if recovers, pair == pairs - 1 {
        let sum = carry + (a >> i & 3) + (a >> (i - 1) & 3)
        low |= (sum & 3) << i
        carry = sum >> 2
      } else {
        let sums = Self.pair(carry: carry, high: bit(i + 1), middle: bit(i), low: bit(i - 1))
        low |= sums.sum << i
        carry = sums.carry
      }
    }
    let top = 1 + 2 * pairs
    return ((a >> top) + (a >> (top - 1)) + carry) << top | low
  }

  /// Two bits of A + 2A as one number, and the carry out of them, without a carry chain.
  @inline(__always)
  static func pair(carry: Int, high: Int, middle: Int, low: Int) -> (sum: Int, carry: Int) {
    (carry ^ middle ^ low | high << 1, middle)
  }

  static let family = UnitFamily(
    "r8abm", "ABM, approximate radix-8 Booth multiplier", work: "jiang2016",
    parameters: [
      .init("n", "operand width in bits", in: 4...16, default: 8),
      .init(
        "p", "pairs of bits of 3A without a carry chain", in: { 0...(($0["n"] - 2) / 2) },
        default: { $0["n"] / 4 }),
      .init("r", "1: the highest of these pairs is exact", in: { 0...min(1, $0["p"]) }, default: { _ in 0 }),
      .init("t", "columns left out", in: { 0...$0["n"] }, default: { _ in 0 }),
      .init("c", "column that gets a 1 for them; 0: none", in: { 0...($0["n"] + 1) }, default: { _ in 0 }),
    ],
    contract: UnitContract(
      exact: { $0["p"] == $0["r"] && $0["t"] == 0 && $0["c"] == 0 },
      absolute: { values in
        let digits = (values["n"] + 2) / 3
        let triple = ((4 << (2 * (values["p"] - values["r"]))) - 4) / 3
        let worst = triple * ((1 << (3 * digits)) - 1) / 7
        let cut = min(digits, (values["t"] + 2) / 3) << values["t"]
        let added = values["c"] > 0 ? 1 << values["c"] : 0
        return (-worst - cut)...(worst + added)
      },
      absorbsZero: { $0["t"] == 0 && $0["c"] == 0 })
  ) {
    ApproximateRadix8Booth(
      operands: OperandFormat(width: $0["n"], isSigned: true), pairs: $0["p"], recovers: $0["r"] == 1,
      truncated: $0["t"], compensation: $0["c"])
  }
}
