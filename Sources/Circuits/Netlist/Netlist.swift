/// A wire of a ``Netlist``. 0 and 1 are the constants; then come the input bits, in order of the buses and each from its
/// least significant bit; then the outputs of the gates. (The numbering of the CGP text netlists.)
package struct Signal: Hashable, Comparable, Sendable {
  package let index: Int32

  init(_ index: Int) { self.init(wire: index) }

  /// The wire of that number, which a netlist checks when it gets it.
  package init(wire index: Int) { self.index = Int32(clamping: index) }

  package static let zero = Signal(0)
  package static let one = Signal(1)

  package static func < (first: Signal, second: Signal) -> Bool { first.index < second.index }

  package var position: Int { Int(index) }
  package var isConstant: Bool { index < 2 }

  static func constant(_ value: Bool) -> Signal { value ? .one : .zero }
}

/// One gate. Inputs past the arity of `kind` are ``Signal/zero``.
package struct Gate: Hashable, Sendable {
  package let kind: GateKind
  package let a: Signal
  package let b: Signal
  package let c: Signal

  init(_ kind: GateKind, _ a: Signal, _ b: Signal = .zero, _ c: Signal = .zero) {
    self.kind = kind
    self.a = a
    self.b = b
    self.c = c
  }

  /// Reads as many wires as the kind has inputs; missing ones are constant zero.
  package init(kind: GateKind, _ inputs: [Signal]) {
    let used = Array(inputs.prefix(kind.arity)).padded(to: 3)
    self.init(kind, used[0], used[1], used[2])
  }

  /// The inputs in use.
  package var inputs: ArraySlice<Signal> { [a, b, c].prefix(kind.arity) }
}

/// Width and meaning of a named group of wires.
package struct Port: Hashable, Sendable {
  package let name: String
  package let width: Int
  /// Two's complement when set.
  package let isSigned: Bool

  package init(_ name: String, width: Int, isSigned: Bool = false) {
    self.name = name
    self.width = width
    self.isSigned = isSigned
  }

  /// The number that the low `width` bits of `pattern` stand for.
  package func value(ofPattern pattern: UInt64) -> Int {
    guard width < 64 else { return Int(bitPattern: UInt(pattern)) }
    let bits = Int(pattern & ((1 << UInt64(width)) - 1))
    return isSigned && bits >> (width - 1) & 1 == 1 ? bits - (1 << width) : bits
  }
}

/// An output bus: its wires from the least significant bit.
package struct OutputBus: Hashable, Sendable {
  package let port: Port
  package let signals: [Signal]

  package init(port: Port, signals: [Signal]) {
    self.port = port
    self.signals = signals
  }
}

/// A combinational circuit of gates with at most three inputs.
///
/// Invariants, established by ``init(name:inputs:outputs:gates:)``: a gate reads constants, input bits and earlier gates
/// only (so the netlist is acyclic and the array order is topological), each wire has one driver (its position is its
/// name), no wire is undriven, port names are distinct, and a bus is 1 to 64 bits wide.
package struct Netlist: Hashable, Sendable {
  package let name: String
  package let inputs: [Port]
  package let outputs: [OutputBus]
  package let gates: [Gate]

  /// Sizes beyond which a netlist is refused rather than built.
  package enum Limit {
    package static let gates = 1_000_000
    package static let busWidth = 64
    package static let ports = 256
  }

  /// - Throws: ``CircuitError`` naming the invariant that `gates` or `outputs` break.
  package init(name: String, inputs: [Port], outputs: [OutputBus], gates: [Gate]) throws {
    self.name = name
    self.inputs = inputs
    self.outputs = outputs
    self.gates = gates
    try checkInvariants()
  }

  /// For code of this module that builds in order: the invariants hold by construction.
  init(unchecked name: String, inputs: [Port], outputs: [OutputBus], gates: [Gate]) {
    self.name = name
    self.inputs = inputs
    self.outputs = outputs
    self.gates = gates
    assert((try? checkInvariants()) != nil, "a builder broke the invariants of \(name)")
  }

  package var inputWidth: Int { inputs.reduce(0) { $0 + $1.width } }
  package var outputWidth: Int { outputs.reduce(0) { $0 + $1.signals.count } }

  /// The output bits of all buses, one after the other.
  package var outputSignals: [Signal] { outputs.flatMap(\.signals) }

  /// The position of the first gate's wire.
  package var firstGate: Int { 2 + inputWidth }

  package var signalCount: Int { firstGate + gates.count }

  /// The wires of input bus `index`.
  package func inputSignals(_ index: Int) -> [Signal] {
    let start = 2 + inputs[..<index].reduce(0) { $0 + $1.width }
    return (start..<start + inputs[index].width).map { Signal($0) }
  }

  package func renamed(_ name: String) -> Netlist {
    Netlist(unchecked: name, inputs: inputs, outputs: outputs, gates: gates)
  }

  /// How many gates of each kind there are.
  package var census: [GateKind: Int] { gates.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 } }
}
