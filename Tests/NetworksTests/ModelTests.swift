import Datasets
import Foundation
import Networks
import Testing

struct ModelTests {
  private let catalog = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "catalog")

  @Test func committedModelsLoad() throws {
    let network = try ModelStore(catalog: catalog).load(network: "lenet5", dataset: "mnist").network
    #expect(network.graph == .lenet5)
  }

  @Test func glyphsModelIsWhatItsCardSays() throws {
    let store = ModelStore(catalog: catalog)
    let card = try String(contentsOf: store.card(network: "lenet5", dataset: "glyphs"), encoding: .utf8)
    let training = Glyphs.generate(split: .train)
    #expect(card.contains(training.digest))
    let model = try store.load(network: "lenet5", dataset: "glyphs")
    let quantized = try model.quantized(bits: .int8, threads: 2) { ModelMaker.calibration(training) }
    #expect(card.contains(quantized.digest))
  }

  @Test func residualModelsAreWhatTheirCardsSay() throws {
    let store = ModelStore(catalog: catalog)
    for graph in NetworkGraph.all where graph.nodes.contains(where: { $0.layer == .batchNorm }) {
      let cardFile = store.card(network: graph.id, dataset: "cifar10")
      guard let card = try? String(contentsOf: cardFile, encoding: .utf8) else { continue }
      let model = try store.load(network: graph.id, dataset: "cifar10")
      // No images: the file holds the activation ranges.
      let quantized = try model.quantized(bits: .int8, threads: 1) { Samples.images(0) }
      #expect(card.contains(quantized.digest), "\(graph.id)")
      #expect(card.contains("CIFAR-10 (JPEG)"))
    }
  }

  @Test func damagedRangesAreRefused() throws {
    let file = try Samples.temporaryFile("weights.safetensors")
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    let network = FloatNetwork(graph: Samples.barNet, seed: 1)
    for text in ["conv1", "conv1=-1", "conv1=nan", "conv1=1e99", "conv1=x"] {
      try network.save(to: file, metadata: ["activation-maxima": text])
      let error = #expect(throws: SafetensorsError.self) {
        try TrainedModel(graph: Samples.barNet, contentsOf: file)
      }
      #expect(error?.problem == "activation-maxima holds '\(text)', not name=maximum")
    }
    try network.save(to: file, metadata: ["activation-maxima": "other=1"])
    let model = try TrainedModel(graph: Samples.barNet, contentsOf: file)
    #expect(throws: NetworkError.self) {
      try model.quantized(bits: .int8, threads: 1) { Samples.images(0) }
    }
  }

  @Test func missingModelsSayHowToGetThem() throws {
    let store = ModelStore(catalog: URL(filePath: "/nowhere"))
    let error = #expect(throws: ModelStoreError.self) {
      try store.load(network: "lenet5", dataset: "mnist")
    }
    #expect(
      error?.description
        == "model lenet5-mnist not found at /nowhere/models/lenet5-mnist.safetensors; "
        + "run `kb train lenet5 --dataset mnist`")
    #expect(throws: ModelStoreError.unknownNetwork("lenet6", known: NetworkGraph.all.map(\.id))) {
      try store.load(network: "lenet6", dataset: "mnist")
    }
  }

  @Test func makesWeightsAndCard() throws {
    let file = try Samples.temporaryFile("state.safetensors")
    let folder = file.deletingLastPathComponent()
    defer { try? FileManager.default.removeItem(at: folder) }
    var configuration = TrainingConfiguration()
    configuration.epochs = 2
    configuration.learningRate = 0.01
    configuration.shift = 0
    let store = ModelStore(catalog: folder)
    let card = try ModelMaker(graph: Samples.barNet, configuration: configuration, store: store).make(
      training: Samples.bars(480, seed: 1), test: Samples.bars(100, seed: 2), checkpoint: file)
    #expect((card.trainingImages, card.validationImages) == (440, 40))
    #expect(card.int8Accuracy > 0.6)
    let text = try String(contentsOf: store.card(network: "bars", dataset: "bars"), encoding: .utf8)
    #expect(text == card.markdown)
    #expect(text.contains("kb train bars --dataset bars"))
    #expect(text.contains(card.int8Digest))
    let weights = store.weights(network: "bars", dataset: "bars")
    let model = try TrainedModel(graph: Samples.barNet, contentsOf: weights)
    #expect(model.ranges == (try model.network.activationRanges(Samples.bars(480, seed: 1))))
    #expect(
      try model.quantized(bits: .int8, threads: 1) { Samples.bars(0, seed: 1) }.digest
        == card.int8Digest)
    #expect(try model.network.accuracy(on: Samples.bars(100, seed: 2)) == card.floatAccuracy)
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }
}
