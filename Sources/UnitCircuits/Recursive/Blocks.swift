import Circuits

/// Multipliers that sum the products of digits exactly, with approximate blocks for these.
extension UnitCircuits {
  static let recursive: [UnitCircuit] = [underdesigned, approximateBlock, carryFree]

  static let underdesigned = UnitCircuit("udm") { builder, a, b, values in
    builder.sumOfBlocks(a, b, block: 1, upTo: values["t"], width: 2 * a.count)
  }

  /// Block 3 errs upwards: its sum can need one bit more.
  static let approximateBlock = UnitCircuit("block2") { builder, a, b, values in
    let block = values["block"]
    return builder.sumOfBlocks(
      a, b, block: block, upTo: values["t"], width: 2 * a.count + (block == 3 ? 1 : 0))
  }

  /// Quadrants made of the block N1, where every column of partial products is an OR.
  static let carryFree = UnitCircuit("carry-free") { builder, a, b, values in
    let (lowA, highA, lowB, highB) = (Array(a[..<4]), Array(a[4...]), Array(b[..<4]), Array(b[4...]))
    var sum = Sum(width: 16)
    let quadrants = [
      (lowA, lowB, 0, 1), (highA, lowB, 4, 2), (lowA, highB, 4, 2), (highA, highB, 8, 3),
    ]
    for (x, y, column, from) in quadrants {
      if values["q"] >= from {
        sum.add(builder.carryFreeBlock(x, y), at: column)
      } else {
        builder.addProduct(x, y, at: column, to: &sum)
      }
    }
    return builder.total(sum)
  }
}

extension UnitBuilder {
  /// Blocks on the digit diagonals 0 ... `upTo` are approximate, the partial products of the others enter as they are.
  fileprivate mutating func sumOfBlocks(
    _ a: [Signal], _ b: [Signal], block: Int, upTo: Int, width: Int
  ) -> [Signal] {
    var sum = Sum(width: width)
    for i in 0..<(a.count / 2) {
      for j in 0..<(b.count / 2) {
        let (x, y) = (Array(a[2 * i...2 * i + 1]), Array(b[2 * j...2 * j + 1]))
        if i + j <= upTo {
          sum.add(self.block(block, x, y), at: 2 * (i + j))
        } else {
          addProduct(x, y, at: 2 * (i + j), to: &sum)
        }
      }
    }
    return total(sum)
  }

  /// The 2 x 2 blocks: exact is o3 = p, o2 = h ~l, o1 = c ^ d, o0 = l with h, c, d, l the partial products from the top
  /// and p = h l.
  ///
  ///     1  o2 = h, o1 = c | d, no o3: 3 x 3 = 7       2  o0 = p
  ///     3  o1 = c | d: 3 x 3 = 11                     4  o2 = h, no o3: 3 x 3 = 5
  private mutating func block(_ number: Int, _ x: [Signal], _ y: [Signal]) -> [Signal] {
    let (low, high) = (and(x[0], y[0]), and(x[1], y[1]))
    let (c, d) = (and(x[1], y[0]), and(x[0], y[1]))
    switch number {
    case 1: return [low, or(c, d), high]
    case 2:
      let both = and(high, low)
      return [both, xor(c, d), andNot(high, low), both]
    case 3: return [low, or(c, d), andNot(high, low), and(high, low)]
    default: return [low, xor(c, d), high]
    }
  }

  fileprivate mutating func carryFreeBlock(_ x: [Signal], _ y: [Signal]) -> [Signal] {
    var columns = (0..<7).map { column in
      any((max(0, column - 3)...min(3, column)).map { and(x[column - $0], y[$0]) })
    }
    let (corner, middle) = (columns[6], and(x[2], y[2]))
    columns[6] = andNot(corner, middle)
    return columns + [and(corner, middle)]
  }
}
