import Circuits

/// Everything that can be read as a unit or written from one.
package enum FileFormat: Sendable {
  case table(TableDialect)
  /// ApproxTrain.
  case mantissa
  /// Structural: gates as assignments.
  case verilog
  /// Structural: named standard cells.
  case verilogCells
  /// Written only: the exact operator, or a table.
  case verilogBehavioural
  /// Written only.
  case cModel
  case cgp

  package static let all: [FileFormat] =
    TableDialect.all.map { .table($0) } + [
      .mantissa, .verilog, .verilogCells, .verilogBehavioural, .cModel, .cgp,
    ]

  package var id: String {
    switch self {
    case .table(let dialect): dialect.id
    case .mantissa: "approxtrain"
    case .verilog: "verilog"
    case .verilogCells: "verilog-cells"
    case .verilogBehavioural: "verilog-behavioural"
    case .cModel: "c"
    case .cgp: "cgp"
    }
  }

  package var isReadable: Bool {
    switch self {
    case .verilogBehavioural, .cModel: false
    case .table, .mantissa, .verilog, .verilogCells, .cgp: true
    }
  }

  package static func named(_ id: String) -> FileFormat? { all.first { $0.id == id } }

  /// What a file probably is, by its name, size and first bytes; nil where nothing fits. Text tables without a mark are
  /// ApproxTorch's: ApproxFlow's are the same for unsigned units, and it has no signed ones. TFApprox's tables of signed
  /// units are bytes like any other, so that a word of the caller's or a name such as mul8s_1KV8 has to tell them.
  package static func detected(_ file: NamedBytes, isSigned: Bool? = nil) -> FileFormat? {
    let name = file.name.lowercased()
    let start = String(decoding: file.bytes.prefix(4096), as: UTF8.self)
    if file.bytes.starts(with: [0x93] + Array("NUMPY".utf8)) { return .table(.torchApprox) }
    if name.hasSuffix(".bin") {
      let isMantissa =
        MantissaTable.bits(inName: file.name).map { file.bytes.count == 1 << (2 * $0) } ?? false
      if isMantissa { return .mantissa }
      return .table(isSigned ?? EvoApproxName.isSigned(file.stem) ? .tfApproxSigned : .tfApprox)
    }
    if name.hasSuffix(".v") { return .verilog }
    if name.hasSuffix(".h") { return .table(start.contains("__device__") ? .transAxx : .adapt) }
    if name.hasSuffix(".cgp") || start.drop(while: \.isWhitespace).hasPrefix("{") { return .cgp }
    if name.hasSuffix(".csv") {
      let line = start.prefix { !$0.isNewline }
      if line.contains("\t") { return .table(.approxFlow) }
      return .table(line.split(separator: ",").count == 3 && !line.hasPrefix("a\\b") ? .csvPairs : .csv)
    }
    if name.hasSuffix(".txt") {
      return start.contains("LUT for approximate") || name.contains("lutfp")
        ? .table(.appMultAware) : .table(.approxTorch)
    }
    return nil
  }
}
