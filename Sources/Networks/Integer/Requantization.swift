import Foundation

/// What one step of a code is worth as a real number: value = code x scale. Positive and finite.
package struct Scale: Hashable, Sendable {
  package let value: Double
  package init(_ value: Double) { self.value = value }
}

/// From an accumulator to an activation code: a real factor as an integer one and a shift.
///
///     code = clamp(floor(accumulator * multiplier / 2^shift + 1/2), 0, maximum)
///
/// that is, rounding half up (towards plus infinity). Clamping at 0 is the ReLU.
package struct Requantization: Hashable, Sendable {
  /// 2^30 ..< 2^31, read as a factor of 1/2 ..< 1 (Q31); 0 for a factor too small to matter.
  package let multiplier: Int32
  /// 1...62
  package let shift: Int

  /// The nearest such pair to `factor`.
  /// - Returns: nil unless `factor` is in 0..<2^30.
  package init?(factor: Double) {
    guard factor >= 0, factor < 0x1p30 else { return nil }
    guard factor > 0x1p-31 else {
      (multiplier, shift) = (0, 31)
      return
    }
    var exponent = Int(factor.exponent) + 1
    var mantissa = (factor * exp2(Double(31 - exponent))).rounded(.toNearestOrAwayFromZero)
    if mantissa >= 0x1p31 {
      mantissa /= 2
      exponent += 1
    }
    multiplier = Int32(mantissa)
    shift = 31 - exponent
  }

  /// The rule above, in plain Swift: the kernels' reference.
  package func code(_ accumulator: Int64, maximum: Int) -> Int {
    let rounded = (Int128(accumulator) * Int128(multiplier) + (1 << (shift - 1))) >> shift
    return Int(max(0, min(Int128(maximum), rounded)))
  }

  /// The same of 8-bit codes.
  package func code(_ accumulator: Int32, maximum: Int) -> UInt8 {
    UInt8(code(Int64(accumulator), maximum: maximum))
  }
}

/// From two values of different scales to the code of their sum, with one rounding:
///
///     code = clamp(floor((x * first + y * second) / 2^shift + 1/2), 0, maximum)
///
/// Clamping at 0 is the ReLU. Sums of x and y as wide as 32 bits stay within 64.
package struct JointRequantization: Hashable, Sendable {
  /// 0...2^30; the larger one is at least 2^29, unless both factors are too small to matter.
  package let first: Int32
  package let second: Int32
  /// 1...60
  package let shift: Int

  /// The nearest such pair to two factors.
  /// - Returns: nil unless both are in 0..<2^28.
  package init?(_ first: Double, _ second: Double) {
    let largest = max(first, second)
    guard first >= 0, second >= 0, largest < 0x1p28 else { return nil }
    shift = largest > 0x1p-31 ? 29 - Int(largest.exponent) : 60
    self.first = Int32((first * exp2(Double(shift))).rounded(.toNearestOrAwayFromZero))
    self.second = Int32((second * exp2(Double(shift))).rounded(.toNearestOrAwayFromZero))
  }

  /// The rule above, in plain Swift: the kernels' reference.
  package func code(_ x: Int64, _ y: Int64, maximum: Int) -> Int {
    let sum = Int128(x) * Int128(first) + Int128(y) * Int128(second)
    return Int(max(0, min(Int128(maximum), (sum + (1 << (shift - 1))) >> shift)))
  }

  /// The same of 8-bit codes.
  package func code(_ x: Int32, _ y: Int32, maximum: Int) -> UInt8 {
    UInt8(code(Int64(x), Int64(y), maximum: maximum))
  }
}
