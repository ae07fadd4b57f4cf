import Arithmetic

/// A product table written as exact products, looked-up bytes and constants:
///
///     table(x, w) = sum over terms of scale * map(x) * weight(w)
///                 + sum over planes of 2^shift * row(w)[x]
///                 + offset(w)            (modulo 2^32)
struct ProductForm: Hashable, Sendable {
  struct Term: Hashable, Sendable {
    /// 256 codes; nil where they are the activation codes themselves.
    var map: [UInt8]?
    /// By weight code & 255.
    var weights: [Int8]
    var scale: Int32
  }

  struct Plane: Hashable, Sendable {
    /// 0...31
    var shift: Int
    /// [weight code & 255][activation code]
    var rows: [UInt8]
  }

  var terms: [Term] = []
  var planes: [Plane] = []
  /// By weight code & 255.
  var offsets = [Int32](repeating: 0, count: EffectiveTable.side)

  /// What the planes add up to.
  func looked(_ x: Int, _ code: Int) -> Int32 {
    planes.reduce(0) { $0 &+ Int32($1.rows[code * EffectiveTable.side + x]) << Int32($1.shift) }
  }

  func product(_ x: Int, _ code: Int) -> Int32 {
    terms.reduce(offsets[code] &+ looked(x, code)) { sum, term in
      let mapped = term.map.map { Int32($0[x]) } ?? Int32(x)
      return sum &+ term.scale &* mapped &* Int32(term.weights[code])
    }
  }

  /// Whether this is `table` for every pair of operands that occurs: the proof of a plan.
  func equals(_ table: EffectiveTable, on codes: OperandCodes) -> Bool {
    table.entries.withUnsafeBufferPointer { entries in
      codes.weights.allSatisfy { code in
        var sums = (0...codes.maximum).map { entries[$0 * EffectiveTable.side + code] &- offsets[code] }
        for term in terms {
          let factor = term.scale &* Int32(term.weights[code])
          if let map = term.map {
            for x in sums.indices { sums[x] &-= factor &* Int32(map[x]) }
          } else {
            for x in sums.indices { sums[x] &-= factor &* Int32(x) }
          }
        }
        for plane in planes {
          plane.rows.withUnsafeBufferPointer { rows in
            for x in sums.indices {
              sums[x] &-= Int32(rows[code * EffectiveTable.side + x]) << Int32(plane.shift)
            }
          }
        }
        return sums.allSatisfy { $0 == 0 }
      }
    }
  }

  /// x w, for the weight codes as they are.
  static let exact = ProductForm(
    terms: [Term(map: nil, weights: (0..<256).map { Int8(truncatingIfNeeded: $0) }, scale: 1)])
}
