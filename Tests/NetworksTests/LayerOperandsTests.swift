import Arithmetic
import Datasets
import Networks
import Testing

@Suite("Operands recorded from a layer")
struct LayerOperandsTests {
  private func network(_ graph: NetworkGraph, _ bits: OperandBits = .int8) throws -> QuantizedNetwork {
    let network = FloatNetwork(graph: graph, seed: 11)
    let images = Samples.images(40, shape: graph.input, classes: graph.classes, seed: 2)
    return try network.quantized(ranges: network.activationRanges(images), bits: bits)
  }

  @Test("Counts are those of every product of every image")
  func counts() throws {
    for (graph, count) in [(Samples.ragged, 5), (Samples.residual, 3)] {
      let network = try network(graph)
      let images = Samples.images(count, shape: graph.input, classes: 3)
      for layer in network.layers {
        let recorded = try network.operands(of: layer.name, on: images, pairs: 0, seed: 1)
        let products = layer.window.positions * layer.window.depth * layer.channels * count
        #expect(recorded.activationCounts.count == 256)
        #expect(recorded.activationCounts.reduce(0, +) == products)
        #expect(recorded.weightCounts.reduce(0, +) == products)
        for code in Set(layer.weights) {
          #expect(
            recorded.weightCounts[Int(code) & 255]
              == layer.weights.count { $0 == code } * layer.window.positions * count)
        }
      }
    }
  }

  @Test("The first layer multiplies the pixels, and zeros over the edge")
  func pixels() throws {
    let network = try network(Samples.ragged)
    let images = Samples.images(3, shape: Samples.ragged.input, classes: 3)
    let layer = try #require(network.layers.first)
    // How many windows of 3 x 3, two apart and reaching one over the edge, hold a pixel of an 11 x 9 image.
    func windows(_ place: Int, _ size: Int) -> Int {
      (0..<(size + 1) / 2).count { (2 * $0 - 1...2 * $0 + 1).contains(place) }
    }
    var expected = [Int](repeating: 0, count: 256)
    for (at, pixel) in images.pixels.enumerated() {
      expected[Int(pixel)] += windows(at / 9 % 11, 11) * windows(at % 9, 9) * layer.channels
    }
    expected[0] += layer.window.positions * layer.window.depth * layer.channels * 3 - expected.reduce(0, +)
    let recorded = try network.operands(of: layer.name, on: images, pairs: 0, seed: 1)
    #expect(recorded.activationCounts == expected)
  }

  @Test("The stream is of whole windows, and depends on the seed alone")
  func stream() throws {
    let network = try network(Samples.residual)
    let images = Samples.images(3, shape: Samples.residual.input, classes: 3)
    let layer = network.layers[1]
    let depth = layer.window.depth
    let recorded = try network.operands(of: layer.name, on: images, pairs: 10 * depth + 1, seed: 4)
    #expect(recorded.activations.count == 10 * depth + 1)
    #expect(recorded.weights.count == 10 * depth + 1)
    let rows = Set((0..<layer.channels).map { Array(layer.weights[$0 * depth..<($0 + 1) * depth]) })
    for window in 0..<10 {
      #expect(rows.contains(recorded.weights[window * depth..<(window + 1) * depth].map { Int16($0) }))
    }
    for code in recorded.activations { #expect(recorded.activationCounts[code] > 0) }
    #expect(try network.operands(of: layer.name, on: images, pairs: 10 * depth + 1, seed: 4) == recorded)
    #expect(try network.operands(of: layer.name, on: images, pairs: 10 * depth + 1, seed: 5) != recorded)
  }

  @Test("What cannot be recorded is refused")
  func refusals() throws {
    let network = try network(Samples.ragged)
    let images = Samples.images(2, shape: Samples.ragged.input, classes: 3)
    #expect {
      try network.operands(of: "pool", on: images, pairs: 1, seed: 1)
    } throws: {
      "\($0)".contains("conv1, conv2, fc1, fc2")
    }
    #expect(throws: NetworkError.self) {
      try network.operands(of: "conv1", on: images.first(0), pairs: 1, seed: 1)
    }
    #expect(throws: NetworkError.self) {
      try network.operands(of: "conv1", on: Samples.images(2), pairs: 1, seed: 1)
    }
  }
}
