import Circuits

/// What a node of a genome computes.
///
/// Two-input gates, inverter and buffer, and the two adder cells, which have a second output (the carry). Adders are
/// nodes because they are cells: built of gates they cost twice as much, and every mutation would break them.
enum NodeKind: Int32, CaseIterable, Sendable {
  case buffer
  case not
  case and
  case or
  case xor
  case nand
  case nor
  case xnor
  case andNot
  case orNot
  case halfAdder
  case fullAdder

  var arity: Int {
    switch self {
    case .buffer, .not: 1
    case .fullAdder: 3
    default: 2
    }
  }

  /// The gate of a node with one output.
  var gate: GateKind? {
    switch self {
    case .buffer: .buffer
    case .not: .not
    case .and: .and
    case .or: .or
    case .xor: .xor
    case .nand: .nand
    case .nor: .nor
    case .xnor: .xnor
    case .andNot: .andNot
    case .orNot: .orNot
    case .halfAdder, .fullAdder: nil
    }
  }

  init?(_ gate: GateKind) {
    guard let kind = NodeKind.allCases.first(where: { $0.gate == gate }) else { return nil }
    self = kind
  }
}

/// A circuit as Cartesian genetic programming sees it (Miller and Thomson, EuroGP 2000): one row of nodes, each reading any
/// wire before it. Nodes that reach no output are kept: mutations change them unseen and may join them later.
///
/// Wires: 0 and 1 are constants, then the input bits, then two for each node (of a node with one output they are the same).
struct Genome: Hashable, Sendable {
  let inputCount: Int
  /// Genes of the nodes: kind and three inputs each; then a wire for each output bit.
  var genes: [Int32]
  let nodeCount: Int

  static let genesPerNode = 4
  var firstWire: Int { 2 + inputCount }
  var firstOutput: Int { nodeCount * Self.genesPerNode }
  var outputCount: Int { genes.count - firstOutput }

  init(inputCount: Int, nodeCount: Int, genes: [Int32]) {
    self.inputCount = inputCount
    self.nodeCount = nodeCount
    self.genes = genes
  }

  /// Whether every gene is one that a mutation could have made: for genomes from files.
  var isValid: Bool {
    guard 0...1_000_000 ~= nodeCount, inputCount > 0, genes.count > firstOutput else { return false }
    for node in 0..<nodeCount {
      let start = node * Self.genesPerNode
      guard NodeKind(rawValue: genes[start]) != nil,
        genes[(start + 1)...(start + 3)].allSatisfy({ 0..<Int32(firstWire + 2 * node) ~= $0 })
      else { return false }
    }
    return genes[firstOutput...].allSatisfy { 0..<Int32(firstWire + 2 * nodeCount) ~= $0 }
  }
}

extension Genome {
  /// The nodes of a circuit, sums and carries of the same wires joined to adders, and what has no node of its own
  /// built of those that have.
  init(_ netlist: Netlist) {
    var builder = NodeList(inputCount: netlist.inputWidth)
    var wires = (0..<Int32(netlist.firstGate)).map { $0 }
    var adders: [[Int32]: Int32] = [:]
    let carries = Set(
      netlist.gates.filter { $0.kind == .majority || $0.kind == .and }.map { $0.inputs.sorted() })
    let sums = Set(netlist.gates.filter { $0.kind == .xor3 || $0.kind == .xor }.map { $0.inputs.sorted() })
    for gate in netlist.gates {
      let inputs = gate.inputs.map { wires[$0.position] }
      let key = gate.inputs.sorted()
      let isAdder = carries.contains(key) && sums.contains(key)
      switch gate.kind {
      case .xor3, .majority:
        let node = adders[inputs.sorted()] ?? builder.add(.fullAdder, inputs)
        adders[inputs.sorted()] = node
        wires.append(gate.kind == .xor3 ? node : node + 1)
      case .xor where isAdder, .and where isAdder:
        let node = adders[inputs.sorted()] ?? builder.add(.halfAdder, inputs)
        adders[inputs.sorted()] = node
        wires.append(gate.kind == .xor ? node : node + 1)
      case .and3: wires.append(builder.add(.and, [builder.add(.and, [inputs[0], inputs[1]]), inputs[2]]))
      case .or3: wires.append(builder.add(.or, [builder.add(.or, [inputs[0], inputs[1]]), inputs[2]]))
      case .aoi21: wires.append(builder.add(.nor, [builder.add(.and, [inputs[0], inputs[1]]), inputs[2]]))
      case .oai21: wires.append(builder.add(.nand, [builder.add(.or, [inputs[0], inputs[1]]), inputs[2]]))
      case .mux:
        let low = builder.add(.andNot, [inputs[0], inputs[2]])
        wires.append(builder.add(.or, [low, builder.add(.and, [inputs[1], inputs[2]])]))
      case .buffer, .not, .and, .or, .xor, .nand, .nor, .xnor, .andNot, .orNot:
        wires.append(builder.add(NodeKind(gate.kind) ?? .buffer, inputs))
      }
    }
    self.init(
      inputCount: netlist.inputWidth, nodeCount: builder.genes.count / Self.genesPerNode,
      genes: builder.genes + netlist.outputSignals.map { wires[$0.position] })
  }

  private struct NodeList {
    let inputCount: Int
    var genes: [Int32] = []

    /// The node's first wire.
    mutating func add(_ kind: NodeKind, _ inputs: [Int32]) -> Int32 {
      let wire = 2 + inputCount + 2 * (genes.count / Genome.genesPerNode)
      genes.append(kind.rawValue)
      genes.append(contentsOf: inputs + [Int32](repeating: 0, count: 3 - inputs.count))
      return Int32(wire)
    }
  }

  /// The circuit, simplified where wires are constant or equal, without the nodes that reach no output.
  /// - Throws: `CircuitError` for ports that do not fit.
  func netlist(name: String, inputs: [Port], output: Port) throws -> Netlist {
    var builder = NetlistBuilder(inputs: inputs)
    var wires: [Signal] = (0..<firstWire).map { Signal(wire: $0) }
    for node in 0..<nodeCount {
      let start = node * Self.genesPerNode
      let kind = NodeKind(rawValue: genes[start]) ?? .buffer
      let (a, b, c) = (
        wires[Int(genes[start + 1])], wires[Int(genes[start + 2])], wires[Int(genes[start + 3])]
      )
      switch kind {
      case .halfAdder: wires += [builder.gate(.xor, a, b), builder.gate(.and, a, b)]
      case .fullAdder: wires += [builder.gate(.xor3, a, b, c), builder.gate(.majority, a, b, c)]
      default:
        let wire = builder.gate(kind.gate ?? .buffer, a, b)
        wires += [wire, wire]
      }
    }
    let signals = genes[firstOutput...].map { wires[Int($0)] }
    return try builder.finish(name: name, outputs: [OutputBus(port: output, signals: signals)])
  }
}
