import Circuits

/// One printed metric beside the one computed.
///
/// Agreement: within half a unit of the last printed digit. EvoApproxLib keeps MAE and MSE with one decimal and prints larger
/// ones as whole numbers, rounded once more: add8u_8AS has 34.523, kept as 34.5, printed as 34. So those get 0.05 more. Written with
/// an exponent their digits are cut: add16u_0VA has 16,774,987.75, printed as 16774.987e3. MAE% may be of the exact MAE, or of
/// the one with one decimal. Sampled means get four standard errors more; of a sampled maximum it is only checked that
/// it does not exceed what is printed.
package struct HeaderCheck: Hashable, Sendable {
  package enum Outcome: String, Hashable, Sendable {
    case agrees
    /// A sample does not contradict it.
    case consistent
    case disagrees
  }
  package let key: String
  package let printed: String
  package let computed: Double
  package let outcome: Outcome

  /// The checks of every error metric in a header, in its order.
  package static func all(_ header: EvoApproxHeader, _ metrics: ErrorMetrics) -> [HeaderCheck] {
    ErrorMetrics.keys.compactMap { key in
      guard let printed = header.digits[key], let value = header.values[key], let computed = metrics[key]
      else {
        return nil
      }
      var tolerance = halfUnit(printed)
      if key == "MAE" || key == "MSE", tolerance == 0.5 { tolerance += 0.05 }
      // Decimal halves are no binary numbers.
      tolerance += 1e-9 * max(abs(value), abs(computed))
      let isSample = metrics.isSample
      let outcome: Outcome
      if isSample, ErrorMetrics.extremes.contains(key) {
        outcome = computed <= value + tolerance ? .consistent : .disagrees
      } else if isSample {
        let tenths = key == "MAE%" ? 5 / metrics.scale : 0
        let spread = tolerance + tenths + 4 * metrics.standardError(of: key)
        outcome = abs(computed - value) <= spread ? .consistent : .disagrees
      } else {
        let isCut =
          (key == "MAE" || key == "MSE") && printed.lowercased().contains("e") && computed >= value
          && computed - value < 2 * halfUnit(printed)
        let candidates =
          key == "MAE%"
          ? [computed, 100 * (metrics["MAE"] ?? 0).roundedToTenths / metrics.scale] : [computed]
        outcome = isCut || candidates.contains { abs($0 - value) <= tolerance } ? .agrees : .disagrees
      }
      return HeaderCheck(key: key, printed: printed, computed: computed, outcome: outcome)
    }
  }

  /// Half a unit of the last digit of a decimal number: 0.005 of "1.47", 0.5 of "53", 50 of "1.3e3".
  static func halfUnit(_ digits: String) -> Double {
    let parts = digits.lowercased().split(separator: "e", maxSplits: 1)
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let decimals = parts.first?.split(separator: ".", maxSplits: 1).dropFirst().first?.count ?? 0
    return 0.5 * power(ofTen: exponent - decimals)
  }

  private static func power(ofTen exponent: Int) -> Double {
    Double("1e\(min(max(exponent, -300), 300))") ?? 0
  }
}

extension Double {
  fileprivate var roundedToTenths: Double { (10 * self).rounded(.toNearestOrEven) / 10 }
}
