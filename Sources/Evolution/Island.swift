import Circuits
import Kernels
import Random

/// What became of the candidates of a search.
package struct SearchCounts: Hashable, Sendable, Codable {
  /// All.
  package internal(set) var candidates = 0
  /// Of them: no gate that matters changed, so the circuit is the parent's.
  package internal(set) var neutral = 0
  /// Larger than the best so far, so not simulated.
  package internal(set) var larger = 0
  /// Simulated until the limit was exceeded.
  package internal(set) var aborted = 0
  /// Simulated over all pairs and within the limit.
  package internal(set) var passed = 0

  package var simulated: Int { aborted + passed }

  /// Whether a search can have come to them: for counts from files.
  func arePossible(after generations: Int) -> Bool {
    let (most, isTooMany) = generations.multipliedReportingOverflow(by: Search.offspring)
    return !isTooMany && 0...most ~= candidates
      && [neutral, larger, aborted, passed].allSatisfy { 0...candidates ~= $0 }
  }

  package static func + (first: SearchCounts, second: SearchCounts) -> SearchCounts {
    SearchCounts(
      candidates: first.candidates + second.candidates, neutral: first.neutral + second.neutral,
      larger: first.larger + second.larger, aborted: first.aborted + second.aborted,
      passed: first.passed + second.passed)
  }
}

/// One (1 + lambda) evolution: of lambda mutants of the parent, the smallest that keeps the limit replaces it unless it
/// is larger. Mutants of the same area do replace it: drifting among equals is what lets the search out of dead ends.
struct Island: Sendable {
  static let offspring = 4

  private(set) var parent: Genome
  private(set) var random: SplitMix64
  private(set) var counts: SearchCounts
  /// In 1e-4 um2.
  private(set) var area: Int

  /// A parent that is known to keep the limit.
  init(parent: Genome, random: SplitMix64, counts: SearchCounts = SearchCounts()) {
    self.parent = parent
    self.random = random
    self.counts = counts
    var compiler = Compiler(inputCount: parent.inputCount)
    var program = Program()
    compiler.compile(parent, into: &program)
    area = program.area
  }

  /// Takes another island's parent if it is smaller.
  mutating func admit(_ other: Island) {
    guard other.area < area else { return }
    (parent, area) = (other.parent, other.area)
  }

  mutating func run(generations: Int, mutation: Mutation, on problem: SearchProblem, level: Int32) {
    var compiler = Compiler(inputCount: parent.inputCount)
    // A node has at most two operations, a wire at most one slot.
    let slotCount = parent.firstWire + 2 * parent.nodeCount
    withUnsafeTemporaryAllocation(
      byteCount: slotCount * Simulator.wordsPerBlock * 8, alignment: 64
    ) { raw in
      let memory = raw.bindMemory(to: UInt64.self)
      guard let slots = memory.baseAddress else { return }
      slots.update(repeating: 0, count: Simulator.wordsPerBlock)
      (slots + Simulator.wordsPerBlock).update(repeating: .max, count: Simulator.wordsPerBlock)
      var (current, candidate, best) = (Program(), Program(), Program())
      compiler.compile(parent, into: &current)
      var needed = compiler.needed
      var (child, winner) = (parent, parent)
      for _ in 0..<generations {
        var hasWinner = false
        var isNewCircuit = false
        var smallest = current.area
        for _ in 0..<Self.offspring {
          counts.candidates += 1
          child.genes.withUnsafeMutableBufferPointer { child in
            parent.genes.withUnsafeBufferPointer { _ = child.update(fromContentsOf: $0) }
          }
          guard mutation.apply(to: &child, needed: needed, random: &random) else {
            counts.neutral += 1
            // Another winner of the same size found before stays.
            if !hasWinner {
              (winner, child) = (child, winner)
              (hasWinner, isNewCircuit) = (true, false)
            }
            continue
          }
          compiler.compile(child, into: &candidate)
          guard candidate.area <= smallest else {
            counts.larger += 1
            continue
          }
          if candidate.isSame(as: current) {
            counts.neutral += 1
            if !hasWinner {
              swap(&winner, &child)
              swap(&best, &candidate)
              (hasWinner, isNewCircuit) = (true, true)
            }
            continue
          }
          let error = problem.error(
            of: candidate, slots: slots, level: level, limit: problem.largestSum)
          guard error.sum <= problem.largestSum else {
            counts.aborted += 1
            continue
          }
          counts.passed += 1
          smallest = candidate.area
          swap(&winner, &child)
          swap(&best, &candidate)
          (hasWinner, isNewCircuit) = (true, true)
        }
        guard hasWinner else { continue }
        swap(&parent, &winner)
        if isNewCircuit {
          swap(&current, &best)
          compiler.compile(parent, into: &current)
          needed = compiler.needed
        }
      }
      area = current.area
    }
  }
}
