import Circuits
import Kernels
import Parallel
import Random

/// How a search goes about it: with the problem and the circuit it starts from, all that its outcome depends on.
package struct SearchSettings: Hashable, Sendable, Codable {
  package var seed: UInt64 = 1
  /// A generation is ``Search/offspring`` candidates on every island.
  package var generations = 100_000
  package var islands = 2
  /// Genes that a mutation changes at most.
  package var mutations = 8
  /// Generations between two exchanges of the islands.
  package var epoch = 2_000

  package init() {}

  func check() throws(EvolutionError) {
    let ranges: [(String, Int, ClosedRange<Int>)] = [
      ("generations", generations, 0...1_000_000_000), ("islands", islands, 1...256),
      ("mutations", mutations, 1...100), ("epoch", epoch, 1...1_000_000_000),
    ]
    for (name, value, range) in ranges where !range.contains(value) {
      throw .parameter(name, "\(value)", "\(range.lowerBound) to \(range.upperBound)")
    }
  }
}

/// An evolutionary search for the smallest circuit that keeps an error under a limit.
///
/// Islands evolve on their own for an epoch; then each takes its neighbour's parent where that is smaller. What is found
/// depends on problem, start and settings alone, not on threads or interruptions.
package struct Search: Sendable {
  package static let offspring = Island.offspring

  package let problem: SearchProblem
  package let settings: SearchSettings
  let start: Netlist
  var islands: [Island]
  package internal(set) var generation = 0
  private let level: Int32

  /// - Parameter start: a circuit of two operands of the problem's width that keeps the limit.
  /// - Throws: ``EvolutionError``
  package init(
    _ problem: SearchProblem, from start: Netlist, settings: SearchSettings = SearchSettings(),
    level: Int32? = nil
  ) throws(EvolutionError) {
    try settings.check()
    let widths = start.inputs.map(\.width)
    guard widths == [problem.width, problem.width], start.outputs.count == 1,
      start.outputWidth == 2 * problem.width
    else {
      throw .start(
        start.name,
        "it is no \(problem.width) x \(problem.width)-bit multiplier with a product of \(2 * problem.width) bits"
      )
    }
    self.problem = problem
    self.settings = settings
    self.start = start
    self.level = level ?? kb_best_level()
    let genome = Genome(start)
    islands = (0..<settings.islands).map { index in
      // Streams far apart: island i's generator starts from the i-th output of the seed's.
      var seeds = SplitMix64(seed: settings.seed)
      var seed = seeds.next()
      for _ in 0..<index { seed = seeds.next() }
      return Island(parent: genome, random: SplitMix64(seed: seed))
    }
    guard keepsLimit(genome) else {
      throw .start(start.name, "its own error is above the limit of \(problem.limit)")
    }
  }

  func keepsLimit(_ genome: Genome) -> Bool {
    var compiler = Compiler(inputCount: genome.inputCount)
    var program = Program()
    compiler.compile(genome, into: &program)
    return problem.sum(of: program, slotCount: compiler.slotCount, level: level) <= problem.largestSum
  }

  package var isDone: Bool { generation >= settings.generations }

  package var counts: SearchCounts { islands.map(\.counts).reduce(SearchCounts(), +) }

  /// Area of the smallest parent by the search's own count, um2.
  package var smallestArea: Double { Double(islands.map(\.area).min() ?? 0) / 10_000 }

  /// The next epoch: some thousand generations on every island, and the exchange after it.
  package mutating func advance(threads: Int) throws {
    let generations = min(settings.epoch, settings.generations - generation)
    guard generations > 0 else { return }
    let (before, problem, level) = (islands, problem, level)
    let mutation = Mutation(largest: settings.mutations)
    let after = try parallelMap(before.count, threads: threads) { index in
      var island = before[index]
      island.run(generations: generations, mutation: mutation, on: problem, level: level)
      return island
    }
    islands = after
    for index in islands.indices { islands[index].admit(after[(index + 1) % after.count]) }
    generation += generations
  }

  /// The parents as circuits, optimised, each once; the one of the lowest power first.
  /// - Throws: `CircuitError`
  package func outcome(name: String) throws -> [(netlist: Netlist, cost: Cost)] {
    let ports = ["A", "B"].map { Port($0, width: problem.width, isSigned: problem.isSigned) }
    let output = Port("O", width: 2 * problem.width, isSigned: problem.isSigned)
    var seen: Set<[Gate]> = []
    var found: [(netlist: Netlist, cost: Cost)] = []
    for island in islands {
      let netlist = try island.parent.netlist(name: name, inputs: ports, output: output).optimized()
      guard seen.insert(netlist.gates).inserted else { continue }
      found.append((netlist, try netlist.cost()))
    }
    // The order of islands decides between equals.
    return found.enumerated().sorted {
      ($0.element.cost.power, $0.offset) < ($1.element.cost.power, $1.offset)
    }.map(\.element)
  }
}

extension SearchProblem {
  /// The whole sum of a program's metric.
  func sum(of program: Program, slotCount: Int, level: Int32) -> UInt64 {
    withUnsafeTemporaryAllocation(
      byteCount: slotCount * Simulator.wordsPerBlock * 8, alignment: 64
    ) { raw in
      let memory = raw.bindMemory(to: UInt64.self)
      guard let slots = memory.baseAddress else { return .max }
      slots.update(repeating: 0, count: Simulator.wordsPerBlock)
      (slots + Simulator.wordsPerBlock).update(repeating: .max, count: Simulator.wordsPerBlock)
      return error(of: program, slots: slots, level: level, limit: .max).sum
    }
  }
}
