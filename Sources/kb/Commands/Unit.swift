import ArgumentParser
import Arithmetic
import Reports

struct Unit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Error statistics of one arithmetic unit, such as drum:n=8,k=4.",
    discussion: """
      A unit is a family with parameters (drum:n=8,k=4), the name of an imported one, or file:PATH for a table or a \
      circuit. Without a unit, lists the families and what was imported.
      """)

  @Argument(help: "family:name=integer,name=integer; an imported name; file:PATH") var spec: String?
  @Option(help: "Draw this many random operand pairs instead of visiting all (needed above 12 bits).")
  var samples: Int?
  @Option(help: "Seed of the random pairs.") var seed: UInt64 = 1
  @Option(help: "all, or nonzero-operands.") var domain: ErrorStatistics.Domain = .all
  @Flag(help: "JSON instead of a table.") var json = false

  func run() throws {
    try reportingFailures {
      guard let spec else {
        Output.result(UnitReport.families)
        for name in UnitFinder.standard.store?.names ?? [] { Output.result("\(name)  (imported)\n") }
        return
      }
      let found = try UnitFinder.standard.find(spec)
      let report = try UnitReport(
        spec, domain: domain, samples: samples, seed: seed, units: found.units, imported: found.imported)
      Output.result(json ? try report.json : report.text)
    }
  }
}

extension ErrorStatistics.Domain: ExpressibleByArgument {}
