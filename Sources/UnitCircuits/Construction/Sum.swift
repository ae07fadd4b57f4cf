import Circuits

/// Wires to be added up by weight, modulo 2^width, with the constant among them kept as a number.
struct Sum {
  let width: Int
  fileprivate var heap: BitHeap
  fileprivate var constant = 0

  init(width: Int) {
    self.width = width
    heap = BitHeap(width: width)
  }

  mutating func add(_ bit: Signal, at column: Int) {
    if bit == .one { add(constant: 1 << column) } else { heap.add(bit, at: column) }
  }

  /// An unsigned number whose lowest bit weighs 2^column.
  mutating func add(_ bits: [Signal], at column: Int = 0) {
    for (index, bit) in bits.enumerated() { add(bit, at: column + index) }
  }

  mutating func add(constant: Int) { self.constant &+= constant }

  /// The wires by column; a constant is not among them.
  var columns: [[Signal]] { heap.columns }
}

extension UnitBuilder {
  /// -bit 2^column = (1 - bit) 2^column - 2^column: the inverse is added, and the constants are collected.
  mutating func subtract(_ bit: Signal, at column: Int, from sum: inout Sum) {
    guard column < sum.width else { return }
    sum.add(not(bit), at: column)
    // The top column of 64 has no positive counterpart.
    sum.add(constant: 0 &- (1 << column))
  }

  mutating func subtract(_ bits: [Signal], at column: Int = 0, from sum: inout Sum) {
    for (index, bit) in bits.enumerated() { subtract(bit, at: column + index, from: &sum) }
  }

  /// Adds a two's-complement number: its top bit has negative weight.
  mutating func add(signed bits: [Signal], at column: Int = 0, to sum: inout Sum) {
    guard let top = bits.last else { return }
    sum.add(Array(bits.dropLast()), at: column)
    subtract(top, at: column + bits.count - 1, from: &sum)
  }

  /// The number that all wires add up to, in the unit's structure.
  mutating func total(_ sum: Sum) -> [Signal] {
    var heap = sum.heap
    heap.add(constant: sum.constant)
    guard structure.reduction == .array else {
      return gates.sum(heap, reduction: structure.reduction, final: structure.adder)
    }
    // Row k takes the k-th wire of every column.
    let height = heap.columns.map(\.count).max() ?? 0
    let rows = (0..<height).map { row in heap.columns.map { $0.count > row ? $0[row] : .zero } }
    return gates.sumRows(rows.map { (bits: $0, column: 0) }, width: sum.width)
  }

  /// a + b, one bit wider than the wider of them.
  mutating func plus(_ a: [Signal], _ b: [Signal], carryIn: Signal = .zero) -> [Signal] {
    gates.sum(a, b, carryIn: carryIn, kind: structure.adder)
  }

  /// Adds the exact product of two unsigned numbers.
  mutating func addProduct(_ a: [Signal], _ b: [Signal], at column: Int = 0, to sum: inout Sum) {
    for (row, y) in b.enumerated() {
      for (index, x) in a.enumerated() { sum.add(and(x, y), at: column + row + index) }
    }
  }

  mutating func subtractProduct(_ a: [Signal], _ b: [Signal], at column: Int = 0, from sum: inout Sum) {
    for (row, y) in b.enumerated() {
      for (index, x) in a.enumerated() { subtract(and(x, y), at: column + row + index, from: &sum) }
    }
  }

  /// Adds the exact product of two's-complement numbers: a partial product with one of the sign bits is negative.
  mutating func addProduct(signed a: [Signal], _ b: [Signal], at column: Int = 0, to sum: inout Sum) {
    for (row, y) in b.enumerated() {
      for (index, x) in a.enumerated() {
        let dot = and(x, y)
        if (row == b.count - 1) != (index == a.count - 1) {
          subtract(dot, at: column + row + index, from: &sum)
        } else {
          sum.add(dot, at: column + row + index)
        }
      }
    }
  }

  /// The exact product of two unsigned numbers.
  mutating func product(_ a: [Signal], _ b: [Signal]) -> [Signal] {
    var sum = Sum(width: a.count + b.count)
    addProduct(a, b, to: &sum)
    return total(sum)
  }
}
