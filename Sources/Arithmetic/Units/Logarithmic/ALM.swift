/// ALM: Mitchell whose logarithms are added by an adder that is approximate in its M low bits.
///
/// Unsigned n bits, L = k 2^F + fraction with F = n - 1. The bits above M are added exactly with a carry from below; the
/// low ones by
///
/// - 0, set-one adder (SOA): all ones; carry L1[M-1] & L2[M-1];
/// - 1, lower-part OR (LOA): L1 | L2; the same carry;
/// - 2, mirror adder 3 (MAA3): a chain of cells with carry b | (a & carry) and sum ~carry, starting from 0; a of the
///   first operand, so that this one is not symmetric.
///
///     L1   k k k . x x x x x x x     M = 3
///     L2   k k k . y y y y y y y
///                  [ exact ] [low]
///
/// P is decoded as Mitchell's and rounded down; P = 0 where an operand is 0. Range: 1 <= M <= F.
/// Signed: s = 1 by exact magnitudes, s = 2 by inverting bits, as in a public circuit of ALM-SOA.
/// Source: Liu et al., IEEE TCAS-I 65(9), 2018; the MAA3 cell is Gupta's and recalled.
package struct ALM: Multiplier {
  package enum Adder: Int, Sendable { case setOne, lowerOr, mirror3 }

  package let operands: OperandFormat
  package let approximateBits: Int
  package let adder: Adder

  package init(width: Int, approximateBits: Int, adder: Adder) {
    operands = OperandFormat(width: width)
    self.approximateBits = approximateBits
    self.adder = adder
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    guard a != 0, b != 0 else { return 0 }
    let bits = operands.width - 1
    let (k1, x) = straightLog(a, bits: bits)
    let (k2, y) = straightLog(b, bits: bits)
    return straightAntilog(0, sum(k1 << bits + x, k2 << bits + y), bits: bits)
  }

  private func sum(_ first: Int, _ second: Int) -> Int {
    let mask = 1 << approximateBits - 1
    var carry = (first & second) >> (approximateBits - 1) & 1
    var low: Int
    switch adder {
    case .setOne: low = mask
    case .lowerOr: low = (first | second) & mask
    case .mirror3:
      carry = 0
      low = 0
      for bit in 0..<approximateBits {
        carry = (second >> bit & 1) | (first >> bit & carry)
        low |= (1 - carry) << bit
      }
    }
    return (first >> approximateBits + second >> approximateBits + carry) << approximateBits | low
  }

  static let family = UnitFamily(
    "alm", "ALM, logarithmic multiplier with an approximate adder", work: "liu2018alm",
    parameters: [
      CommonParameter.width(3...16),
      .init(
        "m", "approximate low bits of the adder", in: { 1...($0["n"] - 1) }, default: { min(3, $0["n"] - 1) }),
      .init("adder", "0: SOA, ones; 1: LOA, or; 2: MAA3, mirror cells", in: 0...2, default: 0),
      CommonParameter.inversionSign,
    ],
    contract: UnitContract(symmetric: { $0["adder"] < 2 })
  ) { values in
    let unit = ALM(
      width: values["n"], approximateBits: values["m"], adder: Adder(rawValue: values["adder"]) ?? .setOne)
    return CommonParameter.signedOrInverted(unit, values)
  }
}
