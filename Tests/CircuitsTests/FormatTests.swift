import Circuits
import Foundation
import Random
import Testing

@Suite("Formats") struct FormatTests {
  static func samples() throws -> [Netlist] {
    try [
      Multipliers.unsigned(width: 8), Multipliers.signed(width: 8, reduction: .wallace, final: .koggeStone),
      Multipliers.unsigned(width: 8, reduction: .dadda).optimized(), Multipliers.unsigned(width: 4),
      Adders.signed(width: 8, extended: true, kind: .brentKung),
      Multipliers.unsigned(width: 16, reduction: .dadda),
      Shifters.barrel(width: 8, left: true), randomNetlist(seed: 77), randomNetlist(seed: 78),
    ]
  }

  @Test("Verilog of both styles and CGP text read back as the same function")
  func roundTrip() throws {
    var checked = 0
    for netlist in try Self.samples() {
      for style in VerilogStyle.allCases {
        let back = try VerilogReader.netlist(netlist.verilog(style: style), file: "\(netlist.name).v")
        #expect(try agree(netlist, back), "\(netlist.name) \(style)")
        #expect(back.gates.count <= netlist.gates.count)
        checked += 1
      }
      let text = try CGPText.read(CGPText.write(netlist), name: netlist.name, inputs: netlist.inputs)
      #expect(try agree(netlist, text))
      checked += 1
    }
    #expect(checked == 27)
  }

  static let library = """
    // MAE% = 0.19 %
    // MAE = 0.75
    // EP% = 18.75 %
    // PDK45_PWR = 0.00031 mW
    // PDK45_AREA = 12.2 um2
    /* a block
       comment */
    module mul2u_TEST(B, A, O);
      input [1:0] B; output [3:0] O; input [1:0] A;
      wire \\n/1 , t0; wire [7:4] v;
      AND2X1 g1 (.Y(v[4]), .A(A[0]), .B(B[0]));
      PDKGENAND2X1 g2 (.A(A[1]), .B(B[0]), .Y(v[5])), g3 (.A(A[0]), .B(B[1]), .Y(v[6]));
      HAX1 h (.A(v[5]), .B(v[6]), .YS(\\n/1 ), .YC(t0));
      and g4(v[7], A[1], B[1]);
      local2 m (.Y(O[3:2]), .A({v[7], t0}));
      assign {O[1], O[0]} = {\\n/1 , v[4]};
    endmodule
    module local2(input [1:0] A, output [1:0] Y);
      assign Y[0] = A[1] ^ A[0], Y[1] = A[1] & A[0];
    endmodule
    """

  @Test("cells, primitives, hierarchy, escaped names, concatenations, ports bound by name")
  func published() throws {
    let netlist = try VerilogReader.netlist(Self.library, file: "mul2u_TEST.v")
    #expect(netlist.inputs.map(\.name) == ["A", "B"])
    let result = try sweep(netlist, width: 2) { $0 * $1 }
    #expect(result.pairs == 16)
    #expect(result.firstMismatch == nil)
    let header = EvoApproxHeader(Self.library)
    #expect(header.values.count == 5)
    #expect(header.values["MAE%"] == 0.19 && header.meanAbsoluteError == 0.75 && header.area == 12.2)
    #expect(header.problems.isEmpty)
  }

  @Test(
    "figures of a header that cannot be read are named",
    arguments: [
      ("MAE% = 0,99 %", "line 2: MAE% is '0,99 %', which is no number"),
      ("MAE% = 0x77 %", "line 2: MAE% is '0x77 %', which is no number"),
      ("MAE = 80.2abc", "line 2: MAE is '80.2abc', which is no number"),
      ("MSE = nan", "line 2: MSE is 'nan', which is no number"),
      ("MSE = 1e999", "line 2: MSE is '1e999', which is no number"),
      ("WCE = ", "line 2: WCE is '', which is no number"),
      ("wce = 5\n// WCE = 6", "line 3: WCE is 6 here and 5 above"),
    ])
  func unreadableHeader(line: String, problem: String) {
    #expect(EvoApproxHeader("// a unit\n// \(line)\n").problems == [problem])
  }

  @Test("keys of a header in any case, units and repetitions")
  func header() {
    let header = EvoApproxHeader(
      "// Mae% = 1.5e-1 %\n* MAE:\t2\n// MAE = 2\n// PDK45_PWR = 0.391 mW\n// PDK45_AREA = 7.5um^2\n// WCE = 5;"
    )
    #expect(header.problems.isEmpty)
    #expect(header.values == ["MAE%": 0.15, "MAE": 2, "PDK45_PWR": 0.391, "PDK45_AREA": 7.5, "WCE": 5])
  }

  @Test("sums of vectors keep the carry that their target has room for")
  func sums() throws {
    let source = """
      module add3u_S(A, B, O);
        input [2:0] A, B; output [4:0] O; wire [2:0] low; wire c;
        wire [2:0] A, B;
        assign {c, low} = {A[2], A[1], A[0]} + B;
        assign O = low + {c, 1'b0, A[0]} + 5'b00001;
      endmodule
      """
    let netlist = try VerilogReader.netlist(source, file: "add3u_S.v")
    let result = try sweep(netlist, width: 3) { a, b in
      let sum = a + b
      return (sum & 7) + ((sum >> 3) << 2 | a & 1) + 1
    }
    #expect(result.pairs == 64)
    #expect(result.firstMismatch == nil)
    // Without room the carry is dropped.
    let short = "module f(input [2:0] A, input [2:0] B, output [2:0] O); assign O = A + B; endmodule"
    #expect(
      try sweep(VerilogReader.netlist(short, file: "f.v"), width: 3) { ($0 + $1) & 7 }.firstMismatch == nil)
  }

  @Test(
    "plain numbers are not negative; one unsigned operand makes a whole sum unsigned; widened inversions are refused"
  )
  func contexts() throws {
    func netlist(_ sign: String, _ value: String) throws -> Netlist {
      try VerilogReader.netlist(
        "module f(input \(sign) [3:0] A, input \(sign) [3:0] B, output \(sign) [7:0] O);\n assign O = \(value); endmodule",
        file: "f.v")
    }
    let signed = try sweep(netlist("signed", "A * B + 1"), width: 4, signed: true) { $0 * $1 + 1 }
    #expect(signed.pairs == 256 && signed.firstMismatch == nil)
    let five = try sweep(netlist("signed", "5 * A + B"), width: 4, signed: true) { 5 * $0 + $1 }
    #expect(five.firstMismatch == nil)
    // 4'd3 is unsigned, and so are A + B beside it: their bits, extended with zeros.
    let mixed = try sweep(netlist("signed", "A + B + 4'd3"), width: 4, signed: true) { a, b in
      let sum = (a & 15) + (b & 15) + 3
      return sum > 127 ? sum - 256 : sum
    }
    #expect(mixed.firstMismatch == nil)
    for value in ["A + ~B + 1", "(A ~^ B) + 1", "A * ~B"] {
      do {
        _ = try netlist("", value)
        Issue.record("\(value) was read")
      } catch {
        #expect("\(error)".contains("give it a wire of its own width"), "\(error)")
        #expect("\(error)".contains("f.v:2"))
      }
    }
  }

  @Test("an expression is as deep as it has operators, so they are counted over all its parentheses")
  func deepExpressions() {
    let chain = String(repeating: "&A[0]|B[0]", count: 60)
    let deep = String(repeating: "(", count: 100) + "A[0]" + String(repeating: chain + ")", count: 100)
    let source = "module f(input [1:0] A, B, output O); assign O = \(deep); endmodule"
    #expect(throws: (any Error).self) { try VerilogReader.netlist(source, file: "f.v") }
  }

  @Test(
    "products, constants in ranges and named ones, signed where both operands are", arguments: [false, true])
  func products(isSigned: Bool) throws {
    let (sign, cast) = isSigned ? ("signed ", "$signed") : ("", "")
    let source = """
      `timescale 1ns/100ps
      module mul4\(isSigned ? "s" : "u")_M(A, B, Z);
        localparam TOP = 4 - 1, LOW = 1;
        input \(sign)[4-1:0] A; input \(sign)[4-1:0] B;
        output \(sign)[2*4-1:0] Z;
        wire \(sign)[2*(4-1)-1:0] short;
        assign short = \(cast)(A[TOP:LOW]) * \(cast)(B[4-1:1]);
        assign Z = \(cast)({short, {2{1'b0}}});
      endmodule
      """
    let netlist = try VerilogReader.netlist(source, file: "m.v")
    let result = try sweep(netlist, width: 4, signed: isSigned) { ($0 & ~1) * ($1 & ~1) }
    #expect(result.pairs == 256)
    #expect(result.firstMismatch == nil)
    // Operands of different widths, a wider target, a product and a sum.
    let mixed = """
      module f(input \(sign)[4:0] A, input \(sign)[4:0] B, output \(sign)[11:0] O);
        wire \(sign)[2:0] b; assign b = B[2:0];
        assign O = A * b + A;
      endmodule
      """
    let other = try sweep(VerilogReader.netlist(mixed, file: "f.v"), width: 5, signed: isSigned) { a, b in
      let low = b & 7
      return a * (isSigned && low > 3 ? low - 8 : low) + a
    }
    #expect(other.pairs == 1024)
    #expect(other.firstMismatch == nil)
  }

  @Test("cells with the prefix inside their names, and cells that the file defines twice")
  func garbledCells() throws {
    let source = """
      module mul2u_G(input [1:0] A, input [1:0] B, output [3:0] O);
        wire [5:0] n;
        NPDKGEPDKGENNAND2X1 g0(.A(A[0]), .B(B[0]), .Y(n[0]));
        PDKGENOAI21X1 g1(.A(A[1]), .B(B[1]), .C(A[0]), .Y(n[1]));
        XNPDKGENOR2X1 g2(.A(A[1]), .B(B[1]), .Y(n[2]));
        XPDKGEPDKGENNOR2X1 g3(.A(A[1]), .B(B[1]), .Y(n[3]));
        PDKGENNPDKGENOR2X1 g4(.A(n[0]), .B(n[1]), .Y(n[4]));
        PDKGEPDKGENNAND2X1 g5(.A(A[0]), .B(B[1]), .Y(n[5]));
        assign O = {n[4], n[3] ^ n[2], n[2] & n[5], n[1] ^ n[0]};
      endmodule
      module PDKGENOAI21X1(input A, input B, input C, output Y); assign Y = ~((A & B) | C); endmodule
      module PDKGENOAI21X1(input A, input B, input C, output Y); assign Y = ~((A | B) & C); endmodule
      """
    let netlist = try VerilogReader.netlist(source, file: "mul2u_G.v")
    let result = try sweep(netlist, width: 2) { a, b in
      let nand = 1 - (a & b & 1)
      let oai = 1 - ((a >> 1 | b >> 1) & a & 1)
      let xor = (a >> 1) ^ (b >> 1)
      return (1 - (nand | oai)) << 3 | 1 << 2 | ((1 - xor) & a & (b >> 1) & 1) << 1 | nand ^ oai
    }
    #expect(result.pairs == 16)
    #expect(result.firstMismatch == nil)
  }

  @Test("signedness comes from the name, the ports or the caller")
  func signedness() throws {
    let body = "(input [1:0] A, input [1:0] B, output [3:0] O); assign O = {A, B}; endmodule"
    #expect(try VerilogReader.netlist("module mul2s_X\(body)", file: "x.v").inputs[0].isSigned)
    #expect(try !VerilogReader.netlist("module mul2u_X\(body)", file: "x.v").inputs[0].isSigned)
    #expect(try VerilogReader.netlist("module f\(body)", file: "x.v", isSigned: true).inputs[0].isSigned)
  }

  @Test(
    "malformed sources name the line",
    arguments: [
      ("assign O = w;\nassign w = O;", 3, "depends on itself"),
      ("assign O = A;\nassign O = B;", 3, "second driver"),
      ("assign O = A;\nassign A = B;", 3, "second driver"),
      ("\nassign O = w;", 3, "nothing drives"), ("wire [2:0] w; assign O = w[1];", 2, "\"w[1]\" is read"),
      ("wire [0:2] w; assign O = w[2];", 2, "\"w[2]\" is read"), ("assign O = A << 1;", 2, "shifts"),
      ("assign O = A - B;", 2, "subtractions"), ("output reg X;", 2, "\"reg\""),
      ("assign O = A;\nFOOX1 g(.A(A));", 3, "not known"),
      ("wire [1:0] w; assign w = A;\nassign O = A;", 2, "assigned 1"),
      ("assign O = A[3];", 2, "outside"),
      ("assign O = A\nendmodule", 3, "missing"),
      ("AND2X1 g(.A(A), .Q(B), .Y(O));", 2, "no pin"),
      ("AND2X1 g(.A(A), .Y(O));", 2, "is open"),
      ("assign O = A; wire l1; not g(l1, l1);", 2, "depends on itself"),
      ("wire [16777000:0] w; assign O = A;", 2, "wires"),
      ("AND2X1 g[1:0](.A(A), .B(B), .Y(O));", 2, "array of instances"),
      ("always @(A) O = A;", 2, "not structural"), ("wire [2-3:0] w; assign O = A;", 2, "out of range"),
      ("localparam X = 99999 * 99999 * 9; assign O = A;", 2, "too large"),
      ("wire [X:0] w; assign O = A;", 2, "not a constant"),
      ("assign O = (A == B) ? A : B;", 2, "comparisons (\"==\")"), ("assign O = A != B;", 2, "comparisons"),
      ("assign O = -A;", 2, "subtractions"),
      ("AND2X1 #(1) g(.A(A), .B(B), .Y(O));", 2, "parameters and delays"),
      ("and #2 g(O, A, B);", 2, "parameters and delays"), ("assign #1 O = A;", 2, "parameters and delays"),
      ("wire l;\nassign l = A | ~(l & B);\nassign O = l;", 3, "wire \"l\" depends on itself"),
      ("wire [1:0] l;\nassign l = {A, B} + l;\nassign O = l[1];", 3, "wire \"l["),
      ("wire x, y;\nor g(x, A, y);\nAND2X1 h(.A(x), .B(B), .Y(y));\nassign O = y;", 3, "wire \"x\" depends"),
      ("wire y; NAND3X1 h(.A(y), .B(B), .C(A), .Y(y)); assign O = A;", 2, "wire \"y\" depends"),
    ])
  func malformed(body: String, line: Int, problem: String) {
    let source = "module t(input A, input B, output O);\n\(body)\nendmodule\n"
    let error = #expect(throws: SourceError.self) { try VerilogReader.netlist(source, file: "t.v") }
    #expect(error?.line == line, "\(error?.description ?? "")")
    #expect(error?.problem.contains(problem) == true, "\(error?.description ?? "")")
    #expect(error?.mend.isEmpty == false)
  }

  @Test("a wire that nothing drives: declared, or not even that; parameterised modules")
  func declarations() {
    func error(_ source: String) -> SourceError? {
      #expect(throws: SourceError.self) { try VerilogReader.netlist(source, file: "t.v") }
    }
    let head = "module t(input A, input B, output O);\n"
    #expect(error(head + "wire w; assign O = A & w; endmodule")?.mend.contains("it is declared here") == true)
    let implicit = error(head + "\nassign O = A & w; endmodule")
    #expect(implicit?.line == 3 && implicit?.mend.contains("not declared") == true)
    let module = error("module t #(parameter N = 4) (input A, output O); assign O = A; endmodule")
    #expect(module?.problem == "parameterised modules (\"#\") are not read")
    #expect(module?.mend.contains("localparam") == true)
  }

  @Test("3,000 mutated sources are read or refused, never worse")
  func fuzz() throws {
    var random = SplitMix64(seed: 5)
    let sources = try [Self.library, Multipliers.unsigned(width: 2).verilog(style: .cells)]
    let text = CGPText.write(try Multipliers.unsigned(width: 3))
    var refused = 0
    for round in 0..<3000 {
      var bytes = Array((round % 3 == 2 ? text : sources[round % 2]).utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(contentsOf: bytes[at..<min(at + 20, bytes.count)], at: at)
        default: bytes.removeSubrange(at..<min(at + 12, bytes.count - 1))
        }
      }
      let source = String(decoding: bytes, as: UTF8.self)
      do {
        _ =
          round % 3 == 2
          ? try CGPText.read(source, name: "f") : try VerilogReader.netlist(source, file: "f.v")
      } catch { refused += 1 }
    }
    #expect(refused > 1000)
  }
}
