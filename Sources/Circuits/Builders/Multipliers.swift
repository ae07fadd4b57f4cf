/// Which partial-product bits of an array multiplier are formed: the one argument in which its approximate kin differ.
package struct PartialProducts: Sendable {
  /// Whether a_column b_row is formed; the bit is worth 2^(row + column).
  let isFormed: @Sendable (_ row: Int, _ column: Int) -> Bool

  package static let all = PartialProducts { _, _ in true }

  /// Columns of weight below 2^k are dropped.
  package static func truncated(columns k: Int) -> PartialProducts { .init { $0 + $1 >= k } }

  /// Broken array: rows b_0..<b_h are dropped, and of the others the bits of weight below 2^v. Mahdiani et al. 2010.
  package static func brokenArray(horizontal h: Int, vertical v: Int) -> PartialProducts {
    .init { row, column in row >= h && row + column >= v }
  }

  /// Rows b_j..<b_(j+k) are dropped. Zervakis et al., TVLSI 24(10), 2016.
  package static func perforated(first j: Int, count k: Int) -> PartialProducts {
    .init { row, _ in !(j..<(j + k) ~= row) }
  }
}

/// Multipliers of operands A and B (bit columns and rows of the array) with a product O of 2n bits.
package enum Multipliers {
  /// Unsigned, exact with `.all`.
  ///
  ///     n = 4, columns   6 5 4 3 2 1 0
  ///       b0                   o o o o     o = a_column & b_row, where `products` has it formed
  ///       b1                 o o o o
  ///       b2               o o o o
  ///       b3             o o o o
  ///
  /// - Parameters:
  ///   - width: n, 1 to 32.
  ///   - final: the adder of the last two rows; an array has none.
  package static func unsigned(
    width: Int, reduction: ReductionKind = .array, final: AdderKind = .rippleCarry,
    products: PartialProducts = .all, name: String? = nil
  ) throws -> Netlist {
    try Adders.checkWidth("multiplier", width, 1...32)
    var builder = NetlistBuilder(inputs: [Port("A", width: width), Port("B", width: width)])
    let (a, b) = (builder.input(0), builder.input(1))
    let rows = (0..<width).map { row in
      (0..<width).map { column in
        products.isFormed(row, column) ? builder.gate(.and, a[column], b[row]) : .zero
      }
    }
    let product: [Signal]
    if reduction == .array {
      product = builder.sumRows(rows.enumerated().map { ($0.element, $0.offset) }, width: 2 * width)
    } else {
      var heap = BitHeap(width: 2 * width)
      for (row, bits) in rows.enumerated() {
        for (column, bit) in bits.enumerated() { heap.add(bit, at: row + column) }
      }
      product = builder.sum(heap, reduction: reduction, final: final)
    }
    return try builder.finish(
      name: name ?? "mul\(width)u_\(reduction.rawValue)", output: product)
  }

  /// Two's complement, by the modified array of Baugh and Wooley (IEEE ToC C-22(12), 1973): the bits of one negative
  /// weight are inverted, and 2^n and 2^(2n-1) are added.
  ///
  ///     n = 4, columns  7 6 5 4 3 2 1 0
  ///       b0                  1 x o o o    x = not (a_3 b_0), …
  ///       b1                  x o o o
  ///       b2                x o o o
  ///       b3            1 o x x x
  package static func signed(
    width: Int, reduction: ReductionKind = .dadda, final: AdderKind = .rippleCarry, name: String? = nil
  ) throws -> Netlist {
    try Adders.checkWidth("multiplier", width, 2...32)
    var builder = NetlistBuilder(inputs: ["A", "B"].map { Port($0, width: width, isSigned: true) })
    let (a, b) = (builder.input(0), builder.input(1))
    var rows: [[Signal]] = []
    for row in 0..<width {
      rows.append(
        (0..<width).map { column in
          let negative = (row == width - 1) != (column == width - 1)
          return builder.gate(negative ? .nand : .and, a[column], b[row])
        })
    }
    let product: [Signal]
    if reduction == .array {
      var constants = [Signal](repeating: .zero, count: 2 * width)
      constants[width] = .one
      constants[2 * width - 1] = .one
      product = builder.sumRows(
        rows.enumerated().map { ($0.element, $0.offset) } + [(constants, 0)], width: 2 * width)
    } else {
      var heap = BitHeap(width: 2 * width)
      for (row, bits) in rows.enumerated() {
        for (column, bit) in bits.enumerated() { heap.add(bit, at: row + column) }
      }
      heap.add(.one, at: width)
      heap.add(.one, at: 2 * width - 1)
      product = builder.sum(heap, reduction: reduction, final: final)
    }
    return try builder.finish(
      name: name ?? "mul\(width)s_\(reduction.rawValue)", output: product, isSigned: true)
  }

  /// Underdesigned multiplier: 2 x 2 blocks that give 3 x 3 = 7 and save their top bit, summed exactly. Unsigned, n a
  /// power of two, 2 to 32. Kulkarni, Gupta and Ercegovac, VLSI Design 2011.
  ///
  ///     o2 = a1 b1,  o1 = a1 b0 | a0 b1,  o0 = a0 b0
  package static func underdesigned(width: Int, final: AdderKind = .rippleCarry) throws -> Netlist {
    guard width >= 2, width <= 32, width & (width - 1) == 0 else {
      throw CircuitError.parameter("udm", "width \(width) is not a power of two in 2...32")
    }
    var builder = NetlistBuilder(inputs: [Port("A", width: width), Port("B", width: width)])
    let product = builder.underdesignedProduct(builder.input(0), builder.input(1), final)
    return try builder.finish(name: "mul\(width)u_udm", output: product)
  }
}

extension NetlistBuilder {
  fileprivate mutating func underdesignedProduct(
    _ a: [Signal], _ b: [Signal], _ final: AdderKind
  ) -> [Signal] {
    if a.count == 2 {
      let cross = gate(.or, gate(.and, a[1], b[0]), gate(.and, a[0], b[1]))
      return [gate(.and, a[0], b[0]), cross, gate(.and, a[1], b[1]), .zero]
    }
    let half = a.count / 2
    let parts = [(0, 0), (1, 0), (0, 1), (1, 1)].map { high in
      (
        underdesignedProduct(
          Array(a[(high.0 * half)..<((high.0 + 1) * half)]),
          Array(b[(high.1 * half)..<((high.1 + 1) * half)]), final), (high.0 + high.1) * half
      )
    }
    var heap = BitHeap(width: 2 * a.count)
    for (bits, column) in parts {
      for (index, bit) in bits.enumerated() { heap.add(bit, at: column + index) }
    }
    return sum(heap, reduction: .dadda, final: final)
  }
}
