import Datasets
import Testing

@Suite struct GlyphsTests {
  @Test func splitMixFirstOutputs() {
    var random = SplitMix64(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
    #expect(random.next() == 9_817_491_932_198_370_423)
  }

  @Test func defaultSetsArePinned() {
    let train = Glyphs.generate(split: .train)
    let test = Glyphs.generate(split: .test)
    #expect(train.count == 12_000 && test.count == 2_000)
    #expect(train.digest == "c12bdfb25c7e0a59e88ed1886dc58ae474645723ffab0317192616b451981d6b")
    #expect(test.digest == "b3abcbbb6ab136a374dee86cf8a457ac4446f8649099350842a1729bd2055dac")
  }
}
