extension Netlist {
  /// The netlist as a synthesis for area would leave it: optimised, then rebuilt from the functions of its wires (see
  /// ``Resynthesis``) until it stops shrinking. Delay may grow: a fast adder becomes a ripple adder.
  ///
  /// For figures published after synthesis. Where the structure is what is being compared, take ``optimized()``. Circuits
  /// whose functions need more than `limit` nodes of decision diagrams (multipliers of more than 8 bits) are left
  /// optimised, and so are those of more than `largest` gates or 128 input bits: pairs of wires are tabled, and functions
  /// are built by recursion over the inputs.
  package func resynthesized(
    for library: CellLibrary = .freePDK45, limit: Int = 1 << 18, largest: Int = 1_500
  ) -> Netlist {
    resynthesis(for: library, limit: limit, largest: largest) ?? optimized()
  }

  /// The same; nil for a circuit that is too large.
  package func resynthesis(
    for library: CellLibrary = .freePDK45, limit: Int = 1 << 18, largest: Int = 1_500
  ) -> Netlist? {
    var best = optimized()
    guard best.gates.count <= largest, inputWidth <= 128 else { return nil }
    var area = CellMapping(best, in: library).area
    for round in 0..<8 {
      guard let next = try? best.resynthesizedOnce(for: library, limit: limit) else {
        return round == 0 ? nil : best
      }
      let nextArea = CellMapping(next, in: library).area
      guard nextArea < area else { return best }
      (best, area) = (next, nextArea)
    }
    return best
  }

  private func resynthesizedOnce(
    for library: CellLibrary, limit: Int
  ) throws(DecisionDiagrams.TooLarge) -> Netlist {
    var resynthesis = try Resynthesis(self, for: library, limit: limit)
    try resynthesis.mergeEqualWires()
    try resynthesis.chooseFullAdders()
    try resynthesis.narrowFullAdders()
    try resynthesis.resubstitute()
    return resynthesis.netlist.optimized()
  }
}
