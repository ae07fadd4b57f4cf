import Arithmetic
import Circuits

/// A unit as a file for another tool.
package struct UnitExport: Sendable {
  package enum Ports: Sendable, Hashable {
    /// The unit's first operand is the row, or port A.
    case asTheyAre
    /// The unit's second operand is.
    case exchanged
    /// Such that in this layer kind of the dialect's project the weight reaches the port that the binding says.
    case bound(OperandBinding, LayerKind)
  }

  package var ports: Ports = .asTheyAre
  /// Make an unsigned unit signed by exact magnitudes first.
  package var signMagnitude = false

  package init(ports: Ports = .asTheyAre, signMagnitude: Bool = false) {
    self.ports = ports
    self.signMagnitude = signMagnitude
  }

  /// - Parameters:
  ///   - name: of the module, function or table.
  ///   - netlist: its circuit, where there is one.
  /// - Throws: ``ExportError``, `TableError` above 8 bits where a table is asked for.
  package func file(
    _ unit: ArithmeticUnit, name: String, netlist: Netlist? = nil, format: FileFormat
  ) throws -> [UInt8] {
    var unit = unit
    var netlist = netlist
    if signMagnitude {
      guard case .multiplier(let multiplier) = unit, !multiplier.operands.isSigned else {
        throw ExportError.notWritable(
          what: name, why: "only an unsigned multiplier can be made signed by magnitudes")
      }
      unit = .multiplier(ByMagnitude(unit: multiplier))
      netlist = nil
    }
    let swaps = try isSwapped(format, name)
    let identifier = Self.identifier(name)
    func circuit() throws -> Netlist {
      guard let netlist else { throw ExportError.noCircuit(unit: name) }
      return (swaps ? try netlist.withSwappedInputs() : netlist).renamed(identifier)
    }
    func table() throws -> ProductTable {
      let table = try ProductTable(unit)
      return swaps ? table.transposed : table
    }
    switch format {
    case .table(let dialect):
      try requireMultiplier(unit, name)
      return try dialect.encode(table(), name: identifier)
    case .mantissa:
      try requireMultiplier(unit, name)
      return try MantissaTable(table()).entries
    case .verilog: return Array(try described(circuit(), .assigns).utf8)
    case .verilogCells: return Array(try described(circuit(), .cells).utf8)
    case .verilogBehavioural:
      return Array(try BehaviouralText(unit, name: identifier, swaps: swaps).verilog().utf8)
    case .cModel:
      let text =
        netlist != nil
        ? try circuit().cModel() : try BehaviouralText(unit, name: identifier, swaps: swaps).cModel()
      return Array(text.utf8)
    case .cgp: return Array((CGPText.write(try circuit()) + "\n").utf8)
    }
  }

  /// Structural Verilog under the metrics that EvoApproxLib prints; those of sampled pairs are left out.
  private func described(_ netlist: Netlist, _ style: VerilogStyle) throws -> String {
    let text = netlist.verilog(style: style)
    guard netlist.inputWidth <= 24, let function = try? CircuitFunction(netlist) else { return text }
    let metrics = try ErrorMetrics(netlist, function: function)
    let lines = ErrorMetrics.keys.compactMap { key in
      metrics[key].map { "// \(key) = \(Self.digits($0))\(key.hasSuffix("%") ? " %" : "")" }
    }
    return "// \(function.title)\n" + lines.joined(separator: "\n") + "\n" + text
  }

  /// Up to six decimals.
  private static func digits(_ value: Double) -> String {
    guard abs(value) < 1e12 else { return "\(value)" }
    let scaled = Int((abs(value) * 1e6).rounded())
    let fraction = String(scaled % 1_000_000 + 1_000_000).dropFirst()
    let kept = String(fraction.reversed().drop { $0 == "0" }.reversed())
    return (value < 0 ? "-" : "") + "\(scaled / 1_000_000)" + (kept.isEmpty ? "" : ".\(kept)")
  }

  private func isSwapped(_ format: FileFormat, _ name: String) throws(ExportError) -> Bool {
    switch ports {
    case .asTheyAre: return false
    case .exchanged: return true
    case .bound(let binding, let layer):
      guard case .table(let dialect) = format, let own = dialect.binding(in: layer) else {
        throw .notWritable(
          what: name, why: "\(format.id) says nothing about the operands of a \(layer.rawValue) layer")
      }
      return own != binding
    }
  }

  private func requireMultiplier(_ unit: ArithmeticUnit, _ name: String) throws(ExportError) {
    if case .adder = unit {
      throw .notWritable(what: name, why: "it is an adder; product tables hold multipliers")
    }
  }

  /// Words of C and Verilog that are likely as a file's or a unit's name.
  private static let keywords: Set = [
    "and", "assign", "auto", "begin", "break", "buf", "case", "cell", "char", "config", "const", "continue",
    "default",
    "design", "disable", "do", "double", "edge", "else", "end", "enum", "event", "extern", "float", "for",
    "force", "fork",
    "function", "generate", "goto", "if", "initial", "inline", "inout", "input", "instance", "int", "integer",
    "join",
    "large", "library", "long", "main", "medium", "module", "nand", "negedge", "nor", "not", "or", "output",
    "parameter",
    "posedge", "primitive", "real", "reg", "register", "release", "repeat", "restrict", "return", "scalared",
    "short",
    "signed", "sizeof", "small", "static", "strong0", "strong1", "struct", "supply0", "supply1", "switch",
    "table", "task",
    "time", "tri", "typedef", "union", "unsigned", "use", "vectored", "void", "volatile", "wait", "wand",
    "weak0", "weak1",
    "while", "wire", "wor", "xnor", "xor",
  ]

  /// A C and Verilog identifier: other characters become `_`.
  package static func identifier(_ name: String) -> String {
    let text = String(
      name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "_" }.prefix(100))
    let isName = text.first.map { $0.isLetter || $0 == "_" } == true && !keywords.contains(text)
    return isName ? text : "u_" + text
  }
}

/// An unsigned unit made signed by exact negation; what ``SignedByMagnitude`` is to a unit whose type is known.
private struct ByMagnitude: Multiplier {
  let unit: any Multiplier
  var operands: OperandFormat { OperandFormat(width: unit.operands.width, isSigned: true) }
  func product(_ a: Int, _ b: Int) -> Int {
    let magnitude = unit.product(abs(a), abs(b))
    return (a < 0) != (b < 0) ? -magnitude : magnitude
  }
}
