/// How the carries of an adder are computed.
package enum AdderKind: String, CaseIterable, Sendable {
  /// A chain of full adders: smallest, delay linear in the width.
  case rippleCarry = "rca"
  /// Parallel prefix, minimal depth log2 n, every column a prefix node. Kogge and Stone, IEEE ToC C-22(8), 1973.
  case koggeStone = "ks"
  /// Parallel prefix with about 2n nodes and depth 2 log2 n - 1. Brent and Kung, IEEE ToC C-31(3), 1982.
  case brentKung = "bk"
}

extension NetlistBuilder {
  package mutating func halfAdder(_ a: Signal, _ b: Signal) -> (sum: Signal, carry: Signal) {
    (gate(.xor, a, b), gate(.and, a, b))
  }

  package mutating func fullAdder(_ a: Signal, _ b: Signal, _ c: Signal) -> (sum: Signal, carry: Signal) {
    (gate(.xor3, a, b, c), gate(.majority, a, b, c))
  }

  /// a + b + carryIn, one bit wider than the wider operand; missing bits are zero.
  package mutating func sum(
    _ a: [Signal], _ b: [Signal], carryIn: Signal = .zero, kind: AdderKind = .rippleCarry
  ) -> [Signal] {
    let width = max(a.count, b.count)
    let (x, y) = (a.padded(to: width), b.padded(to: width))
    if kind == .rippleCarry {
      var carry = carryIn
      var result: [Signal] = []
      for (first, second) in zip(x, y) {
        let cell = fullAdder(first, second, carry)
        result.append(cell.sum)
        carry = cell.carry
      }
      return result + [carry]
    }
    return prefixSum(x, y, carryIn, kind)
  }

  /// Generate and propagate of spans, combined as a prefix tree; the carry into a column is the generate of all below.
  private mutating func prefixSum(
    _ a: [Signal], _ b: [Signal], _ carryIn: Signal, _ kind: AdderKind
  ) -> [Signal] {
    let width = a.count
    guard width > 0 else { return [carryIn] }
    let halves = zip(a, b).map { (propagate: gate(.xor, $0, $1), generate: gate(.and, $0, $1)) }
    var generate = halves.map(\.generate)
    var propagate = halves.map(\.propagate)
    // The carry in joins column 0.
    generate[0] = gate(.or, generate[0], gate(.and, propagate[0], carryIn))
    func combined(_ high: Int, _ low: Int, _ builder: inout NetlistBuilder) -> (Signal, Signal) {
      let passed = builder.gate(.and, propagate[high], generate[low])
      return (builder.gate(.or, generate[high], passed), builder.gate(.and, propagate[high], propagate[low]))
    }
    switch kind {
    case .koggeStone:
      var distance = 1
      while distance < width {
        var (nextGenerate, nextPropagate) = (generate, propagate)
        for column in distance..<width {
          (nextGenerate[column], nextPropagate[column]) = combined(column, column - distance, &self)
        }
        (generate, propagate) = (nextGenerate, nextPropagate)
        distance *= 2
      }
    case .brentKung, .rippleCarry:
      var distance = 1
      while distance < width {
        for column in stride(from: 2 * distance - 1, to: width, by: 2 * distance) {
          (generate[column], propagate[column]) = combined(column, column - distance, &self)
        }
        distance *= 2
      }
      while distance > 1 {
        distance /= 2
        for column in stride(from: 3 * distance - 1, to: width, by: 2 * distance) {
          (generate[column], propagate[column]) = combined(column, column - distance, &self)
        }
      }
    }
    let carries = [carryIn] + generate
    return halves.indices.map { gate(.xor, halves[$0].propagate, carries[$0]) } + [carries[width]]
  }
}

extension [Signal] {
  /// With zeros above.
  package func padded(to width: Int) -> [Signal] {
    self + [Signal](repeating: .zero, count: Swift.max(0, width - count))
  }
}

/// Exact adders of operands A and B.
package enum Adders {
  /// Exact sum of two unsigned n-bit operands A, B, with carry out: O has n + 1 bits. 1 <= n <= 32.
  package static func exact(width: Int, kind: AdderKind = .rippleCarry) throws -> Netlist {
    try checkWidth("adder", width, 1...32)
    var builder = NetlistBuilder(inputs: [Port("A", width: width), Port("B", width: width)])
    let sum = builder.sum(builder.input(0), builder.input(1), kind: kind)
    return try builder.finish(name: "add\(width)u_\(kind.rawValue)", output: sum)
  }

  /// The two's-complement sum of n-bit operands, n + 1 bits (`extended`) or wrapping to n. 1 <= n <= 32.
  package static func signed(width: Int, extended: Bool, kind: AdderKind = .rippleCarry) throws -> Netlist {
    try checkWidth("adder", width, 1...32)
    var builder = NetlistBuilder(
      inputs: ["A", "B"].map { Port($0, width: width, isSigned: true) })
    func operand(_ bits: [Signal]) -> [Signal] { extended ? bits + [bits[width - 1]] : bits }
    let sum = builder.sum(operand(builder.input(0)), operand(builder.input(1)), kind: kind).dropLast()
    return try builder.finish(
      name: "add\(width)s\(extended ? "e" : "")_\(kind.rawValue)", output: Array(sum), isSigned: true)
  }

  static func checkWidth(_ name: String, _ width: Int, _ range: ClosedRange<Int>) throws {
    guard range ~= width else {
      throw CircuitError.parameter(name, "width \(width) is not in \(range.lowerBound)...\(range.upperBound)")
    }
  }
}
