import Datasets
import Random

extension SplitMix64 {
  /// The generator of one numbered part of a seeded job, so that a job can resume at any part. The seed
  /// passes through the generator once: streams of neighbouring parts would otherwise overlap.
  package init(seed: UInt64, part: Int) {
    var first = SplitMix64(seed: seed)
    var second = SplitMix64(seed: first.next() ^ UInt64(truncatingIfNeeded: part))
    self.init(seed: second.next())
  }

  /// Uniform in 0..<1, in steps of 2^-24: exact in a float.
  package mutating func unitFloat() -> Float { Float(next() >> 40) * 0x1p-24 }

  /// Fisher-Yates, here because the standard library's may change between releases.
  mutating func shuffle(_ values: inout [Int]) {
    for i in stride(from: values.count - 1, to: 0, by: -1) { values.swapAt(i, below(i + 1)) }
  }
}
