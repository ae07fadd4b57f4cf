import Circuits

/// Logarithms of both operands added, and their sum decoded.
///
///     A -> normalise -> k1.x1 -+
///                              adder -> 1.fraction << characteristic
///     B -> normalise -> k2.x2 -+
extension UnitCircuits {
  static let logarithmic: [UnitCircuit] = [
    mitchell, operandDecomposed, mitchW, alm, drAlm, mbm, realm, leap, iterative, ilm, lobo,
  ]

  static let mitchell = UnitCircuit("mitchell") { builder, a, b, values in
    builder.signed(values["s"], a, b) { $0.mitchellProduct($1, $2) }
  }

  /// (A & B)(A | B) + (A & ~B)(~A & B): two of Mitchell's, added.
  static let operandDecomposed = UnitCircuit("od-mitchell") { builder, a, b, values in
    builder.signed(values["s"], a, b) { builder, a, b in
      let both = builder.mitchellProduct(builder.bitwise(.and, a, b), builder.bitwise(.or, a, b))
      let single = builder.mitchellProduct(
        builder.bitwise(.andNot, a, b), builder.bitwise(.andNot, b, a))
      return Array(builder.plus(both, single).prefix(2 * a.count))
    }
  }

  /// Fractions cut to w - 1 bits.
  static let mitchW = UnitCircuit("mitch-w") { builder, a, b, values in
    builder.signed(values["s"], a, b) { builder, a, b in
      builder.logarithmicProduct(a, b, fractionBits: values["w"] - 1) { builder, x, y in
        guard values["u"] == 1 else { return builder.plus(x, y) }
        return builder.plus([.one] + x.dropFirst(), [.one] + y.dropFirst())
      }
    }
  }

  /// Fractions cut to t - 1 bits, their last one forced, and one unit added: 1 + 1 + 1 in the last column.
  static let drAlm = UnitCircuit("dr-alm") { builder, a, b, values in
    builder.signed(values["s"], a, b) { builder, a, b in
      builder.logarithmicProduct(a, b, fractionBits: values["t"] - 1) { builder, x, y in
        builder.plus([.one] + x.dropFirst(), [.one] + y.dropFirst(), carryIn: .one)
      }
    }
  }

  /// The m low bits of the adder are ones, ORs, or a chain of mirror cells.
  static let alm = UnitCircuit("alm") { builder, a, b, values in
    builder.signed(values["s"], a, b) { builder, a, b in
      builder.logarithmicProduct(a, b, fractionBits: a.count - 1) { builder, x, y in
        let m = values["m"]
        var low: [Signal]
        var carry = builder.and(x[m - 1], y[m - 1])
        switch values["adder"] {
        case 0: low = [Signal](repeating: .one, count: m)
        case 1: low = builder.bitwise(.or, Array(x[..<m]), Array(y[..<m]))
        default:
          (low, carry) = ([], .zero)
          for bit in 0..<m {
            carry = builder.or(y[bit], builder.and(x[bit], carry))
            low.append(builder.not(carry))
          }
        }
        return low + builder.plus(Array(x[m...]), Array(y[m...]), carryIn: carry)
      }
    }
  }
}

extension UnitBuilder {
  mutating func mitchellProduct(_ a: [Signal], _ b: [Signal]) -> [Signal] {
    logarithmicProduct(a, b, fractionBits: a.count - 1) { $0.plus($1, $2) }
  }

  /// Decodes what `sum` makes of the two logarithms, in 2n bits.
  fileprivate mutating func logarithmicProduct(
    _ a: [Signal], _ b: [Signal], fractionBits: Int,
    sum: (inout UnitBuilder, [Signal], [Signal]) -> [Signal]
  ) -> [Signal] {
    let (first, second) = (normalised(a), normalised(b))
    let logarithm = sum(
      &self, first.logarithm(fractionBits: fractionBits), second.logarithm(fractionBits: fractionBits))
    return scaled(
      logarithm.prefix(fractionBits) + [.one], fractionBits: fractionBits,
      by: Array(logarithm[fractionBits...]), first, second, width: 2 * a.count)
  }
}
