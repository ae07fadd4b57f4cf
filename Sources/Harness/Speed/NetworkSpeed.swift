import Arithmetic
import Datasets
import Networks

/// Whole networks over many images, as `kb run` evaluates them: float, and integers on each kind of plan.
package struct NetworkSpeed: Sendable {
  package enum Contender: Hashable, Sendable, CustomStringConvertible {
    case float
    case plan(PlanKind)

    /// The kinds of plans that are ever chosen with the kernels.
    static func all(_ kernels: KernelSet) -> [Contender] {
      [.float] + SpeedContender.kinds(kernels).map { .plan($0) }
    }

    package var description: String {
      switch self {
      case .float: "float"
      case .plan(let kind): SpeedContender.title(kind)
      }
    }
  }

  package struct Sample: Hashable, Sendable {
    package let contender: Contender
    package let threads: Int
    /// On the clock, for all images; ascending.
    package let seconds: [Double]

    package var median: Double { seconds[seconds.count / 2] }
  }

  package let network: String
  /// The title of the images' dataset.
  package let images: String
  package let count: Int
  package let contenders: [Contender]
  package let samples: [Sample]

  /// Measures all contenders in turns.
  /// - Parameters:
  ///   - model: with the ranges of its activations.
  ///   - threadCounts: 1 first.
  /// - Throws: ``NetworkError`` where model and images do not fit.
  package init(
    _ model: TrainedModel, images: ImageSet, threadCounts: [Int], repetitions: Int
  ) throws {
    let integer = try model.quantized(bits: .int8, threads: 1) { images }
    let tables = try PlanKind.allCases.map { try SpeedContender.products($0) }
    contenders = Contender.all(try KernelSet.selected())
    let places = contenders.flatMap { contender in threadCounts.map { (contender, $0) } }
    var seconds = places.map { _ in [Double]() }
    // The first round warms memory and pages; it is not kept.
    for round in 0...repetitions {
      for (place, (contender, threads)) in places.enumerated() {
        let elapsed = try ContinuousClock().measure {
          switch contender {
          case .float: _ = try model.network.accuracy(on: images, threads: threads)
          case .plan(let kind):
            let table = tables[PlanKind.allCases.firstIndex(of: kind) ?? 0]
            _ = try integer.evaluate(images, products: table, threads: threads)
          }
        }
        guard round > 0 else { continue }
        seconds[place].append(
          Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18)
      }
    }
    network = model.network.graph.id
    self.images = images.title
    count = images.count
    samples = zip(places, seconds).map { place, seconds in
      Sample(contender: place.0, threads: place.1, seconds: seconds.sorted())
    }
  }

  package subscript(contender: Contender, threads: Int) -> Sample? {
    samples.first { $0.contender == contender && $0.threads == threads }
  }
}
