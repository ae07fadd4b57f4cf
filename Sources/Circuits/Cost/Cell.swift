/// One standard cell, characterised to first order.
///
/// Delay from an input to output i is `outputs[i].intrinsicDelay + outputs[i].delaySlope * load`: the worst input pin,
/// rise and fall averaged, at the fastest input edge of the characterisation. Energy is what the cell itself draws in one
/// toggle of the output (rise and fall averaged, over the input pins), without its load.
package struct Cell: Hashable, Sendable {
  package struct Output: Hashable, Sendable {
    /// ps
    package let intrinsicDelay: Double
    /// ps per fF
    package let delaySlope: Double
    /// fJ per toggle
    package let energy: Double

    package init(intrinsicDelay: Double, delaySlope: Double, energy: Double) {
      self.intrinsicDelay = intrinsicDelay
      self.delaySlope = delaySlope
      self.energy = energy
    }
  }

  package let name: String
  /// um2
  package let area: Double
  /// nW, averaged over the input states
  package let leakage: Double
  /// fF, averaged over the input pins
  package let inputCapacitance: Double
  package let outputs: [Output]

  package init(_ name: String, area: Double, leakage: Double, inputCapacitance: Double, outputs: [Output]) {
    self.name = name
    self.area = area
    self.leakage = leakage
    self.inputCapacitance = inputCapacitance
    self.outputs = outputs
  }

  init(
    _ name: String, area: Double, leakage: Double, capacitance: Double, delay: Double, slope: Double,
    energy: Double
  ) {
    self.init(
      name, area: area, leakage: leakage, inputCapacitance: capacitance,
      outputs: [Output(intrinsicDelay: delay, delaySlope: slope, energy: energy)])
  }

  /// This cell driving `next`, as one: the inner wire is taken to toggle as often as the output.
  func followed(by next: Cell, voltage: Double) -> Cell {
    guard let first = outputs.first, let last = next.outputs.first else { return next }
    return Cell(
      "\(name)+\(next.name)", area: area + next.area, leakage: leakage + next.leakage,
      capacitance: inputCapacitance,
      delay: first.intrinsicDelay + first.delaySlope * next.inputCapacitance + last.intrinsicDelay,
      slope: last.delaySlope,
      energy: first.energy + next.inputCapacitance * voltage * voltage / 2 + last.energy)
  }

  /// With the area and leakage of `other` beside it.
  func beside(_ other: Cell) -> Cell {
    Cell(
      "\(other.name)|\(name)", area: area + other.area, leakage: leakage + other.leakage,
      inputCapacitance: inputCapacitance + other.inputCapacitance, outputs: outputs)
  }
}
