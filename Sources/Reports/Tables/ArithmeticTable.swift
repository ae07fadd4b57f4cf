import Catalog
import Harness

/// One line a unit: errors, hardware cost, accuracy in networks, verdicts of its technique.
enum ArithmeticTable {
  /// Networks with a column; one without recorded runs has none.
  private static let networks = [
    (network: "lenet5", dataset: "mnist", title: "LeNet-5 %"),
    (network: "resnet8", dataset: "cifar10", title: "ResNet-8 %"),
    (network: "resnet20", dataset: "cifar10", title: "ResNet-20 %"),
  ]

  /// A column stands for the network and its published variants (`resnet8-cifar`).
  private static func belongs(_ network: String?, to column: String) -> Bool {
    guard let network else { return false }
    return network == column || network.hasPrefix(column + "-")
  }

  static let explanation =
    "Every unit whose circuit was costed. Errors: over all operand pairs up to 12 bits, else over random ones (`~`), none "
    + "of circuits above 16 bits, which are wider than functions; NMED relative to the largest exact result, "
    + "MRED over pairs with a non-zero exact result. Area, delay, power and power-delay product (PDP): percent of the "
    + "exact multiplier or adder of the same width and signedness in the same model, each in the structure "
    + "(reduction tree, carry adder) where its own PDP is lowest, so that a part of "
    + "a saving is the structure's (`kb unit UNIT --cost` shows the exact unit in the unit's own, too); 45 nm cells, uniform "
    + "operands, no glitches. Accuracy: on all test images with the unit in every layer, sign-magnitude codes "
    + "(two's complement for signed units), the better of both operand bindings. Verdicts: claims of the unit's "
    + "technique, reproduced / partly / not."

  static func table(_ entries: [LedgerEntry], claims: [ClaimRecord]) -> Table {
    let columns = networks.filter { column in
      entries.contains { belongs($0.network, to: column.network) && $0.dataset == column.dataset }
    }
    var table = Table(
      [
        .init("unit"), .init("technique"),
        .init("EP %", measure: .error("error probability", "error probability (EP), %")),
        .init("NMED %", measure: .error("NMED", "mean error over the largest exact result (NMED), %")),
        .init("MRED %", measure: .error("MRED", "mean relative error distance (MRED), %")),
        .init("bias %", .right),
        .init("WCE", measure: .error("worst-case error", "worst-case error (WCE)")),
        .init("area", measure: .cost("area")),
        .init("delay", measure: .cost("delay")),
        .init("power", measure: .cost("power")),
        .init("PDP", measure: .cost("power-delay product")), .init("structure"),
      ]
        + columns.map {
          .init($0.title, measure: .accuracy("\($0.title.dropLast(2)) on \($0.dataset)"))
        } + [.init("verdicts")])
    let errors = errorEntries(entries)
    let verdicts = verdictCounts(claims)
    let accuracies = bestAccuracies(entries)
    let costs = entries.filter { $0.experiment == "unit-cost" && ($0.baseline ?? "").hasPrefix("exact") }
    for cost in costs.sorted(by: { BenchmarkTables.naturally($0.unit, $1.unit) }) {
      let error = errors[cost.unit]
      func statistic(_ name: String, _ digits: Int = 4) -> String {
        guard let value = error?.figures[name]?.value else { return "-" }
        return (error?.seed == nil ? "" : "~") + value.formatted(significant: digits)
      }
      func share(_ saving: String) -> String {
        cost.figures[saving].map { (100 - $0.value).formatted(decimals: 1) } ?? "-"
      }
      let measured = columns.map { column in
        accuracies[Place(unit: cost.unit, column: column.title)]?.formatted(decimals: 2) ?? "-"
      }
      let technique = cost.technique ?? "-"
      table.add(
        [
          cost.unit, technique, statistic("ep"), statistic("nmed-pct"), statistic("mred"),
          statistic("relative-bias"), statistic("wce", 6), share("area-saving"), share("delay-saving"),
          share("power-saving"), share("energy-saving"), cost.structure ?? "-",
        ] + measured + [verdicts[technique] ?? "-"])
    }
    return table
  }

  private struct Place: Hashable {
    let unit: String
    let column: String
  }

  /// Of each unit the statistics over all pairs, or of the largest sample.
  private static func errorEntries(_ entries: [LedgerEntry]) -> [String: LedgerEntry] {
    var result: [String: LedgerEntry] = [:]
    for entry in entries where entry.experiment == "error-statistics" && entry.domain == "all" {
      guard let known = result[entry.unit] else {
        result[entry.unit] = entry
        continue
      }
      let isBetter = known.seed != nil && (entry.seed == nil || entry.samples > known.samples)
      if isBetter { result[entry.unit] = entry }
    }
    return result
  }

  private static func bestAccuracies(_ entries: [LedgerEntry]) -> [Place: Double] {
    var result: [Place: Double] = [:]
    for entry in entries where entry.isAccuracyOfUnit && entry.encoding != "affine" {
      guard
        let column = networks.first(where: {
          belongs(entry.network, to: $0.network) && $0.dataset == entry.dataset
        }), let accuracy = entry.figures["accuracy"]?.value
      else { continue }
      let place = Place(unit: entry.unit, column: column.title)
      result[place] = max(result[place] ?? -.infinity, accuracy)
    }
    return result
  }

  private static func verdictCounts(_ claims: [ClaimRecord]) -> [String: String] {
    Dictionary(grouping: claims, by: \.claim.technique).mapValues { claims in
      let outcomes: [Verdict.Outcome] = [.reproduced, .partly, .notReproduced]
      return outcomes.map { outcome in "\(claims.count { $0.counts(as: outcome) })" }
        .joined(separator: " / ")
    }
  }
}
