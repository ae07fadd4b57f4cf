/// Boolean functions as reduced ordered binary decision diagrams (Bryant, IEEE Trans. Computers 1986): equal functions
/// are the same node, so that equality costs nothing once both are built.
///
/// Adders need a few nodes a bit when the bits of their operands alternate; products grow exponentially with their width,
/// hence the limit.
struct DecisionDiagrams {
  /// A function of the variables; only meaningful together with the diagrams that made it.
  struct Function: Hashable {
    fileprivate let node: Int32

    static let zero = Function(node: 0)
    static let one = Function(node: 1)
  }

  /// More nodes than allowed.
  struct TooLarge: Error {}

  private struct Node: Equatable {
    let variable: Int32
    let low: Int32
    let high: Int32
  }

  private struct Choice: Equatable {
    let condition: Int32
    let then: Int32
    let otherwise: Int32
  }

  private var nodes: [Node]
  /// Open addressing; 0 (a constant, which is never looked for) is a free place. Always a power of two, at most half full.
  private var unique = [Int32](repeating: 0, count: 1 << 10)
  /// What was computed last at each place: an entry may be overwritten by another, which costs time only.
  private var computed = [(choice: Choice, result: Int32)](
    repeating: (Choice(condition: 0, then: 0, otherwise: 0), 0), count: 1 << 16)
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
    // The constants lie below every variable.
    nodes = [0, 1].map { Node(variable: .max, low: $0, high: $0) }
  }

  /// The function that is the value of a variable; variables of small index are decided first.
  mutating func variable(_ index: Int) throws(TooLarge) -> Function {
    Function(node: try node(Int32(clamping: index), low: 0, high: 1))
  }

  mutating func not(_ function: Function) throws(TooLarge) -> Function {
    try choose(function, .zero, .one)
  }

  /// `kind` of up to three functions.
  mutating func gate(
    _ kind: GateKind, _ a: Function, _ b: Function, _ c: Function
  ) throws(TooLarge) -> Function {
    let table = kind.truthTable
    func value(_ row: UInt8) -> Function { table >> row & 1 == 1 ? .one : .zero }
    var halves: [Function] = []
    for base: UInt8 in [0, 4] {
      let low = try choose(c, value(base | 1), value(base))
      let high = try choose(c, value(base | 3), value(base | 2))
      halves.append(try choose(b, high, low))
    }
    return try choose(a, halves[1], halves[0])
  }

  /// `then` where `condition` holds, `otherwise` elsewhere.
  mutating func choose(
    _ condition: Function, _ then: Function, _ otherwise: Function
  ) throws(TooLarge) -> Function {
    Function(node: try choose(condition.node, then.node, otherwise.node))
  }

  private mutating func choose(_ f: Int32, _ g: Int32, _ h: Int32) throws(TooLarge) -> Int32 {
    if f == 1 || g == h { return g }
    if f == 0 { return h }
    if g == 1 && h == 0 { return f }
    let key = Choice(condition: f, then: g, otherwise: h)
    let place = Self.hash(f, g, h) & (computed.count - 1)
    // f is no constant here, so that a place not used yet does not match.
    if computed[place].choice == key { return computed[place].result }
    let top = min(nodes[Int(f)].variable, nodes[Int(g)].variable, nodes[Int(h)].variable)
    let low = try choose(branch(f, top, \.low), branch(g, top, \.low), branch(h, top, \.low))
    let high = try choose(branch(f, top, \.high), branch(g, top, \.high), branch(h, top, \.high))
    let result = try node(top, low: low, high: high)
    computed[place] = (key, result)
    return result
  }

  private func branch(_ node: Int32, _ variable: Int32, _ side: KeyPath<Node, Int32>) -> Int32 {
    let decision = nodes[Int(node)]
    return decision.variable == variable ? decision[keyPath: side] : node
  }

  private mutating func node(_ variable: Int32, low: Int32, high: Int32) throws(TooLarge) -> Int32 {
    if low == high { return low }
    let node = Node(variable: variable, low: low, high: high)
    var place = Self.hash(variable, low, high) & (unique.count - 1)
    while unique[place] != 0 {
      if nodes[Int(unique[place])] == node { return unique[place] }
      place = (place + 1) & (unique.count - 1)
    }
    guard nodes.count < limit else { throw TooLarge() }
    let new = Int32(nodes.count)
    nodes.append(node)
    unique[place] = new
    if 2 * nodes.count > unique.count { growUnique() }
    return new
  }

  private mutating func growUnique() {
    unique = [Int32](repeating: 0, count: 2 * unique.count)
    for (index, node) in nodes.enumerated().dropFirst(2) {
      var place = Self.hash(node.variable, node.low, node.high) & (unique.count - 1)
      while unique[place] != 0 { place = (place + 1) & (unique.count - 1) }
      unique[place] = Int32(index)
    }
  }

  /// Of three numbers; not negative.
  private static func hash(_ a: Int32, _ b: Int32, _ c: Int32) -> Int {
    var x = UInt64(UInt32(bitPattern: a)) &* 0x9E37_79B9_7F4A_7C15
    x = (x ^ UInt64(UInt32(bitPattern: b))) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ x >> 29 ^ UInt64(UInt32(bitPattern: c))) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: (x ^ x >> 32) >> 1)
  }
}

extension Netlist {
  /// The function of every wire, the buses' bits alternating from the least significant one.
  /// - Throws: ``DecisionDiagrams/TooLarge``
  func functions(in diagrams: inout DecisionDiagrams) throws(DecisionDiagrams.TooLarge)
    -> [DecisionDiagrams.Function]
  {
    var functions = [DecisionDiagrams.Function](repeating: .zero, count: firstGate)
    functions[1] = .one
    var next = 0
    for bit in 0..<(inputs.map(\.width).max() ?? 0) {
      for bus in inputs.indices where bit < inputs[bus].width {
        functions[inputSignals(bus)[bit].position] = try diagrams.variable(next)
        next += 1
      }
    }
    for gate in gates {
      functions.append(
        try diagrams.gate(
          gate.kind, functions[gate.a.position], functions[gate.b.position], functions[gate.c.position]))
    }
    return functions
  }
}
