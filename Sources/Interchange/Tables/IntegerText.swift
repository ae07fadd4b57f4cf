/// Whole decimal numbers out of text.
struct IntegerText {
  let file: String
  private let bytes: [UInt8]
  private let end: Int
  private(set) var position: Int
  private(set) var line: Int

  init(_ file: NamedBytes, from position: Int = 0, to end: Int? = nil) {
    self.file = file.name
    bytes = file.bytes
    self.position = position
    self.end = end ?? file.bytes.count
    line = 1 + file.bytes[..<position].count { $0 == 10 }
  }

  /// The next number, past white space and `separators`; nil at the end.
  /// - Throws: ``FileError`` with the line for anything else, and for numbers of more than nine digits.
  mutating func next(separators: [UInt8] = []) throws(FileError) -> Int? {
    while position < end, bytes[position] <= 32 || separators.contains(bytes[position]) {
      if bytes[position] == 10 { line += 1 }
      position += 1
    }
    guard position < end else { return nil }
    let start = position
    let isNegative = bytes[position] == UInt8(ascii: "-")
    if isNegative || bytes[position] == UInt8(ascii: "+") { position += 1 }
    var value = 0
    let digits = position
    while position < end, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10 {
      value = value * 10 + Int(digit)
      position += 1
      guard position - digits <= 9 else {
        throw FileError(
          file, .line(line), "a number has more than nine digits", mend: "products have at most five")
      }
    }
    let isComplete =
      position == end || bytes[position] <= 32 || separators.contains(bytes[position])
    guard position > digits, isComplete else {
      let word = bytes[start..<min(start + 20, end)].prefix { $0 > 32 }
      throw FileError(
        file, .line(line), "\"\(String(decoding: word, as: UTF8.self))\" is no whole decimal number",
        mend: "write integers only")
    }
    return isNegative ? -value : value
  }

  /// All numbers up to the end, refusing more than `limit` before they are kept.
  mutating func all(separators: [UInt8] = [], limit: Int) throws(FileError) -> [Int] {
    var values: [Int] = []
    while let value = try next(separators: separators) {
      guard values.count < limit else {
        throw FileError(
          file, .line(line), "there are more than \(limit) numbers", mend: "a table has 4^width entries")
      }
      values.append(value)
    }
    return values
  }
}
