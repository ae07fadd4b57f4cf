extension Netlist {
  /// A C function of the circuit, one bit a statement: `uint64_t NAME(uint64_t A, uint64_t B)`, the first output's pattern
  /// as result (sign-extended through `int64_t` when it is signed). Needs nothing but <stdint.h>.
  package func cModel() -> String {
    let type = outputs.first?.port.isSigned == true ? "int64_t" : "uint64_t"
    let arguments = inputs.map { "uint64_t \($0.name)" }.joined(separator: ", ")
    var lines = ["#include <stdint.h>", "", "\(type) \(name)(\(arguments)) {"]
    // An approximate unit may leave operand bits out: compilers warn of unused names.
    var read = Set(gates.flatMap { $0.inputs.map(\.position) })
    for bus in outputs { read.formUnion(bus.signals.map(\.position)) }
    var wire = 2
    for port in inputs {
      for bit in 0..<port.width {
        defer { wire += 1 }
        guard read.contains(wire) else { continue }
        lines.append("  const uint64_t w\(wire) = \(port.name) >> \(bit) & 1;")
      }
    }
    func text(_ signal: Signal) -> String { signal.isConstant ? "\(signal.index)" : "w\(signal.index)" }
    for (position, gate) in gates.enumerated() {
      // Inverting leaves ones above bit 0: the mask takes them away.
      let value = Self.cExpression(gate.kind, text(gate.a), text(gate.b), text(gate.c))
      lines.append("  const uint64_t w\(firstGate + position) = (\(value)) & 1;")
    }
    guard let bus = outputs.first else { return "" }
    let bits = bus.signals.enumerated().map { "(uint64_t)\(text($0.element)) << \($0.offset)" }
    lines.append("  const uint64_t o = \(bits.joined(separator: " | "));")
    let shift = 64 - bus.port.width
    lines.append(bus.port.isSigned ? "  return (int64_t)(o << \(shift)) >> \(shift);" : "  return o;")
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  private static func cExpression(_ kind: GateKind, _ a: String, _ b: String, _ c: String) -> String {
    switch kind {
    case .mux: "\(c) ? \(b) : \(a)"
    case .and, .or, .xor, .buffer, .not, .nand, .nor, .xnor, .andNot, .orNot, .and3, .or3, .xor3, .majority,
      .aoi21, .oai21:
      // The bitwise operators of Verilog are those of C.
      expression(kind, a, b, c)
    }
  }
}
