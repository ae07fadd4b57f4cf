import ArgumentParser
import Arithmetic
import Circuits
import Foundation
import Interchange
import UnitCircuits

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a unit for another tool: a product table, Verilog, a C model.",
    discussion: """
      Dialects: \(FileFormat.all.map(\.id).joined(separator: ", ")). The unit's first operand is the row of a table and \
      port A of a circuit. Projects differ in which operand they look up by row: --binding (with --layer) writes the table \
      such that the weight reaches the port you name. See docs/guide/interchange.md.
      """)

  @OptionGroup var options: CatalogOptions
  @Argument(help: "family:name=integer; an imported name; file:PATH.") var spec: String
  @Option(help: "What to write.") var dialect: String
  @Option(help: "The file to write; - is standard output.") var to: String
  @Option(help: "Name of the module, function or table (default: the file's).") var name: String?
  @Flag(help: "Exchange the operands.") var swap = false
  @Option(help: "activation-first or weight-first: which port of the unit gets the weight in that project.")
  var binding: OperandBinding?
  @Option(help: "The kind of layer that --binding is for: convolution, linear or depthwise.")
  var layer: LayerKind = .convolution
  @Flag(help: "Make an unsigned unit signed by exact magnitudes.") var signMagnitude = false

  func validate() throws {
    if swap, binding != nil { throw ValidationError("Give --swap or --binding, not both.") }
  }

  func run() throws {
    try reportingFailures {
      guard let format = FileFormat.named(dialect) else {
        throw ValidationError(
          "There is no dialect '\(dialect)'; there are \(FileFormat.all.map(\.id).joined(separator: ", ")).")
      }
      let found = try UnitFinder(options).find(spec)
      let canonical = try found.units.canonical(spec)
      let unit = try found.units.unit(canonical)
      let netlist = try found.imported.map(\.netlist) ?? UnitCircuits.netlist(of: canonical).optimized()
      let ports: UnitExport.Ports = binding.map { .bound($0, layer) } ?? (swap ? .exchanged : .asTheyAre)
      let title = name ?? (to == "-" ? "\(canonical)" : NamedBytes(name: to, bytes: []).stem)
      let bytes = try UnitExport(ports: ports, signMagnitude: signMagnitude)
        .file(unit, name: title, netlist: netlist, format: format)
      try Output.file(
        Data(bytes), to: to, ": \(canonical) as \(format.id), \(bytes.count) bytes")
    }
  }
}

extension OperandBinding: ExpressibleByArgument {}
extension LayerKind: ExpressibleByArgument {}
