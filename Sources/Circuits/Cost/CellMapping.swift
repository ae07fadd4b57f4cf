/// Which cell implements each gate of a netlist.
///
/// Gates map one to one, except that an ``GateKind/xor3`` and a ``GateKind/majority`` of the same wires become one full
/// adder, and a `xor` and an `and` of the same wires one half adder, where that cell is smaller than the two.
package struct CellMapping: Sendable {
  let netlist: Netlist
  let library: CellLibrary
  /// The cell of each gate, and which of its outputs the gate is.
  private var cells: [Cell] = []
  private var outputs: [Int] = []
  /// Whether the gate is the one that stands for its cell (the sum of an adder, say).
  private var isOwner: [Bool] = []

  package init(_ netlist: Netlist, in library: CellLibrary) {
    self.netlist = netlist
    self.library = library
    cells = netlist.gates.map { library.cell(for: $0.kind) }
    outputs = [Int](repeating: 0, count: cells.count)
    isOwner = [Bool](repeating: true, count: cells.count)
    pair(.xor3, .majority, library.fullAdder)
    pair(.xor, .and, library.halfAdder)
  }

  private mutating func pair(_ sum: GateKind, _ carry: GateKind, _ adder: Cell) {
    guard adder.area <= library.cell(for: sum).area + library.cell(for: carry).area else { return }
    var carries: [[Signal]: Int] = [:]
    for (position, gate) in netlist.gates.enumerated() where gate.kind == carry {
      carries[gate.inputs.sorted()] = position
    }
    for (position, gate) in netlist.gates.enumerated() where gate.kind == sum {
      guard let partner = carries.removeValue(forKey: gate.inputs.sorted()) else { continue }
      cells[position] = adder
      cells[partner] = adder
      outputs[partner] = 1
      isOwner[partner] = false
    }
  }

  package var area: Double { zip(cells, isOwner).reduce(0) { $0 + ($1.1 ? $1.0.area : 0) } }

  /// nW
  package var leakage: Double { zip(cells, isOwner).reduce(0) { $0 + ($1.1 ? $1.0.leakage : 0) } }

  /// Cells by name.
  package var census: [String: Int] {
    zip(cells, isOwner).reduce(into: [:]) { if $1.1 { $0[$1.0.name, default: 0] += 1 } }
  }

  func output(of gate: Int) -> Cell.Output { cells[gate].outputs[outputs[gate]] }

  /// The capacitance on each wire, fF: the pins it drives, wiring, and `outputLoad` for each output bit.
  func loads(outputLoad: Double) -> [Double] {
    var loads = [Double](repeating: 0, count: netlist.signalCount)
    for (position, gate) in netlist.gates.enumerated() where isOwner[position] {
      for input in gate.inputs {
        loads[input.position] += cells[position].inputCapacitance + library.wireCapacitance
      }
    }
    for signal in netlist.outputSignals { loads[signal.position] += outputLoad + library.wireCapacitance }
    return loads
  }
}
