import Arithmetic

/// Where in a network a product is formed: peers bind operands to rows differently in each.
package enum LayerKind: String, CaseIterable, Sendable {
  case convolution, linear, depthwise
}

/// How one project writes the product table of a unit to a file.
///
/// In every dialect the row is the unit's FIRST operand. Which of activation x and weight w a project looks up by row is
/// another matter: ``binding(in:)``.
package struct TableDialect: Sendable, Identifiable {
  /// What a reader found, in the order of the file.
  struct Content {
    var entries: [Int]
    /// Nil where the file does not say: the caller's word, or a negative entry, decides.
    var isSigned: Bool?
    /// Nil: the dialect's order.
    var order: IndexOrder?
  }

  package let id: String
  package let project: String
  /// How its files are called.
  package let fileName: String
  /// What an entry is stored as.
  package let element: String
  /// Products that an element can hold; a writer refuses others.
  package let range: ClosedRange<Int>
  package let widths: ClosedRange<Int>
  /// Signednesses that the project has tables for.
  package let signs: [Bool]
  package let signedOrder: IndexOrder
  /// Binding by layer kind; kinds that are missing are not approximated there.
  package let bindings: [LayerKind: OperandBinding]
  package let trap: String
  let read: @Sendable (NamedBytes) throws(FileError) -> Content
  /// Bytes of a file of this name (without extension) for entries in file order.
  let write: @Sendable (_ entries: [Int], OperandFormat, _ name: String) -> [UInt8]

  /// The operand that the project looks up by row: `activationFirst` is T[x][w], `weightFirst` T[w][x].
  package func binding(in layer: LayerKind) -> OperandBinding? { bindings[layer] }

  package func supports(_ operands: OperandFormat) -> Bool {
    widths ~= operands.width && signs.contains(operands.isSigned)
  }

  /// Reads a table.
  /// - Parameter isSigned: for files that do not say; nil decides by the presence of a negative entry.
  /// - Throws: ``FileError``, for a file too that is not as signed as `isSigned` says.
  package func decode(_ file: NamedBytes, isSigned: Bool? = nil) throws(FileError) -> ProductTable {
    guard file.bytes.count <= Self.largestFile else {
      throw FileError(
        file.name, "it has \(file.bytes.count) bytes", mend: "at most \(Self.largestFile) are read")
    }
    let content = try read(file)
    if let isSigned, let own = content.isSigned, isSigned != own { throw otherSign(file, isSigned) }
    let width = (content.entries.count.bitWidth - 1 - content.entries.count.leadingZeroBitCount) / 2
    guard content.entries.count > 1, content.entries.count == 1 << (2 * width), widths ~= width else {
      let wanted =
        widths.lowerBound == widths.upperBound
        ? "\(1 << (2 * widths.lowerBound)) entries"
        : "4^n entries for operands of n = \(widths.lowerBound) to \(widths.upperBound) bits"
      throw FileError(
        file.name, "it has \(content.entries.count) entries", mend: "\(project) needs \(wanted)")
    }
    let guess = signs.count == 1 ? signs[0] : content.entries.contains { $0 < 0 }
    let operands = OperandFormat(width: width, isSigned: content.isSigned ?? isSigned ?? guess)
    guard supports(operands) else {
      throw FileError(
        file.name, "\(project) has no \(operands.isSigned ? "signed" : "unsigned") tables",
        mend: "read it as another dialect")
    }
    let order = content.order ?? signedOrder
    do {
      return try ProductTable(operands, entries: order.reordered(content.entries, operands))
    } catch {
      throw FileError(file.name, "\(error)", mend: "give a whole table")
    }
  }

  /// A word about signedness that the file or its dialect contradicts must not be passed over.
  private func otherSign(_ file: NamedBytes, _ isSigned: Bool) -> FileError {
    let (said, other) = isSigned ? ("signed", "unsigned") : ("unsigned", "signed")
    guard !signs.contains(isSigned) else {
      return FileError(
        file.name, "its operands are \(other), not \(said)",
        mend: "leave --\(said) out: the file says it itself")
    }
    let also = counterpart.map { ", or read it as --dialect \($0)" } ?? ""
    return FileError(
      file.name, "\(id) tables are \(other), not \(said)", mend: "leave --\(said) out\(also)")
  }

  /// The dialect that holds units of the other signedness for the same project, where there is one.
  private var counterpart: String? {
    switch id {
    case Self.tfApprox.id: Self.tfApproxSigned.id
    case Self.tfApproxSigned.id: Self.tfApprox.id
    default: nil
    }
  }

  /// What would help a unit whose signedness alone keeps it from the dialect.
  fileprivate func way(for operands: OperandFormat) -> String {
    guard widths ~= operands.width, !signs.contains(operands.isSigned) else { return "" }
    let ways = [counterpart.map { "--dialect \($0)" }, operands.isSigned ? nil : "--sign-magnitude"]
    let known = ways.compactMap { $0 }.joined(separator: " or ")
    return known.isEmpty ? "" : " (see \(known))"
  }

  /// Writes a table.
  /// - Throws: ``ExportError`` for a unit that the dialect cannot hold.
  package func encode(_ table: ProductTable, name: String) throws(ExportError) -> [UInt8] {
    guard supports(table.operands) else { throw .unsupported(dialect: self, operands: table.operands) }
    if let index = table.entries.firstIndex(where: { !range.contains($0) }) {
      throw .entryOutOfRange(
        dialect: self, first: table.operands.value(ofCode: index >> table.operands.width),
        second: table.operands.value(ofCode: index & (table.side - 1)), product: table.entries[index])
    }
    return write(signedOrder.reordered(table.entries, table.operands), table.operands, name)
  }

  /// Bytes; larger files are refused before they are read.
  package static let largestFile = 64 << 20
}

/// Why a unit cannot be written in a dialect.
package enum ExportError: Error, Sendable, CustomStringConvertible {
  case unsupported(dialect: TableDialect, operands: OperandFormat)
  case entryOutOfRange(dialect: TableDialect, first: Int, second: Int, product: Int)
  case noCircuit(unit: String)
  case notWritable(what: String, why: String)

  package var description: String {
    switch self {
    case .unsupported(let dialect, let operands):
      "\(dialect.id) holds \(dialect.signs.map { $0 ? "signed" : "unsigned" }.joined(separator: " or ")) units of "
        + "\(dialect.widths.text) bits; this one is \(operands.width)-bit "
        + "\(operands.isSigned ? "signed" : "unsigned")\(dialect.way(for: operands))"
    case .entryOutOfRange(let dialect, let first, let second, let product):
      "f(\(first), \(second)) = \(product) does not fit \(dialect.element) of \(dialect.id), which is "
        + "\(dialect.range.lowerBound) to \(dialect.range.upperBound)"
    case .noCircuit(let unit):
      "There is no circuit of \(unit) yet; export its table, or behavioural Verilog"
    case .notWritable(let what, let why): "\(what) cannot be written: \(why)"
    }
  }
}

extension ClosedRange<Int> {
  var text: String { lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)" }
}
