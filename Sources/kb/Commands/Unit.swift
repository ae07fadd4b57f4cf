import ArgumentParser
import Arithmetic
import Reports

struct Unit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unit", abstract: "Error statistics of one arithmetic unit, such as drum:n=8,k=4.",
    discussion: "Without a unit, lists the families and their parameters.")

  @Argument(help: "family:name=integer,name=integer") var spec: String?
  @Option(help: "Draw this many random operand pairs instead of visiting all (needed above 12 bits).")
  var samples: Int?
  @Option(help: "Seed of the random pairs.") var seed: UInt64 = 1
  @Option(help: "all, or nonzero-operands.") var domain: ErrorStatistics.Domain = .all
  @Flag(help: "JSON instead of a table.") var json = false

  func run() throws {
    try reportingFailures {
      guard let spec else {
        Output.result(UnitReport.families)
        return
      }
      let report = try UnitReport(spec, domain: domain, samples: samples, seed: seed)
      Output.result(json ? try report.json : report.text)
    }
  }
}

extension ErrorStatistics.Domain: ExpressibleByArgument {}
