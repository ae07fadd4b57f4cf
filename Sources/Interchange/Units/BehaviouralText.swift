import Arithmetic

/// A unit as source code without gates: the operator where it is exact, a table otherwise.
struct BehaviouralText {
  private let name: String
  private let operands: OperandFormat
  private let outputWidth: Int
  private let isSigned: Bool
  private let body: Body

  private enum Body {
    case expression(String)
    /// By the first operand's pattern, then the second's.
    case table([Int])
  }

  /// - Throws: `TableError.tooWide` for a unit above 8 bits that is not exact over a sample of pairs;
  ///   ``ExportError`` for results that no port can hold.
  init(_ unit: ArithmeticUnit, name: String, swaps: Bool) throws {
    self.name = name
    operands = unit.operands
    let isSigned = unit.operands.isSigned
    self.isSigned = isSigned
    let width: Int
    switch unit {
    case .multiplier(let multiplier):
      width = 2 * operands.width
      body = multiplier is Exact ? .expression("A * B") : .table(try Self.entries(unit, swaps))
    case .adder(let adder):
      width = operands.width + (adder.wraps ? 0 : 1)
      body = adder is ExactAdder ? .expression("A + B") : .table(try Self.entries(unit, swaps))
    }
    guard case .table(let entries) = body else {
      outputWidth = width
      return
    }
    // A unit such as HEAM's overflows its 2n bits: the port grows.
    var needed = width
    while needed < 32,
      !entries.allSatisfy({ OperandFormat(width: needed, isSigned: isSigned).range.contains($0) })
    {
      needed += 1
    }
    guard needed < 32 else {
      throw ExportError.notWritable(
        what: name, why: "its results do not fit \(isSigned ? "a signed" : "an unsigned") port")
    }
    outputWidth = needed
  }

  private static func entries(_ unit: ArithmeticUnit, _ swaps: Bool) throws(TableError) -> [Int] {
    let table = try ProductTable(unit)
    return swaps ? table.transposed.entries : table.entries
  }

  func verilog() -> String {
    let sign = isSigned ? "signed " : ""
    var lines = [
      "module \(name)(A, B, O);", "  input \(sign)[\(operands.width - 1):0] A;",
      "  input \(sign)[\(operands.width - 1):0] B;", "  output \(sign)[\(outputWidth - 1):0] O;",
    ]
    switch body {
    case .expression(let expression): lines.append("  assign O = \(expression);")
    case .table(let entries):
      // A memory rather than a case of 65,536 arms: simulators and synthesis read either, this one faster.
      lines.append("  reg [\(outputWidth - 1):0] table_ [0:\(entries.count - 1)];")
      lines.append("  initial begin")
      let mask = 1 << outputWidth - 1
      for (index, entry) in entries.enumerated() {
        lines.append("    table_[\(index)] = \(outputWidth)'d\(entry & mask);")
      }
      lines.append("  end")
      lines.append("  assign O = table_[{A, B}];")
    }
    return (lines + ["endmodule"]).joined(separator: "\n") + "\n"
  }

  /// Operands are bit patterns in the low bits; the result is the value.
  func cModel() -> String {
    let result = isSigned ? "int64_t" : "uint64_t"
    let mask = "0x\(String(1 << operands.width - 1, radix: 16))"
    var lines = ["#include <stdint.h>", ""]
    switch body {
    case .expression(let expression):
      lines += ["\(result) \(name)(uint64_t A, uint64_t B) {"]
      if isSigned {
        // Sign extension without a shift of a negative number.
        let sign = "0x\(String(1 << (operands.width - 1), radix: 16))"
        for operand in ["A", "B"] {
          lines.append(
            "  const int64_t \(operand.lowercased()) = (int64_t)((\(operand) & \(mask)) ^ \(sign)) - \(sign);"
          )
        }
        lines.append("  return \(expression.lowercased());")
      } else {
        lines.append(
          "  return \(expression.replacing("A", with: "(A & \(mask))").replacing("B", with: "(B & \(mask))"));"
        )
      }
    case .table(let entries):
      lines.append("static const int32_t \(name)_table[\(entries.count)] = {")
      for start in stride(from: 0, to: entries.count, by: 16) {
        let row = entries[start..<min(start + 16, entries.count)].map(String.init).joined(separator: ", ")
        lines.append("  \(row),")
      }
      lines += ["};", "", "\(result) \(name)(uint64_t A, uint64_t B) {"]
      lines.append("  return \(name)_table[(A & \(mask)) << \(operands.width) | (B & \(mask))];")
    }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }
}
