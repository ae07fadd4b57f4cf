/// RoBA: both operands rounded to powers of two, the product of the two residues dropped.
///
/// Unsigned n bits. Vr = 2^k where V < 3 2^(k-1), else 2^(k+1), k = floor(log2 V); ties go up, except 3, which goes
/// down to 2. P = Ar B + Br A - Ar Br; P = 0 where an operand is 0 (the published equations leave that implicit).
/// Relative error within -1/9 ... 1/9, exact where an operand is a power of two. Symmetric.
///
/// Signs: 0 unsigned (U-RoBA); 1 exact magnitudes (S-RoBA); 2 magnitudes by inverting bits only, at both ends
/// (AS-RoBA), so that -1 becomes 0 and its products are lost entirely.
/// Source: Zendegani et al., IEEE TVLSI 25(2), 2017. Two public RTL versions replace the subtraction by an expression
/// that is not one; this is the arithmetic definition.
package struct RoBA: Multiplier {
  package let operands: OperandFormat

  package init(width: Int) { operands = OperandFormat(width: width) }

  package func product(_ a: Int, _ b: Int) -> Int {
    guard a != 0, b != 0 else { return 0 }
    let first = Self.rounded(a)
    let second = Self.rounded(b)
    return first * b + second * a - first * second
  }

  /// The nearest power of two.
  static func rounded(_ value: Int) -> Int {
    if value == 3 { return 2 }
    let power = 1 << leadingOne(value)
    return 2 * value < 3 * power ? power : 2 * power
  }

  /// The AS form: one's-complement magnitudes of operands, one's-complement negation of the result.
  struct ApproximateSign: Multiplier {
    let unit: RoBA
    var operands: OperandFormat { OperandFormat(width: unit.operands.width, isSigned: true) }

    func product(_ a: Int, _ b: Int) -> Int {
      guard a != 0, b != 0 else { return 0 }
      let magnitude = unit.product(a < 0 ? ~a : a, b < 0 ? ~b : b)
      return (a < 0) != (b < 0) ? ~magnitude : magnitude
    }
  }

  static let family = UnitFamily(
    "roba", "RoBA, rounding-based approximate multiplier", work: "zendegani2017roba",
    parameters: [
      CommonParameter.width(circuits: CommonParameter.widestCircuit),
      .init(
        "s", "0: U-RoBA, unsigned; 1: S-RoBA, exact magnitudes; 2: AS-RoBA, bits inverted", in: 0...2,
        default: 0),
    ],
    contract: UnitContract(
      relative: { $0["s"] == 2 ? nil : -1.0 / 9...(1.0 / 9) }, symmetric: UnitContract.always)
  ) { values in
    let unit = RoBA(width: values["n"])
    switch values["s"] {
    case 1: return SignedByMagnitude(unit)
    case 2: return ApproximateSign(unit: unit)
    default: return unit
    }
  }
}
