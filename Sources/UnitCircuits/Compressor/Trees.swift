import Circuits

/// The 8 x 8 compressor trees of the catalog: two stages of cells, then an exact sum of what is left.
///
/// Stage 1 (C compressor, F full adder, H half adder), columns without an entry have none:
///
///     column      11 10  9  8  7  6  5  4
///     flat         H  C CH CF CC CH  C  H
///     chained      F  C CF CC CC CH  C  H       its F takes two dots and a link
///
/// Stage 2 is one compressor in the columns 3 to 12, over: the sum of the first cell of stage 1, its neighbour's first
/// carry, the sum of the second cell, the neighbour's second carry, and the dots that are left.
struct CompressorTree {
  enum Cell { case compressor, full, half }

  static let flat: [Int: [Cell]] = [
    4: [.half], 5: [.compressor], 6: [.compressor, .half], 7: [.compressor, .compressor],
    8: [.compressor, .full], 9: [.compressor, .half], 10: [.compressor], 11: [.half],
  ]
  static let chained: [Int: [Cell]] = [
    4: [.half], 5: [.compressor], 6: [.compressor, .half], 7: [.compressor, .compressor],
    8: [.compressor, .compressor], 9: [.compressor, .full], 10: [.compressor], 11: [.full],
  ]

  /// Columns from here on are summed exactly.
  var exactFrom = 16
  /// Columns below are not formed.
  var droppedColumns = 0
}

extension UnitBuilder {
  /// The dots of column `column` of an 8 x 8 array, from row 0 down.
  mutating func dots(_ a: [Signal], _ b: [Signal], _ column: Int) -> [Signal] {
    (max(0, column - 7)...min(7, column)).map { and(a[column - $0], b[$0]) }
  }

  /// The tree of cells that put out sum and carry only, and the sum of what it leaves.
  mutating func flatTree(
    _ tree: CompressorTree, _ a: [Signal], _ b: [Signal],
    compressor: (inout UnitBuilder, _ column: Int, [Signal]) -> (sum: Signal, carry: Signal)
  ) -> [Signal] {
    let left = flatTree(tree, dots: { $0.dots(a, b, $1) }, compressor: compressor)
    return total(left)
  }

  /// What the tree leaves of the dots of each column.
  mutating func flatTree(
    _ tree: CompressorTree, dots: (inout UnitBuilder, _ column: Int) -> [Signal],
    compressor: (inout UnitBuilder, _ column: Int, [Signal]) -> (sum: Signal, carry: Signal)
  ) -> Sum {
    var sum = Sum(width: 16)
    var incoming: [Signal] = []
    for column in tree.droppedColumns..<15 {
      var dots = dots(&self, column)
      guard column < tree.exactFrom, 3...12 ~= column else {
        for bit in dots + incoming { sum.add(bit, at: column) }
        incoming = []
        continue
      }
      var (sums, carries): ([Signal], [Signal]) = ([], [])
      for cell in CompressorTree.flat[column] ?? [] {
        let output =
          switch cell {
          case .compressor: compressor(&self, column, dots.taking(4))
          case .full: gates.fullAdder(dots.taking(1)[0], dots.taking(1)[0], dots.taking(1)[0])
          case .half: gates.halfAdder(dots.taking(1)[0], dots.taking(1)[0])
          }
        sums.append(output.sum)
        carries.append(output.carry)
      }
      let last = compressor(&self, column, Self.interleaved(sums, incoming, dots))
      sum.add(last.sum, at: column)
      sum.add(last.carry, at: column + 1)
      incoming = carries
    }
    return sum
  }

  /// A cell with carry-in and carry-out in some column.
  typealias ChainedCell = (inout UnitBuilder, _ column: Int, [Signal], _ carryIn: Signal) -> (
    sum: Signal, carry: Signal, out: Signal
  )

  /// The tree of cells with carry-in and carry-out, and the sum of what it leaves.
  mutating func chainedTree(
    _ tree: CompressorTree, _ a: [Signal], _ b: [Signal], compressor: ChainedCell
  ) -> [Signal] {
    let left = chainedTree(tree, dots: { $0.dots(a, b, $1) }, compressor: compressor)
    return total(left)
  }

  /// What the tree leaves: `links` go from a cell to that of the next column in the same stage.
  mutating func chainedTree(
    _ tree: CompressorTree, dots: (inout UnitBuilder, _ column: Int) -> [Signal], compressor: ChainedCell
  ) -> Sum {
    var sum = Sum(width: 16)
    var (incoming, links): ([Signal], [Signal]) = ([], [])
    var lastLink = Signal.zero
    for column in 0..<15 {
      var dots = dots(&self, column)
      guard column < tree.exactFrom, 2...12 ~= column else {
        for bit in dots + incoming + links + [lastLink] { sum.add(bit, at: column) }
        (incoming, links, lastLink) = ([], [], .zero)
        continue
      }
      if column == 2 {
        let half = gates.halfAdder(dots[0], dots[1])
        sum.add(half.sum, at: 2)
        sum.add(dots[2], at: 2)
        lastLink = half.carry
        continue
      }
      var (sums, carries, outs): ([Signal], [Signal], [Signal]) = ([], [], [])
      for (index, cell) in (CompressorTree.chained[column] ?? []).enumerated() {
        let link = index < links.count ? links[index] : .zero
        switch cell {
        case .compressor:
          let output = compressor(&self, column, dots.taking(4), link)
          sums.append(output.sum)
          carries.append(output.carry)
          outs.append(output.out)
        case .full:
          let output = gates.fullAdder(dots.taking(1)[0], dots.taking(1)[0], link)
          sums.append(output.sum)
          carries.append(output.carry)
        case .half:
          let output = gates.halfAdder(dots.taking(1)[0], dots.taking(1)[0])
          sums.append(output.sum)
          outs.append(output.carry)
        }
      }
      let last = compressor(&self, column, Self.interleaved(sums, incoming, dots), lastLink)
      sum.add(last.sum, at: column)
      sum.add(last.carry, at: column + 1)
      (incoming, links, lastLink) = (carries, outs, last.out)
    }
    return sum
  }

  /// The four inputs of stage 2.
  private static func interleaved(_ sums: [Signal], _ carries: [Signal], _ dots: [Signal]) -> [Signal] {
    var inputs: [Signal] = []
    for index in 0..<2 {
      inputs += sums.dropFirst(index).prefix(1) + carries.dropFirst(index).prefix(1)
    }
    return Array((inputs + dots).padded(to: 4).prefix(4))
  }
}

extension [Signal] {
  /// Removes the first `count` wires and returns them, with zeros where there are fewer.
  fileprivate mutating func taking(_ count: Int) -> [Signal] {
    defer { removeFirst(Swift.min(count, self.count)) }
    return Array(prefix(count)).padded(to: count)
  }
}
