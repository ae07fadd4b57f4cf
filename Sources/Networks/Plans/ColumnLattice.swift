/// The lattice that integer vectors span, by a short basis, with every vector's coordinates in it.
struct ColumnLattice {
  /// Larger numbers are given up on.
  private static let limit: UInt = 1 << 40

  /// As many vectors as the rank.
  private(set) var basis: [[Int]] = []
  /// [vector][basis vector]
  private(set) var coordinates: [[Int]] = []

  /// - Returns: nil if the rank is more than `rank`, or if numbers grow too large.
  init?(_ vectors: [[Int]], rank: Int) {
    // Echelon form: basis vector i is 0 at the pivots of those before it.
    var pivots: [Int] = []
    for vector in vectors {
      var rest = vector
      for (place, pivot) in pivots.enumerated() {
        // Euclid's algorithm on whole vectors.
        while rest[pivot] != 0 {
          let factor = basis[place][pivot] / rest[pivot]
          let next = combine(basis[place], -factor, rest)
          basis[place] = rest
          rest = next
          guard rest.allSatisfy({ $0.magnitude < Self.limit }) else { return nil }
        }
      }
      if let pivot = rest.firstIndex(where: { $0 != 0 }) {
        guard pivots.count < rank else { return nil }
        pivots.append(pivot)
        basis.append(rest)
      }
    }
    for vector in vectors {
      var rest = vector
      var place: [Int] = []
      for (basis, pivot) in zip(basis, pivots) {
        place.append(rest[pivot] / basis[pivot])
        rest = combine(rest, -rest[pivot] / basis[pivot], basis)
        guard rest.allSatisfy({ $0.magnitude < Self.limit }) else { return nil }
      }
      coordinates.append(place)
    }
    shorten()
  }

  /// Adds a multiple of a basis vector to another; coordinates follow.
  mutating func add(_ factor: Int, of other: Int, to place: Int) {
    basis[place] = combine(basis[place], factor, basis[other])
    for vector in coordinates.indices {
      coordinates[vector][other] &-= factor &* coordinates[vector][place]
    }
  }

  /// Takes from every basis vector what it has of the others, as long as it gets shorter.
  private mutating func shorten() {
    var changed = true
    while changed {
      changed = false
      for place in basis.indices {
        for other in basis.indices where other != place {
          let length = product(basis[other], basis[other])
          guard length > 0 else { continue }
          let factor = Int((product(basis[place], basis[other]) / length).rounded())
          guard factor != 0 else { continue }
          let shorter = combine(basis[place], -factor, basis[other])
          guard product(shorter, shorter) < product(basis[place], basis[place]) else { continue }
          add(-factor, of: other, to: place)
          changed = true
        }
      }
    }
  }
}

/// a + factor b; numbers that grow too large wrap, and are found later.
private func combine(_ a: [Int], _ factor: Int, _ b: [Int]) -> [Int] {
  factor == 0 ? a : zip(a, b).map { $0 &+ factor &* $1 }
}

private func product(_ a: [Int], _ b: [Int]) -> Double {
  zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
}

func greatestCommonDivisor(_ values: some Sequence<Int>) -> Int {
  Int(
    clamping: values.reduce(UInt(0)) { first, second in
      var (a, b) = (first, second.magnitude)
      while b != 0 { (a, b) = (b, a % b) }
      return a
    })
}
