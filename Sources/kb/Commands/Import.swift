import ArgumentParser
import Arithmetic
import Foundation
import Harness
import Interchange
import Reports

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring a unit: a product table or a circuit of another tool.",
    discussion: """
      Readable: \(FileFormat.all.filter(\.isReadable).map(\.id).joined(separator: ", ")). The unit is kept beside the \
      results (.kb/units) and is then a unit like any other: kb unit NAME, kb run NAME, kb export NAME. The row of a \
      table is its first operand. See docs/guide/interchange.md.
      """)

  @OptionGroup var options: CatalogOptions
  @Argument(help: "The file.") var file: String
  @Option(help: "Its dialect (default: told by name and content).") var dialect: String?
  @Option(help: "The unit's name (default: the file's).") var name: String?
  @Flag(help: "Whether operands are two's complement, where the file does not say.")
  var sign: Sign?
  @Flag(help: "Exchange the operands.") var swap = false
  @Option(help: "The circuit that a table claims to be, to compare with (default: the .v file beside it).")
  var circuit: String?
  @Flag(help: "Replace an imported unit of that name.") var replace = false
  @Flag(help: "Say what is found, keep nothing.") var dryRun = false
  @Flag(help: "Fail (1) and keep nothing when something looks wrong.") var strict = false

  enum Sign: String, EnumerableFlag { case signed, unsigned }

  func validate() throws {
    if let name, ImportedUnit.name(from: name) == nil {
      throw ValidationError("--name '\(name)' names nothing: \(ImportedUnit.nameRule).")
    }
  }

  func run() throws {
    try reportingFailures {
      let bytes = try UnitFinder.file(file)
      let reading = ImportedUnit.Reading(
        format: try dialect.map(Self.format), isSigned: sign.map { $0 == .signed }, swapsPorts: swap,
        name: name)
      let unit = try ImportedUnit(bytes, reading)
      let findings = try findings(unit)
      Output.result(ImportReport(unit, source: file, findings: findings).text)
      let wanted = name ?? bytes.stem
      if unit.name != wanted {
        Output.note("called \(unit.name), not '\(wanted)': \(ImportedUnit.nameRule)")
      }
      let warnings = findings.count { $0.isWarning }
      if strict, warnings > 0 {
        Output.note("\(warnings) warning\(warnings == 1 ? "" : "s"): not imported (--strict)")
        throw ExitCode(1)
      }
      if dryRun { return }
      let project = try options.project()
      try UnitFinder(project).requireNoCircuit(named: unit.name)
      if (try? KnowledgeBase.open(project).database.technique(unit.name)) != nil {
        throw StoreError.nameOfTechnique(unit.name)
      }
      let store = UnitStore(folder: project.units)
      try store.add(
        unit, source: URL(filePath: file).lastPathComponent, findings: findings, replaces: replace)
      Output.note("imported as \(unit.name); kb unit \(unit.name), kb run \(unit.name)")
    }
  }

  private static func format(_ id: String) throws -> FileFormat {
    let readable = FileFormat.all.filter(\.isReadable)
    guard let format = readable.first(where: { $0.id == id }) else {
      throw ValidationError(
        "There is no dialect '\(id)' to read; there are \(readable.map(\.id).joined(separator: ", ")).")
    }
    return format
  }

  private func findings(_ unit: ImportedUnit) throws -> [Finding] {
    guard let table = unit.table, case .multiplier = unit.unit else { return [] }
    var named: Detectors.Known?
    let beside = URL(filePath: file).deletingPathExtension().appendingPathExtension("v").path
    let source = circuit ?? (beside != file && FileManager.default.fileExists(atPath: beside) ? beside : nil)
    if let source, unit.netlist == nil || circuit != nil {
      let other = try ImportedUnit(UnitFinder.file(source), .init(format: .verilog))
      if let products = other.table {
        named = .init(name: "the circuit \(URL(filePath: source).lastPathComponent)", table: products)
      }
    }
    return Detectors.findings(table, named: named, known: imported(except: unit.name))
      + Detectors.libraryTwins(of: table)
  }

  private func imported(except name: String) -> [Detectors.Known] {
    guard let store = (try? options.project()).map({ UnitStore(folder: $0.units) }) else { return [] }
    return store.names.filter { $0 != name }.compactMap { name in
      guard let unit = try? store.load(name), case .multiplier = unit.unit, let table = unit.table else {
        return nil
      }
      return .init(name: name, table: table)
    }
  }
}
