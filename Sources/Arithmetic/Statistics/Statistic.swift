/// An error statistic by the name that the catalog and the ledgers use.
///
/// e = approximate - exact; E = exact product; RE = e / E over pairs with E != 0. Conventions and sources:
/// `catalog/metrics.yaml`.
package enum Statistic: String, CaseIterable, Sendable, Codable {
  /// Share of pairs with e != 0, percent.
  case ep
  /// Mean |e|.
  case mae
  /// Mean e (bias).
  case me
  /// MAE over the largest |E|, a fraction.
  case nmed
  /// NMED in percent.
  case nmedPercent = "nmed-pct"
  /// MAE over the largest |e| that occurs, a fraction; NaN where nothing is wrong.
  case ned
  /// Mean |RE| over pairs with E != 0, percent.
  case mred
  /// Mean |RE| with zero products counted as zero error, percent.
  case mredAll = "mred-all"
  /// Mean e / E, percent.
  case relativeBias = "relative-bias"
  /// Standard deviation of e / E, percent.
  case stdRelative = "std-relative"
  /// Largest e / E, percent.
  case maxRelative = "max-relative"
  /// Smallest e / E, percent.
  case minRelative = "min-relative"
  /// Largest |e| / |E|, percent.
  case wcre
  /// Largest |e|.
  case wce
  /// Mean e^2.
  case mse
  /// MSE - ME^2.
  case variance
  /// Pairs with e = 0.
  case correctProducts = "correct-products"
  /// Largest e over the largest |E|.
  case maxErrorFraction = "max-error-fraction"
  /// Smallest e over the largest |E|: negative or zero.
  case minErrorFraction = "min-error-fraction"
  /// Share of pairs with E != 0 whose |RE| is below 1 %, percent.
  case shareBelow1Percent = "share-below-1pct"
  /// 100 - MRED, percent.
  case averageAccuracy = "average-accuracy"
}
