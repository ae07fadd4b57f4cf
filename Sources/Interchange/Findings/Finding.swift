/// Something about a table that has misled users of such files before.
package enum Finding: Hashable, Sendable, CustomStringConvertible {
  /// The table is much nearer to exact products when its index is read otherwise. Mean errors under both readings.
  case likelyOtherOrder(read: String, better: String, error: Double, betterError: Double)
  /// Where both operands are negative the entries are f(|a|, |b|), and the unit is no sign-magnitude one. Certain where
  /// the products with the smallest operand have lost their sign: its magnitude, cut to n bits, is itself again. Otherwise
  /// a unit may be so (approximate Booth multipliers are known that are).
  case negativeQuadrantAtMagnitudes(isCertain: Bool)
  /// A zero operand does not give zero: padding, ReLU zeros and skipped zeros change sums.
  case zeroIsNotAbsorbing(atOrigin: Int, firstZero: Int, secondZero: Int)
  /// Entries that differ from the unit or circuit of that name, of all; and in the quadrant of two negative operands.
  case differsFromNamed(name: String, entries: Int, inNegativeQuadrant: Int)
  /// It is the unit of that name with its ports exchanged.
  case transposeOfNamed(name: String)
  /// It is this known unit.
  case equalTo(name: String)
  /// It is this known unit with its ports exchanged.
  case transposeOf(name: String)
  /// f(a, b) != f(b, a) for so many pairs: the binding of weights to ports matters.
  case notSymmetric(pairs: Int)
  /// Products that 2n bits cannot hold.
  case outOfFormat(entries: Int, smallest: Int, largest: Int)

  /// Whether it may be a mistake, rather than a property to know.
  package var isWarning: Bool {
    switch self {
    case .negativeQuadrantAtMagnitudes(let isCertain): isCertain
    case .likelyOtherOrder, .differsFromNamed, .transposeOfNamed, .zeroIsNotAbsorbing, .outOfFormat: true
    case .equalTo, .transposeOf, .notSymmetric: false
    }
  }

  package var description: String {
    switch self {
    case .likelyOtherOrder(let read, let better, let error, let betterError):
      "Read as \(better) its mean error would be \(betterError.short), read as \(read) it is \(error.short): the index "
        + "order or the signedness is probably the other one"
    case .negativeQuadrantAtMagnitudes(true):
      "Where both operands are negative the entries are those of the magnitudes, f(|a|, |b|), not of the unit, and products "
        + "with the smallest operand have lost their sign: the known defect of AdaPT's and TransAxx's converter. Import the "
        + "circuit to have the unit, or give it with --circuit to see where the table differs"
    case .negativeQuadrantAtMagnitudes(false):
      "f(-a, -b) = f(a, b) for all pairs though f(-a, b) is not -f(a, b): so built, or converted at the magnitudes; the "
        + "circuit would tell (--circuit)"
    case .zeroIsNotAbsorbing(let origin, let first, let second):
      "Zero does not absorb: f(0, 0) = \(origin), f(0, b) != 0 for \(first) values of b, f(a, 0) != 0 for \(second) of a; "
        + "padding and zero activations add to sums"
    case .differsFromNamed(let name, let entries, let quadrant):
      "It is not \(name): \(entries) entries differ"
        + (quadrant > 0 ? ", \(quadrant) of them where both operands are negative" : "")
    case .transposeOfNamed(let name):
      "It is \(name) with its ports exchanged (a table by argument position, a circuit by port name?)"
    case .equalTo(let name): "It is the known unit \(name)"
    case .transposeOf(let name): "It is the known unit \(name) with its ports exchanged"
    case .notSymmetric(let pairs):
      "f(a, b) != f(b, a) for \(pairs) pairs: which port gets the weight matters"
    case .outOfFormat(let entries, let smallest, let largest):
      "\(entries) products do not fit twice the operands' bits (\(smallest) to \(largest))"
    }
  }
}

extension Double {
  /// Four significant digits or so, without an exponent.
  var short: String {
    let scaled = (self * 100).rounded() / 100
    return scaled == scaled.rounded() && abs(scaled) < 1e15 ? "\(Int(scaled))" : "\(scaled)"
  }
}
