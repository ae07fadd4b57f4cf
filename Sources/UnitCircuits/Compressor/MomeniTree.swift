import Arithmetic
import Circuits
import Random

/// The reduction trees of Momeni's multipliers alone, from the 64 partial products (inputs R0 to R7, a row each) to the two
/// rows that are left (outputs C0 and up, a column each): what the paper costs, without the ANDs before and the adder
/// behind.
///
/// `multiplier` is 1 (design 1 in all columns), 2 (design 2) or 3 (design 1 below column 7, exact compressors from there
/// on); 0 is the exact tree of 4:2 compressors with the wiring of 1. How the two trees of multiplier 4 join is not
/// published. Source: Momeni, Han, Montuschi and Lombardi, IEEE TC 64(4), 2015.
extension CircuitPart {
  static let momeniTree = CircuitPart(
    UnitFamily(
      "momeni-tree", "The reduction trees of Momeni's multipliers", work: "momeni2015",
      parameters: [.init("multiplier", "1 to 3, as numbered in the paper; 0: exact", in: 0...3, default: 1)],
      contract: UnitContract(absorbsZero: UnitContract.never)
    ) { Momeni(multiplier: max($0["multiplier"], 1)) },
    exact: "momeni-tree:multiplier=0"
  ) { values, name in
    let rows = (0..<8).map { Port("R\($0)", width: 8) }
    var builder = UnitBuilder(gates: NetlistBuilder(inputs: rows), structure: .dadda)
    let bits = rows.indices.map { builder.gates.input($0) }
    // Row k of column c is a(c-k) b(k).
    let dots = { (_: inout UnitBuilder, column: Int) in
      (max(0, column - 7)...min(7, column)).map { bits[$0][column - $0] }
    }
    let left =
      switch values["multiplier"] {
      case 0: builder.chainedTree(CompressorTree(), dots: dots) { $0.exactCompressor($2, $3) }
      case 1: builder.chainedTree(CompressorTree(), dots: dots) { $0.momeni1($2, $3) }
      case 2: builder.flatTree(CompressorTree(), dots: dots) { $0.compress(.momeni2, $2) }
      default:
        builder.chainedTree(CompressorTree(), dots: dots) {
          $1 < 7 ? $0.momeni1($2, $3) : $0.exactCompressor($2, $3)
        }
      }
    var columns = left.columns
    // What the second stage has besides compressors: a half adder, which the chained tree has for its first link already...
    if columns[2].count > 2 {
      let half = builder.gates.halfAdder(columns[2][0], columns[2][1])
      columns[2] = [half.sum] + columns[2].dropFirst(2)
      columns[3].append(half.carry)
    }
    // ... and a full one, of two dots and the last link or carry.
    let last = Array(columns[13].suffix(3))
    let full = builder.gates.fullAdder(last[0], last[1], last[2])
    columns[13] = columns[13].dropLast(3) + [full.sum]
    columns[14].append(full.carry)
    let outputs = columns.enumerated().filter { !$0.element.isEmpty }.map { column, wires in
      OutputBus(port: Port("C\(column)", width: wires.count), signals: wires)
    }
    return try builder.gates.finish(name: name, outputs: outputs)
  } stream: { count, seed in
    // Rows of uniform operands: a where the bit of b is 1.
    var random = SplitMix64(seed: seed)
    var rows = [[UInt64]](repeating: [], count: 8)
    for _ in 0..<count {
      let (a, b) = (random.next() >> 56, random.next() >> 56)
      for row in 0..<8 { rows[row].append(b >> UInt64(row) & 1 == 1 ? a : 0) }
    }
    return OperandStream(rows)
  }
}
