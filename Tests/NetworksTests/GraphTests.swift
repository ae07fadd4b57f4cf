import Datasets
import Networks
import Random
import Testing

struct GraphTests {
  @Test func lenet5HasItsKnownSize() {
    #expect(NetworkGraph.lenet5.parameterCount == 61_706)
    #expect(NetworkGraph.lenet5.multiplications == 416_520)
    #expect(NetworkGraph.lenet5.classes == 10)
    #expect(NetworkGraph.named("lenet5") == .lenet5)
    #expect(NetworkGraph.named("lenet6") == nil)
  }

  /// Sizes of the networks as counted from their papers and published graphs (catalog/networks.yaml).
  @Test(arguments: [
    ("resnet8-mlperf-tiny", 78_186, 12_501_632), ("resnet20-cifar", 269_722, 40_551_040),
    ("resnet8-alwann", 75_355, 12_239_552),
  ])
  func residualNetworksHaveTheirKnownSize(id: String, parameters: Int, multiplications: Int) throws {
    let graph = try #require(NetworkGraph.named(id))
    #expect(graph.parameterCount == parameters)
    #expect(graph.multiplications == multiplications)
  }

  @Test(arguments: [
    ("node b: its input 'c' is not a node before it", [("a", Layer.relu, ["input"]), ("b", .relu, ["c"])]),
    ("node a: the name is taken", [("a", Layer.relu, ["input"]), ("a", .relu, ["a"])]),
    ("node a: it has 1 inputs, the layer takes 2", [("a", Layer.add, ["input"])]),
    (
      "node b: its inputs differ in shape: 2x3x3, 2x6x6",
      [("a", Layer.subsample(stride: 2), ["input"]), ("b", .add, ["a", "input"])]
    ),
    (
      "node a: a window of 7x7 does not fit its input 2x6x6",
      [("a", Layer.convolution(outputs: 1, kernel: 7, stride: 1, padding: 0), ["input"])]
    ),
    ("node a: stride is 0, it must be 1 or more", [("a", Layer.maxPool(size: 2, stride: 0), ["input"])]),
    ("node a: 1 channels are fewer than its input's 2", [("a", Layer.padChannels(outputs: 1), ["input"])]),
    ("the network has no nodes", []),
  ])
  func impossibleGraphsAreToldApart(
    problem: String, nodes: [(name: String, layer: Layer, sources: [String])]
  ) {
    let error = #expect(throws: GraphError.self) {
      try NetworkGraph(id: "x", input: Shape(2, 6, 6), nodes: nodes)
    }
    #expect(error?.description == problem)
  }

  @Test func shapesFollowFromStridePaddingAndRemainders() {
    let shapes = Samples.ragged.nodes.map(\.output)
    #expect(shapes[0] == Shape(5, 6, 5))
    #expect(shapes[4] == Shape(7, 3, 2))
    #expect(shapes[7] == Shape(3, 1, 1))
  }

  @Test func partsOfASeedDiffer() {
    var streams = (0..<50).map { SplitMix64(seed: 7, part: $0) }
    let firsts = Set(streams.indices.map { streams[$0].next() })
    #expect(firsts.count == 50)
  }
}
