/// The package's own random generator (Steele, Lea & Flood 2014): the same numbers on every machine and
/// Swift release, which the standard library does not promise.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// The generator of one numbered part of a seeded job, so that a job can resume at any part. The seed
  /// passes through the generator once: streams of neighbouring parts would otherwise overlap.
  package init(seed: UInt64, part: Int) {
    var first = SplitMix64(seed: seed)
    var second = SplitMix64(seed: first.next() ^ UInt64(truncatingIfNeeded: part))
    state = second.next()
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Uniform in 0..<1, in steps of 2^-24.
  package mutating func unit() -> Float { Float(next() >> 40) * 0x1p-24 }

  /// Uniform in 0..<bound (bound > 0), by the high half of a product.
  package mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Fisher-Yates, here because the standard library's may change between releases.
  package mutating func shuffle(_ values: inout [Int]) {
    for i in stride(from: values.count - 1, to: 0, by: -1) { values.swapAt(i, below(i + 1)) }
  }
}
