import Datasets
import Networks
import Testing

struct FoldingTests {
  /// Folding against normalisation written out from its definition, on one pixel.
  @Test func foldedConvolutionIsConvolutionThenNormalization() throws {
    let graph = try NetworkGraph(
      id: "one", input: Shape(1, 1, 1),
      layers: [("conv", .convolution(outputs: 1, kernel: 1, stride: 1, padding: 0)), ("bn", .batchNorm)])
    let network = try FloatNetwork(graph: graph, parameters: [[2], [0.5], [3], [-1], [0.25], [4]])
    let image = ImageSet(
      dataset: "grey", split: "test", channels: 1, height: 1, width: 1, classNames: ["grey"],
      pixels: [51], labels: [0], digest: "grey")
    // x = 0.2: convolution 0.9; (0.9 - 0.25) / sqrt(4 + 1e-5) * 3 - 1
    #expect(abs(try network.logits(image)[0] - (0.65 / 2.0000025 * 3 - 1)) < 1e-6)
    #expect(try network.folded().graph.nodes.map(\.name) == ["conv"])
  }

  @Test func foldedResidualNetworkHasNoNormalization() throws {
    let folded = try FloatNetwork(graph: Samples.residual, seed: 1).folded()
    #expect(!folded.graph.nodes.contains { $0.layer == .batchNorm })
    #expect(folded.graph.nodes.count == Samples.residual.nodes.count - 2)
    #expect(try folded.folded().parameters == folded.parameters)
  }

  /// Weight, bias, mean and variance of the normalisation; what is said of them.
  @Test(
    arguments: [
      ([3, -1, 0.25, -1], "the variance of channel 0 is -1.0"),
      ([3e38, -1, 0.25, 0], "leaves the range of 32-bit floats"),
      ([3, 3e38, -3e38, 0], "leaves the range of 32-bit floats"),
    ] as [([Float], String)])
  func normalizationThatGivesNoNumbersIsRefused(values: [Float], text: String) throws {
    let graph = try NetworkGraph(
      id: "one", input: Shape(1, 1, 1),
      layers: [("conv", .convolution(outputs: 1, kernel: 1, stride: 1, padding: 0)), ("bn", .batchNorm)])
    let network = try FloatNetwork(graph: graph, parameters: [[2], [0.5]] + values.map { [$0] })
    let error = #expect(throws: NetworkError.self) { try network.folded() }
    #expect("\(try #require(error))".contains(text))
  }

  /// Infinite, minus infinite, and the difference of two infinities.
  @Test(arguments: [[3e38, 0], [-3e38, 0], [3e38, -3e38]] as [[Float]])
  func outputsBeyondFloatsHaveNoRange(weights: [Float]) throws {
    let graph = try NetworkGraph(
      id: "big", input: Shape(1, 1, 1), layers: [("one", .dense(outputs: 2)), ("two", .dense(outputs: 1))])
    let network = try FloatNetwork(graph: graph, parameters: [[3e38, 3e38], [0, 0], weights, [0]])
    let image = ImageSet(
      dataset: "grey", title: "Grey", split: "train", channels: 1, height: 1, width: 1, classNames: ["grey"],
      pixels: [255], labels: [0], digest: "grey")
    #expect(
      throws: NetworkError.notFinite(
        network: "big", node: "two", reason: "its outputs leave the range of 32-bit floats on Grey")
    ) { try network.activationRanges(image) }
  }

  @Test func normalizationWithoutAConvolutionIsRefused() throws {
    let graph = try NetworkGraph(
      id: "bare", input: Shape(1, 2, 2), layers: [("bn", .batchNorm), ("fc", .dense(outputs: 2))])
    #expect(throws: NetworkError.notFoldable(network: "bare", node: "bn")) {
      try FloatNetwork(graph: graph, seed: 1).folded()
    }
  }
}
