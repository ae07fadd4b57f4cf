import ArgumentParser
import Catalog
import Harness
import Reports

struct Query: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find techniques; all conditions given must hold.")

  @OptionGroup var options: CatalogOptions
  @Option(help: "A taxonomy node's id or alias; finds all below it.") var family: String?
  @Option(help: "Evaluated on, or claimed for, this dataset.") var dataset: String?
  @Option(help: "Evaluated on, or claimed for, this network.") var network: String?
  @Option(help: "Size class of the network: tiny, small, medium, large.") var networkSize: Network.Size?
  @Option(help: "Year or range of the first publication: 2019 or 2015..2020.") var year: YearRange?
  @Option(help: "Has a claim in this metric.") var metric: String?
  @Option(help: "With --metric: the claim is at least this much.") var atLeast: Double?
  @Option(help: "With --metric: the claim is at most this much.") var atMost: Double?
  @Option(help: "Has a claim with this verdict.") var verdict: Verdict.Outcome?
  @Option(help: "executable, planned or not-executable.") var status: Implementation.Status?
  @Option(help: "Words that occur in the technique's text.") var text: String?
  @Option(help: "table, json, csv, markdown or bibtex.") var format: QueryReport.Format = .table

  func validate() throws {
    if metric == nil, atLeast != nil || atMost != nil {
      throw ValidationError("--at-least and --at-most need --metric: which figure do they bound?")
    }
  }

  func run() throws {
    try reportingFailures {
      let knowledge = try KnowledgeBase.open(options.project())
      let query = TechniqueQuery(
        node: family, dataset: dataset, network: network, networkSize: networkSize, years: year?.years,
        metric: metric, claimedMinimum: atLeast, claimedMaximum: atMost, verdict: verdict, status: status,
        text: text)
      let rows = try knowledge.database.techniques(query)
      let works = format == .bibtex ? try knowledge.database.works() : []
      Output.result(try QueryReport(rows: rows, works: works).render(format))
    }
  }
}

extension Network.Size: ExpressibleByArgument {}
extension Verdict.Outcome: ExpressibleByArgument {}
extension Implementation.Status: ExpressibleByArgument {}
extension QueryReport.Format: ExpressibleByArgument {}

/// `2019` or `2015..2020`.
struct YearRange: ExpressibleByArgument {
  let years: ClosedRange<Int>

  init?(argument: String) {
    let ends = argument.split(separator: "..", omittingEmptySubsequences: false).map { Int($0) }
    switch (ends.count, ends.first ?? nil, ends.last ?? nil) {
    case (1, let year?, _): years = year...year
    case (2, let first?, let last?) where first <= last: years = first...last
    default: return nil
    }
  }
}
