import Arithmetic
import Circuits
import Foundation
import Interchange
import Testing
import UnitCircuits

/// What we write, read by the tools it is written for.
@Suite("Other tools agree") struct ForeignToolTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let spec: String
    let format: FileFormat
    var testDescription: String { "\(spec) \(format.id)" }
  }

  static let specs = ["exact:s=1", "bam:h=2,v=5", "udm", "perforated:j=1,k=2", "loa:k=3", "exact-adder"]

  static var verilogCases: [Case] {
    specs.flatMap { spec in
      [FileFormat.verilog, .verilogCells, .verilogBehavioural].map { Case(spec: spec, format: $0) }
    } + ["drum:k=4", "drum:k=4,s=1", "roba:s=2"].map { Case(spec: $0, format: .verilogBehavioural) }
      + ["drum:k=4,s=1", "udm:t=2", "mbm"].map { Case(spec: $0, format: .verilog) }
  }

  static func scratch<Result>(_ body: (URL) throws -> Result) throws -> Result {
    try VerificationTests.scratch(body)
  }

  static func export(_ spec: String, _ format: FileFormat, name: String = "dut") throws -> (
    text: [UInt8], table: ProductTable
  ) {
    let canonical = try ArithmeticUnit.canonical(spec)
    let unit = try ArithmeticUnit(canonical)
    let bytes = try UnitExport().file(
      unit, name: name, netlist: UnitCircuits.netlist(of: canonical).optimized(), format: format)
    return (bytes, try ProductTable(unit))
  }

  @Test(
    "Icarus Verilog finds exported modules equal on all 65,536 pairs",
    .enabled(if: Tool.hasIcarus, "iverilog is not installed"), arguments: verilogCases)
  func icarus(test: Case) throws {
    let (module, table) = try Self.export(test.spec, test.format)
    // A change that must be noticed goes last: one expected value is wrong there.
    for spoiled in [false, true] {
      try Self.scratch { folder in
        try Data(module).write(to: folder.appending(path: "dut.v"))
        var expected = table.entries.map { String(UInt32(truncatingIfNeeded: $0), radix: 16) }
        if spoiled { expected[40_000] = expected[40_000] == "7" ? "6" : "7" }
        try Data((expected.joined(separator: "\n") + "\n").utf8).write(
          to: folder.appending(path: "expected.hex"))
        let sign = table.operands.isSigned ? "signed " : ""
        let bench = """
          module bench;
            reg \(sign)[7:0] a, b;
            wire \(sign)[\(Self.outputWidth(test.spec) - 1):0] o;
            reg [31:0] expected [0:65535];
            reg \(sign)[31:0] wide;
            integer i, mismatches, pairs;
            dut unit(.A(a), .B(b), .O(o));
            initial begin
              $readmemh("expected.hex", expected);
              mismatches = 0;
              pairs = 0;
              for (i = 0; i < 65536; i = i + 1) begin
                a = i >> 8;
                b = i & 255;
                #1;
                wide = o;
                pairs = pairs + 1;
                if (wide !== expected[i]) mismatches = mismatches + 1;
              end
              $display("pairs %0d mismatches %0d", pairs, mismatches);
              $finish;
            end
          endmodule
          """
        try Data(bench.utf8).write(to: folder.appending(path: "bench.v"))
        let compiled = try Tool.run("iverilog", ["-o", "bench", "dut.v", "bench.v"], in: folder)
        #expect(compiled.code == 0, "\(compiled.output)")
        let simulated = try Tool.run("vvp", ["-n", "bench"], in: folder)
        #expect(simulated.code == 0)
        #expect(
          simulated.output.contains("pairs 65536 mismatches \(spoiled ? 1 : 0)\n"), "\(simulated.output)")
      }
    }
  }

  static func outputWidth(_ spec: String) -> Int {
    spec.hasPrefix("loa") || spec.hasPrefix("exact-add") ? 9 : 16
  }

  @Test(
    "Yosys proves the structural styles equal to the behavioural module by SAT",
    .enabled(if: Tool.hasYosys, "yosys is not installed"),
    arguments: ["exact-adder", "exact:n=4", "exact:n=4,s=1"])
  func yosys(spec: String) throws {
    try Self.scratch { folder in
      for (format, name) in [
        (FileFormat.verilogBehavioural, "gold"), (.verilog, "gates"), (.verilogCells, "cells"),
      ] {
        let canonical = try ArithmeticUnit.canonical(spec)
        let bytes = try UnitExport().file(
          ArithmeticUnit(canonical), name: name, netlist: UnitCircuits.netlist(of: canonical).optimized(),
          format: format)
        try Data(bytes).write(to: folder.appending(path: "\(name).v"))
      }
      for gate in ["gates", "cells"] {
        let script = """
          read_verilog gold.v; read_verilog \(gate).v; proc; flatten; opt
          miter -equiv -make_assert -flatten gold \(gate) miter
          sat -verify -prove-asserts -show-inputs miter
          """
        try Data(script.utf8).write(to: folder.appending(path: "prove.ys"))
        let outcome = try Tool.run("yosys", ["-q", "-s", "prove.ys"], in: folder)
        #expect(outcome.code == 0, "\(gate): \(outcome.output.suffix(500))")
      }
    }
  }

  @Test(
    "C models compiled by the C compiler give every product",
    .enabled(if: Tool.hasCompiler, "there is no C compiler"), arguments: specs + ["drum:k=4", "roba:s=2"])
  func cModel(spec: String) throws {
    let (source, table) = try Self.export(spec, .cModel)
    try Self.scratch { folder in
      try Data(source).write(to: folder.appending(path: "dut.c"))
      let main = """
        #include <stdio.h>
        #include "dut.c"
        int main(void) {
          for (uint64_t a = 0; a < 256; a++)
            for (uint64_t b = 0; b < 256; b++) printf("%lld\\n", (long long)dut(a, b));
          return 0;
        }
        """
      try Data(main.utf8).write(to: folder.appending(path: "main.c"))
      let compiled = try Tool.run("cc", ["-O1", "-Wall", "-Werror", "-o", "main", "main.c"], in: folder)
      #expect(compiled.code == 0, "\(compiled.output)")
      // `env` so that the path is looked up in the folder.
      let outcome = try Tool.run("env", ["./main"], in: folder)
      let results = outcome.output.split(separator: "\n").compactMap { Int($0) }
      #expect(results.count == 65_536)
      #expect(results == table.entries)
    }
  }

  @Test(
    "NumPy loads our arrays, and we load NumPy's, of every integer type and both orders",
    .enabled(if: Tool.hasNumPy, "python3 with numpy is not installed"))
  func numpy() throws {
    try Self.scratch { folder in
      for (name, table) in try Sample.all() where TableDialect.torchApprox.supports(table.operands) {
        let bytes = try TableDialect.torchApprox.encode(table, name: name)
        try Data(bytes).write(to: folder.appending(path: "ours.npy"))
        try Data(table.entries.map(String.init).joined(separator: " ").utf8)
          .write(to: folder.appending(path: "entries.txt"))
        let script = """
          import numpy as np
          t = np.load("ours.npy", allow_pickle=False)
          side = \(table.side)
          assert t.dtype == np.int32 and t.shape == (side, side) and t.flags["C_CONTIGUOUS"]
          e = np.array(open("entries.txt").read().split(), dtype=np.int64).reshape(side, side)
          assert (t == e).all()
          for d in ["<i4", ">i4", "<i8", ">i8", "<u4", "<u2", ">u2", "<i2"]:
              info = np.iinfo(d)
              if e.min() >= info.min and e.max() <= info.max:
                  np.save("c-" + d[0].replace("<", "l").replace(">", "b") + d[1:] + ".npy", e.astype(d))
                  np.save("f-" + d[0].replace("<", "l").replace(">", "b") + d[1:] + ".npy", np.asfortranarray(e.astype(d)))
          """
        try Data(script.utf8).write(to: folder.appending(path: "check.py"))
        let outcome = try Tool.run("python3", ["check.py"], in: folder)
        #expect(outcome.code == 0, "\(name): \(outcome.output)")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
          $0.hasPrefix("c-") || $0.hasPrefix("f-")
        }
        #expect(files.count >= 8, "\(name): \(files)")
        for file in files {
          let data = try Data(contentsOf: folder.appending(path: file))
          let back = try TableDialect.torchApprox.decode(
            NamedBytes(name: file, bytes: [UInt8](data)), isSigned: table.operands.isSigned)
          #expect(back == table, "\(name) \(file)")
          try FileManager.default.removeItem(at: folder.appending(path: file))
        }
      }
    }
  }
}
