extension GateKind {
  /// Transistors of a static CMOS gate: what optimisation weighs, independent of a cell library. Sum and carry of a full
  /// adder share the 28 of a mirror adder.
  var transistors: Int {
    switch self {
    case .not: 2
    case .buffer, .nand, .nor: 4
    case .and, .or, .andNot, .orNot, .aoi21, .oai21: 6
    case .and3, .or3: 8
    case .xor, .xnor, .mux: 10
    case .xor3: 16
    case .majority: 12
    }
  }
}

extension Netlist {
  /// The sum over all gates.
  package var transistors: Int { gates.reduce(0) { $0 + $1.kind.transistors } }
}
