import Arithmetic
import Datasets
import Foundation
import Networks
import Random

/// Small things to test on, the same on every run.
enum Samples {
  static func images(
    _ count: Int, shape: Shape = Shape(1, 28, 28), classes: Int = 10, seed: UInt64 = 1
  ) -> ImageSet {
    var generator = SplitMix64(seed: seed)
    let pixels = (0..<count * shape.size).map { _ in UInt8(generator.below(256)) }
    let labels = (0..<count).map { _ in UInt8(generator.below(classes)) }
    return ImageSet(
      dataset: "noise", split: "test", channels: shape.channels, height: shape.height,
      width: shape.width, classNames: (0..<classes).map { "\($0)" }, pixels: pixels, labels: labels,
      digest: "noise-\(seed)-\(count)")
  }

  /// Bars: class 0 upright, class 1 lying, at random places. Easy to learn.
  static func bars(_ count: Int, seed: UInt64) -> ImageSet {
    var generator = SplitMix64(seed: seed)
    var pixels = [UInt8](repeating: 0, count: count * 64)
    var labels: [UInt8] = []
    for image in 0..<count {
      let upright = generator.below(2) == 0
      let place = generator.below(8)
      for at in 0..<8 {
        pixels[image * 64 + (upright ? at * 8 + place : place * 8 + at)] = UInt8(128 + generator.below(128))
      }
      labels.append(upright ? 0 : 1)
    }
    return ImageSet(
      dataset: "bars", split: "train", channels: 1, height: 8, width: 8,
      classNames: ["upright", "lying"], pixels: pixels, labels: labels, digest: "bars-\(seed)-\(count)")
  }

  /// Odd sizes everywhere: stride, padding, pooling with a remainder, two input channels.
  static let ragged = graph(
    id: "ragged", input: Shape(2, 11, 9),
    layers: [
      ("conv1", .convolution(outputs: 5, kernel: 3, stride: 2, padding: 1)), ("relu1", .relu),
      ("conv2", .convolution(outputs: 7, kernel: 1, stride: 1, padding: 0)), ("relu2", .relu),
      ("pool", .maxPool(size: 2, stride: 2)),
      ("fc1", .dense(outputs: 9)), ("relu3", .relu), ("fc2", .dense(outputs: 3)),
    ])

  static let barNet = graph(
    id: "bars", input: Shape(1, 8, 8),
    layers: [
      ("conv", .convolution(outputs: 4, kernel: 3, stride: 1, padding: 1)), ("relu1", .relu),
      ("pool", .maxPool(size: 2, stride: 2)), ("fc1", .dense(outputs: 16)), ("relu2", .relu),
      ("fc2", .dense(outputs: 2)),
    ])

  /// Every kind of layer: batch normalisation, both shortcuts without parameters, a projection, pooling.
  static let residual: NetworkGraph = {
    do {
      return try NetworkGraph(
        id: "residual", input: Shape(2, 10, 8),
        nodes: [
          ("conv1", .convolution(outputs: 3, kernel: 3, stride: 1, padding: 1, bias: false), ["input"]),
          ("bn1", .batchNorm, ["conv1"]), ("relu1", .relu, ["bn1"]),
          ("conv2", .convolution(outputs: 6, kernel: 3, stride: 2, padding: 1), ["relu1"]),
          ("bn2", .batchNorm, ["conv2"]),
          ("half", .subsample(stride: 2), ["relu1"]), ("wide", .padChannels(outputs: 6), ["half"]),
          ("add1", .add, ["bn2", "wide"]), ("relu2", .relu, ["add1"]),
          ("conv3", .convolution(outputs: 6, kernel: 1, stride: 1, padding: 0), ["relu2"]),
          ("mean", .averagePool(size: 2, stride: 2), ["relu1"]),
          ("project", .convolution(outputs: 6, kernel: 1, stride: 1, padding: 0), ["mean"]),
          ("add2", .add, ["conv3", "project"]), ("relu3", .relu, ["add2"]),
          ("pool", .globalAveragePool, ["relu3"]), ("fc", .dense(outputs: 3), ["pool"]),
        ])
    } catch { preconditionFailure("\(error)") }
  }()

  private static func graph(
    id: String, input: Shape, layers: [(name: String, layer: Layer)]
  ) -> NetworkGraph {
    do { return try NetworkGraph(id: id, input: input, layers: layers) } catch {
      preconditionFailure("\(error)")
    }
  }

  /// Random entries in -bound...bound.
  static func table(seed: UInt64, bound: Int) -> EffectiveTable {
    var generator = SplitMix64(seed: seed)
    return EffectiveTable(
      entries: (0..<65_536).map { _ in Int32(generator.below(2 * bound + 1) - bound) })
  }

  static func temporaryFile(_ name: String) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kb-networks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.appending(path: name)
  }
}

extension ImageSet {
  var empty: ImageSet {
    ImageSet(
      dataset: dataset, split: split, channels: channels, height: height, width: width,
      classNames: classNames, pixels: [], labels: [], digest: "empty")
  }
}
