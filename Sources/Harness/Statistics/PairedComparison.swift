/// Two classifiers on the same images: how often only one of them is right.
///
/// Pairing matters: the two networks share all weights, so they mostly fail on the same images and the
/// difference of their accuracies is known far better than either accuracy.
package struct PairedComparison: Hashable, Sendable, Codable {
  package let images: Int
  /// Images that only the reference classifies correctly.
  package let onlyReference: Int
  /// Images that only the approximate network classifies correctly.
  package let onlyApproximate: Int

  package init(images: Int, onlyReference: Int, onlyApproximate: Int) {
    self.images = images
    self.onlyReference = onlyReference
    self.onlyApproximate = onlyApproximate
  }

  /// Accuracy lost, in percentage points (negative when the approximate network is better).
  package var drop: Double {
    images == 0 ? 0 : 100 * Double(onlyReference - onlyApproximate) / Double(images)
  }

  /// 95 % interval of `drop` in percentage points, from the variance of the paired difference with
  /// half a discordant pair added on each side (Agresti and Min, Biometrics 57, 2005), so that it
  /// does not collapse to a point when the two networks agree everywhere.
  package var dropInterval: Interval {
    guard images > 0 else { return Interval(lower: -100, upper: 100) }
    let n = Double(images) + 2
    let b = Double(onlyReference) + 0.5
    let c = Double(onlyApproximate) + 0.5
    let difference = (b - c) / n
    let half = normalQuantile95 * ((b + c) - (b - c) * (b - c) / n).squareRoot() / n
    return Interval(lower: max(-100, 100 * (difference - half)), upper: min(100, 100 * (difference + half)))
  }

  /// Two-sided exact McNemar test of "both are right equally often": the probability of a split at
  /// least this uneven among the discordant images (Q. McNemar, Psychometrika 12, 1947).
  package var pValue: Double {
    let discordant = onlyReference + onlyApproximate
    guard discordant > 0 else { return 1 }
    let tail = min(onlyReference, onlyApproximate)
    // log C(n, k) grown term by term keeps thousands of discordant images within range.
    var logTerm = -Double(discordant) * 0.6931471805599453
    var sum = 0.0
    for k in 0...tail {
      sum += exponential(logTerm)
      logTerm += logarithm(Double(discordant - k)) - logarithm(Double(k + 1))
    }
    return min(1, 2 * sum)
  }
}
