import Datasets
import Foundation
import Networks
import Testing

struct ModelTests {
  private let catalog = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "catalog")

  @Test func committedModelsLoad() throws {
    let network = try ModelStore(catalog: catalog).load(network: "lenet5", dataset: "mnist")
    #expect(network.graph == .lenet5)
  }

  @Test func glyphsModelIsWhatItsCardSays() throws {
    let store = ModelStore(catalog: catalog)
    let card = try String(contentsOf: store.card(network: "lenet5", dataset: "glyphs"), encoding: .utf8)
    let training = Glyphs.generate(split: .train)
    #expect(card.contains(training.digest))
    let network = try store.load(network: "lenet5", dataset: "glyphs")
    let quantized = try network.quantized(
      calibration: ModelMaker.calibration(training), activationBits: 8, threads: 2)
    #expect(card.contains(quantized.digest))
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
    let network = try FloatNetwork(graph: Samples.barNet, contentsOf: weights)
    #expect(try network.accuracy(on: Samples.bars(100, seed: 2)) == card.floatAccuracy)
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }
}
