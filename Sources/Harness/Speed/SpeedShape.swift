import Arithmetic
import Datasets
import Networks
import Random

/// A layer of the standard networks, to be measured: its shape, and how often it occurs.
package struct SpeedShape: Hashable, Sendable {
  package let window: Window
  /// By network id.
  package let occurrences: [String: Int]

  package var name: String {
    let (input, output) = (window.input, window.output)
    let stride = window.stride > 1 ? " stride \(window.stride)" : ""
    return "\(window.kernelHeight)x\(window.kernelWidth) \(input.channels)->\(output.channels) on "
      + "\(input.height)x\(input.width)\(stride)"
  }

  /// Products for a batch.
  package func products(batch: Int) -> Int { window.depth * window.output.size * batch }

  /// The convolutions of networks, every shape once, in order of appearance.
  package static func convolutions(of networks: [NetworkGraph]) -> [SpeedShape] {
    var windows: [Window] = []
    var occurrences: [Window: [String: Int]] = [:]
    for network in networks {
      for node in network.nodes where node.hasWeights {
        guard let window = node.window, window.positions > 1 else { continue }
        if occurrences[window] == nil { windows.append(window) }
        occurrences[window, default: [:]][network.id, default: 0] += 1
      }
    }
    return windows.map { SpeedShape(window: $0, occurrences: occurrences[$0] ?? [:]) }
  }

  /// A layer of this shape with normally distributed weights, four standard deviations being 127: about
  /// what training leaves behind. Codes of a batch are evenly distributed, the worst case for lookups.
  func layer() throws -> QuantizedLayer {
    var generator = SplitMix64(seed: UInt64(window.depth * 1_000 + window.output.channels))
    func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + generator.unit() } }
    let channels = window.output.channels
    guard let requantization = Requantization(factor: 0.5 / Double(window.depth * 127)) else {
      throw SpeedError.factor
    }
    return QuantizedLayer(
      name: name, window: window,
      weights: (0..<channels * window.depth).map { _ in
        Int8(max(-127, min(127, (normal() * 127 / 4).rounded())))
      },
      bias: [Int32](repeating: 0, count: channels),
      requantization: [Requantization](repeating: requantization, count: channels),
      weightScales: [Scale](repeating: Scale(1), count: channels), inputScale: Scale(1),
      outputScale: Scale(1))
  }

  func codes(batch: Int) -> [UInt8] {
    var generator = SplitMix64(seed: 9)
    return (0..<window.input.size * batch).map { _ in UInt8(generator.below(256)) }
  }
}

package enum SpeedError: Error, Hashable, CustomStringConvertible {
  case factor
  case noPlan(String)
  case differs(shape: String, contender: String)

  package var description: String {
    switch self {
    case .factor: "a layer of this depth has no requantisation"
    case .noPlan(let unit): "\(unit) has not the plan that it is measured with"
    case .differs(let shape, let contender):
      "\(contender) gives another result than the scalar strategy on \(shape)"
    }
  }
}
