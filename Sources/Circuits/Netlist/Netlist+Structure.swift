extension Netlist {
  /// What the circuit is made of, whatever it, its ports and the kinds of gates are called, and whether or not its
  /// operands are signed: equal texts, equal gates and wires. For keys and digests.
  ///
  /// A line with the widths of the inputs, a line a gate (function of a, b, c as a truth table, then its wires), and a line
  /// with the wires of each output.
  package var structuralText: String {
    var text = "in" + inputs.map { " \($0.width)" }.joined() + "\n"
    for gate in gates {
      text += "\(gate.kind.truthTable)" + gate.inputs.map { " \($0.index)" }.joined() + "\n"
    }
    for output in outputs { text += "out" + output.signals.map { " \($0.index)" }.joined() + "\n" }
    return text
  }
}
