import Circuits

/// What a unit saves against another one in the same model, percent; negative where it costs more.
package enum CostStatistic: String, CaseIterable, Sendable {
  case areaSaving = "area-saving"
  case delaySaving = "delay-saving"
  case powerSaving = "power-saving"
  /// Of the power-delay product.
  case energySaving = "energy-saving"
  /// Of the product of area and delay.
  case areaDelaySaving = "area-delay-saving"

  package func callAsFunction(of cost: Cost, against baseline: Cost) -> Double {
    func saving(_ value: (Cost) -> Double) -> Double { 100 * (1 - value(cost) / value(baseline)) }
    return switch self {
    case .areaSaving: saving(\.area)
    case .delaySaving: saving(\.delay)
    case .powerSaving: saving(\.power)
    case .energySaving: saving(\.powerDelayProduct)
    case .areaDelaySaving: saving { $0.area * $0.delay }
    }
  }
}
