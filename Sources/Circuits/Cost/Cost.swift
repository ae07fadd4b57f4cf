/// What a circuit costs in a cell library under an operand stream.
package struct Cost: Hashable, Sendable {
  /// um2
  package let area: Double
  /// ps, the longest path
  package let delay: Double
  /// uW, of which `leakage` is static
  package let power: Double
  /// uW
  package let leakage: Double
  /// fJ drawn for one operation, without leakage
  package let energy: Double

  package init(area: Double, delay: Double, power: Double, leakage: Double, energy: Double) {
    self.area = area
    self.delay = delay
    self.power = power
    self.leakage = leakage
    self.energy = energy
  }

  /// Power-delay product, fJ.
  package var powerDelayProduct: Double { power * delay / 1000 }

  /// A figure in percent of that of a reference in the same model; NaN where that is 0.
  package func percent(of reference: Cost, _ figure: KeyPath<Cost, Double>) -> Double {
    let whole = reference[keyPath: figure]
    return whole == 0 ? .nan : 100 * self[keyPath: figure] / whole
  }
}

/// Where a cost is taken.
package struct CostConditions: Sendable {
  /// Operations a second, GHz.
  package let clock: Double
  /// What each output bit drives, fF.
  package let outputLoad: Double

  /// 1 GHz, and each output bit driving about one gate.
  package init(clock: Double = 1, outputLoad: Double = 2) {
    self.clock = clock
    self.outputLoad = outputLoad
  }
}

extension Netlist {
  /// Area, longest path and power of the netlist as it stands (see ``optimized()``).
  ///
  /// Power = clock x the mean over the stream of sum over wires of toggles x (energy of the driving cell + load V^2 / 2),
  /// plus leakage. The wires of the inputs count with their load. Glitches are not modelled.
  /// - Throws: ``CircuitError/ports(_:_:)`` for a stream that does not fit.
  package func cost(
    in library: CellLibrary = .freePDK45, under stream: OperandStream? = nil,
    conditions: CostConditions = CostConditions()
  ) throws -> Cost {
    let mapping = CellMapping(self, in: library)
    let loads = mapping.loads(outputLoad: conditions.outputLoad)
    let stream = stream ?? .uniform(inputs)
    let toggles = try toggles(under: stream)
    let steps = Double(max((stream.operands.first?.count ?? 0) - 1, 1))
    let chargePerVolt = library.voltage * library.voltage / 2
    var energy = 0.0
    for wire in 2..<signalCount where toggles[wire] > 0 {
      let own = wire < firstGate ? 0 : mapping.output(of: wire - firstGate).energy
      energy += Double(toggles[wire]) * (own + loads[wire] * chargePerVolt)
    }
    energy /= steps
    let leakage = mapping.leakage / 1000
    return Cost(
      area: mapping.area, delay: arrivalTimes(mapping: mapping, loads: loads).latest,
      power: energy * conditions.clock + leakage, leakage: leakage, energy: energy)
  }

  /// The wires of the slowest path, from an input to an output bit; empty without gates.
  package func criticalPath(
    in library: CellLibrary = .freePDK45, conditions: CostConditions = CostConditions()
  ) -> [Signal] {
    let mapping = CellMapping(self, in: library)
    let times = arrivalTimes(mapping: mapping, loads: mapping.loads(outputLoad: conditions.outputLoad)).times
    guard var wire = outputSignals.max(by: { times[$0.position] < times[$1.position] }),
      wire.position >= firstGate
    else { return [] }
    var path = [wire]
    while wire.position >= firstGate,
      let before = gates[wire.position - firstGate].inputs.max(by: {
        times[$0.position] < times[$1.position]
      })
    {
      path.append(before)
      wire = before
    }
    return path.reversed()
  }

  private func arrivalTimes(mapping: CellMapping, loads: [Double]) -> (times: [Double], latest: Double) {
    var times = [Double](repeating: 0, count: signalCount)
    for (position, gate) in gates.enumerated() {
      let start = gate.inputs.map { times[$0.position] }.max() ?? 0
      let output = mapping.output(of: position)
      times[firstGate + position] =
        start + output.intrinsicDelay + output.delaySlope * loads[firstGate + position]
    }
    return (times, outputSignals.map { times[$0.position] }.max() ?? 0)
  }
}
