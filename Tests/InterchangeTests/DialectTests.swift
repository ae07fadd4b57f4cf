import Arithmetic
import Circuits
import Interchange
import Random
import Testing

@Suite("Table dialects") struct DialectTests {
  @Test("every unit through every pair of dialects comes back as it was")
  func matrix() throws {
    var converted = 0
    var refused = 0
    for (name, table) in try Sample.all() {
      for first in TableDialect.all {
        for second in TableDialect.all {
          guard first.supports(table.operands), second.supports(table.operands) else {
            #expect(throws: ExportError.self) {
              let target = first.supports(table.operands) ? second : first
              _ = try target.encode(table, name: name)
            }
            refused += 1
            continue
          }
          let isSigned = table.operands.isSigned
          let one = try first.decode(
            NamedBytes(name: "\(name).\(first.id)", bytes: first.encode(table, name: name)),
            isSigned: isSigned)
          let two = try second.decode(
            NamedBytes(name: "\(name).\(second.id)", bytes: second.encode(one, name: name)),
            isSigned: isSigned)
          #expect(one == table, "\(name) in \(first.id)")
          #expect(two == table, "\(name) from \(first.id) to \(second.id)")
          converted += 1
        }
      }
    }
    #expect(converted + refused == 8 * TableDialect.all.count * TableDialect.all.count)
    // Unsigned 8 bits: 7 dialects each, thrice; signed 8 bits: 7, thrice; 6 bits: 5; signed 4 bits: 4.
    #expect(converted == 3 * 49 + 3 * 49 + 25 + 16)
  }

  @Test("positions of single entries, by the definition of each dialect")
  func positions() throws {
    // Unsigned: f(200, 3); signed: f(-56, 3), which has the same code.
    let unsigned = try Sample.table(Sample.unsigned) { a, b in a == 200 && b == 3 ? 600 : 0 }
    let signed = try Sample.table(Sample.signed) { a, b in a == -56 && b == 3 ? -168 : 0 }
    var checked = 0
    func entry(_ dialect: TableDialect, _ table: ProductTable) throws -> (row: Int, column: Int) {
      let text = String(decoding: try dialect.encode(table, name: "u"), as: UTF8.self)
      let body =
        dialect.id == "adapt" || dialect.id == "transaxx" ? String(text.split(separator: "=")[1]) : text
      let numbers = body.split { !$0.isNumber && $0 != "-" }.compactMap { Int($0) }
      let index = try #require(numbers.prefix(65_536).firstIndex { $0 != 0 })
      checked += 1
      return (index >> 8, index & 255)
    }
    #expect(try entry(.approxTorch, unsigned) == (200, 3))
    #expect(try entry(.approxFlow, unsigned) == (200, 3))
    #expect(try entry(.approxTorch, signed) == (-56 + 128, 3 + 128))
    #expect(try entry(.adapt, signed) == (200, 3))
    #expect(try entry(.transAxx, signed) == (200, 3))
    let bin = try TableDialect.tfApprox.encode(unsigned, name: "u")
    #expect(bin.count == 131_072)
    #expect(Int(bin[2 * (200 << 8 | 3)]) | Int(bin[2 * (200 << 8 | 3) + 1]) << 8 == 600)
    let shifted = try TableDialect.tfApproxSigned.encode(signed, name: "u")
    let place = 2 * ((-56 + 128) << 8 | 3 + 128)
    #expect(Int(shifted[place]) | Int(shifted[place + 1]) << 8 == 32_768 - 168)
    let npy = try TableDialect.torchApprox.encode(signed, name: "u")
    #expect(npy.count == 128 + 4 * 65_536)
    #expect(Array(npy[128 + 4 * (200 << 8 | 3)..<132 + 4 * (200 << 8 | 3)]) == [0x58, 0xFF, 0xFF, 0xFF])
    let triples = String(decoding: try TableDialect.appMultAware.encode(unsigned, name: "u"), as: UTF8.self)
    #expect(triples.hasPrefix("LUT for approximate multiplier:\n0 0 0\n0 1 0\n"))
    #expect(triples.contains("\n200 3 600\n"))
    let grid = String(decoding: try TableDialect.csv.encode(signed, name: "u"), as: UTF8.self)
    let line = try #require(grid.split(separator: "\n").first { $0.hasPrefix("-56,") })
    #expect(line.split(separator: ",")[4] == "-168")
    #expect(checked == 5)
  }

  @Test("an exact table in TFApprox's layout is the canonical form that identities hash")
  func canonicalForm() throws {
    let exact = try Sample.table(Sample.unsigned) { $0 * $1 }
    let bytes = try TableDialect.tfApprox.encode(exact, name: "u")
    let back = try TableDialect.tfApprox.decode(NamedBytes(name: "u.bin", bytes: bytes))
    #expect(back.identity == "0c6fd3441f139fb52cb64129eeb8b9cf866d6d095563d74639bd7459d183a8c1")
  }

  @Test("AppMult-aware files with log lines before and gradients behind")
  func appMultBlocks() throws {
    let table = try Sample.table(OperandFormat(width: 4)) { $0 * ($1 | 1) }
    var text = "log 3 4 5\nmore: 17\n"
    text += String(decoding: try TableDialect.appMultAware.encode(table, name: "u"), as: UTF8.self)
    text += "LUT for gradient of the first operand:\n0 0 0.25\n"
    let back = try TableDialect.appMultAware.decode(
      NamedBytes(name: "mul4_lutfp.txt", bytes: Array(text.utf8)))
    #expect(back == table)
  }

  @Test("CSV grids say themselves what is signed, in any order of rows and columns")
  func sortedGrid() throws {
    let table = try Sample.table(OperandFormat(width: 2, isSigned: true)) { $0 * $1 + $0 }
    let text = "x,1,0,-1,-2\n-1,-2,-1,0,1\n1,2,1,0,-1\n0,0,0,0,0\n-2,-4,-2,0,2\n"
    #expect(try TableDialect.csv.decode(NamedBytes(name: "g.csv", bytes: Array(text.utf8))) == table)
  }

  @Test(
    "malformed files: what, where, and no more memory than the file",
    arguments: [
      ("tfapprox", "abc", "has 3 bytes"), ("adapt", "const int16_t lut;", "no \"=\""),
      ("adapt", "int16_t lut[2][2] = {{1, 2},\n{3, 4}", ":2: the array does not end"),
      ("adapt", "lut = {{1, 2},\n{3, x}};", ":2: \"x}}\""),
      ("adapt", "lut = {1, 2, 3, 4};", "it has 4 entries"),
      ("approxtorch", "1 2\n3 4.5\n", ":2: \"4.5\""), ("approxtorch", "1 2 3", "it has 3 entries"),
      ("approxtorch", "", "it has 0 entries"), ("approxflow", "1\n2\n99999999999\n", ":3: a number has more"),
      ("appmult", "0 0 0\n", "no line \"LUT"),
      ("appmult", "LUT for approximate multiplier:\n0 0 0\n0 1\n", "triple"),
      ("appmult", "LUT for approximate multiplier:\n0 0 0\n1 0 0\n0 1 0\n1 1 1\n", "triple number 2"),
      ("torch-approx", "not numpy at all", "no .npy file"), ("csv", "a,0,1\n0,0,0\n1,0\n", ":3: 2 cells"),
      ("csv", "a,0,1\n0,0,0\n0,0,1\n", ":3: (0, 0) occurs twice"),
      ("csv", "a,0,1\n0,0,0\n", "it has 2 products"), ("csv", "0,0\n0,1\n", "no line and column of operands"),
      ("csv", "a;0;1\n0;0;0\n1;0;1\n", "not parted by commas"),
      ("csv", "a,0,3\n0,0,0\n1,0,1\n", "are no 1-bit unsigned operands"),
      ("csv-pairs", "a,b,p\n0,0,0\n0,1\n", ":3: 2 cells"), ("csv-pairs", "0,0,0\n0,1,zero\n", ":2: \"zero\""),
    ])
  func malformed(dialect: String, text: String, problem: String) throws {
    let dialect = try #require(TableDialect.named(dialect))
    let error = #expect(throws: FileError.self) {
      try dialect.decode(NamedBytes(name: "f", bytes: Array(text.utf8)))
    }
    #expect(error?.description.contains(problem) == true, "\(error?.description ?? "")")
    #expect(error?.mend.isEmpty == false)
  }

  @Test("NumPy headers that promise too much, and those of other writers")
  func numpyHeaders() throws {
    func file(_ header: String, data: Int) -> NamedBytes {
      let bytes = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
      return NamedBytes(name: "t.npy", bytes: bytes + [UInt8](repeating: 1, count: data))
    }
    for (header, data, problem) in [
      ("{'descr': '<i4', 'fortran_order': False, 'shape': (4096, 4096), }", 4, "its shape is (4096, 4096)"),
      ("{'descr': '<i4', 'fortran_order': False, 'shape': (16, 16), }", 1023, "1023 bytes of data"),
      ("{'descr': '<f4', 'fortran_order': False, 'shape': (16, 16), }", 1024, "its elements are <f4"),
      ("{'descr': '<i4', 'fortran_order': False, 'shape': (256,), }", 1024, "its shape is"),
      ("{'descr': '<i4', 'fortran_order': False, 'shape': (8, 32), }", 1024, "a table is square"),
      ("{'shape': (16, 16)}", 1024, "is not understood"),
    ] {
      let error = #expect(throws: FileError.self) {
        try TableDialect.torchApprox.decode(file(header, data: data))
      }
      #expect(error?.description.contains(problem) == true, "\(error?.description ?? "")")
    }
    let bytes =
      file("{'descr': '|u1', 'fortran_order': True, 'shape': (4, 4), }", data: 0).bytes + Array(0..<16)
    let turned = try TableDialect.torchApprox.decode(NamedBytes(name: "t.npy", bytes: bytes))
    #expect(turned.entries == (0..<16).map { $0 % 4 * 4 + $0 / 4 })
  }

  @Test("entries that an element cannot hold are refused with the pair")
  func range() throws {
    let large = try Sample.table(Sample.unsigned) { a, b in a == 255 && b == 255 ? 69_071 : a * b }
    let error = #expect(throws: ExportError.self) { try TableDialect.tfApprox.encode(large, name: "u") }
    #expect(error?.description.contains("f(255, 255) = 69071") == true)
    #expect(
      try TableDialect.csv.decode(NamedBytes(name: "u", bytes: TableDialect.csv.encode(large, name: "u")))
        == large)
  }

  @Test(
    "a unit of the other signedness: ways that fit the dialect, and no others",
    arguments: [
      ("tfapprox", true, "8-bit signed (see --dialect tfapprox-signed)"),
      ("tfapprox-signed", false, "8-bit unsigned (see --dialect tfapprox or --sign-magnitude)"),
      ("adapt", false, "8-bit unsigned (see --sign-magnitude)"), ("appmult", true, "8-bit signed"),
      ("approxflow", true, "8-bit signed"),
    ])
  func otherSign(id: String, isSigned: Bool, ending: String) throws {
    let dialect = try #require(TableDialect.named(id))
    let table = try Sample.table(isSigned ? Sample.signed : Sample.unsigned) { $0 * $1 }
    let error = #expect(throws: ExportError.self) { try dialect.encode(table, name: "u") }
    #expect(error?.description.hasSuffix(ending) == true, "\(error?.description ?? "")")
    // Nothing makes a wide or narrow unit fit.
    let narrow = try Sample.table(OperandFormat(width: 4, isSigned: isSigned)) { $0 * $1 }
    let other = #expect(throws: ExportError.self) { try dialect.encode(narrow, name: "u") }
    #expect(other?.description.contains("see --dialect") == false)
  }

  @Test("2,000 mutated files of every dialect are read or refused, never worse")
  func fuzz() throws {
    var random = SplitMix64(seed: 11)
    let table = try Sample.table(OperandFormat(width: 4)) { $0 * $1 }
    let wide = try Sample.table(Sample.signed) { $0 * $1 }
    let flat = try Sample.table(Sample.unsigned) { $0 * $1 }
    var refused = 0
    for round in 0..<2000 {
      let dialect = TableDialect.all[round % TableDialect.all.count]
      let source = dialect.supports(table.operands) ? table : dialect.supports(wide.operands) ? wide : flat
      // Long files only now and then.
      if source.operands.width == 8, round >= 200 { continue }
      var bytes = try dialect.encode(source, name: "f")
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(contentsOf: bytes[at..<min(at + 20, bytes.count)], at: at)
        default: bytes.removeSubrange(at..<min(at + 12, bytes.count - 1))
        }
      }
      do { _ = try dialect.decode(NamedBytes(name: "f", bytes: bytes)) } catch { refused += 1 }
    }
    #expect(refused > 500)
  }
}
