/// How the columns of a bit heap are brought down to two rows.
package enum ReductionKind: String, CaseIterable, Sendable {
  /// Row by row: each row is added to the sum so far by a ripple of full adders (a Braun array).
  case array = "array"
  /// Every three bits of a column into a full adder, every remaining two into a half adder, stage by stage.
  /// Wallace, IEEE Trans. Electronic Computers EC-13, 1964.
  case wallace = "wallace"
  /// Only as many adders as bring the height to the next of 2, 3, 4, 6, 9, 13, …. Dadda, Alta Frequenza 34, 1965.
  case dadda = "dadda"
}

/// Bits by weight: `columns[i]` holds wires worth 2^i each.
package struct BitHeap: Sendable {
  package private(set) var columns: [[Signal]]

  package init(width: Int) { columns = Array(repeating: [], count: width) }

  /// Adds a wire of weight 2^column. Constant zeros and weights past the width are dropped.
  package mutating func add(_ signal: Signal, at column: Int) {
    guard signal != .zero, columns.indices ~= column else { return }
    columns[column].append(signal)
  }

  /// Adds the bits of a constant.
  package mutating func add(constant: Int) {
    for column in columns.indices where constant >> column & 1 == 1 { add(.one, at: column) }
  }

  var height: Int { columns.map(\.count).max() ?? 0 }
}

extension NetlistBuilder {
  /// The sum of a heap modulo 2^width, as `width` wires. (`array` is for heaps of rows, see ``sumRows(_:width:)``; here it
  /// reduces as `dadda`.)
  package mutating func sum(
    _ heap: BitHeap, reduction: ReductionKind, final: AdderKind = .rippleCarry
  ) -> [Signal] {
    var columns = heap.columns
    switch reduction {
    case .wallace:
      while (columns.map(\.count).max() ?? 0) > 2 { columns = wallaceStage(columns) }
    case .dadda, .array:
      var targets = [2]
      while (targets.last ?? 2) < (columns.map(\.count).max() ?? 0) {
        targets.append((targets.last ?? 2) * 3 / 2)
      }
      for target in targets.reversed() { columns = daddaStage(columns, target: target) }
    }
    // Low columns of one bit pass; the adder starts where two meet.
    let start = columns.firstIndex { $0.count > 1 } ?? columns.count
    let low = columns[..<start].map { $0.first ?? .zero }
    let first = columns[start...].map { $0.first ?? .zero }
    let second = columns[start...].map { $0.count > 1 ? $0[1] : .zero }
    return low + sum(first, second, kind: final).prefix(columns.count - start)
  }

  private mutating func wallaceStage(_ columns: [[Signal]]) -> [[Signal]] {
    var next = [[Signal]](repeating: [], count: columns.count + 1)
    for (position, column) in columns.enumerated() {
      var rest = column[...]
      while rest.count >= 3 {
        let cell = fullAdder(rest.removeFirst(), rest.removeFirst(), rest.removeFirst())
        next[position].append(cell.sum)
        next[position + 1].append(cell.carry)
      }
      if rest.count == 2, column.count > 2 {
        let cell = halfAdder(rest.removeFirst(), rest.removeFirst())
        next[position].append(cell.sum)
        next[position + 1].append(cell.carry)
      }
      next[position].append(contentsOf: rest)
    }
    return Array(next.dropLast()).map { $0.filter { $0 != .zero } }
  }

  private mutating func daddaStage(_ columns: [[Signal]], target: Int) -> [[Signal]] {
    var next = columns + [[]]
    for position in columns.indices {
      var pending = next[position][...]
      var done: [Signal] = []
      while pending.count + done.count > target {
        let isFull = pending.count + done.count > target + 1 && pending.count >= 3
        let (first, second) = (pending.removeFirst(), pending.removeFirst())
        let cell = isFull ? fullAdder(first, second, pending.removeFirst()) : halfAdder(first, second)
        done.append(cell.sum)
        next[position + 1].append(cell.carry)
      }
      next[position] = (Array(pending) + done).filter { $0 != .zero }
    }
    return Array(next.dropLast())
  }

  /// The sum modulo 2^width of rows that each start at a column: a Braun array, each row rippled onto the sum so far.
  package mutating func sumRows(_ rows: [(bits: [Signal], column: Int)], width: Int) -> [Signal] {
    var total = [Signal](repeating: .zero, count: width)
    for row in rows {
      let low = Array(total[..<min(row.column, width)])
      let high = Array(total[min(row.column, width)...])
      total = Array((low + sum(high, Array(row.bits.prefix(high.count)))).prefix(width))
    }
    return total
  }
}
