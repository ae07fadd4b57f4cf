/// 8x8 Dadda tree of 4:2 compressors without carry-in and carry-out.
///
/// The columns below `exactFrom` use the cell, the others are summed exactly; the columns below `droppedColumns` are not
/// formed at all. Which rows a cell takes matters, since most cells are not symmetric. Wiring (r = the dots of a column
/// from row 0 down, S and K what a first-stage cell puts out into its own and the next column):
///
///     column      14 13 12 11 10  9  8  7  6  5  4  3  2  1  0
///     dots         1  2  3  4  5  6  7  8  7  6  5  4  3  2  1
///     stage 1               H  C CH CF CC CH  C  H               C compressor, F full adder, H half adder
///     stage 2            C  C  C  C  C  C  C  C  C  C
///
/// It is the tree that reproduces Momeni's published multipliers 2 and 4; that other papers' trees are wired like it is
/// an assumption, so statistics of other cells in it are the catalog's own.
package struct FlatTree: Sendable {
  /// Cells of the columns below 8 and from 8 on: they differ in mixed multipliers.
  package let low: Compressor42
  package let high: Compressor42
  package let exactFrom: Int
  package let droppedColumns: Int

  package init(_ low: Compressor42, high: Compressor42? = nil, exactFrom: Int = 16, droppedColumns: Int = 0) {
    self.low = low
    self.high = high ?? low
    self.exactFrom = exactFrom
    self.droppedColumns = droppedColumns
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    var total = 0
    // What stage 1 of the column before hands over.
    var carries: (Int, Int) = (0, 0)
    for column in droppedColumns..<15 {
      var r = Dots(a, b, column)
      guard column < exactFrom else {
        total += (r.sum + carries.0 + carries.1) << column
        carries = (0, 0)
        continue
      }
      let cell = column < 8 ? low : high
      let incoming = carries
      carries = (0, 0)
      var inputs: (Int, Int, Int, Int)
      switch column {
      case 0...2, 13, 14:
        total += (r.sum + incoming.0 + incoming.1) << column
        continue
      case 3: inputs = (r.next(), r.next(), r.next(), r.next())
      case 4:
        let half = r.next() + r.next()
        carries.0 = half >> 1
        inputs = (half & 1, r.next(), r.next(), r.next())
      case 5:
        let first = cell.compress(r.next(), r.next(), r.next(), r.next())
        carries.0 = first.carry
        inputs = (first.sum, incoming.0, r.next(), r.next())
      case 6:
        let first = cell.compress(r.next(), r.next(), r.next(), r.next())
        let half = r.next() + r.next()
        carries = (first.carry, half >> 1)
        inputs = (first.sum, incoming.0, half & 1, r.next())
      case 7:
        let first = cell.compress(r.next(), r.next(), r.next(), r.next())
        let second = cell.compress(r.next(), r.next(), r.next(), r.next())
        carries = (first.carry, second.carry)
        inputs = (first.sum, incoming.0, second.sum, incoming.1)
      case 8:
        let first = cell.compress(r.next(), r.next(), r.next(), r.next())
        let full = r.next() + r.next() + r.next()
        carries = (first.carry, full >> 1)
        inputs = (first.sum, incoming.0, full & 1, incoming.1)
      case 9:
        let first = cell.compress(r.next(), r.next(), r.next(), r.next())
        let half = r.next() + r.next()
        carries = (first.carry, half >> 1)
        inputs = (first.sum, incoming.0, half & 1, incoming.1)
      case 10:
        let first = cell.compress(r.next(), r.next(), r.next(), r.next())
        carries.0 = first.carry
        inputs = (first.sum, incoming.0, incoming.1, r.next())
      case 11:
        let half = r.next() + r.next()
        carries.0 = half >> 1
        inputs = (half & 1, incoming.0, r.next(), r.next())
      default: inputs = (incoming.0, r.next(), r.next(), r.next())
      }
      let last = cell.compress(inputs.0, inputs.1, inputs.2, inputs.3)
      total += last.sum << column + last.carry << (column + 1)
    }
    return total
  }

  /// The dots of a column, from row 0 down.
  struct Dots {
    /// Bit k is the dot of the k-th row that reaches the column.
    private var bits: Int

    @inline(__always)
    init(_ a: Int, _ b: Int, _ column: Int) {
      var bits = 0
      let first = max(0, column - 7)
      for row in first...min(7, column) { bits |= ((a >> (column - row)) & (b >> row) & 1) << (row - first) }
      self.bits = bits
    }

    var sum: Int { bits.nonzeroBitCount }

    @inline(__always)
    mutating func next() -> Int {
      defer { bits >>= 1 }
      return bits & 1
    }
  }
}
