extension Netlist {
  func checkInvariants() throws {
    guard !inputs.isEmpty, inputs.count + outputs.count <= Limit.ports, gates.count <= Limit.gates else {
      throw CircuitError.size(
        name,
        "\(inputs.count) inputs, \(outputs.count) outputs, \(gates.count) gates; at least one input bus, at "
          + "most \(Limit.ports) buses and \(Limit.gates) gates")
    }
    let ports = inputs + outputs.map(\.port)
    var names: Set<String> = []
    for port in ports {
      guard names.insert(port.name).inserted else {
        throw CircuitError.malformed(name, "two ports are called \"\(port.name)\"")
      }
      guard 1...Limit.busWidth ~= port.width else {
        throw CircuitError.size(
          name, "port \"\(port.name)\" is \(port.width) bits wide, not 1 to \(Limit.busWidth)")
      }
    }
    for (position, gate) in gates.enumerated() {
      for input in gate.inputs where input.position < 0 || input.position >= firstGate + position {
        throw CircuitError.malformed(
          name, "gate \(position) reads wire \(input.index), which is not driven before it")
      }
    }
    for bus in outputs {
      guard bus.signals.count == bus.port.width else {
        throw CircuitError.malformed(
          name,
          "output \"\(bus.port.name)\" is \(bus.port.width) bits wide but has \(bus.signals.count) wires")
      }
      for signal in bus.signals where signal.position < 0 || signal.position >= signalCount {
        throw CircuitError.malformed(
          name, "output \"\(bus.port.name)\" reads wire \(signal.index), which nothing drives")
      }
    }
  }
}

/// Why a circuit cannot be built or used.
package enum CircuitError: Error, Hashable, CustomStringConvertible {
  /// Over a limit, or empty.
  case size(String, String)
  /// An invariant of ``Netlist`` is broken.
  case malformed(String, String)
  /// A builder's parameter is out of its range.
  case parameter(String, String)
  /// The circuit's ports do not fit what was asked of it.
  case ports(String, String)

  package var description: String {
    switch self {
    case .size(let name, let what): "circuit \(name): size out of range: \(what)"
    case .malformed(let name, let what): "circuit \(name): \(what)"
    case .parameter(let name, let what): "\(name): \(what)"
    case .ports(let name, let what): "circuit \(name): \(what)"
    }
  }
}
