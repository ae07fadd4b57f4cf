import Catalog

extension CatalogExport {
  struct FindingItem: Encodable, Sendable {
    let kind, text: String

    init(_ finding: Finding) { (kind, text) = (finding.kind.rawValue, oneLine(finding.text)) }
  }

  struct TechniqueItem: Encodable, Sendable {
    struct Parameter: Encodable, Sendable {
      let name, meaning: String
      let typical: String?
    }

    struct Place: Encodable, Sendable {
      let dataset, network, work: String?
      let text, evidence: String
    }

    struct Setting: Encodable, Sendable {
      let label, unit: String
    }

    let id, name, family, subfamily, kind, summary, definition, definitionEvidence: String
    let implementationStatus: String
    let implementationUnit, implementationReason: String?
    let year: Int
    let aliases, also, works: [String]
    let parameters: [Parameter]
    let configurations: [Setting]
    let evaluations: [Place]
    let claims: [ClaimItem]
    let findings: [FindingItem]

    init(_ record: TechniqueRecord) {
      let technique = record.technique
      (id, name, kind, year) = (technique.id, technique.name, technique.kind, record.year)
      (family, subfamily) = (record.family.id, record.subfamily.id)
      (summary, definition) = (oneLine(technique.summary), technique.definition.trimmed)
      definitionEvidence = technique.definitionEvidence.rawValue
      implementationStatus = technique.implementation.status.rawValue
      implementationUnit = technique.implementation.unit
      implementationReason = technique.implementation.reason.map(oneLine)
      (aliases, also, works) = (technique.aliases, technique.also, technique.works)
      parameters = technique.parameters.map {
        Parameter(name: $0.name, meaning: $0.meaning, typical: $0.typical)
      }
      configurations = technique.implementation.configurations.map { Setting(label: $0.label, unit: $0.unit) }
      evaluations = technique.evaluations.map {
        Place(
          dataset: $0.dataset, network: $0.network, work: $0.work, text: oneLine($0.text),
          evidence: $0.evidence.rawValue)
      }
      claims = record.claims.map(ClaimItem.init)
      findings = technique.findings.map(FindingItem.init)
    }
  }

  struct ClaimItem: Encodable, Sendable {
    struct CheckItem: Encodable, Sendable {
      let experiment: String
      var unit, statistic, domain, network, dataset, encoding, binding, baseline, note: String?
      var samples, percentOf: Int?

      init(_ check: Check) {
        experiment = check.experiment.rawValue
        switch check {
        case .errorStatistics(let check):
          (unit, statistic) = (check.unit, check.statistic.rawValue)
          (domain, samples, baseline) = (check.domain.rawValue, check.samples, check.baseline)
          percentOf = check.percentOf
        case .networkAccuracy(let check):
          (unit, statistic) = (check.unit, check.statistic.rawValue)
          (network, dataset) = (check.network, check.dataset)
          (encoding, binding) = (check.encoding, check.binding)
        case .unitCost(let check):
          (unit, statistic, baseline) = (check.unit, check.statistic.rawValue, check.baseline)
        case .cellStatistics(let check):
          (unit, statistic) = (check.cell, check.statistic.rawValue)
        case .functionStatistics(let check):
          (unit, statistic) = (check.function, check.statistic.rawValue)
        case .planned(let note):
          self.note = oneLine(note)
        }
      }
    }

    struct VerdictItem: Encodable, Sendable {
      let outcome, reason: String
      let measuredValue, measuredTo: Double?
      let measurement: String?
    }

    let id, metric, `operator`, published, configuration, work, source, evidence: String
    let value, valueUpper, halfWidth: Double
    let baseline, dataset, network, setting, untestable: String?
    let check: CheckItem?
    let verdict: VerdictItem
    let findings: [FindingItem]

    init(_ record: ClaimRecord) {
      let claim = record.claim
      (id, metric, `operator`) = (claim.id, claim.metric, claim.operator.rawValue)
      (published, value, valueUpper) = (claim.value.text, claim.value.lower, claim.value.upper)
      (halfWidth, configuration) = (claim.value.halfWidth, claim.configuration)
      (work, source, evidence) = (claim.work, oneLine(claim.source), claim.evidence.rawValue)
      (baseline, dataset, network, setting) = (claim.baseline, claim.dataset, claim.network, claim.setting)
      switch claim.testability {
      case .check(let check): (self.check, untestable) = (CheckItem(check), nil)
      case .untestable(let reason): (check, untestable) = (nil, oneLine(reason))
      }
      verdict = VerdictItem(
        outcome: record.verdict.outcome.rawValue, reason: oneLine(record.verdict.reason),
        measuredValue: record.verdict.measuredValue, measuredTo: record.verdict.measuredTo,
        measurement: record.verdict.measurement)
      findings = claim.findings.map(FindingItem.init)
    }
  }
}
