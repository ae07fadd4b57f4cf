import Dispatch
import Foundation
import Networks

/// Seconds for one batch of a layer (of one a thread), over repetitions: processor time of one thread, which
/// other work on the machine does not count in; time on the clock of several.
package struct SpeedSample: Hashable, Sendable {
  package let contender: SpeedContender
  package let threads: Int
  /// Ascending.
  package let seconds: [Double]

  package var best: Double { seconds[0] }
  package var median: Double { quantile(0.5) }
  package func quantile(_ share: Double) -> Double {
    seconds[Int((Double(seconds.count - 1) * share).rounded())]
  }
}

package struct SpeedMeasurement: Sendable {
  package let shape: SpeedShape
  package let samples: [SpeedSample]

  package subscript(contender: SpeedContender, threads: Int) -> SpeedSample? {
    samples.first { $0.contender == contender && $0.threads == threads }
  }
}

/// All contenders on a layer, in turns: what disturbs one disturbs its neighbours too.
package struct SpeedRun: Sendable {
  package let batch: Int
  package let threadCounts: [Int]
  package let repetitions: Int
  /// Shorter work is repeated to last at least so long, in seconds.
  package let shortest: Double

  package init(batch: Int, threadCounts: [Int], repetitions: Int, shortest: Double) {
    self.batch = batch
    self.threadCounts = threadCounts
    self.repetitions = repetitions
    self.shortest = shortest
  }

  /// - Throws: `SpeedError.differs` if a contender is wrong: nothing is timed before all are right.
  package func measure(_ shape: SpeedShape, contenders: [SpeedContender]) throws -> SpeedMeasurement {
    let layer = try shape.layer()
    let codes = shape.codes(batch: batch)
    let most = threadCounts.max() ?? 1
    let lanes = try contenders.map { contender in
      try (0..<most).map { _ in try SpeedLane(contender, layer: layer, codes: codes, batch: batch) }
    }
    for (contender, lanes) in zip(contenders, lanes) { try check(contender, lanes, shape, layer, codes) }
    // Warm by now; how often to repeat each.
    let times = lanes.map { lanes in
      max(1, Int((shortest / Self.processorSeconds { lanes[0].run(1) }).rounded(.up)))
    }
    var seconds = [[Double]](repeating: [], count: contenders.count * threadCounts.count)
    for _ in 0..<repetitions {
      for contender in contenders.indices {
        for (place, threads) in threadCounts.enumerated() {
          let elapsed = Self.seconds(lanes[contender], threads: threads, times[contender])
          seconds[contender * threadCounts.count + place].append(elapsed / Double(times[contender]))
        }
      }
    }
    return SpeedMeasurement(
      shape: shape,
      samples: seconds.enumerated().map { at, seconds in
        SpeedSample(
          contender: contenders[at / threadCounts.count], threads: threadCounts[at % threadCounts.count],
          seconds: seconds.sorted())
      })
  }

  /// Runs every lane once, and holds it against the scalar strategy with the same table.
  private func check(
    _ contender: SpeedContender, _ lanes: [SpeedLane], _ shape: SpeedShape, _ layer: QuantizedLayer,
    _ codes: [UInt8]
  ) throws {
    let kind: PlanKind = if case .plan(let kind, _) = contender.method { kind } else { .table }
    guard
      let reference = LayerBaseline(
        layer, products: try SpeedContender.products(kind), activationMaximum: 255, strategy: .scalar)
    else { throw SpeedError.factor }
    var expected = [UInt8](repeating: 0, count: layer.window.output.size * batch)
    var scratch = reference.scratch(batch: batch)
    reference.codes(codes, batch: batch, into: &expected, scratch: &scratch)
    for lane in lanes {
      lane.run(1)
      guard lane.output == expected else {
        throw SpeedError.differs(shape: shape.name, contender: contender.description)
      }
    }
  }

  private static func seconds(_ lanes: [SpeedLane], threads: Int, _ times: Int) -> Double {
    if threads == 1 { return processorSeconds { lanes[0].run(times) } }
    // Each lane is run by one thread.
    nonisolated(unsafe) let lanes = lanes
    let elapsed = ContinuousClock().measure {
      DispatchQueue.concurrentPerform(iterations: threads) { lanes[$0].run(times) }
    }
    return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
  }

  /// Processor time of this thread.
  private static func processorSeconds(_ body: () -> Void) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let start = now()
    body()
    return max(1e-9, now() - start)
  }
}
