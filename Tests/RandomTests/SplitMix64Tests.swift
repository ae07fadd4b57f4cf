import Random
import Testing

@Suite("The seeded generator") struct SplitMix64Tests {
  @Test("first outputs of the published C code for seed 1234567")
  func pinned() {
    var random = SplitMix64(seed: 1_234_567)
    #expect(
      (0..<5).map { _ in random.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test("derived numbers stay in their ranges and use the upper bits")
  func ranges() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<10_000 {
      #expect(0..<1 ~= random.unit())
      #expect(-2..<5 ~= random.uniform(-2, 5))
      #expect(0..<7 ~= random.below(7))
    }
    var (bits, doubles) = (SplitMix64(seed: 9), SplitMix64(seed: 9))
    #expect(doubles.unit() == Double(bits.next() >> 11) * 0x1p-53)
  }
}
