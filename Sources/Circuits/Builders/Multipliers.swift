/// Exact multipliers of operands A and B (bit columns and rows of the array) with a product O of 2n bits.
package enum Multipliers {
  /// Unsigned.
  ///
  ///     n = 4, columns   6 5 4 3 2 1 0
  ///       b0                   o o o o     o = a_column & b_row
  ///       b1                 o o o o
  ///       b2               o o o o
  ///       b3             o o o o
  ///
  /// - Parameters:
  ///   - width: n, 1 to 32.
  ///   - final: the adder of the last two rows; an array has none.
  package static func unsigned(
    width: Int, reduction: ReductionKind = .array, final: AdderKind = .rippleCarry, name: String? = nil
  ) throws -> Netlist {
    try Adders.checkWidth("multiplier", width, 1...32)
    var builder = NetlistBuilder(inputs: [Port("A", width: width), Port("B", width: width)])
    let (a, b) = (builder.input(0), builder.input(1))
    let rows = (0..<width).map { row in
      (0..<width).map { column in builder.gate(.and, a[column], b[row]) }
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
}
