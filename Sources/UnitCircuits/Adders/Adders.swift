import Arithmetic
import Circuits

/// Adders of two unsigned n-bit operands; n + 1 bits leave.
extension UnitCircuits {
  static let adders: [UnitCircuit] = [
    exactAdder, lowerPartOr, truncatedAdder, errorTolerantAdder, almostCorrect,
    segmented("gear") { ($0["r"], $0["p"], $0["k"]) },
    segmented("etaii") { ($0["x"], $0["x"], $0["m"] - 1) },
    cells("ama") { CellAdder.mirrorCell($0) },
    cells("axa") { CellAdder.exclusiveOrCell($0) },
  ]

  static let exactAdder = UnitCircuit("exact-adder") { builder, a, b, _ in builder.plus(a, b) }

  /// The k low bits are ORs.
  static let lowerPartOr = UnitCircuit("loa") { builder, a, b, values in
    let k = values["k"]
    let low = builder.bitwise(.or, Array(a[..<k]), Array(b[..<k]))
    let carry = k > 0 && values["carry"] == 1 ? builder.and(a[k - 1], b[k - 1]) : .zero
    return low + builder.plus(Array(a[k...]), Array(b[k...]), carryIn: carry)
  }

  /// The k low bits are constant.
  static let truncatedAdder = UnitCircuit("trunc-add") { builder, a, b, values in
    let k = values["k"]
    let low = [Signal](repeating: values["ones"] == 1 ? .one : .zero, count: k)
    return low + builder.plus(Array(a[k...]), Array(b[k...]))
  }

  /// The k low bits are XORs, and ones from the first two ones on.
  static let errorTolerantAdder = UnitCircuit("eta1") { builder, a, b, values in
    let k = values["k"]
    let (x, y) = (Array(a[..<k]), Array(b[..<k]))
    let areOnes = builder.reached(builder.bitwise(.and, x, y))
    let low = builder.bitwise(.or, areOnes, builder.bitwise(.xor, x, y))
    return low + builder.plus(Array(a[k...]), Array(b[k...]))
  }

  /// Every carry comes from the l bits below.
  static let almostCorrect = UnitCircuit("aca") { builder, a, b, values in
    (0...a.count).map { bit in
      let from = max(0, bit - values["l"])
      let carry = builder.plus(Array(a[from..<bit]), Array(b[from..<bit]))[bit - from]
      return bit < a.count ? builder.xor(builder.xor(a[bit], b[bit]), carry) : carry
    }
  }

  /// Sub-adders of r + p bits that overlap by p; only their r upper bits leave.
  private static func segmented(
    _ family: String, shape: @escaping @Sendable (UnitCircuit.Values) -> (r: Int, p: Int, k: Int)
  ) -> UnitCircuit {
    UnitCircuit(family) { builder, a, b, values in
      let (r, p, k) = shape(values)
      var result: [Signal] = []
      for part in 0..<k {
        let bits = part * r..<(part * r + r + p)
        let sum = builder.plus(Array(a[bits]), Array(b[bits]))
        result += part == 0 ? sum[..<(r + p)] : sum[p..<(r + p)]
        if part == k - 1 { result.append(sum[r + p]) }
      }
      return result
    }
  }

  /// The k low full adders are a cell given by its table for A, B and carry.
  private static func cells(
    _ family: String, table: @escaping @Sendable (Int) -> [(sum: Int, carry: Int)]
  ) -> UnitCircuit {
    UnitCircuit(family) { builder, a, b, values in
      let table = table(values["cell"])
      var low: [Signal] = []
      var carry = Signal.zero
      for bit in 0..<values["k"] {
        // The table counts ABC with A highest.
        let inputs = [carry, b[bit], a[bit]]
        low.append(builder.lookup(inputs, table.map { $0.sum == 1 }))
        carry = builder.lookup(inputs, table.map { $0.carry == 1 })
      }
      let k = values["k"]
      return low + builder.plus(Array(a[k...]), Array(b[k...]), carryIn: carry)
    }
  }
}
