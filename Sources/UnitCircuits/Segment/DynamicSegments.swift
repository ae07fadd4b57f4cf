import Circuits

/// A small exact multiplier on windows at the leading ones, and a shifter behind it.
///
///     A -> leading one, window of k bits --+
///                                          k x k multiplier -> shift by both positions
///     B -> leading one, window of k bits --+
extension UnitCircuits {
  static let segments: [UnitCircuit] = [drum, dsm, ssm, essm, tosam, etm, tangentPlane]

  /// The lowest bit of a window that is cut off is one.
  static let drum = UnitCircuit("drum") { builder, a, b, values in
    builder.signed(values["s"], a, b) { builder, a, b in
      builder.productOfWindows(a, b, width: values["k"], forcesLastBit: true)
    }
  }

  static let dsm = UnitCircuit("dsm") { builder, a, b, values in
    builder.productOfWindows(a, b, width: values["m"], forcesLastBit: false)
  }

  /// Two fixed segments, chosen by whether the n - m upper bits are zero.
  static let ssm = UnitCircuit("ssm") { builder, a, b, values in
    builder.signed(values["s"], a, b) { builder, a, b in
      let (n, m) = (a.count, values["m"])
      let segments = [a, b].map { operand in
        let isHigh = builder.any(operand[m...])
        let low = Array(operand[..<m])
        return (builder.choose(isHigh, zero: low, one: Array(operand[(n - m)...])), isHigh)
      }
      var product = builder.product(segments[0].0, segments[1].0)
      for (_, isHigh) in segments {
        product = builder.shiftedLeft(product, by: [isHigh], step: n - m, width: 2 * n)
      }
      return product
    }
  }

  /// Three fixed segments of n/2 bits.
  static let essm = UnitCircuit("essm") { builder, a, b, values in
    builder.signed(values["s"], a, b) { builder, a, b in
      let (n, quarter) = (a.count, a.count / 4)
      let segments = [a, b].map { operand in
        let isHigh = builder.any(operand[(3 * quarter)...])
        let isMiddle = builder.andNot(builder.any(operand[(2 * quarter)..<(3 * quarter)]), isHigh)
        func segment(_ from: Int) -> [Signal] { Array(operand[from..<(from + 2 * quarter)]) }
        let lower = builder.choose(isMiddle, zero: segment(0), one: segment(quarter))
        return (builder.choose(isHigh, zero: lower, one: segment(2 * quarter)), [isMiddle, isHigh])
      }
      let product = builder.product(segments[0].0, segments[1].0)
      let amount = builder.plus(segments[0].1, segments[1].1)
      return builder.shiftedLeft(product, by: amount, step: quarter, width: 2 * n)
    }
  }
}

extension UnitBuilder {
  fileprivate mutating func productOfWindows(
    _ a: [Signal], _ b: [Signal], width: Int, forcesLastBit: Bool
  ) -> [Signal] {
    let (first, second) = (window(a, width, forcesLastBit), window(b, width, forcesLastBit))
    let product = product(first.bits, second.bits)
    return shiftedLeft(product, by: plus(first.shift, second.shift), width: 2 * a.count)
  }

  /// The `width` bits of `value` from its leading one down, and how far they were shifted right; numbers below 2^width pass
  /// as they are.
  private mutating func window(
    _ value: [Signal], _ width: Int, _ forcesLastBit: Bool
  ) -> (bits: [Signal], shift: [Signal]) {
    let (oneHot, isCut) = leadingOne(Array(value[width...]))
    let shift = gates.encoded(oneHot: [.zero] + oneHot)
    var bits = Array(gates.shiftedRight(value, by: shift).prefix(width))
    bits[width - 1] = or(isCut, value[width - 1])
    if forcesLastBit { bits[0] = or(bits[0], isCut) }
    return (bits, shift)
  }
}
