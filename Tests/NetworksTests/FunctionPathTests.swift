import Arithmetic
import Datasets
import Networks
import Testing

/// Wide operands and approximate accumulators: rows of products and sums against one product at a time.
@Suite("Inference without tables")
struct FunctionPathTests {
  private func network(_ graph: NetworkGraph, _ bits: OperandBits) throws -> QuantizedNetwork {
    let network = FloatNetwork(graph: graph, seed: 11)
    let images = Samples.images(40, shape: graph.input, classes: graph.classes, seed: 2)
    return try network.quantized(ranges: network.activationRanges(images), bits: bits)
  }

  private func function(
    _ unit: String, _ encoding: OperandEncoding = .signMagnitude,
    _ binding: OperandBinding = .activationFirst
  ) throws -> ProductFunction {
    guard case .multiplier(let unit) = try ArithmeticUnit(UnitSpec(parsing: unit)) else {
      throw UnitSpecError.isAdder(name: unit)
    }
    return try ProductFunction(unit: unit, encoding: encoding, binding: binding)
  }

  private func accumulator(_ adder: String) throws -> Accumulator {
    guard case .adder(let adder) = try ArithmeticUnit(UnitSpec(parsing: adder)) else {
      throw UnitSpecError.isMultiplier(name: adder)
    }
    return Accumulator(adder)
  }

  private static let adders = [
    "exact-adder:n=32", "exact-adder:n=9", "loa:n=32,k=11", "loa:n=20,k=6,carry=0", "trunc-add:n=32,k=5",
    "trunc-add:n=24,k=7,ones=1", "eta1:n=32,k=10", "ama:n=16,k=5", "aca:n=32", "gear:r=8,p=8,k=3",
    "etaii:x=8,m=4",
    "axa:n=32,k=4",
  ]

  @Test("every accumulator, row by row, is its adder one product after another", arguments: adders)
  func accumulators(adder: String) throws {
    for graph in [Samples.ragged, Samples.residual] {
      let images = Samples.images(37, shape: graph.input, classes: 3)
      let network = try network(graph, .int8)
      let accumulator = try accumulator(adder)
      let products = LayerProducts.table(Samples.table(seed: 3, bound: 30_000))
      let expected = try network.referenceEvaluate(images, products: products, accumulator: accumulator)
      for threads in [1, 2] {
        #expect(
          try network.evaluate(images, products: products, accumulator: accumulator, threads: threads)
            == expected)
      }
    }
  }

  @Test(
    "operands of every width",
    arguments: [
      ("drum:n=16,k=5", OperandEncoding.signMagnitude), ("drum:n=12,k=4,s=1", .twosComplement),
      ("exact:n=9", .signMagnitude), ("mitchell:n=16", .affine), ("trunc:n=10,k=7", .affine),
      ("exact:n=4", .affine), ("exact:n=16,s=1", .twosComplement),
      ("perforated:n=13,j=2,k=3", .signMagnitude),
    ])
  func widths(unit: String, encoding: OperandEncoding) throws {
    for binding in OperandBinding.allCases {
      let function = try function(unit, encoding, binding)
      let width = function.unit.operands.width
      let bits = OperandBits(activations: encoding == .twosComplement ? width - 1 : width, weights: width)
      for graph in [Samples.ragged, Samples.residual] {
        let network = try network(graph, bits)
        let images = Samples.images(19, shape: graph.input, classes: 3)
        let largest = Int16(bits.largestWeight)
        #expect(network.layers.allSatisfy { $0.weights.allSatisfy { -largest...largest ~= $0 } })
        #expect(network.layers.contains { $0.weights.contains(largest) || $0.weights.contains(-largest) })
        // 63 bits lose nothing here: the reference needs an adder.
        let found = try network.evaluate(
          images, products: .function(function), accumulator: nil, threads: 2)
        let expected = try network.referenceEvaluate(
          images, products: .function(function), accumulator: Accumulator(PlainAdder()))
        #expect(found.predictions == expected.predictions)
        #expect(found.logitsDigest == expected.logitsDigest)
      }
    }
  }

  /// Wide enough for everything.
  private struct PlainAdder: Adder {
    let width = 62
    func sum(_ a: Int, _ b: Int) -> Int { a &+ b }
  }

  @Test("8-bit networks come out as on the emulation plans", arguments: [7, 8])
  func tables(activationBits: Int) throws {
    for graph in [Samples.ragged, Samples.residual] {
      let network = try network(graph, OperandBits(activations: activationBits, weights: 8))
      let images = Samples.images(37, shape: graph.input, classes: 3)
      for bound in [127, 30_000, 1 << 28] {
        let table = Samples.table(seed: 5, bound: bound)
        #expect(
          try network.evaluate(images, products: .table(table), accumulator: nil, threads: 2)
            == network.evaluate(images, products: table, threads: 2))
      }
      #expect(
        try network.evaluate(images, products: .exact, accumulator: nil, threads: 1)
          == network.evaluate(images, products: .exact, threads: 1))
      let exact = try accumulator("exact-adder:n=32")
      #expect(
        try network.evaluate(images, products: .exact, accumulator: exact, threads: 1)
          == network.evaluate(images, products: .exact, threads: 1))
    }
  }

  @Test("narrow units run on tables as on their functions", arguments: [4, 5, 6, 7])
  func narrow(width: Int) throws {
    let network = try network(Samples.ragged, OperandBits(activations: width, weights: width))
    let images = Samples.images(37, shape: Samples.ragged.input, classes: 3)
    for encoding in [OperandEncoding.signMagnitude, .affine] {
      let function = try function("drum:n=\(width),k=3", encoding, .weightFirst)
      let table = try EffectiveTable(unit: function.unit, encoding: encoding, binding: .weightFirst)
      #expect(
        try network.evaluate(images, products: table, threads: 1)
          == network.evaluate(images, products: .function(function), accumulator: nil, threads: 1))
    }
  }

  @Test("approximate sums move logits, and the order of the products counts")
  func adderMatters() throws {
    let network = try network(Samples.ragged, .int8)
    let images = Samples.images(37, shape: Samples.ragged.input, classes: 3)
    let exact = try network.evaluate(images, products: .exact, threads: 1)
    let loa = try network.evaluate(
      images, products: .exact, accumulator: accumulator("loa:n=32,k=9"), threads: 1)
    #expect(loa.logitsDigest != exact.logitsDigest)
  }

  @Test("what does not fit is refused with the range")
  func refusals() throws {
    let network = FloatNetwork(graph: Samples.ragged, seed: 1)
    let ranges = try network.activationRanges(
      Samples.images(4, shape: Samples.ragged.input, classes: 3, seed: 2))
    for bits in [OperandBits(activations: 2, weights: 8), .init(activations: 8, weights: 17)] {
      let error = #expect(throws: NetworkError.self) { try network.quantized(ranges: ranges, bits: bits) }
      #expect("\(error.map { "\($0)" } ?? "")".contains("must be in"))
    }
    let wide = try network.quantized(ranges: ranges, bits: OperandBits(activations: 9, weights: 9))
    #expect(throws: NetworkError.self) {
      try wide.evaluate(
        Samples.images(4, shape: Samples.ragged.input, classes: 3), products: .exact, threads: 1)
    }
    #expect(throws: TableError.self) { try function("exact:n=3") }
    #expect(throws: TableError.self) { try function("exact:n=8", .twosComplement) }
  }

  @Test("the digest tells widths apart")
  func digests() throws {
    let all = try [4, 7, 8, 9, 16].map {
      try network(Samples.ragged, OperandBits(activations: $0, weights: $0)).digest
    }
    #expect(Set(all).count == all.count)
  }
}
