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

  @Test(arguments: [Samples.ragged, Samples.residual], [false, true])
  func gradientsAgreeWithFiniteDifferences(graph: NetworkGraph, isTaught: Bool) throws {
    let teacher = isTaught ? FloatNetwork(graph: graph, seed: 8) : nil
    let distillation = Distillation(teacher: "")
    let images = Samples.images(5, shape: graph.input, classes: 3)
    // Biases of 0 behind silent units would put ReLUs on their kink, where there is no gradient.
    var generator = SplitMix64(seed: 4)
    var parameters = FloatNetwork(graph: graph, seed: 3).parameters
    for index in parameters.indices where graph.parameters[index].shape.count == 1 {
      for at in parameters[index].indices { parameters[index][at] = generator.unitFloat() - 0.3 }
    }
    let network = try FloatNetwork(graph: graph, parameters: parameters)
    let (whole, gradients) = try network.lossAndGradients(images, taughtBy: teacher, distillation)
    var checked = 0
    for (index, parameter) in graph.parameters.enumerated() where parameter.isTrained {
      for _ in 0..<6 {
        let at = generator.below(parameter.count)
        func loss(_ move: Float) throws -> Double {
          var moved = network.parameters
          moved[index][at] += move
          return try FloatNetwork(graph: graph, parameters: moved)
            .lossAndGradients(images, taughtBy: teacher, distillation).loss
        }
        let step: Float = 1e-4
        let measured = (try loss(step) - loss(-step)) / Double(2 * step)
        #expect(
          // What rounding of the loss makes of a difference grows with the loss.
          abs(measured - Double(gradients[index][at])) < 2e-3 * max(1, whole) + 0.02 * abs(measured),
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

  @Test func learnsFromATeacherWhoseLabelsItDoesNotSee() throws {
    let teacher = try Trainer(graph: Samples.barNet, configuration: short).train(
      on: Samples.bars(480, seed: 1), validation: Samples.bars(10, seed: 2))
    let right = Samples.bars(480, seed: 4)
    let wrong = ImageSet(
      dataset: right.dataset, title: right.title, split: right.split, channels: 1, height: 8, width: 8,
      classNames: right.classNames, pixels: right.pixels, labels: right.labels.map { 1 - $0 },
      digest: "wrong")
    var configuration = short
    var distillation = Distillation(teacher: "bars")
    for (share, isRight) in [(Float(1), true), (0, false)] {
      distillation.share = share
      configuration.distillation = distillation
      let student = try Trainer(graph: Samples.barNet, configuration: configuration).train(
        on: wrong, validation: right, teacher: teacher)
      let accuracy = try student.accuracy(on: Samples.bars(200, seed: 3))
      #expect(isRight ? accuracy > 0.95 : accuracy < 0.05, "share \(share): \(accuracy)")
    }
  }

  /// Two classes, logits 1 and 0; the teacher's are 3 and 0; temperature 3, share 0.7, label 1.
  /// p = 1 / (1 + e^-1) = 0.7310586, H(label, p) = ln(1 + e) = 1.3132617; p_T = 1 / (1 + e^(-1/3)) = 0.5825702,
  /// q_T = 0.7310586; H(q_T, p_T) = 0.7310586 * 0.5403055 + 0.2689414 * 0.8736388 = 0.6299527.
  @Test func distillationByHand() throws {
    let graph = try NetworkGraph(id: "two", input: Shape(1, 1, 1), layers: [("fc", .dense(outputs: 2))])
    let network = try FloatNetwork(graph: graph, parameters: [[0, 0], [1, 0]])
    let teacher = try FloatNetwork(graph: graph, parameters: [[0, 0], [3, 0]])
    let image = ImageSet(
      dataset: "grey", split: "train", channels: 1, height: 1, width: 1, classNames: ["a", "b"],
      pixels: [0], labels: [1], digest: "grey")
    let (loss, gradients) = try network.lossAndGradients(
      image, taughtBy: teacher, Distillation(teacher: ""))
    #expect(abs(loss - (0.3 * 1.3132617 + 0.7 * 9 * 0.6299527)) < 1e-5)
    // By the first bias: 0.3 (p - 0) + 0.7 * 3 (p_T - q_T).
    #expect(abs(gradients[1][0] - (0.3 * 0.7310586 + 2.1 * (0.5825702 - 0.7310586))) < 1e-5)
    #expect(abs(gradients[1][0] + gradients[1][1]) < 1e-6)
  }

  @Test func aLessonNeedsAFittingTeacher() throws {
    let images = Samples.bars(96, seed: 1)
    let teacher = FloatNetwork(graph: Samples.barNet, seed: 5)
    var taught = short
    taught.distillation = Distillation(teacher: "a")
    let file = try Samples.temporaryFile("state.safetensors")
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    func train(_ configuration: TrainingConfiguration, _ teacher: FloatNetwork?) throws {
      _ = try Trainer(graph: Samples.barNet, configuration: configuration).train(
        on: images, validation: images.empty, teacher: teacher, checkpoint: file, resume: true)
    }
    try train(taught, teacher)
    try train(taught, teacher)
    for (configuration, teacher) in [
      (taught, nil), (short, teacher), (taught, FloatNetwork(graph: .lenet5, seed: 1)),
    ] {
      #expect(throws: NetworkError.self) { try train(configuration, teacher) }
    }
    var other = taught
    other.distillation = Distillation(teacher: "b")
    // The weights that it learnt from were replaced meanwhile.
    #expect(throws: SafetensorsError.self) { try train(other, teacher) }
  }

  /// An empty store in a folder of its own, and what trains bars for one epoch into it.
  private func barModels() throws -> (folder: URL, store: ModelStore, maker: ModelMaker) {
    let folder = try Samples.temporaryFile("models").deletingLastPathComponent()
    let store = ModelStore(catalog: folder, imported: folder)
    var configuration = short
    configuration.epochs = 1
    return (
      folder, store,
      ModelMaker(graph: Samples.barNet, configuration: configuration, store: store, watched: 0)
    )
  }

  @Test func aCardNamesTheTeacher() throws {
    let (folder, store, maker) = try barModels()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (training, test) = (Samples.bars(96, seed: 1), Samples.bars(20, seed: 2))
    #expect(throws: ModelStoreError.self) { try maker.make(training: training, test: test, distils: true) }
    _ = try maker.make(training: training, test: test)
    let digest = Digest.sha256(
      Array(try Data(contentsOf: store.weights(network: "bars", dataset: "bars"))))
    try GraphFile.data(Samples.barNet).write(to: folder.appending(path: "bars.json"))
    let card = try maker.make(training: training, test: test, distils: true)
    #expect(card.history == ["kb train bars --dataset bars --epochs 1 --rate 0.01 --watch 0"])
    #expect(card.configuration.distillation?.teacher == digest)
    #expect(card.configuration.start == nil)
    #expect(card.markdown.contains("70 % is the cross-entropy with the answers"))
    #expect(card.markdown.contains(digest))
    #expect(card.markdown.contains("--watch 0 --distil\n"))
  }

  @Test func goesOnFromTheStoresWeights() throws {
    let (folder, store, maker) = try barModels()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (training, test) = (Samples.bars(96, seed: 1), Samples.bars(20, seed: 2))
    #expect(throws: ModelStoreError.self) { try maker.make(training: training, test: test, goesOn: true) }
    let first = try maker.make(training: training, test: test)
    #expect(first.history.isEmpty)
    let digest = Digest.sha256(
      Array(try Data(contentsOf: store.weights(network: "bars", dataset: "bars"))))
    try GraphFile.data(Samples.barNet).write(to: folder.appending(path: "bars.json"))
    let start = try store.load(network: "bars", dataset: "bars").network
    let second = try maker.make(training: training, test: test, goesOn: true)
    // The whole chain of commands, and what it stands on.
    #expect(second.history == ["kb train bars --dataset bars --epochs 1 --rate 0.01 --watch 0"])
    #expect(second.markdown.contains(digest))
    #expect(second.markdown.contains("--watch 0 --go-on\n"))
    var configuration = maker.configuration
    configuration.start = digest
    let expected = try Trainer(graph: Samples.barNet, configuration: configuration).train(
      on: training, validation: training.empty, from: start)
    #expect(
      try store.load(network: "bars", dataset: "bars").network.parameters == expected.parameters)
    #expect(expected.parameters != start.parameters)
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

  /// With a rate that stays, a longer training passes through the outcomes of shorter ones.
  @Test func averagesTheWeightsThatTheLastEpochsEndIn() throws {
    let training = Samples.bars(96, seed: 1)
    func outcome(epochs: Int, averaged: Int) throws -> [[Float]] {
      var configuration = short
      (configuration.epochs, configuration.averaged) = (epochs, averaged)
      return try Trainer(graph: Samples.barNet, configuration: configuration).train(
        on: training, validation: training.empty
      ).parameters
    }
    let (second, third) = (try outcome(epochs: 2, averaged: 1), try outcome(epochs: 3, averaged: 1))
    let mean = try outcome(epochs: 3, averaged: 2)
    #expect(second != third)
    for index in mean.indices {
      for at in mean[index].indices {
        let expected = (second[index][at] + third[index][at]) / 2
        #expect(abs(mean[index][at] - expected) <= 1e-6 * max(1, abs(expected)))
      }
    }
  }

  /// One shard: the statistics taken anew are those of the images themselves, so that a network with them gives what
  /// normalisation by the batch gives.
  @Test func averagedWeightsHaveStatisticsOfTheirOwn() throws {
    let images = Samples.images(24, shape: Shape(2, 10, 8), classes: 3)
    var configuration = short
    configuration.rule = .nesterov
    (configuration.shift, configuration.epochs, configuration.averaged) = (0, 4, 3)
    let network = try Trainer(graph: Samples.residual, configuration: configuration).train(
      on: images, validation: images.empty)
    let ofBatch = try network.lossAndGradients(images).loss
    let logits = try network.logits(images)
    var loss = 0.0
    for image in 0..<images.count {
      let own = logits[image * 3..<image * 3 + 3].map(Double.init)
      loss += log(own.map(exp).reduce(0, +)) - own[Int(images.labels[image])]
    }
    #expect(abs(loss / Double(images.count) - ofBatch) < 1e-4)
  }

  @Test func anAverageSurvivesAnInterruption() throws {
    let training = Samples.images(40, shape: Shape(2, 10, 8), classes: 3)
    var configuration = short
    (configuration.epochs, configuration.averaged) = (4, 3)
    let trainer = Trainer(graph: Samples.residual, configuration: configuration)
    let file = try Samples.temporaryFile("state.safetensors")
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    let whole = try trainer.train(on: training, validation: training.empty, checkpoint: file) {
      let kept = file.appendingPathExtension("\($0.epoch)")
      try? FileManager.default.copyItem(at: file, to: kept)
    }
    for epoch in 1...4 {
      let resumed = try trainer.train(
        on: training, validation: training.empty, checkpoint: file.appendingPathExtension("\(epoch)"),
        resume: true)
      #expect(resumed.parameters == whole.parameters, "after epoch \(epoch)")
    }
    // Of epochs that would be none of the averaged ones, or more than were done.
    for averaged in [-1, 5] {
      configuration.averaged = averaged
      #expect(throws: NetworkError.self) {
        try Trainer(graph: Samples.residual, configuration: configuration).train(
          on: training, validation: training.empty)
      }
    }
  }

  @Test func refusesWhatItCannotTrain() {
    var configuration = short
    configuration.epochs = 0
    #expect(throws: NetworkError.self) {
      try Trainer(graph: Samples.barNet, configuration: configuration).train(
        on: Samples.bars(10, seed: 1), validation: Samples.bars(10, seed: 1))
    }
    for (share, temperature) in [(Float(1.5), Float(3)), (0.5, 0), (.nan, 1), (0.5, .infinity)] {
      var configuration = short
      configuration.distillation = Distillation(teacher: "")
      configuration.distillation?.share = share
      configuration.distillation?.temperature = temperature
      #expect(throws: NetworkError.self) {
        try Trainer(graph: Samples.barNet, configuration: configuration).train(
          on: Samples.bars(10, seed: 1), validation: Samples.bars(10, seed: 1))
      }
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
