extension Netlist {
  /// The gates that some output depends on, in the old order.
  package func withoutDeadGates() -> Netlist {
    let live = liveGates
    guard live.contains(false) else { return self }
    var renumbered = (0..<Int32(signalCount)).map { Signal(Int($0)) }
    var kept: [Gate] = []
    for (position, gate) in gates.enumerated() where live[position] {
      renumbered[firstGate + position] = Signal(firstGate + kept.count)
      kept.append(
        Gate(gate.kind, renumbered[gate.a.position], renumbered[gate.b.position], renumbered[gate.c.position])
      )
    }
    let outputs = outputs.map { bus in
      OutputBus(port: bus.port, signals: bus.signals.map { renumbered[$0.position] })
    }
    return Netlist(unchecked: name, inputs: inputs, outputs: outputs, gates: kept)
  }

  /// Whether each gate reaches an output.
  package var liveGates: [Bool] {
    var live = [Bool](repeating: false, count: gates.count)
    for signal in outputSignals where signal.position >= firstGate {
      live[signal.position - firstGate] = true
    }
    for position in gates.indices.reversed() where live[position] {
      for input in gates[position].inputs where input.position >= firstGate {
        live[input.position - firstGate] = true
      }
    }
    return live
  }
}
