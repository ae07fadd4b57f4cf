import Foundation
import Testing

/// Units in and out, as a user does it.
@Suite("kb import, export and verify")
struct InterchangeCommandTests {
  /// Runs `kb` and expects it to succeed.
  @discardableResult
  static func kb(_ arguments: String..., state: URL, code: Int32 = 0) throws -> KBTests.Outcome {
    let outcome = try KBTests.kb(arguments, state: state)
    #expect(
      outcome.code == code, "kb \(arguments.joined(separator: " ")): \(outcome.errors)\(outcome.output)")
    return outcome
  }

  static func path(_ name: String, _ state: URL) -> String { state.appending(path: name).path }

  @Test("a table of TFApprox becomes a unit: kb unit, kb run, kb table, kb export")
  func firstClass() throws {
    try KBTests.scratch { state in
      let file = Self.path("drum4.bin", state)
      try Self.kb("export", "drum:k=4", "--dialect", "tfapprox", "--to", file, state: state)
      let imported = try Self.kb("import", file, state: state)
      #expect(imported.output.contains("It is the known unit drum:n=8,k=4,s=0"))
      let own = try Self.kb("unit", "drum4", state: state)
      let original = try Self.kb("unit", "drum:k=4", state: state)
      #expect(own.output.hasPrefix("drum4\n8-bit unsigned"))
      func statistics(_ text: String) -> Substring {
        text[(text.firstRange(of: "statistic")?.lowerBound ?? text.startIndex)...]
      }
      #expect(statistics(own.output) == statistics(original.output))
      let run = try Self.kb("run", "drum4", state: state)
      let library = try Self.kb("run", "drum:n=8,k=4", state: state)
      let direct = try Self.kb("run", "file:\(file)", state: state)
      func cells(_ text: String) -> [[Substring]] {
        text.split(separator: "\n").dropFirst(2).map { $0.split(separator: " ").dropFirst().map { $0 } }
      }
      #expect(cells(run.output).count == 2)
      #expect(cells(run.output) == cells(library.output))
      #expect(cells(run.output) == cells(direct.output))
      let again = try Self.kb("run", "drum4", state: state)
      #expect(again.output == run.output && !again.errors.contains("[1/"))
      let table = try Self.kb("table", "multiplier-errors", "--local", state: state)
      #expect(table.output.contains("\ndrum4 "))
      #expect(try !Self.kb("table", "multiplier-errors", state: state).output.contains("\ndrum4 "))
      #expect(try Self.kb("unit", state: state).output.contains("\ndrum4  (imported)\n"))
      let back = Self.path("back.bin", state)
      try Self.kb("export", "drum4", "--dialect", "tfapprox", "--to", back, state: state)
      #expect(
        try Data(contentsOf: URL(filePath: back)) == Data(contentsOf: URL(filePath: file)))
    }
  }

  @Test("a circuit with its cost; a table that is not the circuit beside it; strictness")
  func circuits() throws {
    try KBTests.scratch { state in
      let circuit = Self.path("mul8u_bam.v", state)
      try Self.kb("export", "bam:h=2,v=5", "--dialect", "verilog-cells", "--to", circuit, state: state)
      try Self.kb("import", circuit, state: state)
      let report = try Self.kb("unit", "mul8u_bam", state: state)
      #expect(report.output.contains("circuit: ") && report.output.contains("area "))
      let json = try Self.kb("unit", "file:\(circuit)", "--json", state: state)
      let item = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      #expect((item?["area"] as? Double ?? 0) > 0)
      // The same name, operands exchanged.
      let table = Self.path("mul8u_bam.bin", state)
      try Self.kb("export", "bam:h=2,v=5", "--dialect", "tfapprox", "--swap", "--to", table, state: state)
      let suspicious = try Self.kb("import", table, "--strict", "--name", "t", state: state, code: 1)
      #expect(suspicious.output.contains("It is the circuit mul8u_bam.v with its ports exchanged"))
      #expect(suspicious.output.contains("transpose") == false)
      #expect(try !Self.kb("unit", state: state).output.contains("\nt  (imported)"))
      try Self.kb("import", table, "--strict", "--swap", "--name", "t", state: state)
      #expect(try Self.kb("unit", "t", state: state).output.contains("\nnot symmetric"))
      let sixteen = Self.path("mul16s_x.v", state)
      try Self.kb("export", "exact:n=16,s=1", "--dialect", "verilog", "--to", sixteen, state: state)
      try Self.kb("import", sixteen, state: state)
      let wide = try Self.kb("unit", "mul16s_x", "--samples", "20000", state: state)
      #expect(wide.output.contains("16-bit signed operands; 20000"))
      try Self.kb("import", sixteen, state: state, code: 64)
      try Self.kb("import", sixteen, "--replace", state: state)
    }
  }

  @Test("names: hyphens in front go, and that is said; circuits of the catalog keep theirs")
  func names() throws {
    try KBTests.scratch { state in
      let circuit = Self.path("mul4u_x.v", state)
      try Self.kb("export", "trunc:n=4,k=2", "--dialect", "verilog", "--to", circuit, state: state)
      let changed = try Self.kb("import", circuit, "--name", "../../evil", state: state)
      #expect(changed.errors.contains("called evil, not '../../evil'"), "\(changed.errors)")
      try Self.kb("unit", "evil", state: state)
      #expect(try !Self.kb("import", circuit, state: state).errors.contains("called"))
      let taken = try Self.kb(
        "import", circuit, "--name", "mul8u_mae0p1", "--replace", state: state, code: 64)
      #expect(taken.errors.contains("is a circuit of the catalog"), "\(taken.errors)")
      #expect(try !Self.kb("unit", state: state).output.contains("\nmul8u_mae0p1  (imported)"))
      let technique = try Self.kb("import", circuit, "--name", "udm-kulkarni", state: state, code: 64)
      #expect(technique.errors.contains("is a technique of the catalog"), "\(technique.errors)")
    }
  }

  @Test("a fast adder costs what is written, and what synthesis for area makes of it")
  func resynthesis() throws {
    try KBTests.scratch { state in
      let file = Self.path("add3u_flat.v", state)
      try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
      // Each carry from the operands at once.
      let text = """
        module add3u_flat(A, B, O);
          input [2:0] A, B;
          output [3:0] O;
          wire p0, p1, p2, g0, g1, g2, c1, c2;
          assign p0 = A[0] ^ B[0];
          assign p1 = A[1] ^ B[1];
          assign p2 = A[2] ^ B[2];
          assign g0 = A[0] & B[0];
          assign g1 = A[1] & B[1];
          assign g2 = A[2] & B[2];
          assign c1 = g1 | (p1 & g0);
          assign c2 = g2 | (p2 & g1) | (p2 & p1 & g0);
          assign O[0] = p0;
          assign O[1] = p1 ^ g0;
          assign O[2] = p2 ^ c1;
          assign O[3] = c2;
        endmodule
        """
      try Data(text.utf8).write(to: URL(filePath: file))
      let flat = try Self.kb("unit", "file:\(file)", "--cost", state: state).output
      // A half adder and two full adders of the library's areas: 4.693 + 2 * 8.9167.
      #expect(flat.replacing("\n", with: " ").contains("ripple adder): 22.526 um2"), "\(flat)")
      try Self.kb("export", "exact-adder:n=3", "--dialect", "verilog", "--to", file, state: state)
      let ripple = try Self.kb("unit", "file:\(file)", "--cost", state: state).output
      #expect(ripple.contains("22.526") && !ripple.contains("Synthesised anew"), "\(ripple)")
    }
  }

  @Test("a signed table of TFApprox is known by what is said, or by its name")
  func signedTables() throws {
    try KBTests.scratch { state in
      let file = Self.path("mul8s_exact.bin", state)
      try Self.kb("export", "exact:n=8,s=1", "--dialect", "tfapprox-signed", "--to", file, state: state)
      let named = try Self.kb("import", file, state: state)
      #expect(named.output.contains("8-bit signed multiplier") && !named.output.contains("warning"))
      let other = Self.path("other.bin", state)
      try FileManager.default.copyItem(atPath: file, toPath: other)
      let wrong = try Self.kb("import", other, "--dry-run", state: state)
      #expect(wrong.output.contains("warning: Read as signed (--dialect tfapprox-signed)"), "\(wrong.output)")
      let said = try Self.kb("import", other, "--signed", state: state)
      #expect(said.output.contains("It is the known unit exact:n=8,s=1"), "\(said.output)")
      let refused = try Self.kb(
        "import", other, "--signed", "--dialect", "tfapprox", state: state, code: 65)
      #expect(refused.errors.contains("--dialect tfapprox-signed"), "\(refused.errors)")
    }
  }

  @Test("a unit too narrow for networks says why it is in none")
  func narrow() throws {
    try KBTests.scratch { state in
      try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
      let circuit = Self.path("mul2u.v", state)
      try Data(
        "module mul2u(input [1:0] A, input [1:0] B, output [3:0] O); assign O = A * B; endmodule\n".utf8
      ).write(to: URL(filePath: circuit))
      let outcome = try Self.kb("run", "file:\(circuit)", state: state)
      #expect(outcome.errors.contains("4 to 16 bits run in networks"), "\(outcome.errors)")
      #expect(outcome.output.contains("mul2u.v"))
    }
  }

  @Test("every dialect from one unit to the next and back to the same bytes")
  func chain() throws {
    try KBTests.scratch { state in
      var spec = "perforated:j=1,k=2"
      var dialects = 0
      for (dialect, name) in [
        ("csv", "a.csv"), ("approxflow", "b.txt"), ("appmult", "c_lutfp.txt"), ("torch-approx", "d.npy"),
        ("approxtorch", "e.txt"), ("csv-pairs", "f.csv"), ("tfapprox", "g.bin"),
        ("verilog-behavioural", "h.v"),
        ("c", "i.c"), ("approxtrain", "U_7.bin"),
      ] {
        let file = Self.path(name, state)
        try Self.kb("export", spec, "--dialect", dialect, "--to", file, state: state)
        dialects += 1
        guard !["verilog-behavioural", "c", "approxtrain"].contains(dialect) else { continue }
        spec = "file:\(file)"
      }
      #expect(dialects == 10)
      let direct = Self.path("direct.bin", state)
      try Self.kb("export", "perforated:j=1,k=2", "--dialect", "tfapprox", "--to", direct, state: state)
      #expect(
        try Data(contentsOf: URL(filePath: direct))
          == Data(contentsOf: URL(filePath: Self.path("g.bin", state))))
    }
  }

  @Test("verify: agreement, then a changed figure, a broken file, an empty folder")
  func verify() throws {
    try KBTests.scratch { state in
      let folder = state.appending(path: "circuits/deep")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (spec, name) in [
        ("trunc:k=6", "mul8u_1"), ("bam:h=2,v=5", "mul8u_2"), ("udm", "mul8u_3"), ("loa:k=3", "add8u_4"),
      ] {
        let file = folder.appending(path: "\(name).v").path
        try Self.kb("export", spec, "--dialect", "verilog", "--to", file, state: state)
      }
      let transposed = folder.appending(path: "mul8u_5.v").path
      try Self.kb("export", "bam:h=2,v=5", "--dialect", "verilog", "--swap", "--to", transposed, state: state)
      let root = state.appending(path: "circuits").path
      let right = try Self.kb("verify", root, state: state)
      #expect(right.output.contains("5 of 5 circuits agree; 40 of 40 figures"))
      #expect(
        right.output.contains("operands exchanged: mul8u_2 and mul8u_5")
          || right.output.contains("mul8u_5 and mul8u_2"))
      let file = folder.appending(path: "mul8u_1.v")
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(text.contains("// MSE = 9158.25\n"))
      try Data(text.replacing("// MSE = 9158.25", with: "// MSE = 9158.27").utf8).write(to: file)
      let wrong = try Self.kb("verify", root, state: state, code: 1)
      #expect(wrong.output.contains("mul8u_1") && wrong.output.contains("MSE 9158.27, computed 9158.25"))
      #expect(wrong.output.contains("39 of 40 figures"))
      try Data(text.utf8).write(to: file)
      try Data("module mul8u_6(input A, output O);\nassign O = B;\nendmodule\n".utf8)
        .write(to: folder.appending(path: "mul8u_6.v"))
      let broken = try Self.kb("verify", root, "--json", state: state, code: 1)
      let item = try JSONSerialization.jsonObject(with: Data(broken.output.utf8)) as? [String: Any]
      #expect((item?["unread"] as? [Any])?.count == 1)
      #expect(item?["agreeing"] as? Int == 40)
      #expect(broken.output.contains("mul8u_6.v:2"))
    }
  }

  @Test(
    "wrong input: a clear sentence and the right code",
    arguments: [
      (["import", "/nowhere.bin"], 69, "no such file"), (["verify", "/nowhere"], 69, "no such folder"),
      (["import", "README.md"], 65, "say --dialect"), (["import", "docs"], 65, "it is a folder"),
      (["import", "README.md", "--name", ""], 64, "names nothing"),
      (["import", "README.md", "--dialect", "tfapprox"], 65, "131072"),
      (["import", "README.md", "--dialect", "nothing"], 64, "no dialect 'nothing'"),
      (["unit", "file:README.md"], 65, "say --dialect"), (["unit", "file:/nowhere.v"], 69, "no such file"),
      (["export", "drum", "--dialect", "adapt", "--to", "-"], 64, "--sign-magnitude"),
      (["export", "drum", "--dialect", "verilog", "--sign-magnitude", "--to", "-"], 64, "no circuit"),
      (["export", "roba:s=2", "--dialect", "tfapprox", "--to", "-"], 64, "tfapprox-signed"),
      (["export", "loa", "--dialect", "csv", "--to", "-"], 64, "adder"),
      (["export", "exact", "--dialect", "nothing", "--to", "-"], 64, "no dialect"),
      (["export", "exact", "--dialect", "csv", "--to", "/nowhere/x.csv"], 74, "cannot be written"),
      (
        ["export", "exact", "--dialect", "csv", "--to", "-", "--swap", "--binding", "weight-first"], 64,
        "not both"
      ),
      (["export", "exact:n=12", "--dialect", "csv", "--to", "-"], 64, "12 bits"),
      (["verify", "docs"], 65, "no .v"),
    ] as [([String], Int, String)])
  func wrongInput(arguments: [String], code: Int, text: String) throws {
    try KBTests.scratch { state in
      let outcome = try KBTests.kb(arguments, state: state)
      #expect(Int(outcome.code) == code, "\(outcome.errors)")
      #expect(outcome.errors.contains(text), "\(outcome.errors)")
      #expect(outcome.output.isEmpty)
    }
  }
}
