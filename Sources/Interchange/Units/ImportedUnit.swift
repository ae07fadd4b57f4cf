import Arithmetic
import Circuits
import Crypto

/// A unit that came from a file.
package struct ImportedUnit: Sendable {
  /// Letters, digits, `-` and `_`.
  package let name: String
  package let unit: ArithmeticUnit
  /// Of units of at most 8 bits.
  package let table: ProductTable?
  /// Where the file holds a circuit.
  package let netlist: Netlist?
  package let format: FileFormat
  /// What was assumed that the file does not say.
  package let notes: [String]
  /// SHA-256 of the file's bytes.
  package let digest: String

  /// How a file is to be read.
  package struct Reading: Sendable {
    /// Nil: by name and content.
    package var format: FileFormat?
    /// Nil: what the format, the ports or a negative entry says.
    package var isSigned: Bool?
    /// Exchange the operands: the file's row (or port A) becomes the second.
    package var swapsPorts = false
    /// Nil: the file's name.
    package var name: String?

    package init(
      format: FileFormat? = nil, isSigned: Bool? = nil, swapsPorts: Bool = false, name: String? = nil
    ) {
      self.format = format
      self.isSigned = isSigned
      self.swapsPorts = swapsPorts
      self.name = name
    }
  }

  /// - Throws: ``FileError``, `SourceError` or `CircuitError` for what is no unit; ``FileError`` for a name that nothing is
  ///   left of.
  package init(_ file: NamedBytes, _ reading: Reading = Reading()) throws {
    guard let format = reading.format ?? FileFormat.detected(file, isSigned: reading.isSigned) else {
      let known = FileFormat.all.filter(\.isReadable).map(\.id).joined(separator: ", ")
      throw FileError(
        file.name, "its kind cannot be told from its name", mend: "say --dialect, one of \(known)")
    }
    self.format = format
    digest = SHA256.hash(data: file.bytes).hexadecimal
    var notes: [String] = []
    let wanted = reading.name ?? file.stem
    // A file may be called anything and still be read; a name that was asked for is the caller's mistake.
    guard let name = Self.name(from: wanted) ?? (reading.name == nil ? "unit" : nil) else {
      throw FileError(file.name, "nothing of the name '\(wanted)' can be kept", mend: Self.nameRule)
    }
    self.name = name
    var table: ProductTable?
    var netlist: Netlist?
    let fileName = file.name.split(separator: "/").last.map(String.init) ?? file.name
    switch format {
    case .table(let dialect):
      let read = try dialect.decode(file, isSigned: reading.isSigned)
      if reading.format == nil {
        let said = reading.isSigned.map { $0 ? " and --signed" : " and --unsigned" } ?? ""
        notes.append("read as \(dialect.id) by its name and content\(said)")
      }
      if dialect.signs.count == 2, reading.isSigned == nil, dialect.bindings.count > 0 {
        notes.append(
          "taken for \(read.operands.isSigned ? "signed: it has negative entries" : "unsigned: it has no negative entry")"
        )
      }
      table = read
    case .mantissa:
      guard reading.isSigned != true else {
        throw FileError(
          file.name, "a mantissa table is of unsigned significands", mend: "leave --signed out")
      }
      table = try MantissaTable(file).integerUnit
      notes.append("a floating-point mantissa table, read as the integer unit that it implies")
    case .verilog, .verilogCells:
      netlist = try VerilogReader.netlist(
        String(decoding: file.bytes, as: UTF8.self), file: fileName, isSigned: reading.isSigned)
    case .cgp:
      let isSigned = reading.isSigned ?? EvoApproxName.isSigned(file.stem)
      netlist = try CGPText.read(
        String(decoding: file.bytes, as: UTF8.self), name: file.stem, isSigned: isSigned)
      if reading.isSigned == nil { notes.append("taken for \(isSigned ? "signed" : "unsigned") by its name") }
    case .verilogBehavioural, .cModel:
      throw FileError(file.name, "\(format.id) is written only", mend: "import structural Verilog or a table")
    }
    if reading.swapsPorts {
      table = table?.transposed
      netlist = try netlist?.withSwappedInputs()
      notes.append("operands exchanged")
    }
    if let netlist {
      unit = try netlist.arithmeticUnit()
      self.table = unit.operands.width <= 8 ? try ProductTable(unit) : nil
    } else if let table {
      unit = .multiplier(TableMultiplier(table))
      self.table = table
    } else {
      throw FileError(file.name, "it holds no unit", mend: "import a table or a circuit")
    }
    self.netlist = netlist
    self.notes = notes
  }

  /// A file name as a unit's name: other characters become `-`, of which none stands first, where a command would take the
  /// name for an option. Nil where nothing is left.
  package static func name(from text: String) -> String? {
    let name = text.map { character in
      character.isASCII && (character.isLetter || character.isNumber || "-_".contains(character))
        ? character : "-"
    }
    let kept = name.drop { $0 == "-" }.prefix(100)
    return kept.isEmpty ? nil : String(kept)
  }

  /// What ``name(from:)`` keeps to.
  package static let nameRule = "a unit's name is up to 100 letters, digits, '-' and '_', no '-' first"

  package var shelved: UnitShelf.Imported { UnitShelf.Imported(unit: unit, digest: digest) }
}

extension Netlist {
  /// The circuit with its first two operands exchanged, whatever they are called.
  package func withSwappedInputs() throws -> Netlist {
    guard inputs.count == 2 else { throw CircuitError.ports(name, "has \(inputs.count) operands, not two") }
    let (a, b) = (inputs[0], inputs[1])
    func moved(_ signal: Signal) -> Signal {
      let position = signal.position - 2
      if position < 0 || position >= a.width + b.width { return signal }
      return Signal(wire: 2 + (position < a.width ? position + b.width : position - a.width))
    }
    return try Netlist(
      name: name,
      inputs: [
        Port(a.name, width: b.width, isSigned: b.isSigned),
        Port(b.name, width: a.width, isSigned: a.isSigned),
      ],
      outputs: outputs.map { OutputBus(port: $0.port, signals: $0.signals.map(moved)) },
      gates: gates.map { Gate(kind: $0.kind, $0.inputs.map(moved)) })
  }
}
