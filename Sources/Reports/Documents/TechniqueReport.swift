import Catalog
import Datasets
import Harness

/// One technique for a terminal: `kb show`.
package struct TechniqueReport: Sendable {
  package let record: TechniqueRecord

  package init(_ record: TechniqueRecord) { self.record = record }

  package var text: String {
    let technique = record.technique
    var out = "\(technique.name)  [\(technique.id)]\n"
    out += "\(record.family.name) > \(record.subfamily.name) > \(record.kind.name), \(record.year)\n\n"
    out += wrap(technique.summary) + "\n\nDefinition (\(technique.definitionEvidence.rawValue)):\n"
    out += indent(technique.definition) + "\n"
    if !technique.parameters.isEmpty {
      out += "\nParameters:\n"
      for parameter in technique.parameters {
        out +=
          "  \(parameter.name): \(parameter.meaning)" + (parameter.typical.map { " (typical: \($0))" } ?? "")
          + "\n"
      }
    }
    out += "\nImplementation: \(technique.implementation.status.rawValue)"
    out += technique.implementation.reason.map { " (\($0))" } ?? ""
    out += "\n"
    for configuration in technique.implementation.configurations {
      out += "  \(configuration.label): kb unit \(configuration.unit)\n"
    }
    if !technique.evaluations.isEmpty {
      out += "\nEvaluated on:\n"
      for evaluation in technique.evaluations {
        let place = [evaluation.network, evaluation.dataset].compactMap(\.self).joined(separator: " on ")
        let text = [place, evaluation.text].filter { !$0.isEmpty }.joined(separator: ": ")
        let by = evaluation.work.map { "by \($0), " } ?? ""
        out += wrap("\(text) (\(by)\(evaluation.evidence.rawValue))", indent: 2) + "\n"
      }
    }
    if !record.claims.isEmpty { out += "\nClaims:\n" + claims }
    let costs = costTable(record.measurements)
    if !costs.rows.isEmpty {
      out += "\nHardware cost, percent of the unit it is compared with:\n" + indent(costs.text) + "\n"
    }
    let accuracies = accuracyTable(record.measurements)
    if !accuracies.rows.isEmpty { out += "\nMeasured in networks:\n" + indent(accuracies.text) + "\n" }
    if !technique.findings.isEmpty {
      out += "\nFindings:\n"
      for finding in technique.findings {
        out += wrap("[\(finding.kind.rawValue)] \(finding.text)", indent: 2) + "\n"
      }
    }
    out += "\nWorks:\n"
    for work in record.works {
      out +=
        wrap("\(work.key): \(work.authors). \(work.title). \(work.placedVenue), \(work.year).", indent: 2)
        + "\n"
    }
    return out
  }

  private var claims: String {
    var out = ""
    for claim in record.claims {
      out += "  \(claim.verdict.outcome.rawValue.uppercased())  \(claim.claim.id)\n"
      out +=
        wrap("\(claim.metric.name) \(ClaimText.figure(claim)); \(ClaimText.comparison(claim))", indent: 4)
        + "\n"
      out +=
        wrap("\(claim.work.key), \(claim.claim.source) (\(claim.claim.evidence.rawValue))", indent: 4) + "\n"
      out += wrap("-> \(claim.verdict.reason)", indent: 4) + "\n"
      for finding in claim.claim.findings {
        out += wrap("[\(finding.kind.rawValue)] \(finding.text)", indent: 4) + "\n"
      }
    }
    return out
  }

  private func costTable(_ measurements: [Measurement]) -> Table {
    var table = Table([
      .init("unit"), .init("compared with"), .init("area", .right), .init("delay", .right),
      .init("power", .right), .init("power-delay", .right),
    ])
    let costs = measurements.filter { $0.experiment == "unit-cost" }
    let byKey = Dictionary(costs.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    let areas = costs.filter { $0.statistic == "area-saving" }
    for area in areas.sorted(by: { BenchmarkTables.naturally($0.unit, $1.unit) }) {
      let key = area.key.dropLast(area.statistic.count)
      func share(_ statistic: String) -> String {
        byKey[key + statistic].map { (100 - $0).formatted(decimals: 1) } ?? ""
      }
      // The key of a cost is experiment|unit|baseline|...
      let parts = area.key.split(separator: "|", maxSplits: 3)
      table.add(
        [area.unit, parts.count > 2 ? String(parts[2]) : ""]
          + ["area-saving", "delay-saving", "power-saving", "energy-saving"].map(share))
    }
    return table
  }

  private func accuracyTable(_ measurements: [Measurement]) -> Table {
    var table = Table([
      .init("unit"), .init("network"), .init("dataset"), .init("encoding"), .init("binding"),
      .init("accuracy %", .right), .init("95 % interval"), .init("drop pp", .right),
    ])
    for accuracy in measurements where accuracy.statistic == "accuracy" {
      let drop = measurements.first {
        $0.statistic == "accuracy-drop" && $0.key == accuracy.key + "-drop"
      }
      table.add([
        accuracy.unit, accuracy.network ?? "",
        (accuracy.provenance.dataset ?? "")
          + (CIFAR10.isJPEG(accuracy.provenance.datasetDigest) ? " (JPEG)" : ""),
        accuracy.provenance.encoding ?? "", accuracy.provenance.binding ?? "",
        accuracy.value.formatted(decimals: 2),
        "\((accuracy.lower ?? accuracy.value).formatted(decimals: 2)) to "
          + (accuracy.upper ?? accuracy.value).formatted(decimals: 2),
        drop.map { $0.value.formatted(decimals: 2) } ?? "",
      ])
    }
    return table
  }
}

/// Fills paragraphs to `width` columns.
func wrap(_ text: String, width: Int = 100, indent: Int = 0) -> String {
  let margin = String(repeating: " ", count: indent)
  var lines: [String] = []
  var line = margin
  for word in text.split(whereSeparator: \.isWhitespace) {
    if line.count + word.count + 1 > width, line.count > indent {
      lines.append(line)
      line = margin
    }
    line += (line.count > indent ? " " : "") + word
  }
  lines.append(line)
  return lines.joined(separator: "\n")
}

func indent(_ text: String, by count: Int = 2) -> String {
  let margin = String(repeating: " ", count: count)
  return text.split(separator: "\n", omittingEmptySubsequences: false)
    .map { $0.isEmpty ? "" : margin + $0 }.joined(separator: "\n")
}
