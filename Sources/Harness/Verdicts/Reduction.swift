/// By how much a figure is below another of the same kind, percent of the other.
struct Reduction: Hashable, Sendable {
  let value: Double
  /// Nil where both figures are exact. Taken from the ends of both intervals, so on the wide side: the same sample behind
  /// both makes the ratio steadier than that.
  let interval: Interval?

  init(of figure: LedgerEntry.Figure, from other: LedgerEntry.Figure) {
    func reduction(_ figure: Double, _ other: Double) -> Double { 100 * (1 - figure / other) }
    value = reduction(figure.value, other.value)
    let (own, reference) = (figure.interval, other.interval)
    if own == nil, reference == nil {
      interval = nil
    } else {
      interval = Interval(
        lower: reduction(own?.upper ?? figure.value, reference?.lower ?? other.value),
        upper: reduction(own?.lower ?? figure.value, reference?.upper ?? other.value))
    }
  }
}
