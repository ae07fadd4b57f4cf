/// What a source file did wrong: where, what, and what would mend it.
package struct SourceError: Error, Hashable, CustomStringConvertible {
  package let file: String
  /// Counted from 1.
  package let line: Int
  package let problem: String
  package let mend: String

  package var description: String { "\(file):\(line): \(problem); \(mend)" }
}

/// Sizes beyond which a source is refused before memory is taken for it.
package enum SourceLimit {
  package static let bytes = 32 << 20
  /// Bits of all vectors and instances together.
  package static let wires = 1_000_000
  package static let nesting = 200
  package static let instanceDepth = 32
}

struct VerilogToken: Equatable {
  enum Kind: Equatable {
    case name
    /// `width` is nil for an unsized number. Bits past 64 do not occur in structural sources.
    case number(value: UInt64, width: Int?)
    case symbol
    case end
  }
  let kind: Kind
  let text: String
  let line: Int

  func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }
  func isKeyword(_ word: String) -> Bool { kind == .name && text == word }
}

/// Splits Verilog into names, numbers and symbols; drops comments, attributes `(* … *)` and compiler directives.
struct VerilogLexer {
  let file: String
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  init(_ source: String, file: String) throws {
    guard source.utf8.count <= SourceLimit.bytes else {
      throw SourceError(
        file: file, line: 1, problem: "the file has \(source.utf8.count) bytes",
        mend: "split it: at most \(SourceLimit.bytes) are read")
    }
    self.file = file
    bytes = Array(source.utf8)
  }

  mutating func tokens() throws -> [VerilogToken] {
    var result: [VerilogToken] = []
    while true {
      let token = try next()
      result.append(token)
      if token.kind == .end { return result }
    }
  }

  private func error(_ problem: String, _ mend: String) -> SourceError {
    SourceError(file: file, line: line, problem: problem, mend: mend)
  }

  private func peek(_ offset: Int = 0) -> UInt8 {
    position + offset < bytes.count ? bytes[position + offset] : 0
  }

  private mutating func skip() throws {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\n") {
        line += 1
        position += 1
      } else if byte == 32 || (9...13).contains(byte) {
        position += 1
      } else if byte == UInt8(ascii: "`") || (byte == UInt8(ascii: "/") && peek(1) == UInt8(ascii: "/")) {
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        try skipBlock(until: [UInt8(ascii: "*"), UInt8(ascii: "/")], "comment")
      } else if byte == UInt8(ascii: "("), peek(1) == UInt8(ascii: "*"), peek(2) != UInt8(ascii: ")") {
        try skipBlock(until: [UInt8(ascii: "*"), UInt8(ascii: ")")], "attribute")
      } else {
        return
      }
    }
  }

  private mutating func skipBlock(until end: [UInt8], _ what: String) throws {
    let start = line
    position += 2
    while position + 1 < bytes.count {
      if bytes[position] == end[0], bytes[position + 1] == end[1] {
        position += 2
        return
      }
      if bytes[position] == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
    throw SourceError(file: file, line: start, problem: "the \(what) does not end", mend: "close it")
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
      true
    default: false
    }
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private mutating func next() throws -> VerilogToken {
    try skip()
    guard position < bytes.count else { return VerilogToken(kind: .end, text: "end of file", line: line) }
    let start = position
    let byte = bytes[position]
    if byte == UInt8(ascii: "\\") {
      // An escaped name runs to the next white space, which ends it.
      position += 1
      while position < bytes.count, bytes[position] > 32 { position += 1 }
      guard position > start + 1 else { throw error("an escaped name is empty", "name it") }
      return VerilogToken(kind: .name, text: text(start + 1..<position), line: line)
    }
    if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "'") {
      return try number()
    }
    if Self.isNamePart(byte) {
      while Self.isNamePart(peek()) { position += 1 }
      return VerilogToken(kind: .name, text: text(start..<position), line: line)
    }
    for length in [2, 1] where position + length <= bytes.count {
      let symbol = text(position..<position + length)
      if (length == 2 ? ["~^", "^~", "~&", "~|", "&&", "||", "==", "!="] : Self.single).contains(symbol) {
        position += length
        return VerilogToken(kind: .symbol, text: symbol, line: line)
      }
    }
    throw error("the character with code \(byte) has no place in structural Verilog", "remove it")
  }

  private static let single: [String] = "()[]{},;:.=~&|^!?#+-*/<>@%\"".map { String($0) }

  private mutating func number() throws -> VerilogToken {
    let start = position
    func digits(_ range: Range<Int>, radix: UInt64) throws -> UInt64 {
      var value: UInt64 = 0
      for byte in bytes[range] where byte != UInt8(ascii: "_") {
        guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, digit < radix else {
          throw error(
            "\"\(text(range))\" is no number of base \(radix)", "use 0 and 1 only: x and z have no circuit")
        }
        let (scaled, first) = value.multipliedReportingOverflow(by: radix)
        let (sum, second) = scaled.addingReportingOverflow(UInt64(digit))
        guard !first, !second else { throw error("a number exceeds 64 bits", "split it in a concatenation") }
        value = sum
      }
      return value
    }
    while Self.isNamePart(peek()) { position += 1 }
    let size = start..<position
    try skipSpaces()
    guard peek() == UInt8(ascii: "'") else {
      return VerilogToken(
        kind: .number(value: try digits(size, radix: 10), width: nil), text: text(size), line: line)
    }
    position += 1
    if peek() == UInt8(ascii: "s") || peek() == UInt8(ascii: "S") { position += 1 }
    let bases: [UInt8: UInt64] = [
      UInt8(ascii: "b"): 2, UInt8(ascii: "o"): 8, UInt8(ascii: "d"): 10, UInt8(ascii: "h"): 16,
    ]
    guard let base = bases[peek() | 0x20] else { throw error("a number has no base", "write 1'b0, say") }
    position += 1
    try skipSpaces()
    let body = position
    while Self.isNamePart(peek()) { position += 1 }
    guard position > body else { throw error("a number has no digits", "write 1'b0, say") }
    let width = size.isEmpty ? nil : try digits(size, radix: 10)
    if let width, !(1...64).contains(width) {
      throw error("a number is \(width) bits wide", "use 1 to 64 bits")
    }
    return VerilogToken(
      kind: .number(value: try digits(body..<position, radix: base), width: width.map { Int($0) }),
      text: text(start..<position), line: line)
  }

  private mutating func skipSpaces() throws { while peek() == 32 || peek() == 9 { position += 1 } }
}
