/// A function of one real operand as hardware approximates it, and the function that it stands for.
package struct ApproximateFunction: Sendable {
  /// An error statistic by the name that the catalog uses; see ``ApproximateFunction/subscript(_:)``.
  package enum Statistic: String, CaseIterable, Sendable {
    case largestError = "function-max-error"
    case meanError = "function-mean-error"
  }

  package let id: String
  /// Where errors are measured: every `step` from the lower bound on. Real operands get a fine grid, codes all there are.
  package let operands: Range<Double>
  package let step: Double
  package let exact: @Sendable (Double) -> Double
  package let approximate: @Sendable (Double) -> Double

  /// How many operands errors are measured at.
  package var count: Int { Int(((operands.upperBound - operands.lowerBound) / step).rounded(.up)) }

  /// - `largestError`: the largest |approximate - exact|.
  /// - `meanError`: its mean.
  ///
  /// Twelve decimals: libraries differ in the last bits of an exponential, and figures are to be the same everywhere.
  package subscript(statistic: Statistic) -> Double {
    var (largest, sum) = (0.0, 0.0)
    for place in 0..<count {
      let x = operands.lowerBound + Double(place) * step
      let error = abs(approximate(x) - exact(x))
      largest = max(largest, error)
      sum += error
    }
    let value =
      switch statistic {
      case .largestError: largest
      case .meanError: sum / Double(count)
      }
    return (value * 1e12).rounded() / 1e12
  }
}
