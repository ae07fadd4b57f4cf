import Arithmetic
import Interchange

/// What an imported file turned out to be: `kb import`.
package struct ImportReport: Sendable {
  private let unit: ImportedUnit
  private let source: String
  private let findings: [Finding]

  package init(_ unit: ImportedUnit, source: String, findings: [Finding]) {
    self.unit = unit
    self.source = source
    self.findings = findings
  }

  package var text: String {
    let operands = unit.unit.operands
    let kind = if case .adder = unit.unit { "adder" } else { "multiplier" }
    var out = "\(unit.name): \(operands.width)-bit \(operands.isSigned ? "signed" : "unsigned") \(kind)\n"
    out += "read from \(source) as \(unit.format.id)\n"
    if let table = unit.table { out += "truth table \(table.identity)\n" }
    if let netlist = unit.netlist { out += "circuit of \(netlist.gates.count) gates\n" }
    if case .table(let dialect) = unit.format, !dialect.bindings.isEmpty {
      let layers = LayerKind.allCases.compactMap { layer in
        dialect.binding(in: layer).map { "\(layer.rawValue) \($0.rawValue)" }
      }
      out += "as \(dialect.project) uses it: \(layers.joined(separator: ", "))\n"
    }
    for note in unit.notes { out += "note: \(note)\n" }
    for finding in findings { out += "\(finding.isWarning ? "warning" : "finding"): \(finding)\n" }
    return out
  }
}
