import Circuits
import Random

/// Changes of a few genes.
struct Mutation {
  /// At most this many genes a candidate; at least one.
  let largest: Int

  /// Whether a node that reaches an output changed, or an output did.
  func apply(to genome: inout Genome, needed: [Bool], random: inout SplitMix64) -> Bool {
    var isVisible = false
    let (nodes, outputs) = (genome.nodeCount, genome.outputCount)
    for _ in 0..<(1 + random.below(largest)) {
      // Outputs are as likely as inputs of nodes.
      let gene = random.below(nodes * Genome.genesPerNode + outputs)
      if gene >= nodes * Genome.genesPerNode {
        let wire = Self.wire(instead: genome.genes[gene], below: genome.firstWire + 2 * nodes, &random)
        isVisible = isVisible || wire != genome.genes[gene]
        genome.genes[gene] = wire
        continue
      }
      let node = gene / Genome.genesPerNode
      let start = node * Genome.genesPerNode
      let old: Int32
      let changed: Int
      if gene == start {
        changed = gene
        old = genome.genes[gene]
        genome.genes[gene] = Int32(random.below(NodeKind.allCases.count))
      } else {
        // Of the inputs that the node reads.
        let arity = NodeKind(rawValue: genome.genes[start])?.arity ?? 1
        changed = start + 1 + random.below(arity)
        old = genome.genes[changed]
        genome.genes[changed] = Self.wire(instead: old, below: genome.firstWire + 2 * node, &random)
      }
      if genome.genes[changed] != old, needed[node] { isVisible = true }
    }
    return isVisible
  }

  /// One time in eight a constant, else half the time any wire and half the time one close to the old.
  private static func wire(instead old: Int32, below end: Int, _ random: inout SplitMix64) -> Int32 {
    switch random.below(16) {
    case 0: return 0
    case 1: return Int32(random.below(2))
    case 2...8:
      let reach = 24
      let low = max(2, Int(old) - reach)
      return Int32(low + random.below(min(end, Int(old) + reach) - low))
    default: return Int32(2 + random.below(end - 2))
    }
  }
}
