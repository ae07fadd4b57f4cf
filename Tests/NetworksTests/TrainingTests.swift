import Datasets
import Foundation
import Networks
import Random
import Testing

struct TrainingTests {
  private var short: TrainingConfiguration {
    var configuration = TrainingConfiguration()
    configuration.epochs = 3
    configuration.batchSize = 48
    configuration.learningRate = 0.01
    configuration.shift = 0
    return configuration
  }

  @Test(arguments: [Samples.ragged, Samples.residual])
  func gradientsAgreeWithFiniteDifferences(graph: NetworkGraph) throws {
    let images = Samples.images(5, shape: graph.input, classes: 3)
    // Biases of 0 behind silent units would put ReLUs on their kink, where there is no gradient.
    var generator = SplitMix64(seed: 4)
    var parameters = FloatNetwork(graph: graph, seed: 3).parameters
    for index in parameters.indices where graph.parameters[index].shape.count == 1 {
      for at in parameters[index].indices { parameters[index][at] = generator.unitFloat() - 0.3 }
    }
    let network = try FloatNetwork(graph: graph, parameters: parameters)
    let gradients = try network.lossAndGradients(images).gradients
    var checked = 0
    for (index, parameter) in graph.parameters.enumerated() where parameter.isTrained {
      for _ in 0..<6 {
        let at = generator.below(parameter.count)
        func loss(_ move: Float) throws -> Double {
          var moved = network.parameters
          moved[index][at] += move
          return try FloatNetwork(graph: graph, parameters: moved).lossAndGradients(images).loss
        }
        let step: Float = 1e-4
        let measured = (try loss(step) - loss(-step)) / Double(2 * step)
        #expect(
          abs(measured - Double(gradients[index][at])) < 2e-3 + 0.02 * abs(measured),
          "\(parameter.name)[\(at)]: \(measured) measured, \(gradients[index][at]) computed")
        checked += 1
      }
    }
    #expect(checked == 6 * graph.parameters.count { $0.isTrained })
  }

  @Test func learnsBarsAlikeWithOneThreadAndTwo() throws {
    var configuration = short
    var networks: [FloatNetwork] = []
    for threads in [1, 2] {
      configuration.threads = threads
      networks.append(
        try Trainer(graph: Samples.barNet, configuration: configuration).train(
          on: Samples.bars(480, seed: 1), validation: Samples.bars(100, seed: 2)))
    }
    #expect(networks[0].parameters == networks[1].parameters)
    #expect(try networks[0].accuracy(on: Samples.bars(200, seed: 3)) > 0.95)
  }

  @Test func resumesToTheSameWeights() throws {
    let (training, validation) = (Samples.bars(96, seed: 1), Samples.bars(20, seed: 2))
    let trainer = Trainer(graph: Samples.barNet, configuration: short)
    let whole = try trainer.train(on: training, validation: validation)

    // The state after each epoch is kept, and the training taken up again from the first.
    let file = try Samples.temporaryFile("state.safetensors")
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    let kept = file.appendingPathExtension("first")
    var epochs: [Int] = []
    _ = try trainer.train(on: training, validation: validation, checkpoint: file) {
      if $0.epoch == 1 { try? FileManager.default.copyItem(at: file, to: kept) }
    }
    let resumed = try trainer.train(
      on: training, validation: validation, checkpoint: kept, resume: true
    ) { epochs.append($0.epoch) }
    #expect(epochs == [2, 3])
    #expect(resumed.parameters == whole.parameters)

    var other = short
    other.seed += 1
    #expect(throws: SafetensorsError.self) {
      try Trainer(graph: Samples.barNet, configuration: other).train(
        on: training, validation: validation, checkpoint: kept, resume: true)
    }
  }

  @Test func refusesWhatItCannotTrain() {
    var configuration = short
    configuration.epochs = 0
    #expect(throws: NetworkError.self) {
      try Trainer(graph: Samples.barNet, configuration: configuration).train(
        on: Samples.bars(10, seed: 1), validation: Samples.bars(10, seed: 1))
    }
    #expect(throws: NetworkError.self) {
      try Trainer(graph: .lenet5, configuration: short).train(
        on: Samples.bars(10, seed: 1), validation: Samples.bars(10, seed: 1))
    }
    #expect(throws: NetworkError.empty(dataset: "bars", split: "train")) {
      try Trainer(graph: Samples.barNet, configuration: short).train(
        on: Samples.bars(0, seed: 1), validation: Samples.bars(10, seed: 1))
    }
  }
}
