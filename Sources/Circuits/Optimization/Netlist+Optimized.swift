/// Structural optimisation, standing in for logic synthesis. Every step keeps the function of every output bit.
extension Netlist {
  /// The netlist rebuilt until it stops shrinking: full adders recognised, constants propagated, equal gates shared,
  /// buffers and double inverters removed, inverters absorbed by the gates at either end (an inverted AND is a NAND, an
  /// AND of inverted wires a NOR), pairs of AND and OR made of inverting gates, and gates that reach no output dropped.
  /// In the end gates that invert the same wire share an inverter.
  ///
  /// What it does not do: restructure across more than two gates (no factoring, no balancing of trees) and no sizing.
  package func optimized() -> Netlist {
    let adders = withFullAdders()
    var best = adders.transistors <= transistors ? adders : self
    // Each round can expose more. A round costs one pass over the gates.
    for _ in 0..<8 {
      let next = best.rebuilt()
      guard next.transistors < best.transistors else { break }
      best = next
    }
    return best.withSharedInverters()
  }

  /// One pass.
  private func rebuilt() -> Netlist {
    let fanOut = fanOuts
    var builder = NetlistBuilder(inputs: inputs)
    var wires = (0..<firstGate).map { Signal($0) }
    wires.reserveCapacity(signalCount)
    for gate in gates {
      let (a, b, c) = (wires[gate.a.position], wires[gate.b.position], wires[gate.c.position])
      let single = gate.inputs.map { fanOut[$0.position] == 1 }
      wires.append(builder.absorbing(gate.kind, a, b, c, single: single))
    }
    let outputs = outputs.map { OutputBus(port: $0.port, signals: $0.signals.map { wires[$0.position] }) }
    return builder.netlist(name: name, outputs: outputs).withoutDeadGates()
  }

  /// How many gate inputs and output bits read each wire.
  package var fanOuts: [Int] {
    var counts = [Int](repeating: 0, count: signalCount)
    for gate in gates { for input in gate.inputs { counts[input.position] += 1 } }
    for signal in outputSignals { counts[signal.position] += 1 }
    return counts
  }
}

extension NetlistBuilder {
  /// A gate of `kind`, merged with its drivers where that saves an inverter. `single[i]`: nothing else reads input i.
  mutating func absorbing(
    _ kind: GateKind, _ a: Signal, _ b: Signal, _ c: Signal, single: [Bool]
  ) -> Signal {
    switch kind.arity {
    case 1:
      guard kind == .not else { return a }
      // Inverting a gate that nothing else reads gives the complementary gate.
      if single[0], let driver = driver(of: a), let complement = driver.kind.complement {
        return gate(complement, driver.a, driver.b, driver.c)
      }
      return gate(.not, a)
    case 2:
      let (x, y) = (uninverted(a), uninverted(b))
      return switch (x, y) {
      case (let x?, let y?): pair(kind.withInverted(first: true, second: true), x, y, else: (kind, a, b))
      case (let x?, nil): pair(kind.withInverted(first: true, second: false), x, b, else: (kind, a, b))
      case (nil, let y?): pair(kind.withInverted(first: false, second: true), a, y, else: (kind, a, b))
      case (nil, nil): inverting(kind, a, b, single: single)
      }
    default:
      if kind == .mux, let select = uninverted(c) { return gate(.mux, b, a, select) }
      return gate(kind, a, b, c)
    }
  }

  /// AND and OR over ANDs and ORs that nothing else reads, made of inverting gates:
  ///
  ///     ab | cd = nand(nand, nand)    ab & cd = nor(nand, nand)    (a | b) & (c | d), (a | b) | (c | d) likewise
  ///     ab | c = not aoi21(a, b, c)   (a | b) & c = not oai21(a, b, c), and without the inverter for NOR and NAND
  private mutating func inverting(_ kind: GateKind, _ a: Signal, _ b: Signal, single: [Bool]) -> Signal {
    let (isOr, isInverted): (Bool, Bool)
    switch kind {
    case .and: (isOr, isInverted) = (false, false)
    case .or: (isOr, isInverted) = (true, false)
    case .nand: (isOr, isInverted) = (false, true)
    case .nor: (isOr, isInverted) = (true, true)
    default: return gate(kind, a, b)
    }
    let (x, y) = (single[0] ? absorbable(a) : nil, single[1] ? absorbable(b) : nil)
    if !isInverted, let x, let y, x.kind == y.kind, let inner = x.kind.complement {
      return gate(isOr ? .nand : .nor, gate(inner, x.a, x.b), gate(inner, y.a, y.b))
    }
    let opposite: GateKind = isOr ? .and : .or
    let complex: GateKind = isOr ? .aoi21 : .oai21
    for (driver, other) in [(x, b), (y, a)] {
      guard let driver, driver.kind == opposite else { continue }
      let merged = gate(complex, driver.a, driver.b, other)
      return isInverted ? merged : gate(.not, merged)
    }
    return gate(kind, a, b)
  }

  /// The AND or OR that drives a wire, unless it is the carry of a half adder, which comes free with its sum.
  private func absorbable(_ signal: Signal) -> Gate? {
    guard let driver = driver(of: signal), driver.kind == .and || driver.kind == .or else { return nil }
    return driver.kind == .and && hasGate(.xor, driver.a, driver.b) ? nil : driver
  }

  private mutating func pair(
    _ merged: GateKind?, _ x: Signal, _ y: Signal, else original: (GateKind, Signal, Signal)
  ) -> Signal {
    guard let merged else { return gate(original.0, original.1, original.2) }
    return gate(merged, x, y)
  }

  /// The wire that `signal` inverts, when its driver is an inverter.
  private func uninverted(_ signal: Signal) -> Signal? {
    guard let driver = driver(of: signal), driver.kind == .not else { return nil }
    return driver.a
  }
}

extension GateKind {
  /// The gate with the inverse output and the same inputs, where there is one.
  var complement: GateKind? {
    switch self {
    case .and: .nand
    case .nand: .and
    case .or: .nor
    case .nor: .or
    case .xor: .xnor
    case .xnor: .xor
    case .buffer: .not
    case .not: .buffer
    case .andNot, .orNot, .and3, .or3, .xor3, .majority, .mux, .aoi21, .oai21: nil
    }
  }

  /// The two-input gate that equals this one with some inputs inverted; nil when it would read its inputs the other way
  /// round.
  func withInverted(first: Bool, second: Bool) -> GateKind? {
    switch (self, first, second) {
    case (_, false, false): self
    case (.and, true, true): .nor
    case (.or, true, true): .nand
    case (.nand, true, true): .or
    case (.nor, true, true): .and
    case (.xor, true, true), (.xnor, true, true): self
    case (.xor, _, _): .xnor
    case (.xnor, _, _): .xor
    case (.and, false, true): .andNot
    case (.or, false, true): .orNot
    case (.andNot, false, true): .and
    case (.orNot, false, true): .or
    case (.andNot, true, false): .nor
    case (.orNot, true, false): .nand
    default: nil
    }
  }
}
