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
    let table = SpeedTable(measurements, run: run, contenders: contenders)
    Output.result("\(SpeedTable.machine())\n\n\(table.networks.text)\n\(table.layers.text)")
    guard record else { return }
    try publish(
      table.files(machine: SpeedTable.machine()), in: try options.project(), check: false,
      command: "kb bench --speed --record")
  }
}
