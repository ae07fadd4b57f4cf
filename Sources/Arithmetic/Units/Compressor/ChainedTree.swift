/// 8x8 Dadda tree of 4:2 compressors chained by carry-in and carry-out.
///
/// Wiring of stages as in Momeni's multipliers 1 and 3 (``Momeni``); columns from `exactFrom` on are summed exactly.
/// `cell` maps (x1, x2, x3, x4, carry-in) to sum, carry and carry-out.
package struct ChainedTree: Sendable {
  package typealias Output = (sum: Int, carry: Int, out: Int)
  package let exactFrom: Int
  package let cell: @Sendable (Int, Int, Int, Int, Int) -> Output

  package init(exactFrom: Int, cell: @escaping @Sendable (Int, Int, Int, Int, Int) -> Output) {
    self.exactFrom = exactFrom
    self.cell = cell
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    var total = 0
    var link = 0
    // Stage 1 of the column before: what goes into stage 2 here, and what is linked to the cells of stage 1 here.
    var carries: (Int, Int) = (0, 0)
    var outs: (Int, Int) = (0, 0)
    for column in 0..<15 {
      var r = FlatTree.Dots(a, b, column)
      guard column < exactFrom else {
        total += (r.sum + carries.0 + carries.1 + outs.0 + outs.1 + link) << column
        (carries, outs, link) = ((0, 0), (0, 0), 0)
        continue
      }
      let (down, linked) = (carries, outs)
      (carries, outs) = ((0, 0), (0, 0))
      var inputs: (Int, Int, Int, Int)
      switch column {
      case 0, 1, 14:
        total += r.sum << column
        continue
      case 2:
        let half = r.next() + r.next()
        link = half >> 1
        total += (half & 1 + r.next()) << 2
        continue
      case 3: inputs = (r.next(), r.next(), r.next(), r.next())
      case 4:
        let half = r.next() + r.next()
        outs.0 = half >> 1
        inputs = (half & 1, r.next(), r.next(), r.next())
      case 5:
        let first = cell(r.next(), r.next(), r.next(), r.next(), linked.0)
        (carries.0, outs.0) = (first.carry, first.out)
        inputs = (first.sum, r.next(), r.next(), 0)
      case 6:
        let first = cell(r.next(), r.next(), r.next(), r.next(), linked.0)
        let half = r.next() + r.next()
        (carries.0, outs) = (first.carry, (first.out, half >> 1))
        inputs = (first.sum, down.0, half & 1, r.next())
      case 7, 8:
        let first = cell(r.next(), r.next(), r.next(), r.next(), linked.0)
        let second = cell(r.next(), r.next(), r.next(), column == 7 ? r.next() : 0, linked.1)
        (carries, outs) = ((first.carry, second.carry), (first.out, second.out))
        inputs = (first.sum, down.0, second.sum, column == 7 ? 0 : down.1)
      case 9:
        let first = cell(r.next(), r.next(), r.next(), r.next(), linked.0)
        let full = r.next() + r.next() + linked.1
        (carries, outs.0) = ((first.carry, full >> 1), first.out)
        inputs = (first.sum, down.0, full & 1, down.1)
      case 10:
        let first = cell(r.next(), r.next(), r.next(), r.next(), linked.0)
        (carries.0, outs.0) = (first.carry, first.out)
        inputs = (first.sum, down.0, down.1, r.next())
      case 11:
        let full = r.next() + r.next() + linked.0
        carries.0 = full >> 1
        inputs = (full & 1, down.0, r.next(), r.next())
      case 12: inputs = (down.0, r.next(), r.next(), r.next())
      default:
        total += (r.sum + link) << 13
        link = 0
        continue
      }
      let last = cell(inputs.0, inputs.1, inputs.2, inputs.3, link)
      total += last.sum << column + last.carry << (column + 1)
      link = last.out
    }
    return total
  }
}
