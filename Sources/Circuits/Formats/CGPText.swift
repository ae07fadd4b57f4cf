/// The one-line netlists of ArithsGen and of CGP tools:
/// `{ni,no,columns,rows,2,1,lback}([id]i1,i2,f)…(o0,o1,…)`.
///
/// Wires 0 and 1 are the constants, then the inputs, operand a first, least significant bit first. Functions: 0 wire,
/// 1 not i1, 2 and, 3 or, 4 xor, 5 nand, 6 nor, 7 xnor.
package enum CGPText {
  private static let kinds: [GateKind] = [.buffer, .not, .and, .or, .xor, .nand, .nor, .xnor]

  /// Gates that the format lacks are written as several.
  package static func write(_ netlist: Netlist) -> String {
    var builder = NetlistBuilder(inputs: netlist.inputs)
    var wires = (0..<netlist.firstGate).map { Signal($0) }
    for gate in netlist.gates {
      let (a, b, c) = (wires[gate.a.position], wires[gate.b.position], wires[gate.c.position])
      func two(_ kind: GateKind, _ x: Signal, _ y: Signal) -> Signal { builder.verbatim(Gate(kind, x, y)) }
      func not(_ x: Signal) -> Signal { builder.verbatim(Gate(.not, x)) }
      let wire: Signal
      switch gate.kind {
      case .buffer, .not, .and, .or, .xor, .nand, .nor, .xnor: wire = builder.verbatim(Gate(gate.kind, a, b))
      case .andNot: wire = two(.and, a, not(b))
      case .orNot: wire = two(.or, a, not(b))
      case .and3: wire = two(.and, two(.and, a, b), c)
      case .or3: wire = two(.or, two(.or, a, b), c)
      case .xor3: wire = two(.xor, two(.xor, a, b), c)
      case .majority: wire = two(.or, two(.and, a, b), two(.and, c, two(.or, a, b)))
      case .mux: wire = two(.or, two(.and, a, not(c)), two(.and, b, c))
      case .aoi21: wire = two(.nor, two(.and, a, b), c)
      case .oai21: wire = two(.nand, two(.or, a, b), c)
      }
      wires.append(wire)
    }
    let flat = builder.netlist(
      name: netlist.name,
      outputs: netlist.outputs.map { .init(port: $0.port, signals: $0.signals.map { wires[$0.position] }) })
    let nodes = flat.gates.enumerated().map { position, gate in
      let second = gate.kind.arity > 1 ? gate.b.index : 0
      return
        "([\(flat.firstGate + position)]\(gate.a.index),\(second),\(kinds.firstIndex(of: gate.kind) ?? 0))"
    }
    let outputs = flat.outputSignals.map { "\($0.index)" }
    return "{\(flat.inputWidth),\(outputs.count),\(nodes.count),1,2,1,\(nodes.count)}\(nodes.joined())"
      + "(\(outputs.joined(separator: ",")))"
  }

  /// - Parameters:
  ///   - name: for messages and the netlist.
  ///   - inputs: how the input bits divide into operands; nil for two unsigned operands A, B of equal width.
  /// - Throws: ``CircuitError`` saying what does not fit.
  package static func read(
    _ text: String, name: String, inputs: [Port]? = nil, isSigned: Bool = false
  ) throws -> Netlist {
    guard text.utf8.count <= SourceLimit.bytes else { throw CircuitError.size(name, "the text is too long") }
    func malformed(_ what: String) -> CircuitError {
      .malformed(name, "\(what); see the format {…}([id]i1,i2,f)…(o,…)")
    }
    var scanner = text.utf8.filter { $0 > 32 }[...]
    func numbers(until end: Character) throws -> [Int] {
      var result = [0]
      var digits = 0
      while let byte = scanner.popFirst() {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
          digits += 1
          guard digits <= 9 else { throw malformed("a number is too long") }
          result[result.count - 1] = result[result.count - 1] * 10 + Int(byte) - 48
        case UInt8(ascii: ","):
          guard digits > 0 else { throw malformed("a number is missing") }
          digits = 0
          result.append(0)
        case end.asciiValue:
          guard digits > 0 else { throw malformed("a number is missing") }
          return result
        default: throw malformed("\"\(Character(UnicodeScalar(byte)))\" is out of place")
        }
      }
      throw malformed("the text ends early")
    }
    guard scanner.popFirst() == UInt8(ascii: "{") else { throw malformed("it does not start with {") }
    let header = try numbers(until: "}")
    guard header.count == 7, header[4] == 2, header[5] == 1, 1...128 ~= header[0], 1...64 ~= header[1] else {
      throw malformed("the header \(header) is not ni,no,columns,rows,2,1,lback with ni <= 128 and no <= 64")
    }
    let ports =
      inputs
      ?? ["A", "B"].map { Port($0, width: header[0] / 2, isSigned: isSigned) }
    guard ports.reduce(0, { $0 + $1.width }) == header[0], ports.allSatisfy({ $0.width > 0 }) else {
      throw CircuitError.ports(name, "\(header[0]) input bits do not divide into operands; give their ports")
    }
    var gates: [Gate] = []
    let first = 2 + header[0]
    while scanner.popFirst() == UInt8(ascii: "(") {
      guard scanner.first == UInt8(ascii: "[") else {
        let outputs = try numbers(until: ")")
        guard outputs.count == header[1], scanner.isEmpty else {
          throw malformed("\(outputs.count) outputs stand for \(header[1]), or text follows")
        }
        let bus = OutputBus(
          port: Port("O", width: header[1], isSigned: isSigned), signals: outputs.map { Signal(wire: $0) })
        return try Netlist(name: name, inputs: ports, outputs: [bus], gates: gates)
      }
      scanner = scanner.dropFirst()
      let id = try numbers(until: "]")
      let body = try numbers(until: ")")
      guard id == [first + gates.count], body.count == 3, body[2] < kinds.count else {
        throw malformed("node \(id) = \(body) is not the next, or has no known function")
      }
      guard gates.count < Netlist.Limit.gates else { throw CircuitError.size(name, "too many nodes") }
      gates.append(Gate(kind: kinds[body[2]], [Signal(wire: body[0]), Signal(wire: body[1])]))
    }
    throw malformed("the outputs are missing")
  }
}
