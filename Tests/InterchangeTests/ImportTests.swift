import Arithmetic
import Circuits
import Foundation
import Interchange
import Random
import Testing
import UnitCircuits

@Suite("Imported and exported units") struct ImportTests {
  static func bytes(_ text: String, _ name: String) -> NamedBytes {
    NamedBytes(name: name, bytes: Array(text.utf8))
  }

  struct Kind: Sendable, CustomTestStringConvertible {
    let width: Int
    let isSigned: Bool
    /// nil: a multiplier; otherwise whether the sum has a bit more than the operands.
    let extends: Bool?
    var name: String {
      guard let extends else { return "mul\(width)\(isSigned ? "s" : "u")_X" }
      return "add\(width)\(isSigned ? extends ? "se" : "s" : "u")_X"
    }
    var testDescription: String { name }

    var netlist: Netlist {
      get throws {
        switch (extends, isSigned) {
        case (nil, false): try Multipliers.unsigned(width: width, reduction: .dadda)
        case (nil, true): try Multipliers.signed(width: width, reduction: .wallace)
        case (_?, false): try Adders.exact(width: width, kind: .brentKung)
        case (let extends?, true): try Adders.signed(width: width, extended: extends)
        }
      }
    }
  }

  static let kinds: [Kind] = [8, 9, 10, 11, 12, 16].flatMap { width in
    [
      Kind(width: width, isSigned: false, extends: nil), Kind(width: width, isSigned: true, extends: nil),
      Kind(width: width, isSigned: false, extends: true), Kind(width: width, isSigned: true, extends: true),
      Kind(width: width, isSigned: true, extends: false),
    ]
  }

  @Test("netlists of 8 to 16 bits, signed and unsigned, in both styles, become units", arguments: kinds)
  func netlists(kind: Kind) throws {
    for style in VerilogStyle.allCases {
      // Signedness must follow from the name alone, as in the library's files.
      let text = try kind.netlist.renamed(kind.name).verilog(style: style).replacing("signed ", with: "")
      let unit = try ImportedUnit(Self.bytes(text, "\(kind.name).v"))
      #expect(unit.name == kind.name)
      #expect(unit.unit.operands == OperandFormat(width: kind.width, isSigned: kind.isSigned))
      let range = unit.unit.operands.range
      var random = SplitMix64(seed: 3)
      var checked = 0
      for index in 0..<4000 {
        // Corners first.
        let corner = [range.lowerBound, range.upperBound, 0, 1]
        let a = index < 16 ? corner[index >> 2] : Int.random(in: range, using: &random)
        let b = index < 16 ? corner[index & 3] : Int.random(in: range, using: &random)
        switch (unit.unit, kind.extends) {
        case (.multiplier(let unit), nil): #expect(unit.product(a, b) == a * b)
        case (.adder(let adder), let extends?):
          #expect(adder.wraps == !extends)
          if extends || range.contains(a + b) { #expect(adder.sum(a, b) == a + b) }
        default: Issue.record("\(kind.name) became another kind of unit")
        }
        checked += 1
      }
      #expect(checked == 4000)
    }
  }

  @Test("an approximate wrapping adder's statistics count the pairs that fit only")
  func wrapping() throws {
    let sample = try #require(try VerificationTests.samples().first { $0.name == "add8s_A6" })
    let unit = try ImportedUnit(Self.bytes(sample.netlist.renamed(sample.name).verilog(), "add8s_A6.v"))
    let statistics = try ErrorStatistics(exhaustive: unit.unit)
    #expect(statistics.count == 49_152)
    let metrics = try ErrorMetrics(
      sample.netlist, function: CircuitFunction(sample.netlist.renamed(sample.name)))
    #expect(
      statistics[.mae] == metrics.mae && statistics[.wce] == metrics.wce && statistics[.mse] == metrics.mse)
  }

  @Test("what we write, its own reader finds by name and content")
  func detection() throws {
    let unit = try ArithmeticUnit(ArithmeticUnit.canonical("bam:h=2,v=5"))
    let netlist = try UnitCircuits.netlist(of: UnitSpec(parsing: "bam:h=2,v=5"))
    let table = try ProductTable(unit)
    var checked = 0
    for (id, name) in [
      ("tfapprox", "u.bin"), ("torch-approx", "u.npy"), ("approxtorch", "u.txt"), ("appmult", "u.txt"),
      ("csv", "u.csv"), ("csv-pairs", "u.csv"), ("verilog", "u.v"), ("verilog-cells", "u.v"),
      ("cgp", "u.cgp"),
    ] {
      let format = try #require(FileFormat.named(id))
      let bytes = try UnitExport().file(unit, name: "u", netlist: netlist, format: format)
      let back = try ImportedUnit(NamedBytes(name: name, bytes: bytes))
      #expect(back.table == table, "\(id)")
      #expect(back.format.id == (id == "verilog-cells" ? "verilog" : id))
      checked += 1
    }
    #expect(checked == 9)
    let signed = try ArithmeticUnit(ArithmeticUnit.canonical("drum:k=4,s=1"))
    for id in ["adapt", "transaxx"] {
      let format = try #require(FileFormat.named(id))
      let bytes = try UnitExport().file(signed, name: "u", format: format)
      let back = try ImportedUnit(NamedBytes(name: "mul8s_acc.h", bytes: bytes))
      #expect(back.table == (try ProductTable(signed)) && back.format.id == id)
    }
    #expect(throws: FileError.self) { try ImportedUnit(Self.bytes("?", "u.xyz")) }
  }

  @Test("with a binding the weight reaches that port in the project's layers")
  func binding() throws {
    let unit = try ArithmeticUnit(ArithmeticUnit.canonical("perforated:j=0,k=3"))
    let table = try ProductTable(unit)
    var checked = 0
    for dialect in TableDialect.all where dialect.supports(table.operands) {
      for layer in LayerKind.allCases {
        guard let lookup = dialect.binding(in: layer) else { continue }
        for binding in OperandBinding.allCases {
          let bytes = try UnitExport(ports: .bound(binding, layer)).file(
            unit, name: "u", format: .table(dialect))
          let file = try dialect.decode(NamedBytes(name: "u", bytes: bytes), isSigned: false)
          for (x, w) in [(200, 7), (7, 200), (255, 255), (3, 129)] {
            // What the project multiplies: T[x][w] or T[w][x].
            let project = lookup == .activationFirst ? file.product(x, w) : file.product(w, x)
            let wanted = binding == .activationFirst ? table.product(x, w) : table.product(w, x)
            #expect(project == wanted, "\(dialect.id) \(layer) \(binding)")
            checked += 1
          }
        }
      }
    }
    #expect(checked == 10 * 2 * 4)
    #expect(throws: ExportError.self) {
      try UnitExport(ports: .bound(.weightFirst, .depthwise)).file(unit, name: "u", format: .table(.tfApprox))
    }
  }

  @Test("sign-magnitude export: f(|a|, |b|) with the sign of the product")
  func signMagnitude() throws {
    let unit = try ArithmeticUnit(ArithmeticUnit.canonical("perforated:j=0,k=3"))
    let bytes = try UnitExport(signMagnitude: true).file(unit, name: "u", format: .table(.torchApprox))
    let back = try TableDialect.torchApprox.decode(NamedBytes(name: "u.npy", bytes: bytes))
    #expect(back.operands.isSigned)
    for a in -128...127 {
      for b in -128...127 {
        let magnitude = abs(a) * (abs(b) & ~7)
        #expect(back.product(a, b) == ((a < 0) != (b < 0) ? -magnitude : magnitude))
      }
    }
    let signed = try ArithmeticUnit(ArithmeticUnit.canonical("exact:s=1"))
    #expect(throws: ExportError.self) {
      try UnitExport(signMagnitude: true).file(signed, name: "u", format: .table(.adapt))
    }
  }

  /// A unit of each family at its defaults, of 8 bits where the family has them.
  static let familyNames = UnitLibrary.families.map(\.id) + AdderLibrary.families.map(\.id)

  @Test(
    "every family's unit is itself again after export as Verilog of either style and as CGP text",
    arguments: familyNames)
  func families(family: String) throws {
    let spec = try ArithmeticUnit.canonical(family)
    let unit = try ArithmeticUnit(spec)
    let netlist = try UnitCircuits.netlist(of: spec).optimized()
    for format in [FileFormat.verilog, .verilogCells, .cgp] {
      let isAdder = if case .adder = unit { true } else { false }
      let name = "\(isAdder ? "add" : "mul")\(unit.operands.width)\(unit.operands.isSigned ? "s" : "u")_X"
      let bytes = try UnitExport().file(unit, name: name, netlist: netlist, format: format)
      let file = NamedBytes(name: "\(name).\(format.id == "cgp" ? "cgp" : "v")", bytes: bytes)
      let back = try ImportedUnit(file)
      #expect(back.unit.operands == unit.operands, "\(spec) \(format.id)")
      if unit.operands.width <= 8 {
        #expect(back.table == (try ProductTable(unit)), "\(spec) \(format.id)")
      }
    }
  }

  @Test("circuits with exchanged operands are the transposes")
  func exchanged() throws {
    for text in ["exact:s=1", "bam:h=3,v=4", "perforated:j=2,k=3", "udm:t=2", "loa:k=5", "drum:k=4,s=1"] {
      let spec = try ArithmeticUnit.canonical(text)
      let netlist = try UnitCircuits.netlist(of: spec)
      let table = try ProductTable(ArithmeticUnit(spec))
      #expect(try netlist.valuesOfAllPairs() == table.entries, "\(text)")
      #expect(try netlist.withSwappedInputs().valuesOfAllPairs() == table.transposed.entries, "\(text)")
    }
  }

  @Test("the store gives back what was put in, and guards names")
  func store() throws {
    try VerificationTests.scratch { folder in
      let store = UnitStore(folder: folder.appending(path: "units"))
      #expect(store.names.isEmpty)
      let table = try Sample.table(Sample.signed) { ($0 & ~3) * $1 }
      let file = NamedBytes(name: "a/b c.h", bytes: try TableDialect.adapt.encode(table, name: "u"))
      let unit = try ImportedUnit(file)
      #expect(unit.name == "b-c")
      try store.add(unit, source: "b c.h", findings: Detectors.findings(table), replaces: false)
      #expect(throws: StoreError.exists("b-c")) {
        try store.add(unit, source: "b c.h", findings: [], replaces: false)
      }
      #expect(try store.load("b-c").table == table)
      #expect(try store.card("b-c").dialect == "adapt")
      #expect(try store.card("b-c").identity == table.identity)
      // A circuit takes the table's place.
      let netlist = try Multipliers.signed(width: 12).renamed("mul12s_Z")
      let wide = try ImportedUnit(Self.bytes(netlist.verilog(), "mul12s_Z.v"), .init(name: "b-c"))
      try store.add(wide, source: "mul12s_Z.v", findings: [], replaces: true)
      let back = try store.load("b-c")
      #expect(
        back.table == nil && back.unit.operands.width == 12
          && back.netlist?.gates.count == netlist.gates.count)
      #expect(store.names == ["b-c"])
      let drum = try ImportedUnit(file, .init(name: "drum"))
      #expect(throws: StoreError.nameOfLibrary("drum")) {
        try store.add(drum, source: "x", findings: [], replaces: true)
      }
      #expect(throws: FileError.self) { try store.load("nothing") }
    }
  }

  @Test("names keep letters, digits, hyphens and underscores, and never begin as an option does")
  func names() throws {
    for (text, name) in [
      ("../../evil", "evil"), ("--strict", "strict"), ("a/b c", "a-b-c"), ("_x-1", "_x-1"),
      (String(repeating: "a", count: 120), String(repeating: "a", count: 100)),
    ] {
      #expect(ImportedUnit.name(from: text) == name)
    }
    for text in ["", "---", "/../", "\u{E9}"] { #expect(ImportedUnit.name(from: text) == nil) }
    let circuit = try Multipliers.unsigned(width: 4).verilog()
    #expect(try ImportedUnit(Self.bytes(circuit, "\u{E9}.v")).name == "unit")
    #expect(throws: FileError.self) { try ImportedUnit(Self.bytes(circuit, "x.v"), .init(name: "..")) }
  }

  @Test("TFApprox's two tables are told apart by what is said, then by the file's name")
  func signedTFApprox() throws {
    let table = try Sample.table(Sample.signed) { ($0 & ~1) * $1 }
    let bytes = try TableDialect.tfApproxSigned.encode(table, name: "u")
    for (name, isSigned) in [("mul8s_x.bin", nil), ("u.bin", true), ("mul8u_x.bin", true)]
      as [(String, Bool?)]
    {
      let unit = try ImportedUnit(NamedBytes(name: name, bytes: bytes), .init(isSigned: isSigned))
      #expect(unit.format.id == "tfapprox-signed" && unit.table == table, "\(name)")
    }
    for (name, isSigned) in [("u.bin", nil), ("mul8s_x.bin", false)] as [(String, Bool?)] {
      let unit = try ImportedUnit(NamedBytes(name: name, bytes: bytes), .init(isSigned: isSigned))
      #expect(unit.format.id == "tfapprox", "\(name)")
      let wrong = try #require(unit.table)
      guard case .likelyOtherOrder(_, let better, _, _) = Detectors.otherOrder(wrong) else {
        Issue.record("\(name) read as unsigned passed")
        continue
      }
      #expect(better.contains("tfapprox-signed"))
    }
    let unsigned = try TableDialect.tfApprox.encode(
      Sample.table(Sample.unsigned) { $0 * ($1 | 1) }, name: "u")
    let wrong = try ImportedUnit(NamedBytes(name: "u.bin", bytes: unsigned), .init(isSigned: true))
    guard case .likelyOtherOrder(_, let better, _, _)? = wrong.table.flatMap(Detectors.otherOrder) else {
      Issue.record("an unsigned table read as shifted passed")
      return
    }
    #expect(better.contains("unsigned (--dialect tfapprox)"))
  }

  @Test(
    "a word about signedness that the dialect contradicts is refused, with what to do",
    arguments: [
      ("tfapprox", true, "--dialect tfapprox-signed"), ("tfapprox-signed", false, "--dialect tfapprox"),
      ("adapt", false, "leave --unsigned out"), ("approxflow", true, "leave --signed out"),
      ("csv", true, "the file says it itself"),
    ] as [(String, Bool, String)])
  func otherSign(id: String, isSigned: Bool, mend: String) throws {
    let dialect = try #require(TableDialect.named(id))
    let table = try Sample.table(isSigned ? Sample.unsigned : Sample.signed) { $0 * $1 }
    let file = NamedBytes(name: "u", bytes: try dialect.encode(table, name: "u"))
    let error = #expect(throws: FileError.self) {
      try ImportedUnit(file, .init(format: .table(dialect), isSigned: isSigned))
    }
    #expect(error?.mend.contains(mend) == true, "\(error?.description ?? "")")
    #expect(try dialect.decode(file, isSigned: !isSigned) == table)
  }

  @Test("mantissa tables are not signed")
  func signedMantissa() throws {
    let bytes = try MantissaTable(Sample.unit("exact")).entries
    #expect(throws: FileError.self) {
      try ImportedUnit(NamedBytes(name: "ACC_7.bin", bytes: bytes), .init(isSigned: true))
    }
  }

  @Test("specs find imported units on a shelf, with no parameters, and never in place of the library's")
  func shelf() throws {
    let table = try Sample.table(Sample.unsigned) { a, b in a * b + 1 }
    let unit = try ImportedUnit(
      NamedBytes(
        name: "mine.bin",
        bytes: try TableDialect.tfApprox.encode(
          Sample.table(Sample.unsigned) { a, b in min(65_535, a * b + 1) }, name: "u")))
    #expect(unit.table == table)
    var shelf = UnitShelf.library
    shelf.add(unit.shelved, as: "mine_1")
    shelf.add(unit.shelved, as: "file:/tmp/a b=c,d.bin")
    shelf.add(unit.shelved, as: "drum")
    for name in ["mine_1", "file:/tmp/a b=c,d.bin"] {
      let spec = try shelf.canonical(name)
      #expect("\(spec)" == name)
      #expect(try ProductTable(shelf.unit(spec)) == table)
    }
    #expect(throws: UnitSpecError.self) { try shelf.canonical("mine_1:k=3") }
    #expect("\(try shelf.canonical("drum"))" == "drum:n=8,k=6,s=0")
    #expect(try ProductTable(shelf.unit(shelf.canonical("drum"))) != table)
  }
}
