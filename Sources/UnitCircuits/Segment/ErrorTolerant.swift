import Circuits

extension UnitCircuits {
  /// One multiplier for the upper parts, or for the lower ones where the upper are zero; the rest is ORs.
  static let etm = UnitCircuit("etm") { builder, a, b, values in
    builder.signed(values["s"], a, b) { builder, a, b in
      let l = values["l"]
      if l == 0 { return builder.product(a, b) }
      let isHigh = builder.or(builder.any(a[l...]), builder.any(b[l...]))
      let x = builder.choose(isHigh, zero: Array(a[..<l]), one: Array(a[l...]))
      let y = builder.choose(isHigh, zero: Array(b[..<l]), one: Array(b[l...]))
      let product = builder.product(x, y)
      // Ones from the leading one of either lower part down, moved up by l.
      let low = builder.reached(builder.bitwise(.or, Array(a[..<l]), Array(b[..<l])))
      let upper = [Signal](repeating: low[0], count: l) + low + product.prefix(2 * (a.count - l))
      return builder.choose(isHigh, zero: product, one: upper)
    }
  }
}
