import Random

/// A netlist whose gates are chosen anew by what their wires compute, for area.
///
/// Every wire has its function (``DecisionDiagrams``), so that a gate may read any wire that is there, however it came about:
/// - wires of one function, or of inverse ones, become one wire (and an inverter);
/// - a wire that is the carry of three others whose sum is there too becomes the carry of a full adder over them, and the
///   sum its sum: a prefix or carry-select adder becomes the ripple adder that computes the same;
/// - a wire that is a gate of two others becomes that gate where this frees more than it costs (resubstitution, as in
///   Mishchenko, Chatterjee and Brayton, "DAG-aware AIG rewriting", DAC 2006, and the tools that followed).
///
/// Each change is kept where the area of the mapped netlist shrinks.
struct Resynthesis {
  private typealias Function = DecisionDiagrams.Function
  /// The values of a wire under random operands: what has other values is another function.
  private typealias Signature = SIMD8<UInt64>

  private let library: CellLibrary
  private var diagrams: DecisionDiagrams
  private var network: MutableNetwork
  private var functions: [Function]
  private var signatures: [Signature]
  private var area: Double

  /// - Throws: ``DecisionDiagrams/TooLarge`` where the functions of the wires need more than `limit` nodes.
  init(_ netlist: Netlist, for library: CellLibrary, limit: Int) throws(DecisionDiagrams.TooLarge) {
    self.library = library
    diagrams = DecisionDiagrams(limit: limit)
    functions = try netlist.functions(in: &diagrams)
    network = MutableNetwork(netlist)
    area = CellMapping(netlist, in: library).area
    signatures = [.zero, ~.zero] + Self.operands(netlist.inputs)
    for gate in netlist.gates {
      signatures.append(
        gate.kind(signatures[gate.a.position], signatures[gate.b.position], signatures[gate.c.position]))
    }
  }

  /// Values of all input bits. In half of the patterns the bits of other buses are mostly the inverses of those of the first,
  /// so that carries go far: functions that differ by what a long chain of carries brings are told apart.
  private static func operands(_ ports: [Port]) -> [Signature] {
    var random = SplitMix64(seed: 1)
    var first: [Signature] = []
    var all: [Signature] = []
    for (bus, port) in ports.enumerated() {
      for bit in 0..<port.width {
        var signature = Signature.zero
        for word in 0..<Signature.scalarCount {
          let rare = random.next() & random.next() & random.next()
          signature[word] =
            word % 2 == 1 && bus > 0 && bit < first.count ? ~first[bit][word] ^ rare : random.next()
        }
        if bus == 0 { first.append(signature) }
        all.append(signature)
      }
    }
    return all
  }

  var netlist: Netlist { network.netlist() }

  private var gateWires: Range<Int> { network.firstGate..<network.signalCount }

  // MARK: Equal wires

  /// Wires of one function, or of inverse ones, read the first of them.
  mutating func mergeEqualWires() throws(DecisionDiagrams.TooLarge) {
    var first: [Function: Signal] = [:]
    for position in 0..<network.signalCount {
      let (wire, function) = (Signal(position), functions[position])
      let inverse = try diagrams.not(function)
      if let old = first[function] {
        if position >= network.firstGate { network.drive(wire, by: Gate(.buffer, old)) }
      } else if let old = first[inverse], position >= network.firstGate {
        network.drive(wire, by: Gate(.not, old))
      } else {
        first[function] = wire
      }
    }
    area = CellMapping(netlist, in: library).area
  }

  // MARK: Full adders

  /// Sum and carry of three wires, any of them perhaps inverted.
  private struct FullAdder {
    let sum: Signal
    let carry: Signal
    let inputs: [Signal]
    /// Which input is read inverted, if any: two are one and the inverse carry.
    let inverted: Int?
    let isSumInverted: Bool
    let isCarryInverted: Bool
  }

  mutating func chooseFullAdders() throws(DecisionDiagrams.TooLarge) {
    let found = try fullAdders()
    // All at once: what a prefix tree shares is free only when nobody reads it any more. Which of several adders gets a
    // sum or carry that they share, the first or the last, neither is always the better.
    let start = self
    var best = self
    for isFirstKept in [true, false] {
      self = start
      var taken: Set<Signal> = []
      for adder in found where !isFirstKept || taken.isDisjoint(with: [adder.sum, adder.carry]) {
        if try use(adder) { taken.formUnion([adder.sum, adder.carry]) }
      }
      area = CellMapping(netlist, in: library).area
      if area < best.area { best = self }
    }
    self = best
    if area < start.area { return }
    for adder in found {
      let before = (network, functions, signatures)
      guard try use(adder) else { continue }
      let now = CellMapping(netlist, in: library).area
      if now < area { area = now } else { (network, functions, signatures) = before }
    }
  }

  /// A full adder two of whose inputs are never odd together with the third is a half adder and an OR: what carries is
  /// those two alone.
  mutating func narrowFullAdders() throws(DecisionDiagrams.TooLarge) {
    for adder in try fullAdders()
    where adder.inverted == nil && !adder.isSumInverted && !adder.isCarryInverted {
      for third in 0..<3 {
        let pair = adder.inputs.indices.filter { $0 != third }.map { adder.inputs[$0] }
        let both = try diagrams.gate(.and, functions[pair[0].position], functions[pair[1].position], .zero)
        guard both == functions[adder.carry.position],
          !adder.inputs.contains(where: { network.cone(of: $0).contains(adder.sum) }),
          !pair.contains(where: { network.cone(of: $0).contains(adder.carry) })
        else { continue }
        let before = (network, functions, signatures)
        let odd = try add(Gate(.xor, pair[0], pair[1]))
        network.drive(adder.sum, by: Gate(.or, odd, adder.inputs[third]))
        network.drive(adder.carry, by: Gate(.and, pair[0], pair[1]))
        let now = CellMapping(netlist, in: library).area
        if now < area { area = now } else { (network, functions, signatures) = before }
      }
    }
  }

  /// Drives sum and carry by an adder, unless that closes a loop.
  private mutating func use(_ adder: FullAdder) throws(DecisionDiagrams.TooLarge) -> Bool {
    let isLoop = adder.inputs.contains { input in
      let cone = network.cone(of: input)
      return cone.contains(adder.sum) || cone.contains(adder.carry)
    }
    guard !isLoop else { return false }
    var inputs = adder.inputs
    if let inverted = adder.inverted { inputs[inverted] = try add(Gate(.not, inputs[inverted])) }
    let sum = Gate(.xor3, inputs[0], inputs[1], inputs[2])
    let carry = Gate(.majority, inputs[0], inputs[1], inputs[2])
    let isSumInverted = adder.isSumInverted != (adder.inverted != nil)
    network.drive(adder.sum, by: isSumInverted ? Gate(.not, try add(sum)) : sum)
    network.drive(adder.carry, by: adder.isCarryInverted ? Gate(.not, try add(carry)) : carry)
    return true
  }

  private mutating func add(_ gate: Gate) throws(DecisionDiagrams.TooLarge) -> Signal {
    let inputs = gate.inputs.map { functions[$0.position] } + [.zero, .zero]
    functions.append(try diagrams.gate(gate.kind, inputs[0], inputs[1], inputs[2]))
    signatures.append(
      gate.kind(signatures[gate.a.position], signatures[gate.b.position], signatures[gate.c.position]))
    return network.add(gate)
  }

  /// In order of their carries.
  private mutating func fullAdders() throws(DecisionDiagrams.TooLarge) -> [FullAdder] {
    // Four wires whose parity is constant: two pairs of equal parity.
    var pairs: [Signature: [(Int, Int)]] = [:]
    var byValue: [Signature: [Int]] = [:]
    let wires = try distinctWires()
    for (place, first) in wires.enumerated() {
      byValue[canonical(signatures[first]), default: []].append(first)
      for second in wires[(place + 1)...] {
        pairs[canonical(signatures[first] ^ signatures[second]), default: []].append((first, second))
      }
    }
    var quadruples: Set<[Int]> = []
    for group in pairs.values where group.count > 1 && group.count <= 64 {
      for (place, one) in group.enumerated() {
        for other in group[(place + 1)...] {
          let wires = [one.0, one.1, other.0, other.1].sorted()
          if Set(wires).count == 4 { quadruples.insert(wires) }
        }
      }
    }
    var found: [FullAdder] = []
    for wires in quadruples.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      for sum in wires where sum >= network.firstGate {
        let inputs = wires.filter { $0 != sum }
        for inverted in [nil, 0, 1, 2] {
          var values = inputs.map { signatures[$0] }
          if let inverted { values[inverted] = ~values[inverted] }
          for carry in byValue[canonical(GateKind.majority(values[0], values[1], values[2]))] ?? []
          where carry >= network.firstGate && carry != sum && !inputs.contains(carry) {
            if let adder = try fullAdder(sum: sum, carry: carry, inputs, inverted: inverted) {
              found.append(adder)
            }
          }
        }
      }
    }
    return found.sorted { ($0.carry, $0.inverted ?? -1, $0.sum) < ($1.carry, $1.inverted ?? -1, $1.sum) }
  }

  /// The adder where the functions are those of one; nil where only the signatures are.
  private mutating func fullAdder(
    sum: Int, carry: Int, _ inputs: [Int], inverted: Int?
  ) throws(DecisionDiagrams.TooLarge) -> FullAdder? {
    var values = inputs.map { functions[$0] }
    let parity = try diagrams.gate(.xor3, values[0], values[1], values[2])
    if let inverted { values[inverted] = try diagrams.not(values[inverted]) }
    let majority = try diagrams.gate(.majority, values[0], values[1], values[2])
    let isSumInverted = parity != functions[sum]
    let isCarryInverted = majority != functions[carry]
    if isSumInverted, try diagrams.not(parity) != functions[sum] { return nil }
    if isCarryInverted, try diagrams.not(majority) != functions[carry] { return nil }
    return FullAdder(
      sum: Signal(sum), carry: Signal(carry), inputs: inputs.map { Signal($0) }, inverted: inverted,
      isSumInverted: isSumInverted, isCarryInverted: isCarryInverted)
  }

  /// One wire of each function, and not its inverse; no constants.
  private mutating func distinctWires() throws(DecisionDiagrams.TooLarge) -> [Int] {
    var seen: Set<Function> = [.zero, .one]
    var wires: [Int] = []
    for wire in 2..<network.signalCount where seen.insert(functions[wire]).inserted {
      seen.insert(try diagrams.not(functions[wire]))
      wires.append(wire)
    }
    return wires
  }

  /// A signature or its inverse, the same for both.
  private func canonical(_ signature: Signature) -> Signature {
    signature[0] & 1 == 1 ? ~signature : signature
  }

  // MARK: Gates of two wires

  private static let twoInputKinds: [GateKind] = [.nand, .nor, .and, .or, .andNot, .orNot, .xor, .xnor]

  /// Drives wires by a gate of two others where that is smaller than what it frees.
  mutating func resubstitute() throws(DecisionDiagrams.TooLarge) {
    var fanOuts = fanOuts()
    let wires = try distinctWires().map { Signal($0) }
    let bySignature = Dictionary(wires.map { (signatures[$0.position], $0) }, uniquingKeysWith: { $1 })
    for position in gateWires where fanOuts[position] > 0 {
      let wire = Signal(position)
      let (freed, freedArea) = freed(without: wire, fanOuts)
      guard let gate = try cheaper(for: wire, of: wires, bySignature, freed: freed, than: freedArea)
      else { continue }
      let before = network
      network.drive(wire, by: gate)
      let now = CellMapping(netlist, in: library).area
      if now < area {
        area = now
        fanOuts = self.fanOuts()
      } else {
        network = before
      }
    }
  }

  /// The smallest gate of two of the `wires` that computes `wire`, if smaller than `area`: none of those `freed`, and none
  /// that follows from `wire`.
  private mutating func cheaper(
    for wire: Signal, of wires: [Signal], _ bySignature: [Signature: Signal], freed: Set<Signal>,
    than area: Double
  ) throws(DecisionDiagrams.TooLarge) -> Gate? {
    let (signature, function) = (signatures[wire.position], functions[wire.position])
    let old = network.drivers[wire.position - network.firstGate]
    var best: (gate: Gate, area: Double)?
    for kind in Self.twoInputKinds {
      let size = library.cell(for: kind).area
      guard size < best?.area ?? area else { continue }
      search: for (place, first) in wires.enumerated() where !freed.contains(first) {
        let own = signatures[first.position]
        guard kind.canBeFirst(own, of: signature) else { continue }
        let seconds: ArraySlice<Signal>
        switch kind {
        case .xor: seconds = bySignature[signature ^ own].map { [$0] } ?? []
        case .xnor: seconds = bySignature[~signature ^ own].map { [$0] } ?? []
        default: seconds = kind.symmetry.firstTwo ? wires[(place + 1)...] : wires[...]
        }
        for second in seconds
        where second != first && kind(own, signatures[second.position]) == signature
          && !freed.contains(second)
        {
          let gate = Gate(kind, first, second)
          guard gate != old,
            try diagrams.gate(kind, functions[first.position], functions[second.position], .zero) == function,
            !network.cone(of: first).contains(wire), !network.cone(of: second).contains(wire)
          else { continue }
          best = (gate, size)
          break search
        }
      }
    }
    return best?.gate
  }

  /// The wires that nobody reads when `wire` gets another driver, itself included, and the area of their gates.
  private func freed(without wire: Signal, _ fanOuts: [Int]) -> (wires: Set<Signal>, area: Double) {
    var left = fanOuts
    var (wires, open, area): (Set<Signal>, [Signal], Double) = ([wire], [wire], 0)
    while let next = open.popLast() {
      let gate = network.drivers[next.position - network.firstGate]
      area += library.cell(for: gate.kind).area
      for input in gate.inputs {
        left[input.position] -= 1
        if left[input.position] == 0, input.position >= network.firstGate {
          wires.insert(input)
          open.append(input)
        }
      }
    }
    return (wires, area)
  }

  /// How many live gates and outputs read each wire.
  private func fanOuts() -> [Int] {
    var counts = [Int](repeating: 0, count: network.signalCount)
    var open: [Signal] = []
    for output in network.outputs {
      counts[output.position] += 1
      if counts[output.position] == 1 { open.append(output) }
    }
    while let next = open.popLast() {
      guard next.position >= network.firstGate else { continue }
      for input in network.drivers[next.position - network.firstGate].inputs {
        counts[input.position] += 1
        if counts[input.position] == 1 { open.append(input) }
      }
    }
    return counts
  }
}

extension GateKind {
  /// The gate on eight words of patterns.
  fileprivate func callAsFunction(
    _ a: SIMD8<UInt64>, _ b: SIMD8<UInt64>, _ c: SIMD8<UInt64> = .zero
  ) -> SIMD8<UInt64> {
    var result = SIMD8<UInt64>.zero
    for word in 0..<SIMD8<UInt64>.scalarCount { result[word] = self(a[word], b[word], c[word]) }
    return result
  }

  /// Whether some second input makes the gate's output `output` when the first is `first`.
  fileprivate func canBeFirst(_ first: SIMD8<UInt64>, of output: SIMD8<UInt64>) -> Bool {
    switch self {
    case .and, .andNot: output & ~first == .zero
    case .or, .orNot: first & ~output == .zero
    case .nand: ~output & ~first == .zero
    case .nor: first & output == .zero
    default: true
    }
  }
}
