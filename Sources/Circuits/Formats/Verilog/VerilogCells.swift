/// The cells that published netlists name without defining them.
enum VerilogCells {
  /// The module for a cell name: drive strengths (`X1`, `_X2`) and the prefix `PDKGEN` of the generic variants do not
  /// matter. (In the older published files a repeated replacement put the prefix inside names too: NPDKGEPDKGENNAND2X1 is
  /// NAND2X1, XNPDKGENOR2X1 is XNOR2X1.) The pins are those of the OSU FreePDK45 cells (A, B, C, Y, YS, YC) or, with an underscore before the drive
  /// strength, of the Nangate cells.
  static func module(named name: String) -> VerilogModule? {
    let modules = library
    let base = Substring(name.replacing("PDKGEPDKGENN", with: "").replacing("PDKGEN", with: ""))
    guard let mark = base.lastIndex(of: "X"), !base[base.index(after: mark)...].isEmpty,
      base[base.index(after: mark)...].allSatisfy(\.isNumber)
    else { return modules[String(base)] }
    return modules[String(base[..<mark])]
  }

  /// Functions as in gscl45nm.lib; its MUX2X1 inverts.
  static let library: [String: VerilogModule] = {
    guard var parser = try? VerilogParser(source, file: "built-in cells", isBuiltIn: true),
      let modules = try? parser.modules()
    else { return [:] }
    return Dictionary(modules.map { ($0.name, $0) }) { first, _ in first }
  }()

  private static func cell(_ name: String, _ inputs: String, _ outputs: [(pin: String, function: String)])
    -> String
  {
    let ports = inputs.split(separator: " ").map { "input \($0)" } + outputs.map { "output \($0.pin)" }
    let body = outputs.map { "assign \($0.pin) = \($0.function);" }
    return "module \(name)(\(ports.joined(separator: ", "))); \(body.joined(separator: " ")) endmodule\n"
  }

  private static let source: String =
    cell("INV", "A", [("Y", "$not(A)")]) + cell("BUF", "A", [("Y", "$buffer(A)")])
    + cell("CLKBUF", "A", [("Y", "$buffer(A)")])
    + cell("AND2", "A B", [("Y", "$and(A, B)")]) + cell("OR2", "A B", [("Y", "$or(A, B)")])
    + cell("NAND2", "A B", [("Y", "$nand(A, B)")]) + cell("NOR2", "A B", [("Y", "$nor(A, B)")])
    + cell("XOR2", "A B", [("Y", "$xor(A, B)")]) + cell("XNOR2", "A B", [("Y", "$xnor(A, B)")])
    + cell("AND3", "A B C", [("Y", "$and3(A, B, C)")]) + cell("OR3", "A B C", [("Y", "$or3(A, B, C)")])
    + cell("NAND3", "A B C", [("Y", "$nand($and(A, B), C)")])
    + cell("NOR3", "A B C", [("Y", "$nor($or(A, B), C)")])
    + cell("AOI21", "A B C", [("Y", "$aoi21(A, B, C)")]) + cell("OAI21", "A B C", [("Y", "$oai21(A, B, C)")])
    + cell("AOI22", "A B C D", [("Y", "$aoi21(A, B, $and(C, D))")])
    + cell("OAI22", "A B C D", [("Y", "$oai21(A, B, $or(C, D))")])
    + cell("MUX2", "A B S", [("Y", "$not($mux(B, A, S))")])
    + cell("HA", "A B", [("YS", "$xor(A, B)"), ("YC", "$and(A, B)")])
    + cell("FA", "A B C", [("YS", "$xor3(A, B, C)"), ("YC", "$majority(A, B, C)")])
    + cell("INV_", "A", [("ZN", "$not(A)")]) + cell("BUF_", "A", [("Z", "$buffer(A)")])
    + cell("AND2_", "A1 A2", [("ZN", "$and(A1, A2)")]) + cell("OR2_", "A1 A2", [("ZN", "$or(A1, A2)")])
    + cell("NAND2_", "A1 A2", [("ZN", "$nand(A1, A2)")]) + cell("NOR2_", "A1 A2", [("ZN", "$nor(A1, A2)")])
    + cell("XOR2_", "A B", [("Z", "$xor(A, B)")]) + cell("XNOR2_", "A B", [("ZN", "$xnor(A, B)")])
    + cell("AOI21_", "A B1 B2", [("ZN", "$aoi21(B1, B2, A)")])
    + cell("OAI21_", "A B1 B2", [("ZN", "$oai21(B1, B2, A)")])
    + cell("MUX2_", "A B S", [("Z", "$mux(A, B, S)")])
    + cell("HA_", "A B", [("S", "$xor(A, B)"), ("CO", "$and(A, B)")])
    + cell("FA_", "A B CI", [("S", "$xor3(A, B, CI)"), ("CO", "$majority(A, B, CI)")])
}
