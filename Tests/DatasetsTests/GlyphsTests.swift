import Datasets
import Testing

@Suite struct GlyphsTests {
  @Test func defaultSetsArePinned() {
    let train = Glyphs.generate(split: .train)
    let test = Glyphs.generate(split: .test)
    #expect(train.count == 12_000 && test.count == 2_000)
    #expect(train.digest == "1d7f4c78085a2af5ebefa1d27eb28cff0a843223ccda2dc1aaf7f8d667f3ef8f")
    #expect(test.digest == "0d5bef67b62dda67d252365dfcb78886a3970240513190756a095ea939bdccda")
  }
}
