extension TableDialect {
  private static let marker = "LUT for approximate multiplier:"

  /// AppMult-aware retraining (changmg/AppMult-Aware-Retraining): log lines, a marker line, then `a b product` triples,
  /// a outermost. Gradient blocks that may follow are passed over.
  package static let appMultAware = TableDialect(
    id: "appmult", project: "AppMult-aware retraining", fileName: "<unit>_lutfp.txt", element: "decimal text",
    range: 0...999_999_999, widths: 2...8, signs: [false], signedOrder: .twosComplement,
    bindings: [.convolution: .activationFirst],
    trap:
      "the project takes the width from the file name (mul8, 8_8, mul7, …); its unit ids are EvoApproxLib v2022's, "
      + "where a name of v1.1 is another circuit; its mul8u_17C8 is the transpose of TFApprox's mul8u_17KS"
  ) { file throws(FileError) in
    let wanted = Array(marker.utf8)
    var start: Int?
    var line = file.bytes.startIndex
    while line < file.bytes.endIndex {
      let end = file.bytes[line...].firstIndex(of: 10) ?? file.bytes.endIndex
      if file.bytes[line..<end].starts(with: wanted) {
        start = end
        break
      }
      line = end + 1
    }
    guard let start, start < file.bytes.endIndex else {
      throw FileError(file.name, "it has no line \"\(marker)\"", mend: "give a *_lutfp.txt file")
    }
    // The block runs to the first line that starts with neither a digit nor white space.
    var end = start
    while end < file.bytes.endIndex {
      let next = end + 1
      guard next < file.bytes.endIndex else { break }
      guard file.bytes[next] <= 32 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= file.bytes[next] else { break }
      end = file.bytes[next...].firstIndex(of: 10) ?? file.bytes.endIndex
    }
    var text = IntegerText(file, from: start, to: min(end + 1, file.bytes.endIndex))
    let numbers = try text.all(limit: 3 * 65_536)
    guard numbers.count % 3 == 0 else {
      throw FileError(file.name, .line(text.line), "a triple is incomplete", mend: "write a b product")
    }
    let pairs = numbers.count / 3
    let width = (pairs.bitWidth - 1 - pairs.leadingZeroBitCount) / 2
    let entries = (0..<pairs).map { numbers[3 * $0 + 2] }
    for pair in 0..<pairs {
      let (a, b) = (numbers[3 * pair], numbers[3 * pair + 1])
      guard a << width | b == pair, b < 1 << width else {
        throw FileError(
          file.name,
          "triple number \(pair + 1) is of (\(a), \(b)), not of "
            + "(\(pair >> width), \(pair & (1 << width - 1)))", mend: "list all pairs, a outermost")
      }
    }
    return Content(entries: entries, isSigned: false)
  } write: { entries, operands, _ in
    var text = marker + "\n"
    text.reserveCapacity(14 * entries.count)
    for (index, entry) in entries.enumerated() {
      text += "\(index >> operands.width) \(index & (1 << operands.width - 1)) \(entry)\n"
    }
    return Array(text.utf8)
  }
}
