import Arithmetic

/// One weight code's products as a line in x and a rest that is not negative.
private struct Row {
  var slope: Int
  var offset: Int
  var range: Int

  /// The line of this slope that lies under all products.
  init(_ products: [Int], slope: Int) {
    var (least, most) = (Int.max, Int.min)
    for (x, product) in products.enumerated() {
      let rest = product - slope * x
      least = min(least, rest)
      most = max(most, rest)
    }
    self.slope = slope
    offset = least
    range = most - least
  }

  /// The line with the smallest range of rests. The range is convex in the slope (a maximum of lines in it
  /// less a minimum): the first slope that no neighbour beats is the best.
  static func closest(_ products: [Int], weight: Int) -> Row {
    var best = Row(products, slope: weight)
    for step in [1, -1] {
      while (-128...127).contains(best.slope + step) {
        let next = Row(products, slope: best.slope + step)
        // On equal ranges go on: the minimum may be behind a level stretch of rounding.
        if next.range > best.range { break }
        best = next
      }
    }
    return best
  }
}

extension ProductForm {
  /// Bytes to look up for everything, or for what is left after the best exact product with x.
  ///
  /// - Parameter lines: whether to take out a line per weight code (an exact product) first.
  init(_ table: EffectiveTable, codes: OperandCodes, lines: Bool) {
    let side = EffectiveTable.side
    var rows: [(code: Int, row: Row)] = []
    var weights = [Int8](repeating: 0, count: side)
    var rests = [UInt32](repeating: 0, count: side * side)
    var bits: UInt32 = 0
    for code in codes.weights {
      let products = (0...codes.maximum).map { Int(table.entries[$0 * side + code]) }
      let level = Row(products, slope: 0)
      let line = lines ? Row.closest(products, weight: weightValue(code)) : level
      let row = line.range <= level.range ? line : level
      rows.append((code, row))
      weights[code] = Int8(row.slope)
      offsets[code] = Int32(truncatingIfNeeded: row.offset)
      for (x, product) in products.enumerated() {
        let rest = UInt32(product - row.slope * x - row.offset)
        rests[code * side + x] = rest
        bits |= rest
      }
    }
    if lines { terms = [Term(map: nil, weights: weights, scale: 1)] }
    if bits == 0 { return }
    let low = bits.trailingZeroBitCount
    let widths = Self.widths(UInt32.bitWidth - bits.leadingZeroBitCount - low, codes: codes) { code in
      let row = rests[code * side...code * side + codes.maximum]
      return (row.max() ?? 0) >> UInt32(low)
    }
    var shift = low
    for width in widths {
      let mask = (UInt32(1) << UInt32(width)) - 1
      let by = UInt32(shift)
      planes.append(Plane(shift: shift, rows: rests.map { UInt8(truncatingIfNeeded: ($0 >> by) & mask) }))
      shift += width
    }
  }

  /// How many bits each plane takes of `bits`. Two planes are split where the fewest groups of bytes
  /// result (``groups``); more are split evenly.
  private static func widths(_ bits: Int, codes: OperandCodes, largest: (Int) -> UInt32) -> [Int] {
    let count = (bits + 7) / 8
    guard count == 2 else {
      return (0..<count).map { bits * ($0 + 1) / count - bits * $0 / count }
    }
    let rests = codes.weights.map { (count: Double(codes.weightCounts[$0]), largest: largest($0)) }
    func cost(_ low: Int) -> Double {
      let mask = (UInt32(1) << UInt32(low)) - 1
      return rests.reduce(0.0) { sum, rest in
        let share = groups(min(rest.largest, mask)) + groups(rest.largest >> UInt32(low))
        return sum + rest.count * share
      }
    }
    let low = (bits - 8...8).map { (low: $0, cost: cost($0)) }.min { $0.cost < $1.cost }?.low ?? 8
    return [low, bits - low]
  }

  /// The share that a row with this largest byte has in a group of bytes that add up to at most 255.
  static func groups(_ largest: UInt32) -> Double {
    largest == 0 ? 0 : largest > 127 ? 1 : Double(largest) / 255
  }
}
