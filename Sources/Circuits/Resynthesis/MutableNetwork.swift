/// A netlist under change: a wire keeps its number and its function while the gate that drives it is exchanged, and may
/// read wires of any number as long as there is no loop.
struct MutableNetwork {
  private let origin: Netlist
  private(set) var drivers: [Gate]

  init(_ netlist: Netlist) {
    origin = netlist
    drivers = netlist.gates
  }

  var firstGate: Int { origin.firstGate }
  var outputs: [Signal] { origin.outputSignals }
  var signalCount: Int { firstGate + drivers.count }

  mutating func add(_ gate: Gate) -> Signal {
    drivers.append(gate)
    return Signal(signalCount - 1)
  }

  mutating func drive(_ wire: Signal, by gate: Gate) { drivers[wire.position - firstGate] = gate }

  /// The wires that `wire` follows from, itself included.
  func cone(of wire: Signal) -> Set<Signal> {
    var seen: Set<Signal> = [wire]
    var open = [wire]
    while let next = open.popLast() {
      guard next.position >= firstGate else { continue }
      for input in drivers[next.position - firstGate].inputs where seen.insert(input).inserted {
        open.append(input)
      }
    }
    return seen
  }

  /// The gates that the outputs need, in an order that computes them.
  func netlist() -> Netlist {
    var builder = NetlistBuilder(inputs: origin.inputs)
    var wires = [Signal?](repeating: nil, count: signalCount)
    for position in 0..<firstGate { wires[position] = Signal(position) }
    for output in origin.outputSignals {
      var open = [output]
      while let next = open.last {
        guard wires[next.position] == nil else {
          open.removeLast()
          continue
        }
        let gate = drivers[next.position - firstGate]
        let missing = gate.inputs.filter { wires[$0.position] == nil }
        guard missing.isEmpty else {
          open.append(contentsOf: missing)
          continue
        }
        let inputs = gate.inputs.map { wires[$0.position] ?? .zero }.padded(to: 3)
        wires[next.position] = builder.gate(gate.kind, inputs[0], inputs[1], inputs[2])
        open.removeLast()
      }
    }
    let outputs = origin.outputs.map { bus in
      OutputBus(port: bus.port, signals: bus.signals.map { wires[$0.position] ?? .zero })
    }
    return builder.netlist(name: origin.name, outputs: outputs).withoutDeadGates()
  }
}
