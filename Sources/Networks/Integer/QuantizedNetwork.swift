import Crypto
import Foundation

/// One step of integer inference.
package struct QuantizedStep: Hashable, Sendable {
  package enum Operation: Hashable, Sendable {
    /// Products, bias and, unless accumulators leave the layer, ReLU and requantisation.
    case layer(QuantizedLayer)
    /// Maximum of codes; of a window of one code: every stride-th row and column.
    case maxPool(Window)
    /// Sum of a window's codes in 32 bits, requantised: the step's factor holds the division.
    case averagePool(Window, Requantization)
    /// Codes with channels of code 0 on both sides.
    case padChannels
    /// Sum of two values, one factor pair a channel, with ReLU.
    case add([JointRequantization])
  }

  package let name: String
  package let operation: Operation
  /// The steps whose values enter, by index; nil for the network's input.
  package let sources: [Int?]
  package let input: Shape
  package let output: Shape

  package init(name: String, operation: Operation, sources: [Int?], input: Shape, output: Shape) {
    self.name = name
    self.operation = operation
    self.sources = sources
    self.input = input
    self.output = output
  }

  /// Whether 32-bit accumulators leave the step instead of codes.
  package var leavesSums: Bool {
    if case .layer(let layer) = operation { layer.requantization == nil } else { false }
  }
}

/// A network in integers: activation codes 0...activationMaximum with zero-point 0, weights
/// -127...127, 32-bit biases and accumulators (which wrap), and no float anywhere between pixels and
/// logits. Operands of other widths (``OperandBits``) have other ranges; above 8 bits accumulators have 64.
///
/// Pixels enter as codes: as they are with 8 activation bits, halved (pixel >> 1) with 7, doubled with 9.
package struct QuantizedNetwork: Hashable, Sendable {
  package let graph: NetworkGraph
  package let bits: OperandBits
  /// In order; the last one's accumulators are the logits.
  package let steps: [QuantizedStep]

  package init(graph: NetworkGraph, bits: OperandBits, steps: [QuantizedStep]) {
    self.graph = graph
    self.bits = bits
    self.steps = steps
  }

  package var activationMaximum: Int { bits.largestActivation }

  /// The layers that multiply, in order: one product table each, if they differ.
  package var layers: [QuantizedLayer] {
    steps.compactMap { step in
      if case .layer(let layer) = step.operation { layer } else { nil }
    }
  }

  /// The same network with each layer passed through `change` (given its place among `layers`).
  package func mapLayers(_ change: (Int, QuantizedLayer) throws -> QuantizedLayer) rethrows
    -> QuantizedNetwork
  {
    var place = -1
    let steps = try self.steps.map { step in
      guard case .layer(let layer) = step.operation else { return step }
      place += 1
      return QuantizedStep(
        name: step.name, operation: .layer(try change(place, layer)), sources: step.sources,
        input: step.input, output: step.output)
    }
    return QuantizedNetwork(graph: graph, bits: bits, steps: steps)
  }

  /// SHA-256 (hex) over everything that decides a logit: graph id, activation bits, weight bits if not 8, and of each
  /// step in order: of a layer its name, weights, biases, multipliers and shifts; of a sum or mean its name, multipliers
  /// and shifts (integers little-endian, 32 bits but for the weights' 8; above 8 bits weights have 16 and biases 64).
  package var digest: String {
    var hash = SHA256()
    func add(_ name: String, _ parts: [Data]) {
      hash.update(data: Data("\(name)\n".utf8))
      for part in parts { hash.update(data: part) }
    }
    add("\(graph.id) \(bits.activations)" + (bits.weights == 8 ? "" : " \(bits.weights)"), [])
    for step in steps {
      switch step.operation {
      case .layer(let layer):
        let requantization = layer.requantization ?? []
        add(
          "\(layer.name) \(layer.weights.count) \(layer.bias.count)",
          [
            bits.fitTables ? Data(layer.codes) : littleEndian(layer.weights),
            bits.fitTables
              ? littleEndian(layer.bias.map { Int32(truncatingIfNeeded: $0) }) : littleEndian(layer.bias),
            littleEndian(requantization.map(\.multiplier)),
            littleEndian(requantization.map { Int32($0.shift) }),
          ])
      case .averagePool(_, let requantization):
        add(step.name, [littleEndian([requantization.multiplier, Int32(requantization.shift)])])
      case .add(let factors):
        add(step.name, [littleEndian(factors.flatMap { [$0.first, $0.second, Int32($0.shift)] })])
      case .maxPool, .padChannels: break  // The graph says all.
      }
    }
    return hexadecimal(hash.finalize())
  }
}

func littleEndian(_ values: [some FixedWidthInteger]) -> Data {
  values.map(\.littleEndian).withUnsafeBytes { Data($0) }
}

func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef")
  return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
