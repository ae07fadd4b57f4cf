import ArgumentParser
import Catalog
import Harness
import Reports

struct Query: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Find techniques and their claims; all conditions given must hold.",
    discussion: """
      Names are ids or aliases; a dataset or network may be named by its
      beginning, of three letters or more: `--network resnet` is every ResNet. --dataset and --network hold
      of one and the same evaluation. Wrong names are answered with near ones.

      Examples:
        kb query --family multiplier --dataset cifar10 --network resnet
        kb query --family multiplier --dataset cifar10 --network resnet --measured
        kb query --family multiplier --metric power-saving --at-least 30
        kb query --metric power-saving --metric energy-saving --at-least 50 --claims
        kb query --verdict not-reproduced --claims
        kb query --text "error compensation" --best 5
        kb query --year 2015..2020 --format bibtex

      Then: kb show ID, kb run ID, kb show ID --bibtex
      """)

  @OptionGroup var options: CatalogOptions
  @Option(help: "A taxonomy node's id or alias; finds all below it. Repeatable: below each of them.")
  var family: [String] = []
  @Option(help: "Evaluated on, or claimed for, this dataset.") var dataset: String?
  @Option(help: "Evaluated with, or claimed for, this network, or networks of this beginning.") var network:
    String?
  @Flag(help: "With --dataset or --network: what was measured here in such a network counts too.")
  var measured = false
  @Option(help: "Size class of the network: tiny, small, medium, large.") var networkSize: Network.Size?
  @Option(help: "Year or range of the first publication: 2019 or 2015..2020.") var year: YearRange?
  @Option(
    help:
      "Has a claim in this metric: power-saving, area-saving, mred, accuracy-drop, ...; repeatable: in one of them."
  )
  var metric: [String] = []
  @Option(help: "With --metric: the claim is at least this much.") var atLeast: Double?
  @Option(help: "With --metric: the claim is at most this much.") var atMost: Double?
  @Option(help: "Has a claim with this verdict.") var verdict: Verdict.Outcome?
  @Option(help: "executable, planned or not-executable.") var status: Implementation.Status?
  @Option(help: "Words that occur in the technique's text.") var text: String?
  @Option(help: "With --text: only so many techniques, those that fit the text best first.") var best: Int?
  @Flag(help: "The claims that meet --metric, --at-least, --at-most and --verdict, with what was measured.")
  var claims = false
  @Option(help: "table, json, csv, markdown or bibtex.") var format: QueryReport.Format = .table

  func validate() throws {
    if let best, best < 1 || text == nil {
      throw ValidationError("--best takes a number from 1, and needs --text")
    }
    if measured, dataset == nil, network == nil, networkSize == nil {
      throw ValidationError("--measured needs --dataset, --network or --network-size")
    }
    if metric.isEmpty, atLeast != nil || atMost != nil {
      throw ValidationError("--at-least and --at-most need --metric: which figure do they bound?")
    }
    for bound in [atLeast, atMost].compactMap(\.self) where !bound.isFinite {
      throw ValidationError("--at-least and --at-most take finite numbers")
    }
    if let text, text.allSatisfy(\.isWhitespace) { throw ValidationError("--text needs a word to look for") }
  }

  func run() throws {
    try reportingFailures {
      let knowledge = try KnowledgeBase.open(options.project())
      let query = TechniqueQuery(
        nodes: family, dataset: dataset, network: network, measured: measured, networkSize: networkSize,
        years: year?.years,
        metrics: metric, claimedMinimum: atLeast, claimedMaximum: atMost, verdict: verdict, status: status,
        text: text)
      if claims {
        let found = try knowledge.database.claims(of: query)
        Output.result(try ClaimsReport(found).render(format, width: Terminal.width))
        if found.isEmpty {
          for line in try EmptyAnswer.hints(query, knowledge.database) { Output.note(line) }
        }
        return
      }
      let rows =
        try best.map { try knowledge.database.best($0, of: query) }
        ?? knowledge.database.techniques(query)
      let works = format == .bibtex ? try knowledge.database.works() : []
      Output.result(try QueryReport(rows: rows, works: works).render(format, width: Terminal.width))
      if rows.isEmpty {
        for line in try EmptyAnswer.hints(query, knowledge.database) { Output.note(line) }
      }
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
