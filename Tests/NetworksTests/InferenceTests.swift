import Arithmetic
import Datasets
import Networks
import Testing

/// Integer inference on the kernels against its definition in plain Swift.
struct InferenceTests {
  private func raggedNetwork(activationBits: Int) throws -> QuantizedNetwork {
    try FloatNetwork(graph: Samples.ragged, seed: 11).quantized(
      calibration: Samples.images(40, shape: Samples.ragged.input, classes: 3, seed: 2),
      activationBits: activationBits)
  }

  private let images = Samples.images(70, shape: Samples.ragged.input, classes: 3)

  @Test(arguments: [7, 8], [0, 127, 32_768, 1 << 24])
  func kernelsAgreeWithTheReference(activationBits: Int, bound: Int) throws {
    let network = try raggedNetwork(activationBits: activationBits)
    // A different table in each layer; bound 0 stands for exact products.
    let tables = network.layers.indices.map {
      bound == 0 ? .exact : Samples.table(seed: UInt64($0), bound: bound)
    }
    let expected = try network.referenceEvaluate(images, productsPerLayer: tables)
    for kernels in KernelSet.supported {
      for threads in [1, 2] {
        let found = try network.evaluate(
          images, productsPerLayer: tables, threads: threads, kernels: kernels)
        #expect(found == expected, "\(kernels), \(threads) threads")
      }
    }
  }

  @Test func oneTableIsThatTableInEveryLayer() throws {
    let network = try raggedNetwork(activationBits: 8)
    let table = Samples.table(seed: 1, bound: 30_000)
    #expect(
      try network.evaluate(images, products: table, threads: 1)
        == network.evaluate(images, productsPerLayer: Array(repeating: table, count: 4), threads: 2))
    #expect(throws: NetworkError.tableCount(expected: 4, found: 1)) {
      try network.evaluate(images, productsPerLayer: [table], threads: 1)
    }
  }

  @Test func exactTableAndExactPathAgree() throws {
    // One entry is off where no operand pair goes: weight code -128.
    var entries = EffectiveTable.exact.entries
    entries[255 * 256 + 128] += 1
    let network = try raggedNetwork(activationBits: 8)
    #expect(
      try network.evaluate(images, products: EffectiveTable(entries: entries), threads: 1)
        == network.evaluate(images, products: .exact, threads: 1))
  }

  @Test func paddingGoesThroughTheTable() throws {
    // A table that is 1 for code 0 and 0 elsewhere counts the padding of a window (pixels are 255).
    let entries = (0..<65_536).map { Int32($0 < 256 ? 1 : 0) }
    let shape = Shape(1, 1, 1)
    let graph = try NetworkGraph(
      id: "padded", input: shape,
      layers: [("conv", .convolution(outputs: 1, kernel: 3, stride: 1, padding: 1))])
    let network = try FloatNetwork(graph: graph, parameters: [Array(repeating: 1, count: 9), [0]])
    let image = ImageSet(
      dataset: "white", split: "test", channels: 1, height: 1, width: 1, classNames: ["white"],
      pixels: [255], labels: [0], digest: "white")
    let quantized = try network.quantized(calibration: image)
    let counted = try quantized.evaluate(image, products: EffectiveTable(entries: entries), threads: 1)
    // SHA-256 of the eight padded places as a little-endian integer: 08 00 00 00.
    #expect(
      counted.logitsDigest == "dc765660b06ee03dd16fd7ca5b957e8c805161ac2c4af28c5a100ab2ab432ca1")
  }

  @Test func ofEqualLogitsTheLowestClassWins() throws {
    let network = try raggedNetwork(activationBits: 8)
    let zero = EffectiveTable(entries: Array(repeating: 0, count: 65_536))
    let unbiased = network.mapLayers { _, layer in
      QuantizedLayer(
        name: layer.name, window: layer.window, weights: layer.weights,
        bias: layer.bias.map { _ in 0 }, requantization: layer.requantization,
        weightScales: layer.weightScales, inputScale: layer.inputScale, outputScale: layer.outputScale)
    }
    let evaluation = try unbiased.evaluate(images, products: zero, threads: 1)
    #expect(evaluation.predictions.allSatisfy { $0 == 0 })
  }

  @Test func digestTellsNetworksApart() throws {
    let (eight, seven) = (try raggedNetwork(activationBits: 8), try raggedNetwork(activationBits: 7))
    #expect(eight.digest == (try raggedNetwork(activationBits: 8)).digest)
    #expect(eight.digest != seven.digest)
    let changed = eight.mapLayers { place, layer in
      var weights = layer.weights
      if place == 1 { weights[0] = weights[0] == 0 ? 1 : 0 }
      return layer.replacing(weights: weights)
    }
    #expect(changed.digest != eight.digest)
  }

  @Test func integersFollowTheFloats() throws {
    let network = FloatNetwork(graph: .lenet5, seed: 5)
    let images = Samples.images(60)
    let quantized = try network.quantized(calibration: images)
    let same = zip(
      try network.predict(images), try quantized.evaluate(images, products: .exact, threads: 1).predictions
    ).count { $0 == $1 }
    #expect(same >= 54)
    #expect(quantized.layers.allSatisfy { $0.weights.allSatisfy { $0 != -128 } })
  }

  @Test func wrongImagesAreRefused() throws {
    let network = try raggedNetwork(activationBits: 8)
    #expect(throws: NetworkError.self) {
      try network.evaluate(Samples.images(2), products: .exact, threads: 1)
    }
    #expect(throws: NetworkError.self) {
      try FloatNetwork(graph: .lenet5, seed: 1).quantized(
        calibration: Samples.images(1), activationBits: 2)
    }
  }
}
