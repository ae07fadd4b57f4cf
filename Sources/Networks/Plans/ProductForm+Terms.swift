import Arithmetic
import Kernels

/// A factor of a term: integers times a common divisor.
private struct Factor {
  /// Without the divisor.
  let values: [Int]
  let divisor: Int

  init(_ values: [Int]) {
    let common = greatestCommonDivisor(values)
    divisor = common == 0 ? 1 : common
    self.values = common == 0 ? values : values.map { $0 / common }
  }

  var range: ClosedRange<Int> { (values.min() ?? 0)...(values.max() ?? 0) }

  /// As activations, less the smallest: bytes, lowest first; nil if 16 bits do not hold them.
  var bytes: [[UInt8]]? {
    let least = range.lowerBound
    let span = range.upperBound.subtractingReportingOverflow(least)
    guard !span.overflow, span.partialValue < 1 << 16 else { return nil }
    let low = values.map { UInt8(truncatingIfNeeded: $0 - least) }
    return span.partialValue < 1 << 8
      ? [low] : [low, values.map { UInt8(truncatingIfNeeded: ($0 - least) >> 8) }]
  }

  /// As weights: signed bytes, lowest first, of the values or of their negatives.
  var signedBytes: (sign: Int, parts: [[Int8]])? {
    if (-128...127).contains(range) { return (1, [values.map { Int8($0) }]) }
    if (-127...128).contains(range) { return (-1, [values.map { Int8(-$0) }]) }
    guard (-32_768...32_767).contains(range) else { return nil }
    let low = values.map { Int8(truncatingIfNeeded: $0) }
    let high = zip(values, low).map { ($0 - Int($1)) / 256 }
    guard high.allSatisfy({ (-128...127).contains($0) }) else { return nil }
    return (1, [low, high.map { Int8($0) }])
  }
}

extension ClosedRange<Int> {
  fileprivate func contains(_ other: ClosedRange<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}

extension ProductForm {
  /// The table as a sum of at most ``KB_TERMS`` exact 8-bit products and an offset, if it is one.
  ///
  /// As vectors over x, the products of every weight code (less that with x = 0) span a lattice of integers.
  /// Its rank is the number of products that are needed at least, a short basis of it gives the maps of x,
  /// and coordinates in that basis give the weights. What exceeds 8 bits becomes two terms.
  init?(decomposing table: EffectiveTable, codes: OperandCodes) {
    let side = EffectiveTable.side
    let columns = codes.weights.map { code in
      let first = Int(table.entries[code])
      return (0...codes.maximum).map { Int(table.entries[$0 * side + code]) - first }
    }
    guard var lattice = ColumnLattice(columns, rank: Int(KB_TERMS)) else { return nil }
    Self.fit(&lattice)
    var found = ProductForm()
    for code in codes.weights { found.offsets[code] = table.entries[code] }
    for place in lattice.basis.indices {
      let (map, weight) = (Factor(lattice.basis[place]), Factor(lattice.coordinates.map { $0[place] }))
      guard let bytes = map.bytes, let (sign, parts) = weight.signedBytes else { return nil }
      let scale = Int32(truncatingIfNeeded: sign &* map.divisor &* weight.divisor)
      for (index, code) in codes.weights.enumerated() {
        // The map starts at 0; where it does not, the rest is a constant of the weight.
        let constant = map.range.lowerBound &* map.divisor &* weight.values[index] &* weight.divisor
        found.offsets[code] &+= Int32(truncatingIfNeeded: constant)
      }
      for (high, map) in bytes.enumerated() {
        for (upper, part) in parts.enumerated() {
          found.terms.append(
            Term(
              map: Self.complete(map), weights: Self.spread(part, codes: codes.weights),
              scale: scale << Int32(8 * (high + upper))))
        }
      }
    }
    guard found.terms.count <= Int(KB_TERMS), found.equals(table, on: codes) else { return nil }
    self = found
  }

  /// How many terms a basis costs.
  private static func cost(_ lattice: ColumnLattice) -> Int {
    lattice.basis.indices.reduce(0) { sum, place in
      let map = Factor(lattice.basis[place]).bytes?.count ?? 16
      let weights = Factor(lattice.coordinates.map { $0[place] }).signedBytes?.parts.count ?? 16
      return sum + map * weights
    }
  }

  /// Adds small multiples of basis vectors to one another as long as that saves terms.
  private static func fit(_ lattice: inout ColumnLattice) {
    var best = cost(lattice)
    var improved = best > lattice.basis.count
    while improved {
      improved = false
      for place in lattice.basis.indices {
        for other in lattice.basis.indices where other != place {
          for factor in [-2, -1, 1, 2] {
            var next = lattice
            next.add(factor, of: other, to: place)
            let cost = cost(next)
            guard cost < best else { continue }
            (lattice, best, improved) = (next, cost, true)
          }
        }
      }
    }
  }

  /// All 256 codes; nil for a map that changes nothing.
  private static func complete(_ map: [UInt8]) -> [UInt8]? {
    if map.enumerated().allSatisfy({ Int($1) == $0 }) { return nil }
    return map + [UInt8](repeating: 0, count: EffectiveTable.side - map.count)
  }

  /// By weight code & 255.
  private static func spread(_ values: [Int8], codes: [Int]) -> [Int8] {
    var weights = [Int8](repeating: 0, count: EffectiveTable.side)
    for (code, value) in zip(codes, values) { weights[code] = value }
    return weights
  }
}
