/// Radix-4 modified Booth partial products of two's-complement operands.
///
/// Row i reads b_(2i+1), b_2i, b_(2i-1) and is worth digit_i A 4^i. Its n + 1 bits pp_j (bit n with weight -2^n) are those of
/// the digit's magnitude times A, inverted where the digit is negative; `negative` is the 1 that completes the negation.
enum BoothRow {
  /// The three bits of row i: b_(2i+1), b_2i, b_(2i-1).
  @inline(__always)
  static func window(_ b: Int, _ row: Int) -> (Int, Int, Int) {
    let shifted = row == 0 ? b << 1 : b >> (2 * row - 1)
    return ((shifted >> 2) & 1, (shifted >> 1) & 1, shifted & 1)
  }

  /// Bit j of the exact row; `a` sign-extends by itself.
  @inline(__always)
  static func bit(_ a: Int, _ window: (Int, Int, Int), _ j: Int) -> Int {
    let (high, middle, low) = window
    let one = middle ^ low
    let two = (1 ^ one) & (high ^ middle)
    let previous = j == 0 ? 0 : (a >> (j - 1)) & 1
    return one & (high ^ (a >> j) & 1) | two & (high ^ previous)
  }

  /// The 1 that completes the negation.
  @inline(__always)
  static func negative(_ window: (Int, Int, Int)) -> Int { window.0 & (1 ^ window.1 & window.2) }

  /// Σ over rows and bits, with every bit from `bit`.
  @inline(__always)
  static func sum(
    _ b: Int, width: Int, bit: (_ window: (Int, Int, Int), _ row: Int, _ j: Int) -> Int
  ) -> Int {
    var total = 0
    for row in 0..<(width / 2) {
      let window = window(b, row)
      var value = negative(window) - bit(window, row, width) << width
      for j in 0..<width { value += bit(window, row, j) << j }
      total += value << (2 * row)
    }
    return total
  }
}
