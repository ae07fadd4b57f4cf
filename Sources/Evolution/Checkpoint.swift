import Circuits
import Foundation
import Random

/// The state of a search between two epochs, as a JSON file: everything that the rest of the search depends on.
private struct Checkpoint: Codable {
  struct IslandState: Codable {
    let nodes: Int
    let genes: [Int32]
    let random: UInt64
    let counts: SearchCounts
  }

  static let format = "kb-evolve-1"

  let format: String
  let width: Int
  let isSigned: Bool
  let metric: SearchMetric
  let limit: Double
  let weights: OperandWeights
  /// But for the number of generations, which may be raised.
  let settings: SearchSettings
  /// Genes of the circuit that the search started from.
  let start: [Int32]
  let generation: Int
  let islands: [IslandState]
}

extension Search {
  /// The state after the last epoch, for ``resume(from:file:)``.
  package var checkpoint: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      return try encoder.encode(
        Checkpoint(
          format: Checkpoint.format, width: problem.width, isSigned: problem.isSigned, metric: problem.metric,
          limit: problem.limit, weights: problem.operandWeights, settings: settings,
          start: Genome(start).genes, generation: generation,
          islands: islands.map {
            .init(
              nodes: $0.parent.nodeCount, genes: $0.parent.genes, random: $0.random.state, counts: $0.counts)
          }))
    }
  }

  /// Goes on from a checkpoint of the same search, or of one that was to have another number of generations.
  /// - Throws: ``EvolutionError/checkpoint(_:_:)`` for anything else.
  package mutating func resume(from data: Data, file: String) throws(EvolutionError) {
    func refuse(_ why: String) -> EvolutionError { .checkpoint(file, why) }
    guard let saved = try? JSONDecoder().decode(Checkpoint.self, from: data),
      saved.format == Checkpoint.format
    else { throw refuse("is no checkpoint of kb evolve; name another file, or remove it to start anew") }
    var expected = saved.settings
    expected.generations = settings.generations
    guard saved.width == problem.width, saved.isSigned == problem.isSigned, saved.metric == problem.metric,
      saved.limit == problem.limit, saved.weights == problem.operandWeights, expected == settings,
      saved.start == Genome(start).genes
    else {
      throw refuse("belongs to a search with other options; name another file, or remove it to start anew")
    }
    guard saved.generation >= 0,
      saved.islands.allSatisfy({ $0.counts.arePossible(after: saved.generation) })
    else { throw refuse("is damaged: it counts what cannot have happened") }
    guard saved.generation <= settings.generations else {
      throw refuse("has \(saved.generation) generations already; ask for at least as many")
    }
    // The exchange that ends a search early in an epoch would not have taken place in a longer one.
    guard saved.generation % settings.epoch == 0 || saved.generation == settings.generations else {
      throw refuse("ends within an epoch: it cannot be carried further")
    }
    let inputs = Genome(start).inputCount
    let genomes = saved.islands.map {
      Genome(inputCount: inputs, nodeCount: $0.nodes, genes: $0.genes)
    }
    guard genomes.count == settings.islands,
      genomes.allSatisfy({ $0.isValid && $0.outputCount == start.outputWidth && keepsLimit($0) })
    else { throw refuse("is damaged: it holds a circuit that cannot be, or breaks the limit") }
    islands = zip(genomes, saved.islands).map {
      Island(parent: $0, random: SplitMix64(seed: $1.random), counts: $1.counts)
    }
    generation = saved.generation
  }
}
