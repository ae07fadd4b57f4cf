import Circuits
import Interchange

/// Printed metrics beside computed ones: `kb verify`.
package struct VerificationReport: Sendable {
  private let verification: Verification

  package init(_ verification: Verification) { self.verification = verification }

  /// - Parameter all: every circuit instead of those that disagree.
  package func text(all: Bool) -> String {
    var out = ""
    var grid = Table([
      .init("circuit"), .init("function"), .init("pairs", .right), .init("figures"), .init("result"),
    ])
    for circuit in verification.circuits where all || !circuit.isRight {
      let wrong = circuit.checks.filter { $0.outcome == .disagrees }
      let agreeing = circuit.checks.count - wrong.count
      let result =
        (wrong.map { "\($0.key) \($0.printed), computed \($0.computed.formatted(significant: 7))" }
        + circuit.contradictions).joined(separator: "; ")
      grid.add([
        circuit.name, circuit.function.title,
        "\(circuit.metrics.count)\(circuit.metrics.isSample ? " sampled" : "")",
        circuit.checks.isEmpty
          ? (circuit.contradictions.isEmpty ? "none printed" : "none")
          : "\(agreeing) of \(circuit.checks.count)",
        result.isEmpty ? circuit.checks.isEmpty ? "nothing to compare" : "agrees" : result,
      ])
    }
    if !grid.rows.isEmpty { out += grid.text + "\n" }
    for (file, reason) in verification.unread { out += "not read: \(file): \(reason)\n" }
    if !verification.withoutNetlist.isEmpty {
      out += "no netlist (.v or .cgp) for \(verification.withoutNetlist.joined(separator: ", "))\n"
    }
    out += twins
    out += ranks
    return out + summary
  }

  private var twins: String {
    var out = ""
    for group in verification.twins {
      if group.names.count > 1 { out += "one function: \(group.names.joined(separator: " = "))\n" }
      if !group.exchanged.isEmpty {
        out += "operands exchanged: \(group.names[0]) and \(group.exchanged.joined(separator: ", "))\n"
      }
    }
    return out
  }

  private var ranks: String {
    func text(_ value: Double?) -> String { value?.formatted(decimals: 3) ?? "-" }
    return rankCorrelations.map {
      "\($0.function): rank correlation of our cost with the printed one: power \(text($0.power)), area "
        + "\(text($0.area)), delay \(text($0.delay))\n"
    }.joined()
  }

  private var rankCorrelations: [Item.Ranks] {
    Set(verification.circuits.map(\.function.title)).sorted().compactMap { title in
      let ranks = Item.Ranks(
        function: title, power: verification.rankCorrelation(\.power, \.power, of: title),
        area: verification.rankCorrelation(\.area, \.area, of: title),
        delay: verification.rankCorrelation(\.delay, \.delay, of: title))
      return ranks.power ?? ranks.area ?? ranks.delay == nil ? nil : ranks
    }
  }

  private var summary: String {
    let (agreeing, all) = verification.agreement
    // Figures that cannot be read were printed, too.
    let printed = verification.circuits.filter { !$0.checks.isEmpty || !$0.contradictions.isEmpty }
    var out =
      "\(printed.count { $0.isRight }) of \(printed.count) circuits agree; \(agreeing) of \(all) figures"
    let sampled = verification.circuits.flatMap(\.checks).count { $0.outcome == .consistent }
    if sampled > 0 {
      out += ", \(sampled) of them not contradicted by a sample (--exhaustive visits all pairs)"
    }
    let parts = verification.agreementByKey.map { "\($0.key) \($0.agreeing)/\($0.all)" }
    if !parts.isEmpty { out += " (\(parts.joined(separator: ", ")))" }
    let silent = verification.circuits.count - printed.count
    if silent > 0 { out += "; \(silent) without printed figures" }
    if !verification.unread.isEmpty { out += "; \(verification.unread.count) not read" }
    return out + "\n"
  }

  package var json: String {
    get throws {
      try JSONText.render(
        Item(
          circuits: verification.circuits.map { circuit in
            Item.Circuit(
              name: circuit.name, files: circuit.files, function: circuit.function.title,
              pairs: circuit.metrics.count, sampled: circuit.metrics.isSample, identity: circuit.identity,
              figures: circuit.checks.map {
                Item.Figure(
                  metric: $0.key, printed: $0.printed, computed: $0.computed, outcome: $0.outcome.rawValue)
              }, contradictions: circuit.contradictions, power: circuit.cost?.power, area: circuit.cost?.area,
              delay: circuit.cost?.delay, printedPower: circuit.header.power,
              printedArea: circuit.header.area, printedDelay: circuit.header.delay)
          },
          twins: verification.twins.map { Item.Twins(names: $0.names, exchanged: $0.exchanged) },
          unread: verification.unread.map { Item.Unread(file: $0.file, reason: $0.reason) },
          withoutNetlist: verification.withoutNetlist, rankCorrelations: rankCorrelations,
          agreeing: verification.agreement.agreeing,
          figures: verification.agreement.all))
    }
  }

  private struct Item: Encodable {
    struct Circuit: Encodable {
      let name: String
      let files: [String]
      let function: String
      let pairs: Int
      let sampled: Bool
      let identity: String
      let figures: [Figure]
      let contradictions: [String]
      /// uW, um2, ps in our cost model.
      let power: Double?
      let area: Double?
      let delay: Double?
      /// mW, um2, ns in the header.
      let printedPower: Double?
      let printedArea: Double?
      let printedDelay: Double?
    }
    struct Ranks: Encodable {
      let function: String
      let power: Double?
      let area: Double?
      let delay: Double?
    }
    struct Figure: Encodable {
      let metric: String
      let printed: String
      let computed: Double
      let outcome: String
    }
    struct Twins: Encodable {
      let names: [String]
      let exchanged: [String]
    }
    struct Unread: Encodable {
      let file: String
      let reason: String
    }
    let circuits: [Circuit]
    let twins: [Twins]
    let unread: [Unread]
    let withoutNetlist: [String]
    /// Spearman's, of our cost with the printed one.
    let rankCorrelations: [Ranks]
    let agreeing: Int
    let figures: Int
  }
}
