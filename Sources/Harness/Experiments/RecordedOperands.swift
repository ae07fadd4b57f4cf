import Arithmetic
import Circuits
import Datasets
import Networks
import Techniques

/// A layer of a trained network, as commands name it: NETWORK/DATASET/LAYER.
package struct LayerName: Hashable, Sendable, CustomStringConvertible {
  package let network: String
  package let dataset: String
  package let layer: String

  package init(network: String, dataset: String, layer: String) {
    (self.network, self.dataset, self.layer) = (network, dataset, layer)
  }

  /// - Throws: ``RecordingError/name(_:)`` unless there are three parts.
  package init(parsing text: String) throws(RecordingError) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }) else { throw .name(text) }
    (network, dataset, layer) = (parts[0], parts[1], parts[2])
  }

  package var description: String { "\(network)/\(dataset)/\(layer)" }
}

/// What the two ports of a multiplier see in a layer of a trained network: activations at the first, weights at the second.
///
/// Unsigned units get the weights' magnitudes, signed ones the weights (with activations of one bit less).
package struct RecordedOperands: Sendable {
  package let layer: LayerName
  package let format: OperandFormat
  /// How often each operand occurs at the ports, by bit pattern, over all products.
  package let first: [Int]
  package let second: [Int]
  /// The pairs of as many products, one after the other.
  package let stream: OperandStream
  /// SHA-256 (hex) of the integer network, and of the split that the images are from.
  package let networkDigest: String
  package let datasetDigest: String

  /// Images that are recorded, the first of the training split: a layer multiplies some million times in them.
  package static let images = 16
  /// Of the windows that the stream is made of.
  package static let seed: UInt64 = 1

  /// - Parameters:
  ///   - format: of the unit, 4 to 8 bits.
  ///   - pairs: length of the stream.
  /// - Throws: ``RecordingError``; what loading network and images throws.
  package init(
    _ layer: LayerName, format: OperandFormat, pairs: Int, models: ModelStore, data: DataStore, threads: Int
  ) throws {
    guard (4...8).contains(format.width) else { throw RecordingError.width(format.width) }
    let split = try data.load(layer.dataset, split: .train)
    let training = ModelMaker.calibration(split)
    let encoding = format.isSigned ? OperandEncoding.twosComplement : .signMagnitude
    let function = try ProductFunction(
      unit: Exact(format), encoding: encoding, binding: .activationFirst)
    let bits = OperandBits(
      activations: format.isSigned ? format.width - 1 : format.width, weights: format.width)
    let network = try models.load(network: layer.network, dataset: layer.dataset)
      .quantized(bits: bits, threads: threads) { training }
    let recorded = try network.operands(
      of: layer.layer, on: training.first(Self.images), pairs: pairs, seed: Self.seed)
    let codes = 1 << format.width
    var (first, second) = ([Int](repeating: 0, count: codes), [Int](repeating: 0, count: codes))
    let weightFormat = OperandFormat(width: format.width, isSigned: true)
    for (code, count) in recorded.activationCounts.enumerated() where count > 0 {
      first[format.code(of: function.operands(activation: code, weight: 0).first)] += count
    }
    for (code, count) in recorded.weightCounts.enumerated() where count > 0 {
      let weight = weightFormat.value(ofCode: code)
      second[format.code(of: function.operands(activation: 0, weight: weight).second)] += count
    }
    let ports = zip(recorded.activations, recorded.weights).map {
      function.operands(activation: $0, weight: $1)
    }
    networkDigest = network.digest
    datasetDigest = split.digest
    self.layer = layer
    self.format = format
    self.first = first
    self.second = second
    stream = OperandStream(
      ports.map { format.code(of: $0.first) }, ports.map { format.code(of: $0.second) })
  }
}

package enum RecordingError: Error, Hashable, CustomStringConvertible {
  case name(String)
  case width(Int)
  case adder(String)

  package var description: String {
    switch self {
    case .name(let text): "'\(text)' names no layer: NETWORK/DATASET/LAYER, such as lenet5/glyphs/conv2"
    case .width(let width): "a layer's operands have 4 to 8 bits, not \(width)"
    case .adder(let unit): "\(unit) is an adder; the operands of a layer are a multiplier's"
    }
  }
}
