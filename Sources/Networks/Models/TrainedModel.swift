import Datasets
import Foundation

/// A network from a model file, with what its integer form needs to know of its activations.
package struct TrainedModel: Sendable {
  package let network: FloatNetwork
  /// Nil where the file does not say: they are found from calibration images then.
  package let ranges: ActivationRanges?

  package init(network: FloatNetwork, ranges: ActivationRanges?) {
    self.network = network
    self.ranges = ranges
  }

  /// The integer form. Finding ranges takes seconds for a residual network, hence their place in the file.
  /// - Parameter calibration: called where the ranges are not known.
  /// - Throws: ``NetworkError``; what `calibration` throws.
  package func quantized(
    bits: OperandBits, threads: Int, calibration: () throws -> ImageSet
  ) throws -> QuantizedNetwork {
    try network.quantized(
      ranges: ranges ?? network.activationRanges(calibration(), threads: threads),
      bits: bits)
  }
}

extension TrainedModel {
  private static let rangesKey = "activation-maxima"

  /// Reads the weights of `graph`.
  /// - Throws: ``SafetensorsError`` if the file is damaged or of another network.
  package init(graph: NetworkGraph, contentsOf file: URL) throws {
    let contents = try Safetensors(contentsOf: file)
    let network = try FloatNetwork(graph: graph, contents, file: file)
    guard let text = contents.metadata[Self.rangesKey] else {
      self.init(network: network, ranges: nil)
      return
    }
    var maxima: [String: Float] = [:]
    for pair in text.split(separator: " ") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let value = Float(parts[1]), value >= 0, value.isFinite else {
        throw SafetensorsError(
          file: file.path, problem: "\(Self.rangesKey) holds '\(pair)', not name=maximum",
          mend: "take the entry out of the header's metadata: ranges are then found again")
      }
      maxima[String(parts[0])] = value
    }
    self.init(network: network, ranges: ActivationRanges(maxima: maxima))
  }

  /// Writes weights and ranges as safetensors, with the network's id and `metadata` in the header.
  package func save(to file: URL, metadata: [String: String]) throws {
    var metadata = metadata
    metadata[Self.rangesKey] = ranges.map { ranges in
      ranges.maxima.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
    try network.save(to: file, metadata: metadata)
  }
}
