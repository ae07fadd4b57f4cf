/// Builds a ``Netlist`` gate by gate.
///
/// A gate whose output follows from constants, from equal or complementary inputs, or that exists already, is not made:
/// the wire that carries its value is returned. So an approximate unit is the code of the exact one with some wires tied
/// to ``Signal/zero`` or left out; nothing else has to change for the hardware behind them to vanish. Gates that no
/// output needs are dropped by ``finish(name:outputs:)``.
package struct NetlistBuilder {
  private let inputs: [Port]
  private let inputSignals: [[Signal]]
  private let firstGate: Int
  private var gates: [Gate] = []
  private var existing: [Gate: Signal] = [:]
  /// Known inverses, both ways round.
  private var inverses: [Signal: Signal] = [.zero: .one, .one: .zero]

  package init(inputs: [Port]) {
    self.inputs = inputs
    var next = 2
    inputSignals = inputs.map { port in
      defer { next += max(port.width, 0) }
      return (next..<next + max(port.width, 0)).map { Signal($0) }
    }
    firstGate = next
  }

  /// The wires of input bus `index`, least significant first.
  package func input(_ index: Int) -> [Signal] { inputSignals[index] }

  package var gateCount: Int { gates.count }

  /// The gate that drives a wire; nil for constants and inputs.
  func driver(of signal: Signal) -> Gate? {
    signal.position < firstGate ? nil : gates[signal.position - firstGate]
  }

  /// The circuit of the gates that `outputs` need, in order of construction.
  /// - Throws: ``CircuitError`` for ports out of range.
  package func finish(name: String, outputs: [OutputBus]) throws -> Netlist {
    try Netlist(name: name, inputs: inputs, outputs: outputs, gates: gates).withoutDeadGates()
  }

  /// As ``finish(name:outputs:)`` for outputs that are known to fit, dead gates kept.
  func netlist(name: String, outputs: [OutputBus]) -> Netlist {
    Netlist(unchecked: name, inputs: inputs, outputs: outputs, gates: gates)
  }

  /// One output bus.
  package func finish(
    name: String, output: [Signal], isSigned: Bool = false, outputName: String = "O"
  ) throws -> Netlist {
    let port = Port(outputName, width: output.count, isSigned: isSigned)
    return try finish(name: name, outputs: [OutputBus(port: port, signals: output)])
  }

  /// The wire that carries `kind` of the inputs: an old one where possible.
  package mutating func gate(
    _ kind: GateKind, _ a: Signal, _ b: Signal = .zero, _ c: Signal = .zero
  ) -> Signal {
    simplified(kind, a, b, c)
  }

  /// Adds the gate as it is, unless the same one is there. For netlists whose structure is to be kept.
  mutating func literal(_ kind: GateKind, _ a: Signal, _ b: Signal = .zero, _ c: Signal = .zero) -> Signal {
    let gate = Self.ordered(kind, a, b, c)
    if let old = existing[gate] { return old }
    let signal = Signal(firstGate + gates.count)
    gates.append(gate)
    existing[gate] = signal
    if kind == .not {
      inverses[a] = signal
      inverses[signal] = inverses[signal] ?? a
    }
    return signal
  }

  /// Adds the gate even when the same one is there.
  mutating func verbatim(_ gate: Gate) -> Signal {
    gates.append(gate)
    return Signal(firstGate + gates.count - 1)
  }

  /// Whether there is a gate of that kind over these wires.
  func hasGate(_ kind: GateKind, _ a: Signal, _ b: Signal) -> Bool {
    existing[Self.ordered(kind, a, b, .zero)] != nil
  }

  func inverse(of signal: Signal) -> Signal? { inverses[signal] }

  /// Interchangeable inputs in one order, so that equal gates are found.
  private static func ordered(_ kind: GateKind, _ a: Signal, _ b: Signal, _ c: Signal) -> Gate {
    let symmetry = kind.symmetry
    if symmetry.all {
      let sorted = [a, b, c].sorted()
      return Gate(kind, sorted[0], sorted[1], sorted[2])
    }
    switch kind.arity {
    case 1: return Gate(kind, a)
    case 2: return symmetry.firstTwo && b < a ? Gate(kind, b, a) : Gate(kind, a, b)
    default: return symmetry.firstTwo && b < a ? Gate(kind, b, a, c) : Gate(kind, a, b, c)
    }
  }
}
