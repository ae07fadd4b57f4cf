import Arithmetic
import Harness

/// Pictures of one unit's errors: `kb unit --plot`.
package struct UnitFigure: Sendable {
  package enum Picture: String, CaseIterable, Sendable {
    /// Relative error over the plane of the operands.
    case heatMap = "heat-map"
    /// How often each error occurs.
    case histogram
    case both
  }

  private let spec: UnitSpec
  private let operands: OperandFormat
  private let statistics: ErrorStatistics
  private let field: ErrorField
  private let extent: String

  /// - Throws: `UnitSpecError`, `StatisticsError`.
  package init(
    _ text: String, domain: ErrorStatistics.Domain, samples: Int?, seed: UInt64, units: UnitShelf = .library
  ) throws {
    spec = try units.canonical(text)
    let unit = try units.unit(spec)
    operands = unit.operands
    let pairs: OperandPairs
    if let samples {
      pairs = .sampled(count: samples, seed: seed)
      statistics = try ErrorStatistics(sampling: unit, samples: samples, seed: seed, domain: domain)
      extent = "\(samples) uniform random operand pairs, seed \(seed)"
    } else {
      pairs = .all
      statistics = try ErrorStatistics(exhaustive: unit, domain: domain)
      extent = "all \(statistics.count) operand pairs"
    }
    field = try ErrorField(
      unit, over: pairs, domain: domain, errors: statistics.smallestError...statistics.largestError)
  }

  /// - Parameter fullError: relative error of full colour in the heat map; nil chooses one.
  /// - Throws: `SiteError`
  package func svg(_ picture: Picture, fullError: Double? = nil) throws -> String {
    let heat = HeatPlot(field, operands: operands, fullError: fullError)
    func figure(_ statistic: Statistic, _ unit: String, digits: Int = 4) -> String {
      let value = statistics[statistic]
      return value.isFinite ? "\(value.formatted(significant: digits))\(unit)" : "-"
    }
    let side = operands.range.count / field.side
    let cells = side == 1 ? "" : ", means of \(side) x \(side) values"
    let lines = [
      "\(operands.width)-bit \(operands.isSigned ? "signed" : "unsigned") operands, \(extent): \(heat.summary)",
      "MAE \(figure(.mae, "")), WCE \(figure(.wce, "", digits: 20)), NMED \(figure(.nmedPercent, " %")), "
        + "MRED \(figure(.mred, " %")), relative bias \(figure(.relativeBias, " %"))",
    ]
    var panels: [(String, String) -> Figure.Panel] = []
    if picture != .histogram {
      panels.append {
        Figure.Panel(x: $0, y: $1, heading: "Relative error over the operands\(cells)", heat: [heat])
      }
    }
    if picture != .heatMap, let histogram = field.histogram {
      let plot = HistogramPlot(histogram, mean: statistics[.me])
      panels.append { Figure.Panel(x: $0, y: $1, heading: "How often each error occurs", histogram: [plot]) }
    }
    let shown =
      switch picture {
      case .heatMap: "A heat map of the relative error"
      case .histogram: "A histogram of the error"
      case .both: "A heat map of the relative error and a histogram of the error"
      }
    return try SiteTemplates().render(
      Figure(
        title: "Errors of \(spec)", description: "\(shown). \(lines.joined(separator: ". ")).", lines: lines,
        panelWidth: 610, columns: 2, panels: panels))
  }
}
