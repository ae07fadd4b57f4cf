import ArgumentParser
import Arithmetic
import Circuits
import Evolution
import Foundation
import Harness
import Interchange
import Reports
import UnitCircuits

struct Evolve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evolve",
    abstract: "Search the smallest multiplier circuit whose error stays under a limit.",
    discussion: """
      Cartesian genetic programming: mutants of a circuit replace it while they keep the limit over all operand pairs and \
      are no larger in our 45 nm cells. Equal options give the equal circuit, on any number of threads. See \
      docs/guide/evolution.md.
        kb evolve --metric mae --at-most 0.1% --out mul8u.v
        kb evolve --metric wce --at-most 1% --signed --from exact:n=8,s=1
        kb evolve --metric wmed --at-most 0.05% --operands lenet5/glyphs/conv2
      """)

  @OptionGroup var options: CatalogOptions
  @Option(help: "\(SearchMetric.allCases.map { "\($0.rawValue): \($0.title)" }.joined(separator: "; ")).")
  var metric: SearchMetric = .mae
  @Option(help: "The limit, such as 0.1% (a plain number for mse, the mean squared error).") var atMost: Limit
  @Option(help: "Bits of an operand, 2 to 10.") var width = 8
  @Flag(help: "Two's-complement operands.") var signed = false
  @Option(help: "The unit to start from, which has to keep the limit (default: the exact one).")
  var from: String?
  @Option(
    name: .customLong("weights-a"),
    help: "wmed: counts of operand A by bit pattern, a file or normal:DEVIATION.")
  var firstWeights: String?
  @Option(name: .customLong("weights-b"), help: "wmed: counts of operand B likewise.")
  var secondWeights: String?
  @Option(help: "wmed: operands weighted by how often they occur in NETWORK/DATASET/LAYER.")
  var operands: String?
  @OptionGroup var dataOptions: DataOptions
  @Option(help: "Seed.") var seed: UInt64 = SearchSettings().seed
  @Option(help: "Generations, of \(Search.offspring) candidates on each island.")
  var generations = SearchSettings().generations
  @Option(help: "Populations that evolve side by side and exchange their best.")
  var islands = SearchSettings().islands
  @Option(help: "Genes that a mutation changes at most.") var mutations = SearchSettings().mutations
  @OptionGroup var threads: ThreadOptions
  @Option(help: "A file to keep the state in every few seconds, and to go on from if it is there.")
  var checkpoint: String?
  @Option(help: "Write the circuit as Verilog (-: standard output).") var out: String?
  @Option(help: "Name of the module (default: the file's).") var name: String?

  struct Limit: ExpressibleByArgument {
    let value: Double
    /// Whether it was given as a percentage.
    let isPercent: Bool

    init?(argument: String) {
      isPercent = argument.hasSuffix("%")
      guard let value = Double(isPercent ? String(argument.dropLast()) : argument), value >= 0 else {
        return nil
      }
      self.value = value
    }
  }

  func validate() throws {
    guard SearchProblem.widths.contains(width) else {
      throw ValidationError(
        "--width must be \(SearchProblem.widths.lowerBound) to \(SearchProblem.widths.upperBound).")
    }
    if atMost.isPercent, !metric.isPercent {
      throw ValidationError(
        "--at-most for --metric \(metric.rawValue) is a plain number, no percentage: \(metric.title).")
    }
    let hasWeights = firstWeights != nil || secondWeights != nil
    if metric != .wmed, hasWeights || operands != nil {
      throw ValidationError("--operands, --weights-a and --weights-b are for --metric wmed.")
    }
    if metric == .wmed, hasWeights == (operands != nil) {
      throw ValidationError(
        "--metric wmed needs either --operands, or --weights-a and --weights-b, or one of these.")
    }
  }

  func run() throws {
    try reportingFailures {
      for path in [out, checkpoint].compactMap({ $0 }) where path != "-" {
        try Output.requireFolder(of: path)
      }
      let problem = try SearchProblem(
        width: width, isSigned: signed, metric: metric, limit: atMost.value, weights: try weights())
      var settings = SearchSettings()
      settings.seed = seed
      settings.generations = generations
      settings.islands = islands
      settings.mutations = mutations
      var search = try Search(problem, from: try start(), settings: settings)
      try advance(&search)
      let module =
        name ?? out.flatMap { $0 == "-" ? nil : URL(filePath: $0).deletingPathExtension().lastPathComponent }
      let report = try EvolutionReport(
        search, command: command, name: module ?? "mul\(width)\(signed ? "s" : "u")_evolved")
      let wmed = try weightedError(of: report.netlist, problem)
      let verilog = try Self.verilog(report, wmed: wmed)
      guard out != "-" else { return Output.result(verilog) }
      Output.result(report.text)
      if let wmed {
        Output.result("Weighted by its operands: WMED \(wmed) %, of at most \(problem.limit) %.\n")
      }
      if let out { try Output.file(Data(verilog.utf8), to: out) }
    }
  }

  /// The error that --metric wmed limits, in percent, computed by other code than the search's own; nil for other metrics,
  /// which a report has.
  /// - Throws: `EvolutionError` should the circuit break the limit after all.
  private func weightedError(of netlist: Netlist, _ problem: SearchProblem) throws -> String? {
    guard metric == .wmed else { return nil }
    let operands = OperandFormat(width: width, isSigned: signed)
    let error = try ErrorMetrics.weightedMAEPercent(
      netlist, function: CircuitFunction(.product, operands, operands),
      first: problem.operandWeights.first, second: problem.operandWeights.second)
    guard error <= problem.limit * (1 + 1e-9) else {
      throw EvolutionError.start(netlist.name, "its wmed of \(error) is above the limit")
    }
    return error.formatted(significant: 6)
  }

  /// A report's Verilog; below the metrics that headers have keys for, the weighted one.
  private static func verilog(_ report: EvolutionReport, wmed: String?) throws -> String {
    let text = try report.verilog
    guard let wmed else { return text }
    return text.replacing("\nmodule ", with: "\n// WMED% = \(wmed) %\nmodule ", maxReplacements: 1)
  }

  private func weights() throws -> OperandWeights {
    guard let operands else {
      return OperandWeights(first: try firstWeights.map(counts), second: try secondWeights.map(counts))
    }
    let recorded = try RecordedOperands.record(
      operands, OperandFormat(width: width, isSigned: signed), options, dataOptions, threads)
    return OperandWeights(first: recorded.first, second: recorded.second)
  }

  private func start() throws -> Netlist {
    let text = from ?? "exact:n=\(width),s=\(signed ? 1 : 0)"
    let found = try UnitFinder(options).find(text)
    if let imported = found.imported {
      guard let netlist = imported.netlist else { throw EvolutionError.start(text, "it has no circuit") }
      return netlist.optimized()
    }
    return try UnitCircuits.netlist(of: found.units.canonical(text)).optimized()
  }

  private func advance(_ search: inout Search) throws {
    let file = checkpoint.map { URL(filePath: $0) }
    if let file, FileManager.default.fileExists(atPath: file.path) {
      try search.resume(from: Data(contentsOf: file), file: file.path)
      Output.note("going on from \(file.path), generation \(search.generation)")
    }
    let (started, before) = (Date(), search.counts)
    var (told, kept) = (started, started)
    while !search.isDone {
      try search.advance(threads: threads.jobs)
      let now = Date()
      if let file, search.isDone || now.timeIntervalSince(kept) > 5 {
        try Output.write(search.checkpoint, to: file.path)
        kept = now
      }
      guard search.isDone || now.timeIntervalSince(told) > 2 else { continue }
      told = now
      let seconds = max(now.timeIntervalSince(started), 1e-3)
      let candidates = search.counts.candidates - before.candidates
      let simulated = search.counts.simulated - before.simulated
      Output.note(
        "generation \(search.generation)/\(generations): smallest \(search.smallestArea.formatted(decimals: 1)) um2; "
          + "\(Int(Double(candidates) / seconds)) candidates/s, \(Int(Double(simulated) / seconds)) simulated/s"
      )
    }
  }

  private func counts(_ text: String) throws -> [Int] {
    let prefix = "normal:"
    if text.hasPrefix(prefix) {
      guard let deviation = Double(text.dropFirst(prefix.count)), deviation > 0, deviation.isFinite else {
        throw EvolutionError.parameter("deviation", String(text.dropFirst(prefix.count)), "a number above 0")
      }
      return OperandWeights.normal(width: width, isSigned: signed, deviation: deviation)
    }
    let file = try UnitFinder.file(text)
    return try OperandWeights.counts(String(decoding: file.bytes, as: UTF8.self), file: text)
  }

  /// The command line with every option that the circuit depends on.
  private var command: String {
    let percent = metric.isPercent ? "%" : ""
    var words = ["kb evolve --metric \(metric.rawValue) --at-most \(atMost.value)\(percent) --width \(width)"]
    if signed { words.append("--signed") }
    for (option, value) in [
      ("from", from), ("operands", operands), ("weights-a", firstWeights), ("weights-b", secondWeights),
    ] {
      if let value { words.append("--\(option) \(value)") }
    }
    words.append(
      "--seed \(seed) --generations \(generations) --islands \(islands) --mutations \(mutations)")
    return words.joined(separator: " ")
  }
}

extension SearchMetric: ExpressibleByArgument {}
