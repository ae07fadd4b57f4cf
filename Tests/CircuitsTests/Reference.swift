import Circuits
import Random
import Testing

/// Compares a circuit of two operands with an integer function over all pairs of n-bit patterns and counts them.
func sweep(
  _ netlist: Netlist, width: Int = 8, signed: Bool = false, _ function: (Int, Int) -> Int
) throws -> (pairs: Int, firstMismatch: String?) {
  let values = try netlist.valuesOfAllPairs()
  let port = Port("x", width: width, isSigned: signed)
  var pairs = 0
  var firstMismatch: String?
  for (index, value) in values.enumerated() {
    let a = port.value(ofPattern: UInt64(index >> width))
    let b = port.value(ofPattern: UInt64(index & ((1 << width) - 1)))
    let expected = function(a, b)
    if value != expected, firstMismatch == nil {
      firstMismatch = "\(netlist.name)(\(a), \(b)) = \(value), expected \(expected)"
    }
    pairs += 1
  }
  return (pairs, firstMismatch)
}

/// Whether two netlists of the same ports compute the same; exhaustively up to 20 input bits.
func agree(_ first: Netlist, _ second: Netlist) throws -> Bool {
  guard first.inputs.map(\.width) == second.inputs.map(\.width),
    first.outputs.map(\.signals.count) == second.outputs.map(\.signals.count)
  else { return false }
  if first.inputWidth <= 20 {
    return try Simulator(first).allPatterns() == Simulator(second).allPatterns()
  }
  let operands = OperandStream.uniform(first.inputs, count: 20_000, seed: 9).operands
  return try Simulator(first).patterns(operands) == Simulator(second).patterns(operands)
}

/// Netlists of random gates over two 5-bit buses.
func randomNetlist(seed: UInt64, gates: Int = 60) throws -> Netlist {
  var random = SplitMix64(seed: seed)
  let inputs = [Port("A", width: 5), Port("B", width: 5, isSigned: true)]
  var list: [Gate] = []
  for position in 0..<gates {
    let kind = GateKind.allCases[Int.random(in: 0..<GateKind.allCases.count, using: &random)]
    func wire() -> Signal { Signal(wire: Int.random(in: 0..<(12 + position), using: &random)) }
    list.append(Gate(kind: kind, [wire(), wire(), wire()]))
  }
  let outputs = (0..<6).map { _ in Signal(wire: Int.random(in: 0..<(12 + gates), using: &random)) }
  return try Netlist(
    name: "random\(seed)", inputs: inputs,
    outputs: [OutputBus(port: Port("O", width: 6), signals: outputs)], gates: list)
}
