extension TableDialect {
  /// ApproxTorch (woshimark666/ApproxTorch): 256 lines of 256 numbers; signed tables in numeric order.
  package static let approxTorch = TableDialect(
    id: "approxtorch", project: "ApproxTorch", fileName: "<unit>.txt", element: "decimal text",
    range: -99_999...99_999, widths: 4...8, signs: [false, true], signedOrder: .numeric,
    bindings: [.convolution: .activationFirst, .linear: .activationFirst, .depthwise: .activationFirst],
    trap:
      "signed rows ascend from -128, unlike those of AdaPT and torch-approx; nothing in the file says whether it "
      + "is signed; the CPU kernels look up T[w][x]"
  ) { file throws(FileError) in
    var text = IntegerText(file)
    return Content(entries: try text.all(limit: 65_536))
  } write: { entries, operands, _ in
    lines(entries, operands.width, separator: " ")
  }

  /// ApproxFlow / HEAM (FDU-ME-ARC/ApproxFlow): 256 lines of 256 unsigned numbers, spaces (.txt) or tabs (.csv).
  package static let approxFlow = TableDialect(
    id: "approxflow", project: "ApproxFlow", fileName: "<unit>.txt, tab-separated <unit>.csv",
    element: "decimal text", range: 0...65_535, widths: 8...8, signs: [false], signedOrder: .twosComplement,
    bindings: [.convolution: .activationFirst, .linear: .activationFirst],
    trap: "its .csv has tabs, not commas; its accurate.csv is not exact: (255, 255) is 64770, not 65025"
  ) { file throws(FileError) in
    var text = IntegerText(file)
    return Content(entries: try text.all(limit: 65_536), isSigned: false)
  } write: { entries, operands, _ in
    lines(entries, operands.width, separator: " ")
  }

  static func lines(_ entries: [Int], _ width: Int, separator: String) -> [UInt8] {
    let side = 1 << width
    let rows = stride(from: 0, to: entries.count, by: side).map { row in
      entries[row..<row + side].map(String.init).joined(separator: separator) + "\n"
    }
    return Array(rows.joined().utf8)
  }
}
