/// Partial-product perforation: k successive rows starting at row j are never generated.
///
/// Unsigned n bits; the second operand's bits select the rows. P = A (B with bits j ..< j+k cleared).
///
///     n = 4, j = 1, k = 2   column 6 5 4 3 2 1 0
///       b0                             o o o o
///       b1                           . . . .        o formed, . dropped
///       b2                         . . . .
///       b3                       o o o o
///
/// Zero stays zero, P never exceeds the product; the error is -A 2^j ((B >> j) mod 2^k), its worst case
/// (2^n - 1) 2^j (2^k - 1). Not symmetric for k > 0. Range: 0 <= j < n, 0 <= k <= n - j.
/// Source: Zervakis et al., IEEE TVLSI 24(10), 2016.
package struct Perforated: Multiplier {
  package let operands: OperandFormat
  private let keptRows: Int

  package init(width: Int, firstRow: Int, rows: Int) {
    operands = OperandFormat(width: width)
    keptRows = ~(((1 << rows) - 1) << firstRow)
  }

  package func product(_ a: Int, _ b: Int) -> Int { a * (b & keptRows) }

  static let family = UnitFamily(
    "perforated", "Partial-product perforation", work: "zervakis2016ppp",
    parameters: [
      CommonParameter.width(),
      .init("j", "first dropped row", in: { 0...($0["n"] - 1) }, default: { _ in 0 }),
      .init("k", "dropped rows", in: { 0...($0["n"] - $0["j"]) }, default: { min(2, $0["n"] - $0["j"]) }),
    ],
    contract: UnitContract(
      exact: { $0["k"] == 0 },
      absolute: { -((1 << $0["n"]) - 1) * ((1 << $0["k"]) - 1) << $0["j"]...0 })
  ) { Perforated(width: $0["n"], firstRow: $0["j"], rows: $0["k"]) }
}
