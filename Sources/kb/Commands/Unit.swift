import ArgumentParser
import Arithmetic
import Foundation
import Harness
import Reports

struct Unit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unit",
    abstract: "Error statistics, cost and circuit of one arithmetic unit, such as drum:n=8,k=4.",
    discussion: """
      A unit is a family with parameters (drum:n=8,k=4), the name of an imported one, or file:PATH for a table or a \
      circuit. Several units are set side by side. Without a unit, lists the families and what was imported.

      Examples:
        kb unit drum:k=4 mitchell ssm:m=4         (side by side)
        kb unit drum:k=4 --plot drum.svg          (heat map and histogram of the error)
        kb unit roba:n=16 --samples 4000000 --plot roba.svg --picture heat-map
        kb unit drum:k=4 --cost --verilog drum.v  (circuits of many families go to n=32)
        kb unit drum:k=4 --cost --operands lenet5/glyphs/conv2
      """)

  @OptionGroup var options: CatalogOptions
  @Argument(help: "family:name=integer,name=integer; an imported name; file:PATH") var specs: [String] = []
  @Option(help: "Draw this many random operand pairs instead of visiting all; means get a 95 % interval.")
  var samples: Int?
  @Flag(help: "Visit all pairs of a unit of 13 to 16 bits too: 2^32 in about half a minute on two cores.")
  var exhaustive = false
  @OptionGroup var threads: ThreadOptions
  @Option(help: "Seed of the random pairs.") var seed: UInt64 = 1
  @Option(help: "all, nonzero-operands, or signed-magnitudes (both at most 2^(n-1)).") var domain:
    ErrorStatistics.Domain = .all
  @Flag(help: "Area, delay and power of the circuit beside the exact unit's, instead of errors.")
  var cost = false
  @Option(help: "With --cost: operands of NETWORK/DATASET/LAYER in place of uniform ones.")
  var operands: String?
  @OptionGroup var dataOptions: DataOptions
  @Option(help: "Write the circuit as structural Verilog to this file (-: standard output).")
  var verilog: String?
  @Option(
    name: .customLong("c"), help: "Write the circuit as a C function to this file (-: standard output).")
  var model: String?
  @Option(help: "Draw the errors instead: an SVG file (-: standard output).") var plot: String?
  @Option(help: "With --plot: heat-map, histogram, or both.") var picture: UnitFigure.Picture = .both
  @Option(
    help:
      "With --plot: the relative error in percent at which the heat map's colours are full (default: chosen)."
  )
  var fullColour: Double?
  @Flag(help: "JSON instead of a table.") var json = false

  func validate() throws {
    try SVGFile.check(plot)
    if plot != nil, cost || verilog != nil || model != nil || json {
      throw ValidationError("Give --plot by itself: it draws the errors and writes no figures.")
    }
    if plot == nil, fullColour != nil { throw ValidationError("--full-colour needs --plot") }
    if let fullColour, !(fullColour > 0 && fullColour.isFinite) {
      throw ValidationError("--full-colour takes a percentage above 0")
    }
    if specs.count > 1, plot != nil || verilog != nil || model != nil || cost {
      throw ValidationError(
        "--plot, --verilog, --c and --cost take one unit; several are compared without them")
    }
    if operands != nil, !cost { throw ValidationError("--operands needs --cost") }
    if let samples, !(1...1 << 32).contains(samples) {
      throw ValidationError("--samples takes 1 to 2^32 pairs")
    }
    if exhaustive, samples != nil { throw ValidationError("Give --exhaustive or --samples, not both.") }
  }

  func run() throws {
    try reportingFailures {
      guard let spec = specs.first else {
        Output.result(UnitReport.families)
        for name in try UnitFinder(options).store?.names ?? [] { Output.result("\(name)  (imported)\n") }
        return
      }
      guard specs.count == 1 else { return try compare() }
      guard !cost, verilog == nil, model == nil else { return try reportCircuit(spec) }
      let found = try UnitFinder(options).find(spec)
      if let plot {
        let figure = try UnitFigure(
          spec, domain: domain, samples: samples, seed: seed, units: found.units)
        return try Output.file(
          Data(figure.svg(picture, fullError: fullColour.map { $0 / 100 }).utf8), to: plot)
      }
      let report = try UnitReport(
        spec, domain: domain, pairs: pairs, units: found.units, imported: found.imported)
      Output.result(json ? try report.json : report.text)
    }
  }

  private func compare() throws {
    let found = try specs.map { try UnitFinder(options).find($0) }
    let areAdders = try zip(specs, found).map { spec, found in
      if case .adder = try found.units.unit(found.units.canonical(spec)) { true } else { false }
    }
    guard Set(areAdders).count == 1 else {
      throw ValidationError("Multipliers are compared with multipliers, adders with adders.")
    }
    let reports = try zip(specs, found).map { spec, found in
      try UnitReport(spec, domain: domain, pairs: pairs, units: found.units, imported: found.imported)
    }
    let comparison = try UnitComparison(reports, units: found.map(\.units))
    Output.result(json ? try comparison.json : comparison.text)
  }

  private var pairs: UnitReport.Pairs {
    if let samples { return .sampled(samples, seed: seed) }
    guard exhaustive else { return .plain }
    return .exhaustive(threads: threads.jobs) { done, all in
      if done % (all / 16) == 0 { Output.note("\(100 * done / all) % of the pairs") }
    }
  }

  private func reportCircuit(_ spec: String) throws {
    let found = try UnitFinder(options).find(spec)
    let recorded = try operands.map { layer in
      guard case .multiplier(let unit) = try found.units.unit(found.units.canonical(spec)) else {
        throw RecordingError.adder(spec)
      }
      return try RecordedOperands.record(layer, unit.operands, options, dataOptions, threads)
    }
    let report = try CostReport(
      spec, units: found.units, imported: found.imported, operands: recorded)
    if cost { Output.result(json ? try report.json : report.text) }
    if let verilog { try Output.file(Data(report.unit.netlist.verilog().utf8), to: verilog) }
    if let model { try Output.file(Data(report.unit.netlist.cModel().utf8), to: model) }
  }
}

extension ErrorStatistics.Domain: ExpressibleByArgument {}
extension UnitFigure.Picture: ExpressibleByArgument {}
