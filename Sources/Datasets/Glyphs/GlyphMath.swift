/// Sine and cosine from +, -, * and / alone: libm's differ from machine to machine in the last bit.
enum GlyphMath {
  /// Sine and cosine of an angle in radians, within 0...7 or -7...0; error below 1e-9.
  static func sineCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
    // Taylor series on an eighth of the angle, then three doublings.
    let x = angle / 8
    let x2 = x * x
    var sine = x * (1 - x2 / 6 * (1 - x2 / 20 * (1 - x2 / 42 * (1 - x2 / 72 * (1 - x2 / 110)))))
    var cosine = 1 - x2 / 2 * (1 - x2 / 12 * (1 - x2 / 30 * (1 - x2 / 56 * (1 - x2 / 90 * (1 - x2 / 132)))))
    for _ in 0..<3 {
      let doubled = 2 * sine * cosine
      cosine = 1 - 2 * sine * sine
      sine = doubled
    }
    return (sine, cosine)
  }
}
