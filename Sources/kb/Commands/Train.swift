import ArgumentParser
import Datasets
import Foundation
import Harness
import Networks

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train a network; writes weights and model card to catalog/models.",
    discussion: "Resumes from its checkpoint with --resume. Equal seeds give equal weights on one machine.")

  @OptionGroup var options: CatalogOptions
  @OptionGroup var dataOptions: DataOptions
  @Argument(help: "The network, such as lenet5.") var network: String
  @Option(help: "The dataset.") var dataset: String?
  @Option(help: "Epochs, in place of the network's usual number.") var epochs: Int?
  @Option(help: "Seed of weights, order and augmentation.") var seed = TrainingConfiguration().seed
  @Option(help: "The largest learning rate.") var rate: Float?
  @Option(help: "Weight decay.") var decay: Float?
  @Option(help: "How many of the last training images are only watched, in place of a twelfth.") var watch:
    Int?
  @Flag(help: "Take up an interrupted training.") var resume = false
  @Flag(help: "Start from the weights in catalog/models, which the outcome replaces.") var goOn = false
  @Flag(
    help:
      "Learn from the answers of the weights in catalog/models, which the outcome replaces, beside the labels."
  ) var distil =
    false
  @Option(
    help:
      "Take the mean of the weights that the last so many epochs end in; the rate then stays where it is after the warm-up."
  ) var average = 0

  func run() throws {
    try reportingFailures {
      let project = try options.project()
      let data = dataOptions.store(project)
      guard let graph = NetworkGraph.named(network) else {
        throw ModelStoreError.unknownNetwork(network, known: NetworkGraph.all.map(\.id))
      }
      let dataset = dataset ?? (graph.input == NetworkGraph.lenet5.input ? "mnist" : "cifar10")
      var configuration = TrainingConfiguration.standard(for: graph)
      if let epochs { configuration.epochs = epochs }
      if let rate { configuration.learningRate = rate }
      if let decay { configuration.weightDecay = decay }
      configuration.seed = seed
      configuration.averaged = average
      let checkpoint = project.state.appending(path: "\(network)-\(dataset).checkpoint")
      try FileManager.default.createDirectory(at: project.state, withIntermediateDirectories: true)
      let maker = ModelMaker(
        graph: graph, configuration: configuration, store: project.modelStore,
        watched: watch)
      let started = Date()
      // A resumed training has epochs behind it that took no time now.
      var first: Int?
      let card = try maker.make(
        training: try data.load(dataset, split: .train), test: try data.load(dataset, split: .test),
        checkpoint: checkpoint, resume: resume, goesOn: goOn, distils: distil
      ) { progress in
        let elapsed = Date().timeIntervalSince(started)
        let watched =
          progress.validationAccuracy.map { "validation \((100 * $0).formatted(decimals: 2)) %  " } ?? ""
        let before = first ?? progress.epoch - 1
        first = before
        let left = elapsed / Double(progress.epoch - before) * Double(progress.epochs - progress.epoch)
        Output.note(
          "epoch \(progress.epoch)/\(progress.epochs)  loss \(progress.loss.formatted(decimals: 4))  "
            + "training \((100 * progress.trainingAccuracy).formatted(decimals: 2)) %  "
            + watched + "about \(Int(left)) s left"
        )
      }
      Output.result(card.markdown)
    }
  }
}
