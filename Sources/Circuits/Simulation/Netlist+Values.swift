extension Netlist {
  /// The outputs for one row of operands, by the definition of the gates: the slow path that the others are held against.
  /// Operands and results are read and written through their port (two's complement where signed, wrapping).
  package func callAsFunction(_ operands: Int...) throws -> [Int] {
    guard operands.count == inputs.count else {
      throw CircuitError.ports(name, "needs \(inputs.count) operands, got \(operands.count)")
    }
    var values: [UInt64] = [0, .max]
    for (port, operand) in zip(inputs, operands) {
      let pattern = UInt64(bitPattern: Int64(operand))
      for bit in 0..<port.width { values.append(pattern >> UInt64(bit) & 1) }
    }
    for gate in gates {
      values.append(gate.kind(values[gate.a.position], values[gate.b.position], values[gate.c.position]))
    }
    return outputs.map { bus in
      let pattern = bus.signals.enumerated().reduce(UInt64(0)) { sum, bit in
        sum | (values[bit.element.position] & 1) << UInt64(bit.offset)
      }
      return bus.port.value(ofPattern: pattern)
    }
  }

  /// The values of the first output for all pairs of the two operands, at index pattern(a) << width(b) | pattern(b).
  /// - Throws: ``CircuitError`` unless there are two input buses of together at most 24 bits.
  package func valuesOfAllPairs() throws -> [Int] {
    guard inputs.count == 2, let output = outputs.first else {
      throw CircuitError.ports(name, "is not a function of two operands")
    }
    return try Simulator(self).allPatterns()[0].map(output.port.value(ofPattern:))
  }

  /// The values of the first output for the pairs (a[p], b[p]).
  package func values(_ a: [Int], _ b: [Int]) throws -> [Int] {
    guard let output = outputs.first else { throw CircuitError.ports(name, "has no output") }
    let operands = [a, b].map { $0.map { UInt64(bitPattern: Int64($0)) } }
    return try Simulator(self).patterns(operands)[0].map(output.port.value(ofPattern:))
  }
}
