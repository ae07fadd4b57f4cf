/// How ``Netlist/verilog(style:)`` names gates.
package enum VerilogStyle: Sendable, CaseIterable {
  /// One `assign` a gate.
  case assigns
  /// Instances of FreePDK45 cells, adders as FAX1 and HAX1, with each cell defined in the same file.
  case cells
}

extension Netlist {
  /// The netlist as one structural module. Each gate has a wire of its own: of one vector for all of them, Icarus Verilog
  /// evaluates every reader again whenever any bit changes, which makes it 150 times slower at 8 x 8 bits.
  package func verilog(style: VerilogStyle = .assigns) -> String {
    var lines: [String] = []
    let ports = inputs.map { ("input", $0) } + outputs.map { ("output", $0.port) }
    lines.append(
      "module \(Self.identifier(name))(\(ports.map { Self.identifier($0.1.name) }.joined(separator: ", ")));")
    for (direction, port) in ports {
      let sign = port.isSigned ? "signed " : ""
      lines.append("  \(direction) \(sign)[\(port.width - 1):0] \(Self.identifier(port.name));")
    }
    let prefix = internalPrefix
    func text(_ signal: Signal) -> String { self.text(signal, prefix) }
    for start in stride(from: 0, to: gates.count, by: 12) {
      let names = (start..<min(start + 12, gates.count)).map { "\(prefix)\($0)" }
      lines.append("  wire \(names.joined(separator: ", "));")
    }
    var used: Set<String> = []
    for (position, gate) in gates.enumerated() {
      let (a, b, c) = (text(gate.a), text(gate.b), text(gate.c))
      let out = "\(prefix)\(position)"
      if style == .cells, let cell = Self.cells[gate.kind] {
        used.insert(cell)
        let pins = zip(["A", "B", gate.kind == .mux ? "S" : "C"], [a, b, c]).prefix(gate.kind.arity)
          .map { ".\($0)(\($1))" }
        let output = gate.kind == .xor3 ? "YS" : gate.kind == .majority ? "YC" : "Y"
        lines.append("  \(cell) \(prefix)\(position)_g(\(pins.joined(separator: ", ")), .\(output)(\(out)));")
      } else {
        lines.append("  assign \(out) = \(Self.expression(gate.kind, a, b, c));")
      }
    }
    for bus in outputs {
      let bits = bus.signals.reversed().map { text($0) }.joined(separator: ", ")
      lines.append("  assign \(Self.identifier(bus.port.name)) = {\(bits)};")
    }
    lines.append("endmodule")
    for cell in used.sorted() { lines.append(contentsOf: Self.definition(of: cell)) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let cells: [GateKind: String] = [
    .buffer: "BUFX2", .not: "INVX1", .and: "AND2X1", .or: "OR2X1", .xor: "XOR2X1", .nand: "NAND2X1",
    .nor: "NOR2X1", .xnor: "XNOR2X1", .aoi21: "AOI21X1", .oai21: "OAI21X1", .xor3: "FAX1", .majority: "FAX1",
  ]

  private static func definition(of cell: String) -> [String] {
    if cell == "FAX1" {
      return [
        "module FAX1(input A, input B, input C, output YS, output YC);", "  assign YS = A ^ B ^ C;",
        "  assign YC = (A & B) | (A & C) | (B & C);", "endmodule",
      ]
    }
    guard let kind = cells.first(where: { $0.value == cell })?.key else { return [] }
    let inputs = ["A", "B", "C"].prefix(kind.arity).map { "input \($0)" }
    return [
      "module \(cell)(\(inputs.joined(separator: ", ")), output Y);",
      "  assign Y = \(expression(kind, "A", "B", "C"));", "endmodule",
    ]
  }

  /// A beginning for the names of inner wires that no port's name has.
  private var internalPrefix: String {
    let taken = inputs.map(\.name) + outputs.map(\.port.name) + [name]
    var candidate = "n"
    while taken.contains(where: { $0.hasPrefix(candidate) }) { candidate += "n" }
    return candidate
  }

  private func text(_ signal: Signal, _ prefix: String) -> String {
    if signal.isConstant { return "1'b\(signal.index)" }
    if signal.position >= firstGate { return "\(prefix)\(signal.position - firstGate)" }
    var position = signal.position - 2
    for port in inputs {
      if position < port.width { return "\(Self.identifier(port.name))[\(position)]" }
      position -= port.width
    }
    return "1'b0"
  }

  /// Plain where the language allows it, escaped otherwise.
  private static func identifier(_ name: String) -> String {
    let plain = name.utf8.enumerated().allSatisfy { index, byte in
      let character = Character(UnicodeScalar(byte))
      return character == "_"
        || (character.isASCII && (character.isLetter || (index > 0 && character.isNumber)))
    }
    return plain && !name.isEmpty ? name : "\\\(name.filter { !$0.isWhitespace }) "
  }

  static func expression(_ kind: GateKind, _ a: String, _ b: String, _ c: String) -> String {
    switch kind {
    case .buffer: a
    case .not: "~\(a)"
    case .and: "\(a) & \(b)"
    case .or: "\(a) | \(b)"
    case .xor: "\(a) ^ \(b)"
    case .nand: "~(\(a) & \(b))"
    case .nor: "~(\(a) | \(b))"
    case .xnor: "~(\(a) ^ \(b))"
    case .andNot: "\(a) & ~\(b)"
    case .orNot: "\(a) | ~\(b)"
    case .and3: "\(a) & \(b) & \(c)"
    case .or3: "\(a) | \(b) | \(c)"
    case .xor3: "\(a) ^ \(b) ^ \(c)"
    case .majority: "(\(a) & \(b)) | (\(a) & \(c)) | (\(b) & \(c))"
    case .mux: "\(c) ? \(b) : \(a)"
    case .aoi21: "~((\(a) & \(b)) | \(c))"
    case .oai21: "~((\(a) | \(b)) & \(c))"
    }
  }
}
