extension Netlist {
  /// The netlist with one inverter for all gates that read a wire inverted, where there are at least two of them.
  ///
  /// a & ~b is an inverter and a NOR of its own (``GateKind/andNot``); with ~b shared it is an AND, which standard-cell
  /// libraries make no larger than a NOR.
  func withSharedInverters() -> Netlist {
    var readers = [Int](repeating: 0, count: signalCount)
    for gate in gates {
      switch gate.kind {
      case .andNot, .orNot: readers[gate.b.position] += 1
      case .not: readers[gate.a.position] += 1
      default: break
      }
    }
    guard readers.contains(where: { $0 > 1 }) else { return self }
    var builder = NetlistBuilder(inputs: inputs)
    var wires = (0..<firstGate).map { Signal($0) }
    for gate in gates {
      let (a, b, c) = (wires[gate.a.position], wires[gate.b.position], wires[gate.c.position])
      switch gate.kind {
      case .andNot where readers[gate.b.position] > 1:
        wires.append(builder.gate(.and, a, builder.gate(.not, b)))
      case .orNot where readers[gate.b.position] > 1:
        wires.append(builder.gate(.or, a, builder.gate(.not, b)))
      default: wires.append(builder.gate(gate.kind, a, b, c))
      }
    }
    let outputs = outputs.map { OutputBus(port: $0.port, signals: $0.signals.map { wires[$0.position] }) }
    return builder.netlist(name: name, outputs: outputs).withoutDeadGates()
  }
}
