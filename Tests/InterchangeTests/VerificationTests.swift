import Arithmetic
import Circuits
import Foundation
import Interchange
import Testing
import UnitCircuits

@Suite("Verification of headers") struct VerificationTests {
  static func scratch<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kb-verify-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// Values computed exhaustively outside this project (Python over all 65,536 pairs), by EvoApproxLib's definitions.
  struct Reference: Sendable, CustomTestStringConvertible {
    let name: String
    let isSigned: Bool
    let values: [String: Double]
    let product: @Sendable (Int, Int) -> Int
    var testDescription: String { name }

    init(
      _ name: String, signed: Bool = false, ep: Double, mae: Double, maePercent: Double, mse: Double,
      wce: Double,
      wcePercent: Double, mre: Double, wcre: Double, _ product: @escaping @Sendable (Int, Int) -> Int
    ) {
      self.name = name
      isSigned = signed
      values = [
        "EP%": ep, "MAE": mae, "MAE%": maePercent, "MSE": mse, "WCE": wce, "WCE%": wcePercent, "MRE%": mre,
        "WCRE%": wcre,
      ]
      self.product = product
    }
  }

  static let references: [Reference] = [
    Reference(
      "mask_t2", ep: 93.164062, mae: 380.25, maePercent: 0.580215, mse: 223452.25, wce: 1521,
      wcePercent: 2.320862,
      mre: 7.004836, wcre: 100
    ) { ($0 & ~3) * ($1 & ~3) },
    Reference(
      "mask_t4", ep: 98.876953, mae: 1856.25, maePercent: 2.832413, mse: 4980206.25, wce: 7425,
      wcePercent: 11.329651,
      mre: 25.410536, wcre: 100
    ) { ($0 & ~15) * ($1 & ~15) },
    Reference(
      "trunc_cols_k6", ep: 93.75, mae: 80.25, maePercent: 0.122452, mse: 9158.25, wce: 321,
      wcePercent: 0.489807,
      mre: 2.637522, wcre: 100
    ) { truncated($0, $1, 6) },
    Reference(
      "trunc_cols_k8", ep: 98.046875, mae: 448.25, maePercent: 0.683975, mse: 263342.25, wce: 1793,
      wcePercent: 2.735901, mre: 9.780064, wcre: 100
    ) { truncated($0, $1, 8) },
    Reference(
      "ax8_ama5", ep: 98.052979, mae: 7649.46875, maePercent: 11.672163, mse: 108224193, wce: 32368,
      wcePercent: 49.389648, mre: 56.410055, wcre: 100
    ) { a, b in
      func block(_ a: Int, _ b: Int) -> Int { (a & 1) * b + 32 * (b >> 3 & 1) * (a >> 1) }
      return block(a & 15, b & 15) + (block(a >> 4, b & 15) + block(a & 15, b >> 4)) << 4
        + block(a >> 4, b >> 4) << 8
    },
    Reference(
      "smask_t2", signed: true, ep: 93.164062, mae: 149.784302, maePercent: 0.228553, mse: 38236.25, wce: 759,
      wcePercent: 1.158142, mre: 12.263769, wcre: 1500
    ) { ($0 & ~3) * ($1 & ~3) },
  ]

  static func truncated(_ a: Int, _ b: Int, _ k: Int) -> Int {
    var sum = 0
    for i in 0..<8 where a >> i & 1 == 1 {
      for j in 0..<8 where b >> j & 1 == 1 && i + j >= k { sum += 1 << (i + j) }
    }
    return sum
  }

  @Test("reference units have the reference metrics", arguments: references)
  func metrics(reference: Reference) throws {
    let operands = OperandFormat(width: 8, isSigned: reference.isSigned)
    let metrics = ErrorMetrics(CircuitFunction(.product, operands, operands), result: reference.product)
    #expect(metrics.count == 65_536)
    var checked = 0
    for (key, value) in reference.values {
      // Six decimals are printed there.
      #expect(
        abs((metrics[key] ?? .nan) - value) <= 0.5000001e-6, "\(key): \(metrics[key] ?? .nan), \(value)")
      checked += 1
    }
    #expect(checked == 8)
  }

  @Test("errors weighted by how often operands occur")
  func weighted() throws {
    let netlist = try UnitCircuits.netlist(of: UnitSpec(parsing: "perforated:n=8,j=0,k=3"))
    let operands = OperandFormat(width: 8)
    let function = CircuitFunction(.product, operands, operands)
    func error(_ first: [Int]?, _ second: [Int]?) throws -> Double {
      try ErrorMetrics.weightedMAEPercent(netlist, function: function, first: first, second: second)
    }
    func only(_ operand: Int) -> [Int] { (0..<256).map { $0 == operand ? 7 : 0 } }
    let even = try #require(ErrorMetrics(netlist, function: function)["MAE%"])
    #expect(abs(try error(nil, nil) - even) < 1e-9)
    // |e| = A (B mod 8).
    #expect(abs(try error(nil, only(29)) - 100 * 127.5 * 5 / 65_536) < 1e-9)
    #expect(try error(only(200), only(29)) == 100 * 1000 / 65_536)
    #expect(try error(only(200), only(8)) == 0)
    #expect(throws: CircuitError.self) { try error([1, 2], nil) }
  }

  @Test("a folder is no file, and says so")
  func folders() throws {
    try Self.scratch { folder in
      let error = #expect(throws: FileError.self) { try FileReading.bytes(folder, limit: 10) }
      #expect(error?.problem == "it is a folder" && error?.isMissing == false)
      let missing = #expect(throws: FileError.self) {
        try FileReading.bytes(folder.appending(path: "x"), limit: 10)
      }
      #expect(missing?.isMissing == true)
    }
  }

  /// A header as EvoApproxLib prints it, from metrics found by a loop over all pairs.
  static func header(
    _ a: ClosedRange<Int>, _ b: ClosedRange<Int>, scale: Double, within: ClosedRange<Int>? = nil,
    _ exact: (Int, Int) -> Int, _ result: (Int, Int) -> Int
  ) -> String {
    var (count, wrong, sum, worst, squares, relative, pairs, worstRelative) = (0, 0, 0, 0, 0, 0.0, 0, 0.0)
    for x in a {
      for y in b {
        let right = exact(x, y)
        if let within, !within.contains(right) { continue }
        let error = abs(result(x, y) - right)
        count += 1
        wrong += error == 0 ? 0 : 1
        sum += error
        worst = max(worst, error)
        squares += error * error
        if right != 0 {
          relative += Double(error) / Double(abs(right))
          worstRelative = max(worstRelative, Double(error) / Double(abs(right)))
          pairs += 1
        }
      }
    }
    func text(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }
    let mae = Double(sum) / Double(count)
    return """
      // Library = own samples
      // MAE% = \(text(100 * mae / scale, 2)) %
      // MAE = \(text(mae, mae < 10 ? 1 : 0))
      // WCE% = \(text(100 * Double(worst) / scale, 2)) %
      // WCE = \(worst)
      // WCRE% = \(text(100 * worstRelative, 2)) %
      // EP% = \(text(100 * Double(wrong) / Double(count), 2)) %
      // MRE% = \(text(100 * relative / Double(max(pairs, 1)), 2)) %
      // MSE = \(text(Double(squares) / Double(count), 0))
      // PDK45_PWR = 0.100 mW
      // PDK45_AREA = 200.0 um2

      """
  }

  /// Own samples of every kind that the library has, name, header and netlist.
  static func samples() throws -> [(name: String, header: String, netlist: Netlist)] {
    let byte = 0...255
    let signed = -128...127
    func builder(_ a: Int, _ b: Int, _ isSigned: Bool) -> NetlistBuilder {
      NetlistBuilder(inputs: [
        Port("A", width: a, isSigned: isSigned), Port("B", width: b, isSigned: isSigned),
      ])
    }
    // 8 x 3 bits, the low bit of A dropped.
    var narrow = builder(8, 3, false)
    let rows = (0..<3).map { row in
      (
        bits: (0..<8).map {
          $0 == 0 ? Signal.zero : narrow.gate(.and, narrow.input(0)[$0], narrow.input(1)[row])
        },
        column: row
      )
    }
    let product = narrow.sumRows(rows, width: 11)
    // A wrapping signed adder whose two low sum bits are those of A.
    var wrapping = builder(8, 8, true)
    let (a, b) = (wrapping.input(0), wrapping.input(1))
    let high = wrapping.sum(Array(a[2...]), Array(b[2...])).dropLast()
    let wrapped = Array(a[..<2]) + high
    // The same, sign-extended.
    var extended = builder(9, 9, true)
    let (x, y) = (extended.input(0), extended.input(1))
    let wide = extended.sum(Array(x[2...]) + [x[8]], Array(y[2...]) + [y[8]]).dropLast()
    let long = Array(x[..<2]) + wide
    return [
      (
        "mul8u_A1", header(byte, byte, scale: 65_536, { $0 * $1 }, { truncated($0, $1, 6) }),
        try UnitCircuits.netlist(of: UnitSpec(parsing: "trunc:n=8,k=6"))
      ),
      (
        "mul8u_A2",
        header(byte, byte, scale: 65_536, { $0 * $1 }) { a, b in a * (b & ~6) },
        try UnitCircuits.netlist(of: UnitSpec(parsing: "perforated:n=8,j=1,k=2"))
      ),
      (
        "mul8s_A3", header(signed, signed, scale: 65_536, { $0 * $1 }) { $0 * $1 },
        try Multipliers.signed(width: 8)
      ),
      (
        "mul8x3u_A4", header(byte, 0...7, scale: 2048, { $0 * $1 }) { ($0 & ~1) * $1 },
        try narrow.finish(name: "x", output: product)
      ),
      (
        "add8u_A5",
        header(byte, byte, scale: 512, { $0 + $1 }) { a, b in
          ((a >> 3) + (b >> 3) + (a >> 2 & b >> 2 & 1)) << 3 | ((a | b) & 7)
        }, try UnitCircuits.netlist(of: UnitSpec(parsing: "loa:n=8,k=3,carry=1"))
      ),
      (
        "add8s_A6",
        header(signed, signed, scale: 128, within: signed, { $0 + $1 }) { a, b in
          Int(Int8(truncatingIfNeeded: ((a >> 2) + (b >> 2)) << 2 | a & 3))
        }, try wrapping.finish(name: "x", output: wrapped, isSigned: true)
      ),
      (
        "add9se_A7",
        header(-256...255, -256...255, scale: 512, { $0 + $1 }) { a, b in ((a >> 2) + (b >> 2)) << 2 | a & 3
        },
        try extended.finish(name: "x", output: long, isSigned: true)
      ),
    ]
  }

  static func write(_ folder: URL, _ samples: [(name: String, header: String, netlist: Netlist)]) throws {
    let cells = folder.appending(path: "cells")
    try FileManager.default.createDirectory(at: cells, withIntermediateDirectories: true)
    for sample in samples {
      let netlist = sample.netlist.renamed(sample.name)
      func save(_ text: String, _ name: String, _ folder: URL) throws {
        try Data((sample.header + text).utf8).write(to: folder.appending(path: name))
      }
      try save(netlist.verilog(), "\(sample.name).v", folder)
      try save(netlist.verilog(style: .cells), "\(sample.name)_pdk45.v", folder)
      try save(netlist.cModel(), "\(sample.name).c", folder)
      // Another folder with the same file: a circuit on two Pareto fronts.
      try save(netlist.verilog(), "\(sample.name).v", cells)
    }
  }

  @Test("every printed figure of every kind of circuit agrees, in both styles")
  func agreement() throws {
    try Self.scratch { folder in
      let samples = try Self.samples()
      try Self.write(folder, samples)
      let verification = Verification(try CircuitFolder(folder))
      #expect(verification.unread.isEmpty, "\(verification.unread)")
      #expect(verification.agreement.all >= samples.count * 8)
      for circuit in verification.circuits {
        #expect(circuit.checks.count == 8)
        #expect(circuit.isRight, "\(circuit.name): \(circuit.checks) \(circuit.contradictions)")
      }
      #expect(verification.isRight)
      let titles = Set(verification.circuits.map(\.function.title))
      #expect(titles.count == 6, "\(titles)")
      let wrapping = try #require(verification.circuits.first { $0.name == "add8s_A6" })
      #expect(wrapping.metrics.count == 49_152)
      let threaded = Verification(try CircuitFolder(folder), threads: 3)
      #expect(threaded.circuits.map(\.name) == verification.circuits.map(\.name))
      #expect(threaded.circuits.map(\.cost) == verification.circuits.map(\.cost))
      #expect(threaded.agreement == verification.agreement)
    }
  }

  @Test("one changed digit in any figure is seen")
  func changedDigits() throws {
    let samples = try Self.samples().prefix(1)
    let header = try #require(samples.first?.header)
    let lines = header.split(separator: "\n").filter { $0.contains(" = ") && $0.contains { $0.isNumber } }
    var checked = 0
    for line in lines where !line.contains("PDK") {
      // The last digit moved by two.
      guard let last = line.lastIndex(where: \.isNumber), let digit = Int(String(line[last])) else {
        continue
      }
      let changed = line[..<last] + "\((digit + 2) % 10)" + line[line.index(after: last)...]
      try Self.scratch { folder in
        let netlist = try #require(samples.first).netlist
        try Data((header.replacing(line, with: changed) + netlist.renamed("mul8u_A1").verilog()).utf8)
          .write(to: folder.appending(path: "mul8u_A1.v"))
        let verification = Verification(try CircuitFolder(folder))
        #expect(!verification.isRight, "\(changed)")
        #expect(verification.agreement == (7, 8), "\(changed)")
      }
      checked += 1
    }
    #expect(checked == 8)
  }

  @Test("whole numbers that were rounded to one decimal before, as the library prints them")
  func doubleRounding() throws {
    let operands = OperandFormat(width: 8)
    let adder = CircuitFunction(.sum, operands, operands)
    // |e| = 34 or 35: mean 34 + (share of operands below 134) = 34.5234375 (as add8u_8AS has), mean square 1208.1.
    let metrics = ErrorMetrics(adder) { a, b in a + b + (a < 134 ? 35 : 34) }
    #expect(metrics.mae == 34.5234375)
    func outcome(_ line: String) throws -> HeaderCheck.Outcome {
      try #require(HeaderCheck.all(EvoApproxHeader("// \(line)"), metrics).first).outcome
    }
    #expect(try outcome("MAE = 34") == .agrees)
    #expect(try outcome("MAE = 35") == .agrees)
    #expect(try outcome("MAE = 34.0") == .disagrees)
    #expect(try outcome("MAE = 33") == .disagrees)
    #expect(try outcome("MAE = 36") == .disagrees)
    #expect(try outcome("WCE = 34") == .disagrees)
    #expect(try outcome("WCE = 3.5e1") == .agrees)
  }

  @Test("digits before an exponent are cut; a percentage is of the exact mean or of its tenths")
  func otherRoundings() throws {
    let operands = OperandFormat(width: 8)
    let adder = CircuitFunction(.sum, operands, operands)
    // Mean |e| 1,234.5234375 of at most 512: 241.117859 %, and 241.113281 % of 1,234.5.
    let metrics = ErrorMetrics(adder) { a, b in a + b + (a < 134 ? 1235 : 1234) }
    func outcome(_ line: String) throws -> HeaderCheck.Outcome {
      try #require(HeaderCheck.all(EvoApproxHeader("// \(line)"), metrics).first).outcome
    }
    #expect(try outcome("MAE = 12.34e2") == .agrees)
    #expect(try outcome("MAE = 12.33e2") == .disagrees)
    #expect(try outcome("MAE = 12.36e2") == .disagrees)
    #expect(try outcome("MAE% = 241.1179 %") == .agrees)
    #expect(try outcome("MAE% = 241.1133 %") == .agrees)
    #expect(try outcome("MAE% = 241.1155 %") == .disagrees)
  }

  @Test("files of one name that compute different functions are each held to their own header")
  func clash() throws {
    try Self.scratch { folder in
      let exact = try Multipliers.unsigned(width: 4).renamed("mul4u_X").verilog()
      let other = try UnitCircuits.netlist(of: UnitSpec(parsing: "perforated:n=4,j=0,k=1"))
        .renamed("mul4u_X").verilog()
      try Data("// EP% = 0.00 %\n\(exact)".utf8).write(to: folder.appending(path: "mul4u_X.v"))
      try Data("// EP% = 12.00 %\n\(other)".utf8).write(to: folder.appending(path: "mul4u_X_pdk45.v"))
      let verification = Verification(try CircuitFolder(folder))
      #expect(verification.circuits.count == 2)
      #expect(verification.circuits.map { $0.checks.map(\.outcome) } == [[.agrees], [.disagrees]])
      #expect(verification.circuits[1].contradictions.count == 1)
      #expect(verification.circuits[1].name.contains("mul4u_X_pdk45.v"))
      #expect(!verification.isRight)
    }
  }

  @Test("a product that does not fit 62 bits is refused, and the rest of the folder is read")
  func tooWide() throws {
    try Self.scratch { folder in
      let wide = "module mul32u_W(input [31:0] A, B, output [63:0] O); assign O = A * B; endmodule"
      try Data(wide.utf8).write(to: folder.appending(path: "mul32u_W.v"))
      let exact = try Multipliers.unsigned(width: 4).renamed("mul4u_E").verilog()
      try Data(exact.utf8).write(to: folder.appending(path: "mul4u_E.v"))
      let verification = Verification(try CircuitFolder(folder))
      #expect(verification.circuits.map(\.name) == ["mul4u_E"])
      #expect(verification.unread.count == 1)
      #expect(verification.unread.first?.reason.contains("numbers here end at 62") == true)
    }
  }

  @Test("equal and transposed circuits under other names, contradictions, and what cannot be read")
  func twins() throws {
    try Self.scratch { folder in
      func save(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
      }
      let perforated = try UnitSpec(parsing: "perforated:n=8,j=0,k=3")
      let first = try UnitCircuits.netlist(
        of: perforated, structure: Structure(reduction: .array, adder: .rippleCarry))
      try save(first.renamed("mul8u_P").verilog(), "mul8u_P.v")
      try save(
        try UnitCircuits.netlist(
          of: perforated, structure: Structure(reduction: .dadda, adder: .koggeStone)
        ).renamed("mul8u_Q").verilog(style: .cells), "mul8u_Q.v")
      try save(try first.withSwappedInputs().renamed("mul8u_T").verilog(), "mul8u_T.v")
      try save(try Multipliers.unsigned(width: 8).renamed("mul8u_E").verilog(), "mul8u_E.v")
      // The other style is another circuit.
      try save(first.renamed("mul8u_E").verilog(style: .cells), "mul8u_E_pdk45.v")
      try save("module mul8u_B(input A, output O); assign O = B; endmodule", "mul8u_B.v")
      try save("// MAE = 3\n", "mul8u_C.c")
      let verification = Verification(try CircuitFolder(folder))
      let (clash, own) = ("mul8u_E (mul8u_E_pdk45.v)", ["mul8u_P", "mul8u_Q"])
      #expect(
        verification.twins == [.init(names: [clash] + own, exchanged: ["mul8u_T"])]
          || verification.twins == [.init(names: ["mul8u_T"], exchanged: [clash] + own)])
      #expect(verification.circuits.count == 5)
      let wrong = verification.circuits.filter { !$0.isRight }
      #expect(wrong.map(\.name) == [clash])
      #expect(wrong.first?.contradictions.count == 1)
      #expect(verification.unread.count == 1 && verification.unread[0].reason.contains("mul8u_B.v:1"))
      #expect(verification.withoutNetlist == ["mul8u_C"])
      #expect(!verification.isRight)
    }
  }

  @Test("circuits too wide to visit are sampled: right headers pass, wrong ones do not")
  func sampled() throws {
    try Self.scratch { folder in
      // Perforation at 16 bits has closed forms: |e| = A (B mod 4), mean 32767.5 * 1.5, worst 65535 * 3.
      let netlist = try UnitCircuits.netlist(of: UnitSpec(parsing: "perforated:n=16,j=0,k=2"))
        .renamed("mul16u_S")
      let good = "// MAE = 49151\n// WCE = 196605\n// EP% = 75.00 %\n// MSE = 5010680491\n"
      var options = Verification.Options()
      options.samples = 1 << 19
      for (header, right) in [
        (good, true), (good.replacing("49151", with: "49951"), false),
        (good.replacing("75.00", with: "75.60"), false),
        (good.replacing("196605", with: "100000"), false),
      ] {
        try Data((header + netlist.verilog()).utf8).write(to: folder.appending(path: "mul16u_S.v"))
        let verification = Verification(try CircuitFolder(folder), options: options)
        #expect(verification.isRight == right, "\(verification.circuits.map(\.checks))")
        #expect(verification.circuits.first?.metrics.isSample == true)
      }
    }
  }

  @Test("rank correlation shares ranks among ties")
  func ranks() throws {
    #expect(spearman([1, 2, 3, 4], [10, 20, 30, 40]) == 1)
    #expect(spearman([1, 2, 3, 4], [4, 3, 2, 1]) == -1)
    // Python: Pearson's correlation of the mean ranks, numpy.corrcoef.
    let tied = try #require(spearman([1, 2, 2, 3, 5], [2, 1, 4, 4, 3]))
    #expect(abs(tied - 0.3947368421052632) < 1e-12, "\(tied)")
    #expect(spearman([1, 1, 1], [1, 2, 3]) == nil)
  }
}
