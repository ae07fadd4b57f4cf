/// OU: the product replaced by its tangent plane at the centre of the cell that holds the operands.
///
/// A square cell of width w with centre (cx, cy): P = cx y + cy x - cx cy, off by -(x - cx)(y - cy): zero mean in every cell,
/// at most w²/4. Each level of depth d halves w.
///
/// - form 0, as a public integer circuit has it: cells of width 2^(n-d) over the whole range, negative results cut to 0.
///   A zero operand does not give 0; relative errors near zero are large.
/// - form 1, ours, after the floating-point rule of the paper: the mantissas V / 2^k in [1, 2) are the x and y, cells are
///   2^-d wide, the result is scaled by 2^(k1+k2) and rounded down, and 0 where an operand is 0. 1 x 1 = 0.
///
///     d = 1    | . c . | . c . |     c centres; cell widths 2^(n-1)
///              0      2^(n-1)   2^n
///
/// Unsigned n bits, symmetric. Range: 0 <= d <= n - 1.
/// Source: Chen et al., ICCAD 2020 (floating point; how its levels are numbered was not seen).
package struct TangentPlane: Multiplier {
  package let operands: OperandFormat
  package let depth: Int
  package let isNormalised: Bool

  package init(width: Int, depth: Int, isNormalised: Bool) {
    operands = OperandFormat(width: width)
    self.depth = depth
    self.isNormalised = isNormalised
  }

  package func product(_ a: Int, _ b: Int) -> Int { isNormalised ? normalised(a, b) : fixed(a, b) }

  private func fixed(_ a: Int, _ b: Int) -> Int {
    let bits = operands.width - depth
    func centre(_ value: Int) -> Int { (value >> bits) << bits + 1 << (bits - 1) }
    let (first, second) = (centre(a), centre(b))
    return max(0, first * b + second * a - first * second)
  }

  private func normalised(_ a: Int, _ b: Int) -> Int {
    guard a != 0, b != 0 else { return 0 }
    // Centres of the mantissas' cells, in units of 2^-(d+1).
    func centre(_ fraction: Int) -> Int { 2 << depth + 2 * fraction + 1 }
    let (k1, x) = straightLog(a, bits: depth)
    let (k2, y) = straightLog(b, bits: depth)
    let linear = centre(x) * b << k1 + centre(y) * a << k2
    let constant = centre(x) * centre(y) << (k1 + k2)
    return (linear << (depth + 1) - constant) >> (2 * depth + 2)
  }

  static let family = UnitFamily(
    "ou", "OU, tangent-plane multiplier", work: "chen2020oafpm",
    parameters: [
      CommonParameter.width(),
      .init("d", "subdivision depth", in: { 0...($0["n"] - 1) }, default: { _ in 1 }),
      .init("form", "0: cells over the whole range; 1: of the mantissas (ours)", in: 0...1, default: 0),
    ],
    contract: UnitContract(
      absolute: { values in
        // (x - cx)(y - cy) within a cell, over the whole range or of the largest mantissas; rounding down loses one.
        let cell = 1 << (2 * (values["n"] - values["d"]) - 2)
        return values["form"] == 0 ? -cell...cell : -(cell / 4 + 1)...(cell / 4)
      },
      symmetric: UnitContract.always, absorbsZero: { $0["form"] == 1 })
  ) { TangentPlane(width: $0["n"], depth: $0["d"], isNormalised: $0["form"] == 1) }
}
