import Datasets
import Networks
import Testing

struct GraphTests {
  @Test func lenet5HasItsKnownSize() {
    #expect(NetworkGraph.lenet5.parameterCount == 61_706)
    #expect(NetworkGraph.lenet5.multiplications == 416_520)
    #expect(NetworkGraph.lenet5.classes == 10)
    #expect(NetworkGraph.named("lenet5") == .lenet5)
    #expect(NetworkGraph.named("lenet6") == nil)
  }

  @Test func shapesFollowFromStridePaddingAndRemainders() {
    let shapes = Samples.ragged.nodes.map(\.output)
    #expect(shapes[0] == Shape(5, 6, 5))
    #expect(shapes[4] == Shape(7, 3, 2))
    #expect(shapes[7] == Shape(3, 1, 1))
  }

  @Test func generatorIsPinned() {
    // The first outputs of the published C code for seed 1234567.
    var generator = SplitMix64(seed: 1_234_567)
    let first = (0..<5).map { _ in generator.next() }
    #expect(
      first == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func partsOfASeedDiffer() {
    var streams = (0..<50).map { SplitMix64(seed: 7, part: $0) }
    let firsts = Set(streams.indices.map { streams[$0].next() })
    #expect(firsts.count == 50)
  }
}
