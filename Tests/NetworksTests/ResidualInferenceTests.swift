import Arithmetic
import Datasets
import Foundation
import Networks
import Random
import Testing

/// Sums, means, zero channels and subsampling in integers.
struct ResidualInferenceTests {
  private let images = Samples.images(70, shape: Samples.residual.input, classes: 3)

  private func network(_ graph: NetworkGraph = Samples.residual, activationBits: Int) throws
    -> QuantizedNetwork
  {
    let images = Samples.images(40, shape: graph.input, classes: graph.classes, seed: 2)
    return try balanced(graph).quantized(calibration: images, activationBits: activationBits)
  }

  /// Random weights, with the last biases set so that every class is an answer to some images.
  private func balanced(_ graph: NetworkGraph) throws -> FloatNetwork {
    let images = Samples.images(100, shape: graph.input, classes: graph.classes, seed: 3)
    var parameters = FloatNetwork(graph: graph, seed: 11).parameters
    let logits = try FloatNetwork(graph: graph, parameters: parameters).logits(images)
    for (at, logit) in logits.enumerated() {
      parameters[parameters.count - 1][at % graph.classes] -= logit / Float(images.count)
    }
    return try FloatNetwork(graph: graph, parameters: parameters)
  }

  @Test(arguments: [7, 8], [0, 127, 32_768, 1 << 24])
  func kernelsAgreeWithTheReference(activationBits: Int, bound: Int) throws {
    let network = try network(activationBits: activationBits)
    #expect(network.layers.count == 5)
    let tables = network.layers.indices.map {
      bound == 0 ? .exact : Samples.table(seed: UInt64($0), bound: bound)
    }
    let expected = try network.referenceEvaluate(images, productsPerLayer: tables)
    #expect(Set(expected.predictions).count == 3 || bound > 0)
    for kernels in KernelSet.supported {
      for threads in [1, 2] {
        let found = try network.evaluate(
          images, productsPerLayer: tables, threads: threads, kernels: kernels)
        #expect(found == expected, "\(kernels), \(threads) threads")
      }
    }
  }

  @Test(arguments: ["resnet8-mlperf-tiny", "resnet20-cifar", "resnet8-alwann"])
  func knownNetworksAgreeWithTheReference(name: String) throws {
    let graph = try #require(NetworkGraph.named(name))
    let images = Samples.images(2, shape: graph.input, classes: 10)
    let network = try FloatNetwork(graph: graph, seed: 3).quantized(calibration: images)
    #expect(network.layers.count == graph.nodes.count { $0.hasWeights })
    #expect(
      network.layers.reduce(0) { $0 + $1.window.depth * $1.window.output.size } == graph.multiplications)
    let table = Samples.table(seed: 9, bound: 30_000)
    let tables = Array(repeating: table, count: network.layers.count)
    #expect(
      try network.evaluate(images, products: table, threads: 1)
        == network.referenceEvaluate(images, productsPerLayer: tables))
  }

  @Test func integersFollowTheFloats() throws {
    let graph = Samples.residual
    let images = Samples.images(200, shape: graph.input, classes: 3, seed: 4)
    let float = try balanced(graph)
    let integer = try float.quantized(calibration: images).evaluate(images, products: .exact, threads: 1)
    let same = zip(try float.predict(images), integer.predictions).count { $0 == $1 }
    #expect(Set(integer.predictions).count == 3)
    #expect(same >= 180, "\(same)")
  }

  @Test func digestCoversSumsAndMeans() throws {
    let (first, second) = (try network(activationBits: 8), try network(activationBits: 8))
    #expect(first.digest == second.digest)
    for (place, step) in first.steps.enumerated() {
      let changed: QuantizedStep.Operation
      switch step.operation {
      case .add(let factors):
        let other = try #require(JointRequantization(0.1, 0.2))
        changed = .add([other] + factors.dropFirst())
      case .averagePool(let window, _):
        changed = .averagePool(window, try #require(Requantization(factor: 0.123)))
      case .layer, .maxPool, .padChannels: continue
      }
      var steps = first.steps
      steps[place] = QuantizedStep(
        name: step.name, operation: changed, sources: step.sources, input: step.input, output: step.output)
      let network = QuantizedNetwork(graph: first.graph, bits: .int8, steps: steps)
      #expect(network.digest != first.digest, "\(step.name)")
    }
  }

  @Test func jointRequantizationRoundsOnceHalfUp() throws {
    var generator = SplitMix64(seed: 5)
    func factor() -> Double { exp2(Double(generator.unitFloat()) * 30 - 25) }
    for _ in 0..<20_000 {
      let (first, second) = (factor(), factor())
      let pair = try #require(JointRequantization(first, second))
      let x = Int32(generator.below(200_001) - 100_000)
      let y = Int32(generator.below(256))
      // The factors are within a half of 2^-shift of the wanted ones; the sum is exact.
      let exact = Double(x) * Double(pair.first) + Double(y) * Double(pair.second)
      let rounded = (exact / exp2(Double(pair.shift)) + 0.5).rounded(.down)
      #expect(Double(pair.code(x, y, maximum: 255)) == max(0, min(255, rounded)))
      #expect(abs(Double(pair.first) / exp2(Double(pair.shift)) - first) <= exp2(Double(-pair.shift - 1)))
      #expect(abs(Double(pair.second) / exp2(Double(pair.shift)) - second) <= exp2(Double(-pair.shift - 1)))
      #expect(max(pair.first, pair.second) >= 1 << 29)
    }
  }

  @Test func jointRequantizationAtItsLimits() throws {
    #expect(JointRequantization(0x1p28, 1) == nil)
    #expect(JointRequantization(-1, 1) == nil)
    #expect(JointRequantization(.nan, 1) == nil)
    let tiny = try #require(JointRequantization(0, 0x1p-60))
    #expect(tiny.code(Int32.max, .max, maximum: 255) == 0)
    let large = try #require(JointRequantization(0x1p28 - 1, 0x1p28 - 1))
    #expect(large.code(Int32.max, .max, maximum: 255) == 255)
    #expect(large.code(Int32.min, .min, maximum: 255) == 0)
    #expect(large.code(Int32.max, -.max, maximum: 255) == 0)
  }

  @Test func networksWithoutIntegerFormSayWhy() throws {
    func reason(_ nodes: [(name: String, layer: Layer, sources: [String])]) throws -> String? {
      let graph = try NetworkGraph(id: "odd", input: Shape(2, 4, 4), nodes: nodes)
      let images = Samples.images(2, shape: graph.input, classes: 2)
      do {
        _ = try FloatNetwork(graph: graph, seed: 1).quantized(calibration: images)
        return nil
      } catch NetworkError.notQuantizable(_, let reason) { return reason }
    }
    let conv = Layer.convolution(outputs: 2, kernel: 3, stride: 1, padding: 1)
    #expect(
      try reason([
        ("a", conv, ["input"]), ("b", conv, ["a"]), ("fc", .dense(outputs: 2), ["b"]),
      ]) == "a has no ReLU after it, and codes are not negative")
    #expect(
      try reason([
        ("a", conv, ["input"]), ("add", .add, ["a", "input"]), ("fc", .dense(outputs: 2), ["add"]),
      ]) == "add has no ReLU after it, and codes are not negative")
    #expect(
      try reason([("a", conv, ["input"]), ("relu", .relu, ["a"])])
        == "it does not end in a layer of weights")
    #expect(
      try reason([
        ("a", conv, ["input"]), ("relu", .relu, ["a"]), ("add", .add, ["a", "relu"]),
        ("again", .relu, ["add"]),
        ("fc", .dense(outputs: 2), ["again"]),
      ]) == "a has no ReLU after it, and codes are not negative")
    // The input itself enters a sum: codes of one scale.
    #expect(
      try reason([
        ("a", conv, ["input"]), ("add", .add, ["input", "a"]), ("relu", .relu, ["add"]),
        ("fc", .dense(outputs: 2), ["relu"]),
      ]) == nil)
  }
}
