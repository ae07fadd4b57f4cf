import Harness

/// What units draw under the operands of layers, beside uniform ones.
enum OperandsTable {
  static let explanation =
    "Power of every 8-bit multiplier of the catalog in percent of the exact one's (of its signedness), under uniform operands and "
    + "under those that layers multiply: 16,384 products as one multiplier would do them that finishes a window before it begins the next (so both operands "
    + "change every time), from the first 16 training images, with activations on the first port and weights (their magnitudes, where the unit is unsigned) "
    + "on the second. 45 nm cells, no glitches; each unit, and the exact one, in the structure in which its own power-delay "
    + "product is lowest. Above 100: the unit draws more than an exact multiplier does."

  static func table(_ entries: [LedgerEntry], layers: [LayerName]) -> Table {
    var table = Table(
      [.init("unit"), .init("technique"), .init("uniform", .right)] + layers.map { .init("\($0)", .right) })
    func power(_ entry: LedgerEntry?) -> String {
      entry?.figures["power-saving"].map { (100 - $0.value).formatted(decimals: 1) } ?? "-"
    }
    var uniform: [String: LedgerEntry] = [:]
    for entry in entries where entry.experiment == "unit-cost" && entry.baseline?.hasPrefix("exact:") == true
    {
      uniform[entry.unit] = entry
    }
    var inLayers: [String: [LayerName: LedgerEntry]] = [:]
    for entry in entries where entry.experiment == "layer-cost" {
      guard let network = entry.network, let dataset = entry.dataset, let layer = entry.layer else {
        continue
      }
      inLayers[entry.unit, default: [:]][.init(network: network, dataset: dataset, layer: layer)] = entry
    }
    for (unit, costs) in inLayers.sorted(by: { BenchmarkTables.naturally($0.key, $1.key) }) {
      let technique = costs.values.first?.technique ?? "-"
      table.add([unit, technique, power(uniform[unit])] + layers.map { power(costs[$0]) })
    }
    return table
  }
}
