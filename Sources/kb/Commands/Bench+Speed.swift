import Datasets
import Foundation
import Harness
import Networks
import Reports

extension Bench {
  /// Measures how fast layers are emulated; with --record, writes benchmarks/speed.md and .csv.
  func measureSpeed() throws {
    let shapes = SpeedShape.convolutions(of: [.resnet8, .resnet20])
    let contenders = SpeedContender.all
    let run = SpeedRun(
      batch: 64, threadCounts: threads.jobs > 1 ? [1, 2] : [1], repetitions: quick ? 3 : 15, shortest: 0.004)
    let progress = Progress(total: shapes.count)
    let measurements = try shapes.map { shape in
      progress.begin(shape.name)
      defer { progress.finishOne() }
      return try run.measure(shape, contenders: contenders)
    }
    progress.finish()
    let table = SpeedTable(
      measurements, run: run, contenders: contenders, inference: try inference(threads: run.threadCounts))
    let whole = table.inferenceTable.map { $0.shown + "\n" } ?? ""
    Output.result("\(SpeedTable.machine())\n\n\(whole)\(table.networks.shown)\n\(table.layers.shown)")
    guard record else { return }
    try publish(
      table.files(machine: SpeedTable.machine()), in: try options.project(), check: false,
      command: "kb bench --speed --record")
  }

  /// A whole network over test images, where they are here.
  private func inference(threads: [Int]) throws -> NetworkSpeed? {
    let project = try options.project()
    let target = NetworkTarget(network: NetworkGraph.resnet8.id, dataset: "cifar10")
    do {
      let model = try project.modelStore.load(network: target.network, dataset: target.dataset)
      let images = try dataOptions.store(project).load(target.dataset, split: .test)
      Output.note("\(target.network) on \(images.title)")
      return try NetworkSpeed(
        model, images: quick ? images.first(1000) : images, threadCounts: threads, repetitions: quick ? 3 : 7)
    } catch let error as DatasetError {
      Output.note("inference of \(target.network) is not measured: \(error)")
      return nil
    }
  }
}
