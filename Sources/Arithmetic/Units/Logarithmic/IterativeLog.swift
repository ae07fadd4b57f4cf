/// Iterative logarithmic multiplier: a block that drops the product of the residues, repeated on the residues.
///
/// Unsigned n bits, e error-correction circuits. P = Σ over e + 1 passes of 2^(k1+k2) + q1 2^k2 + q2 2^k1, with
/// V = 2^k + q; each pass works on the q of the one before and ends it all where an operand is 0. Nothing is rounded.
/// P never exceeds the product; the relative error is above -4^-(e+1). e = n - 1 is exact, since every pass takes a
/// one from each operand. Symmetric. Range: 0 <= e < n. Signed (s = 1): exact magnitudes.
/// Source: Babic, Avramovic and Bulic, Microprocessors and Microsystems 35(1), 2011.
package struct IterativeLog: Multiplier {
  package let operands: OperandFormat
  package let corrections: Int

  package init(width: Int, corrections: Int) {
    operands = OperandFormat(width: width)
    self.corrections = corrections
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    var (first, second, sum) = (a, b, 0)
    for _ in 0...corrections where first != 0 && second != 0 {
      let (k1, k2) = (leadingOne(first), leadingOne(second))
      first -= 1 << k1
      sum += second << k1 + first << k2
      second -= 1 << k2
    }
    return sum
  }

  static let family = UnitFamily(
    "blm", "Iterative logarithmic multiplier", work: "babic2011",
    parameters: [
      CommonParameter.width(),
      .init("e", "error-correction circuits", in: { 0...($0["n"] - 1) }, default: { _ in 0 }),
      CommonParameter.sign,
    ],
    contract: UnitContract(
      exact: { $0["e"] == $0["n"] - 1 }, relative: { -1 / Double(1 << (2 * $0["e"] + 2))...0 },
      symmetric: UnitContract.always)
  ) { CommonParameter.signed(IterativeLog(width: $0["n"], corrections: $0["e"]), $0) }
}
