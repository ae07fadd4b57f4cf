extension TableDialect {
  /// TFApprox (ehw-fit/tf-approximate): 65,536 little-endian uint16, index x << 8 | w, no header.
  ///
  /// T[a][b] is the C model with its arguments in POSITION order; EvoApproxLib's models mostly take (B, A), so such a
  /// table is the transpose of the circuit with its ports bound by name.
  package static let tfApprox = TableDialect(
    id: "tfapprox", project: "TFApprox", fileName: "<unit>.bin", element: "uint16", range: 0...65_535,
    widths: 8...8, signs: [false], signedOrder: .twosComplement, bindings: [.convolution: .activationFirst],
    trap:
      "rows are the C model's first argument by position, which is port B of most EvoApproxLib files; the GPU "
      + "path adds T[0][0] for every position by which K is rounded up to its tile"
  ) { file throws(FileError) in
    Content(entries: try words(file).map(Int.init), isSigned: false)
  } write: { entries, _, _ in
    entries.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }

  /// The way around TFApprox's lack of signed units that its authors advise: T[a + 128][b + 128] = f(a, b) + 32768.
  package static let tfApproxSigned = TableDialect(
    id: "tfapprox-signed", project: "TFApprox, shifted by 128", fileName: "<unit>.bin",
    element: "uint16 less 32768",
    range: -32_768...32_767, widths: 8...8, signs: [true], signedOrder: .numeric,
    bindings: [.convolution: .activationFirst],
    trap: "same size and name as an unsigned table; real 0 falls on another code, so accuracies differ"
  ) { file throws(FileError) in
    Content(entries: try words(file).map { Int($0) - 32_768 }, isSigned: true)
  } write: { entries, _, _ in
    entries.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: ($0 + 32_768) >> 8)] }
  }

  private static func words(_ file: NamedBytes) throws(FileError) -> [UInt16] {
    guard file.bytes.count == 131_072 else {
      throw FileError(
        file.name, .byte(min(file.bytes.count, 131_072)), "it has \(file.bytes.count) bytes",
        mend: "a TFApprox table has exactly 131072: 65536 unsigned 16-bit products")
    }
    return stride(from: 0, to: file.bytes.count, by: 2).map {
      UInt16(file.bytes[$0]) | UInt16(file.bytes[$0 + 1]) << 8
    }
  }
}
