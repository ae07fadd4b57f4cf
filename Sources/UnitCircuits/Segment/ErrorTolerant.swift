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
      var low: [Signal] = []
      var reached = Signal.zero
      for bit in (0..<l).reversed() {
        reached = builder.or(reached, builder.or(a[bit], b[bit]))
        low.insert(reached, at: 0)
      }
      let upper = [Signal](repeating: reached, count: l) + low + product.prefix(2 * (a.count - l))
      return builder.choose(isHigh, zero: product, one: upper)
    }
  }
}
