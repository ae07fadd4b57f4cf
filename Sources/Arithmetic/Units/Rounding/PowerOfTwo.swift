/// An operand replaced by one or two signed powers of two, so that the product needs shifts only.
///
/// Unsigned n bits; the second operand is the weight. 2^k <= V < 2^(k+1) becomes 2^k or 2^(k+1):
///
/// - rule 0, nearest: up from V = 3 2^(k-1) on (3 goes to 4);
/// - rule 1, rounded logarithm: up where V² >= 2^(2k+1);
/// - rule 2, floor: always 2^k.
///
/// terms = 2 adds the power of the residue, with its sign, by the same rule (floor: of the magnitude). both = 1 rounds the
/// first operand too. Zero stays zero. Symmetric only with both = 1. The largest power is 2^n, one more than n bits hold.
/// Sources: Miyashita et al., arXiv 1603.01025 (rule 1); Zhou et al., ICLR 2017 (rule 0); Elhoushi et al., CVPR Workshops 2021.
package struct PowerOfTwo: Multiplier {
  package enum Rule: Int, Sendable { case nearest, logarithm, floor }

  package let operands: OperandFormat
  package let rule: Rule
  package let terms: Int
  package let roundsBoth: Bool

  package init(width: Int, rule: Rule, terms: Int, roundsBoth: Bool) {
    operands = OperandFormat(width: width)
    self.rule = rule
    self.terms = terms
    self.roundsBoth = roundsBoth
  }

  package func product(_ a: Int, _ b: Int) -> Int { (roundsBoth ? rounded(a) : a) * rounded(b) }

  private func rounded(_ value: Int) -> Int {
    let power = self.power(value)
    return terms == 1
      ? power : power + (value < power ? -self.power(power - value) : self.power(value - power))
  }

  private func power(_ value: Int) -> Int {
    guard value > 1 else { return value }
    let low = 1 << leadingOne(value)
    let isUp =
      switch rule {
      case .nearest: 2 * value >= 3 * low
      case .logarithm: value * value >= 2 * low * low
      case .floor: false
      }
    return isUp ? 2 * low : low
  }

  static let family = UnitFamily(
    "pot", "Power-of-two operands", work: "miyashita2016",
    parameters: [
      CommonParameter.width(),
      .init("rule", "0: nearest power; 1: rounded logarithm; 2: floor", in: 0...2, default: 0),
      .init("terms", "powers per operand", in: 1...2, default: 1),
      .init("both", "1: both operands; 0: the second only", in: 0...1, default: 0),
    ],
    contract: UnitContract(
      relative: { values in
        guard values["terms"] == 1, values["both"] == 0 else { return nil }
        switch values["rule"] {
        case 0: return -1.0 / 3...(1.0 / 3)
        case 1: return 0.5.squareRoot() - 1...(2.0.squareRoot() - 1)
        default: return -0.5...0
        }
      },
      symmetric: { $0["both"] == 1 }, fitsFormat: { $0["both"] == 0 || $0["rule"] == 2 })
  ) { values in
    PowerOfTwo(
      width: values["n"], rule: Rule(rawValue: values["rule"]) ?? .nearest, terms: values["terms"],
      roundsBoth: values["both"] == 1)
  }
}
