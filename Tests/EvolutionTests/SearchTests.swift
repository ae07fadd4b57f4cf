import Arithmetic
import Circuits
import Evolution
import Foundation
import Interchange
import Random
import Testing
import UnitCircuits

@Suite("Evolutionary search")
struct SearchTests {
  private static func exact(_ width: Int, signed: Bool = false) throws -> Netlist {
    try UnitCircuits.netlist(of: UnitSpec(parsing: "exact:n=\(width),s=\(signed ? 1 : 0)")).optimized()
  }

  private static func settings(seed: UInt64 = 1, generations: Int, islands: Int = 1) -> SearchSettings {
    var settings = SearchSettings()
    settings.seed = seed
    settings.generations = generations
    settings.islands = islands
    settings.epoch = 100
    return settings
  }

  private static func metrics(_ netlist: Netlist, width: Int, signed: Bool) throws -> ErrorMetrics {
    let operands = OperandFormat(width: width, isSigned: signed)
    return try ErrorMetrics(netlist, function: CircuitFunction(.product, operands, operands))
  }

  @Test(
    "Every metric's limit holds by an independent computation, and the circuit shrinks",
    arguments: [false, true])
  func limits(_ signed: Bool) throws {
    let start = try Self.exact(4, signed: signed)
    let limits: [(SearchMetric, Double, String)] = [
      (.mae, 1, "MAE%"), (.wce, 4, "WCE%"), (.ep, 30, "EP%"), (.mre, 5, "MRE%"), (.mse, 12, "MSE"),
    ]
    for (metric, limit, key) in limits {
      let problem = try SearchProblem(width: 4, isSigned: signed, metric: metric, limit: limit)
      var search = try Search(problem, from: start, settings: Self.settings(generations: 1500))
      while !search.isDone { try search.advance(threads: 1) }
      let (netlist, cost) = try search.outcome(name: "mul4")[0]
      let error = try #require(try Self.metrics(netlist, width: 4, signed: signed)[key])
      #expect(error <= limit, "\(metric)")
      #expect(error > 0, "\(metric)")
      let area = try start.cost().area
      #expect(cost.area < 0.95 * area, "\(metric)")
      #expect(search.counts.candidates == 4 * 1500)
    }
  }

  @Test("A limit of zero gives an exact circuit")
  func exactness() throws {
    let problem = try SearchProblem(width: 5, isSigned: true, metric: .mae, limit: 0)
    var search = try Search(
      problem, from: try Self.exact(5, signed: true), settings: Self.settings(generations: 400, islands: 2))
    while !search.isDone { try search.advance(threads: 2) }
    let netlist = try search.outcome(name: "mul5s")[0].netlist
    let values = try netlist.valuesOfAllPairs()
    var checked = 0
    for a in -16..<16 {
      for b in -16..<16 {
        #expect(values[(a & 31) << 5 | b & 31] == a * b)
        checked += 1
      }
    }
    #expect(checked == 1024)
  }

  @Test("Threads and interruptions change nothing; the seed does")
  func determinism() throws {
    let problem = try SearchProblem(width: 6, isSigned: false, metric: .mae, limit: 0.5)
    let start = try Self.exact(6)
    func run(_ settings: SearchSettings, threads: Int) throws -> Search {
      var search = try Search(problem, from: start, settings: settings)
      while !search.isDone { try search.advance(threads: threads) }
      return search
    }
    let settings = Self.settings(generations: 450, islands: 3)
    let first = try run(settings, threads: 1)
    let second = try run(settings, threads: 3)
    let state = try first.checkpoint
    #expect(try second.checkpoint == state)
    let reseeded = try run(Self.settings(seed: 2, generations: 450, islands: 3), threads: 2)
    #expect(try reseeded.checkpoint != state)

    var interrupted = try Search(problem, from: start, settings: settings)
    for _ in 0..<2 { try interrupted.advance(threads: 2) }
    var resumed = try Search(problem, from: start, settings: settings)
    try resumed.resume(from: try interrupted.checkpoint, file: "state")
    #expect(resumed.generation == 200)
    while !resumed.isDone { try resumed.advance(threads: 1) }
    #expect(try resumed.checkpoint == state)
  }

  @Test("Every instruction set finds the same")
  func levels() throws {
    for metric in SearchMetric.allCases {
      let weights = OperandWeights(second: OperandWeights.normal(width: 6, isSigned: true, deviation: 8))
      let limit = metric == .mse ? 40.0 : 2
      let problem = try SearchProblem(
        width: 6, isSigned: true, metric: metric, limit: limit, weights: weights)
      let states = try Simulator.levels.map { level in
        var search = try Search(
          problem, from: try Self.exact(6, signed: true), settings: Self.settings(generations: 200),
          level: level)
        while !search.isDone { try search.advance(threads: 1) }
        return try search.checkpoint
      }
      #expect(Set(states).count == 1, "\(metric)")
    }
  }

  @Test("Under weights, operands that do not occur may be wrong")
  func weighted() throws {
    // Only |b| < 4 occurs.
    let counts = (0..<64).map { $0 < 4 ? 1 : 0 }
    let problem = try SearchProblem(
      width: 6, isSigned: false, metric: .wmed, limit: 0, weights: OperandWeights(second: counts))
    var search = try Search(problem, from: try Self.exact(6), settings: Self.settings(generations: 6000))
    while !search.isDone { try search.advance(threads: 1) }
    let (netlist, cost) = try search.outcome(name: "mul6u")[0]
    let values = try netlist.valuesOfAllPairs()
    for a in 0..<64 { for b in 0..<4 { #expect(values[a << 6 | b] == a * b) } }
    #expect(cost.area < 0.7 * (try Self.exact(6).cost().area))
  }

  @Test(
    "A circuit keeps a limit just above its error and breaks one just below, by the definition",
    arguments: [false, true])
  func sums(_ signed: Bool) throws {
    var random = SplitMix64(seed: 9)
    let counts = (0..<2).map { _ in (0..<256).map { _ in random.below(1000) } }
    // Not symmetric: operands that are exchanged would be noticed.
    let unit = signed ? "bbm:n=8,v=4" : "trunc-operands:n=8,ta=2,tb=1"
    let circuit = try UnitCircuits.netlist(of: UnitSpec(parsing: unit)).optimized()
    let format = OperandFormat(width: 8, isSigned: signed)
    var (weighted, relative, square) = (0.0, 0.0, 0.0)
    for (index, value) in try circuit.valuesOfAllPairs().enumerated() {
      let exact = format.value(ofCode: index >> 8) * format.value(ofCode: index & 255)
      let error = Double(abs(value - exact))
      weighted += error * Double(counts[0][index >> 8] * counts[1][index & 255])
      relative += exact == 0 ? 0 : error / Double(abs(exact))
      square += error * error
    }
    let total = Double(counts[0].reduce(0, +) * counts[1].reduce(0, +))
    let errors: [(SearchMetric, Double)] = [
      (.wmed, 100 * weighted / total / 65_536), (.mre, 100 * relative / (255 * 255)),
      (.mse, square / 65_536),
    ]
    let weights = OperandWeights(first: counts[0], second: counts[1])
    for (metric, error) in errors {
      for level in Simulator.levels {
        func search(_ limit: Double) throws {
          let problem = try SearchProblem(
            width: 8, isSigned: signed, metric: metric, limit: limit, weights: weights)
          _ = try Search(problem, from: circuit, settings: Self.settings(generations: 1), level: level)
        }
        try search(error * 1.000_01)
        #expect(throws: EvolutionError.self, "\(metric), level \(level)") { try search(error * 0.999_99) }
      }
    }
  }

  @Test("What cannot be searched is refused")
  func refusals() throws {
    #expect(throws: EvolutionError.self) {
      try SearchProblem(width: 11, isSigned: false, metric: .mae, limit: 1)
    }
    #expect(throws: EvolutionError.self) {
      try SearchProblem(width: 8, isSigned: false, metric: .mae, limit: -1)
    }
    #expect(throws: EvolutionError.self) {
      try SearchProblem(width: 8, isSigned: false, metric: .ep, limit: 101)
    }
    #expect(throws: EvolutionError.self) {
      try SearchProblem(
        width: 8, isSigned: false, metric: .wmed, limit: 1, weights: OperandWeights(first: [1, 2]))
    }
    let problem = try SearchProblem(width: 8, isSigned: false, metric: .mae, limit: 0.001)
    let coarse = try UnitCircuits.netlist(of: UnitSpec(parsing: "trunc:n=8,k=6"))
    #expect(throws: EvolutionError.self) { try Search(problem, from: coarse) }
    #expect(throws: EvolutionError.self) { try Search(problem, from: Self.exact(6)) }
    var none = SearchSettings()
    none.islands = 0
    #expect(throws: EvolutionError.self) { try Search(problem, from: Self.exact(8), settings: none) }
  }

  @Test("Checkpoints of other searches, and damaged ones, are refused with the file's name")
  func checkpoints() throws {
    let start = try Self.exact(4)
    let problem = try SearchProblem(width: 4, isSigned: false, metric: .mae, limit: 1)
    let other = try SearchProblem(width: 4, isSigned: false, metric: .mae, limit: 2)
    var search = try Search(problem, from: start, settings: Self.settings(generations: 300))
    try search.advance(threads: 1)
    let state = try search.checkpoint
    var second = try Search(other, from: start, settings: Self.settings(generations: 300))
    #expect(throws: EvolutionError.self) { try second.resume(from: state, file: "state") }
    var third = try Search(problem, from: start, settings: Self.settings(generations: 300))
    var refused = 0
    var random = SplitMix64(seed: 7)
    for _ in 0..<300 {
      var bytes = Array(state)
      bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      do {
        try third.resume(from: Data(bytes), file: "state")
        // A changed count or generator is a state like any other; a circuit is checked.
        while !third.isDone { try third.advance(threads: 1) }
      } catch let error as EvolutionError {
        #expect("\(error)".hasPrefix("state"))
        refused += 1
      }
      third = try Search(problem, from: start, settings: Self.settings(generations: 300))
    }
    #expect(refused > 30)
  }

  @Test("Counts in a checkpoint that no search comes to are refused, however large")
  func impossibleCounts() throws {
    let start = try Self.exact(4)
    let problem = try SearchProblem(width: 4, isSigned: false, metric: .mae, limit: 1)
    let settings = Self.settings(generations: 300)
    var search = try Search(problem, from: start, settings: settings)
    while !search.isDone { try search.advance(threads: 1) }
    let state = String(decoding: try search.checkpoint, as: UTF8.self)
    for (found, put) in [
      (#""generation":300"#, #""generation":-9223372036854774000"#),
      (#""generation":300"#, #""generation":9223372036854775807"#),
      (#""candidates":\d+"#, #""candidates":9223372036854775807"#),
      (#""passed":\d+"#, #""passed":-1"#),
    ] {
      let changed = state.replacingOccurrences(of: found, with: put, options: .regularExpression)
      #expect(changed != state)
      var resumed = try Search(problem, from: start, settings: settings)
      #expect(throws: EvolutionError.self) { try resumed.resume(from: Data(changed.utf8), file: "state") }
    }
  }

  @Test("Distribution files: comments, and clear errors")
  func distributions() throws {
    #expect(try OperandWeights.counts("# two\n3\n\n4 # four\n", file: "f") == [3, 4])
    #expect(throws: EvolutionError.distribution("f", line: 2, "'x' is no count; one whole number a line")) {
      try OperandWeights.counts("1\nx\n", file: "f")
    }
    let normal = OperandWeights.normal(width: 4, isSigned: true, deviation: 2)
    #expect(normal.count == 16 && normal[0] == 1_000_000 && normal[1] == normal[15])
  }
}
