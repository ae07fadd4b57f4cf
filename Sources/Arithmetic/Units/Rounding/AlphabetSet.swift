/// ASM, alphabet set multiplier: each 4-bit group of the weight selects a shifted odd multiple of the input.
///
/// Unsigned n bits, n a multiple of 4; the second operand is the weight W = Σ w_g 16^g. With the first `alphabets` odd
/// numbers as alphabet set, a group can be 0 or s 2^j <= 15 with s in the set; P = A Σ w'_g 16^g, where w'_g is the
/// nearest value the set supports. All error is in the weight; zero stays zero. Not symmetric.
///
///     alphabets   values of a group
///     1 (MAN)     0 1 2 4 8
///     2           0 1 2 3 4 6 8 12
///     4           0 1 2 3 4 5 6 7 8 10 12 14
///     8           all: exact
///
/// How the paper breaks ties and whether it rounds by group was not seen: by group, ties down, is ours. Weights that
/// a set supports, as after the paper's constrained training, give exact products in any case.
/// Source: Sarwar et al., DATE 2016.
package struct AlphabetSet: Multiplier {
  package let operands: OperandFormat
  /// The supported value of each group value 0...15.
  private let groups: [Int]

  package init(width: Int, alphabets: Int) {
    operands = OperandFormat(width: width)
    let supported = Self.supported(alphabets: alphabets)
    groups = (0...15).map { value in supported.min { abs($0 - value) < abs($1 - value) } ?? 0 }
  }

  /// What a group can be, in ascending order.
  package static func supported(alphabets: Int) -> [Int] {
    let multiples = (0..<alphabets).flatMap { alphabet in
      (0...3).map { (2 * alphabet + 1) << $0 }.filter { $0 <= 15 }
    }
    return Set(multiples + [0]).sorted()
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    var weight = 0
    for shift in stride(from: 0, to: operands.width, by: 4) { weight += groups[(b >> shift) & 15] << shift }
    return a * weight
  }

  static let family = UnitFamily(
    "asm", "ASM, alphabet set multiplier", work: "sarwar2016date",
    parameters: [
      .init("n", "operand width in bits, a multiple of 4", in: 4...16, step: 4, default: 8),
      .init("alphabets", "odd multiples 1, 3, 5 ... that are available", in: 1...8, default: 2),
    ],
    contract: UnitContract(
      exact: { $0["alphabets"] == 8 },
      // A group is off by less than half of its own value, or not at all.
      relative: { _ in -0.5...0.5 })
  ) { AlphabetSet(width: $0["n"], alphabets: $0["alphabets"]) }
}
