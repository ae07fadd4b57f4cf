/// The cells that gates are mapped to, at one voltage.
package struct CellLibrary: Sendable {
  package let name: String
  /// V
  package let voltage: Double
  /// Wiring for each pin or output that a wire reaches, fF.
  package let wireCapacitance: Double
  /// Sum is output 0, carry output 1.
  package let halfAdder: Cell
  package let fullAdder: Cell
  private let cells: [GateKind: Cell]
  private let fallback: Cell

  /// The cell (or the cells, as one) that implements a kind of gate.
  package func cell(for kind: GateKind) -> Cell { cells[kind] ?? fallback }

  /// Cells of the library; gates without one of their own are composed:
  /// a & !b = NOR(!a, b), a | !b = NAND(!a, b), and3, or3 and xor3 from two gates, and
  /// majority = NAND(NAND(a, b), OAI21(a, b, c)).
  init(
    _ name: String, voltage: Double, wireCapacitance: Double, inverter: Cell, buffer: Cell, and: Cell,
    or: Cell,
    xor: Cell, nand: Cell, nor: Cell, xnor: Cell, aoi21: Cell, oai21: Cell, mux: Cell, halfAdder: Cell,
    fullAdder: Cell
  ) {
    self.name = name
    self.voltage = voltage
    self.wireCapacitance = wireCapacitance
    self.halfAdder = halfAdder
    self.fullAdder = fullAdder
    fallback = xor
    func pair(_ first: Cell, _ second: Cell) -> Cell { first.followed(by: second, voltage: voltage) }
    cells = [
      .buffer: buffer, .not: inverter, .and: and, .or: or, .xor: xor, .nand: nand, .nor: nor, .xnor: xnor,
      .andNot: pair(inverter, nor), .orNot: pair(inverter, nand), .and3: pair(and, and), .or3: pair(or, or),
      .xor3: pair(xor, xor), .majority: pair(oai21, nand).beside(nand), .mux: mux, .aoi21: aoi21,
      .oai21: oai21,
    ]
  }
}

extension CellLibrary {
  /// FreePDK45 with the Oklahoma State University cells (`gscl45nm`, typical corner, 1.1 V, 27 C): the cells by which the
  /// netlists of EvoApproxLib are written (AND2X1, FAX1, …).
  ///
  /// All values are read from gscl45nm.lib. Area and leakage are its `area` and `cell_leakage_power`; capacitance is the
  /// mean of the pins' `capacitance`; delay and slope are the line through its tables at loads of 100 and 500 fF (input
  /// edge 60 ps), of the slowest pin, rise and fall averaged; energy is the mean of `rise_power` and `fall_power` over the
  /// pins at 100 fF and 60 ps (BUFX2: 20 and 200 fF). The 100 fF are far above the loads in a multiplier: the extrapolated intrinsic delays are
  /// good to some 10 ps. The library has no wire-load model: wires weigh nothing. MUX2X1 inverts, so a mux is MUX2X1 and
  /// INVX1.
  package static let freePDK45: CellLibrary = {
    let inverter = Cell(
      "INVX1", area: 1.4079, leakage: 1.742, capacitance: 1.551, delay: 18, slope: 2.64, energy: 0.84)
    let inverting = Cell(
      "MUX2X1", area: 3.7544, leakage: 18.55, capacitance: 3.221, delay: 35, slope: 2.53, energy: 6.21)
    return CellLibrary(
      "FreePDK45 gscl45nm", voltage: 1.1, wireCapacitance: 0, inverter: inverter,
      buffer: Cell(
        "BUFX2", area: 2.3465, leakage: 19.75, capacitance: 1.539, delay: 37, slope: 1.29, energy: 4.60),
      and: Cell(
        "AND2X1", area: 2.3465, leakage: 15.61, capacitance: 2.317, delay: 34, slope: 2.57, energy: 3.63),
      or: Cell(
        "OR2X1", area: 2.3465, leakage: 13.74, capacitance: 2.475, delay: 47, slope: 2.56, energy: 4.31),
      xor: Cell(
        "XOR2X1", area: 4.693, leakage: 45.15, capacitance: 5.531, delay: 40, slope: 2.51, energy: 8.61),
      nand: Cell(
        "NAND2X1", area: 1.8772, leakage: 3.291, capacitance: 2.069, delay: 27, slope: 2.44, energy: 2.15),
      nor: Cell(
        "NOR2X1", area: 2.3465, leakage: 3.620, capacitance: 2.304, delay: 29, slope: 2.68, energy: 2.42),
      xnor: Cell(
        "XNOR2X1", area: 4.693, leakage: 29.98, capacitance: 5.295, delay: 40, slope: 2.51, energy: 8.71),
      aoi21: Cell(
        "AOI21X1", area: 2.8158, leakage: 3.659, capacitance: 2.617, delay: 34, slope: 2.50, energy: 3.83),
      oai21: Cell(
        "OAI21X1", area: 2.8158, leakage: 5.129, capacitance: 2.528, delay: 35, slope: 2.50, energy: 3.70),
      mux: inverting.followed(by: inverter, voltage: 1.1),
      halfAdder: Cell(
        "HAX1", area: 4.693, leakage: 47.56, inputCapacitance: 4.207,
        outputs: [
          .init(intrinsicDelay: 54, delaySlope: 2.57, energy: 5.28),
          .init(intrinsicDelay: 47, delaySlope: 2.56, energy: 5.45),
        ]),
      fullAdder: Cell(
        "FAX1", area: 8.9167, leakage: 39.21, inputCapacitance: 10.396,
        outputs: [
          .init(intrinsicDelay: 81, delaySlope: 2.57, energy: 8.05),
          .init(intrinsicDelay: 65, delaySlope: 2.57, energy: 7.58),
        ]))
  }()
}
