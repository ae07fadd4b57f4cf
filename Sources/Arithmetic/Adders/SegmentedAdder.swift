/// GeAr, generic accuracy-configurable adder: overlapping sub-adders that guess their carry from p lower bits.
///
/// Width n = k r + p. Sub-adder q = 0 ... k - 1 adds bits q r ... q r + r + p - 1 of both operands with carry-in 0. The first
/// delivers all its bits, the others their r upper ones, the last also the carry-out.
///
///     r = 2, p = 2, k = 3, n = 8      bit 7 6 5 4 3 2 1 0
///       sub-adder 0                           s s s s
///       sub-adder 1                       s s p p            s delivered, p only predicts the carry
///       sub-adder 2                   s s p p
///
/// A sub-adder can only miss a carry: the error is a sum of -2^(q r + p), q >= 1. Symmetric; k = 1 is exact. With p = r = x it is
/// ETA-II of blocks of x bits, with r = 1 it has the sum bits of the almost-correct adder, with p = 0 it is cut in
/// segments. The optional correction cycles are not modelled.
/// Sources: Shafique et al., DAC 2015; ETA-II: Zhu, Goh and Yeo, ISIC 2009.
package struct SegmentedAdder: Adder {
  package let resultBits: Int
  package let predictionBits: Int
  package let parts: Int

  package var width: Int { parts * resultBits + predictionBits }

  package init(resultBits: Int, predictionBits: Int, parts: Int) {
    self.resultBits = resultBits
    self.predictionBits = predictionBits
    self.parts = parts
  }

  package func sum(_ a: Int, _ b: Int) -> Int {
    let mask = 1 << (resultBits + predictionBits) - 1
    var total = (a & mask) + (b & mask)
    for part in 1..<max(parts, 1) {
      // What the sub-adder before delivered above its bits was its carry-out, which only the last one keeps.
      let from = part * resultBits
      total &= 1 << (from + predictionBits) - 1
      let sum = (a >> from) & mask + (b >> from) & mask
      total |= (sum >> predictionBits) << (from + predictionBits)
    }
    return total
  }

  private static func missing(_ r: Int, _ p: Int, _ k: Int) -> Int {
    (1..<max(k, 1)).map { 1 << ($0 * r + p) }.reduce(0, +)
  }

  static let generic = AdderFamily(
    "gear", "GeAr, generic accuracy-configurable adder", work: "shafique2015",
    parameters: [
      .init("r", "result bits per sub-adder", in: 1...16, default: 2),
      .init("p", "prediction bits", in: 0...16, default: 2),
      .init(
        "k", "sub-adders; the width is k r + p", in: { 1...max(1, (32 - $0["p"]) / $0["r"]) },
        default: { max(1, (8 - $0["p"]) / $0["r"]) }),
    ],
    contract: UnitContract(
      exact: { $0["k"] == 1 }, absolute: { -missing($0["r"], $0["p"], $0["k"])...0 },
      symmetric: UnitContract.always)
  ) { SegmentedAdder(resultBits: $0["r"], predictionBits: $0["p"], parts: $0["k"]) }

  static let errorTolerant2 = AdderFamily(
    "etaii", "ETA-II, error-tolerant adder of blocks", work: "zhu2009",
    parameters: [
      .init("x", "block width", in: 1...16, default: 2),
      .init("m", "blocks; the width is m x", in: { 2...(32 / $0["x"]) }, default: { max(2, 8 / $0["x"]) }),
    ],
    contract: UnitContract(
      exact: { $0["m"] == 2 }, absolute: { -missing($0["x"], $0["x"], $0["m"] - 1)...0 },
      symmetric: UnitContract.always)
  ) { SegmentedAdder(resultBits: $0["x"], predictionBits: $0["x"], parts: $0["m"] - 1) }
}
