import GRDB

extension Insertion {
  func insert(_ technique: Technique) throws {
    let id = technique.id
    try row(
      "technique",
      [
        "id": id, "name": technique.name, "kind": technique.kind, "summary": technique.summary,
        "definition": technique.definition, "definition_evidence": technique.definitionEvidence.rawValue,
        "implementation_status": technique.implementation.status.rawValue,
        "implementation_unit": technique.implementation.unit,
        "implementation_reason": technique.implementation.reason,
      ])
    for alias in technique.aliases { try row("alias", ["alias": alias, "technique": id]) }
    for (position, work) in technique.works.enumerated() {
      try row("technique_work", ["technique": id, "work": work, "position": position])
    }
    try row("technique_node", ["technique": id, "node": technique.kind, "relation": "kind", "position": 0])
    for (position, node) in technique.also.enumerated() {
      try row(
        "technique_node",
        ["technique": id, "node": node, "relation": "also", "position": position + 1])
    }
    for (position, parameter) in technique.parameters.enumerated() {
      try row(
        "parameter",
        [
          "technique": id, "name": parameter.name, "meaning": parameter.meaning,
          "typical": parameter.typical, "position": position,
        ])
    }
    for (position, configuration) in technique.implementation.configurations.enumerated() {
      try row(
        "configuration",
        [
          "technique": id, "label": configuration.label, "unit": configuration.unit, "position": position,
        ])
    }
    for (position, evaluation) in technique.evaluations.enumerated() {
      try row(
        "evaluation",
        [
          "technique": id, "position": position, "dataset": evaluation.dataset,
          "network": evaluation.network, "work": evaluation.work, "text": evaluation.text,
          "evidence": evaluation.evidence.rawValue,
        ])
    }
    for (position, claim) in technique.claims.enumerated() { try insert(claim, at: position) }
    try insert(technique.findings, of: id, claim: nil)
  }

  private func insert(_ claim: Claim, at position: Int) throws {
    var values: [String: (any DatabaseValueConvertible)?] = [
      "technique": claim.technique, "id": claim.id, "position": position, "metric": claim.metric,
      "operator": claim.operator.rawValue, "published": claim.value.text, "value": claim.value.lower,
      "value_upper": claim.value.upper, "half_width": claim.value.halfWidth,
      "configuration": claim.configuration, "baseline": claim.baseline, "dataset": claim.dataset,
      "network": claim.network, "setting": claim.setting, "work": claim.work, "source": claim.source,
      "evidence": claim.evidence.rawValue,
    ]
    switch claim.testability {
    case .untestable(let reason): values["untestable"] = reason
    case .check(let check):
      values["check_experiment"] = check.experiment.rawValue
      values.merge(columns(of: check)) { _, new in new }
    }
    try row("claim", values)
    try insert(claim.findings, of: claim.technique, claim: claim.id)
  }

  private func columns(of check: Check) -> [String: (any DatabaseValueConvertible)?] {
    switch check {
    case .errorStatistics(let check):
      [
        "check_unit": check.unit, "check_statistic": check.statistic.rawValue,
        "check_domain": check.domain.rawValue, "check_samples": check.samples,
        "check_baseline": check.baseline, "check_percent_of": check.percentOf,
      ]
    case .networkAccuracy(let check):
      [
        "check_unit": check.unit, "check_statistic": check.statistic.rawValue,
        "check_network": check.network, "check_dataset": check.dataset,
        "check_encoding": check.encoding, "check_binding": check.binding,
      ]
    case .unitCost(let check):
      [
        "check_unit": check.unit, "check_statistic": check.statistic.rawValue,
        "check_baseline": check.baseline,
      ]
    case .cellStatistics(let check):
      ["check_unit": check.cell, "check_statistic": check.statistic.rawValue]
    case .functionStatistics(let check):
      ["check_unit": check.function, "check_statistic": check.statistic.rawValue]
    case .planned(let note): ["check_note": note]
    }
  }

  private func insert(_ findings: [Finding], of technique: String, claim: String?) throws {
    for (position, finding) in findings.enumerated() {
      try row(
        "finding",
        [
          "technique": technique, "claim": claim, "position": position, "kind": finding.kind.rawValue,
          "text": finding.text,
        ])
    }
  }

  /// Fills the full-text table.
  func insertText(of content: CatalogContent) throws {
    let nodes = Dictionary(content.taxonomy.map { ($0.id, $0) }) { first, _ in first }
    let metrics = Dictionary(content.metrics.map { ($0.id, $0) }) { first, _ in first }
    let works = Dictionary(content.works.map { ($0.key, $0) }) { first, _ in first }
    for technique in content.techniques {
      var path: [String] = []
      var node = nodes[technique.kind]
      while let current = node {
        path += [current.id, current.name] + current.aliases
        node = current.parent.flatMap { nodes[$0] }
      }
      let measured = Set(technique.claims.map(\.metric)).sorted()
      let cited = technique.works + Set(technique.claims.map(\.work)).subtracting(technique.works).sorted()
      try row(
        "technique_text",
        [
          "technique": technique.id, "name": technique.name,
          "aliases": technique.aliases.joined(separator: "\n"), "taxonomy": path.joined(separator: "\n"),
          "summary": technique.summary, "definition": technique.definition,
          "metrics": measured.flatMap { [$0, metrics[$0]?.name ?? ""] }.joined(separator: "\n"),
          "works": cited.compactMap { works[$0] }.map { "\($0.key)\n\($0.title)\n\($0.authors)" }
            .joined(separator: "\n"),
        ])
    }
  }
}
