/// The same as files of rows, one file a record type. Lists within a cell are separated by `;`.
extension CatalogExport {
  package var csv: [GeneratedFile] {
    let tables: [(String, Table)] = [
      ("taxonomy", taxonomyTable), ("datasets", datasetTable), ("networks", networkTable),
      ("metrics", metricTable), ("works", workTable), ("techniques", techniqueTable),
      ("parameters", parameterTable), ("configurations", configurationTable),
      ("evaluations", evaluationTable), ("claims", claimTable), ("findings", findingTable),
      ("measurements", measurementTable),
    ]
    return tables.map { GeneratedFile(path: "\($0.0).csv", content: $0.1.csv) }
  }

  private static func table(_ columns: String) -> Table {
    Table(columns.split(whereSeparator: \.isWhitespace).map { .init(String($0)) })
  }

  private static func list(_ items: [String]) -> String { items.joined(separator: ";") }
  private static func text(_ value: (some CustomStringConvertible)?) -> String {
    value.map(\.description) ?? ""
  }

  private var taxonomyTable: Table {
    var table = Self.table("id level parent name status aliases definition")
    for node in taxonomy {
      table.add([
        node.id, node.level, node.parent ?? "", node.name, node.status ?? "", Self.list(node.aliases),
        oneLine(node.definition),
      ])
    }
    return table
  }

  private var datasetTable: Table {
    var table = Self.table(
      "id name aliases task year classes train test height width channels complexity licence homepage note evidence"
    )
    for item in datasets {
      let sizes = [item.classes, item.train, item.test, item.height, item.width, item.channels].map(Self.text)
      table.add(
        [item.id, item.name, Self.list(item.aliases), item.task, "\(item.year)"] + sizes
          + [item.complexity, item.licence ?? "", item.homepage ?? "", item.note ?? "", item.evidence])
    }
    return table
  }

  private var networkTable: Table {
    var table = Self.table(
      "id name aliases kind year reference input parameters macs size datasets note evidence")
    for item in networks {
      table.add([
        item.id, item.name, Self.list(item.aliases), item.kind, "\(item.year)", item.reference, item.input,
        Self.text(item.parameters), Self.text(item.macs), item.size ?? "", Self.list(item.datasets),
        item.note ?? "", item.evidence,
      ])
    }
    return table
  }

  private var metricTable: Table {
    var table = Self.table("id name group unit minimum maximum definition source")
    for item in metrics {
      table.add([
        item.id, item.name, item.group, item.unit, Self.text(item.minimum), Self.text(item.maximum),
        oneLine(item.definition), item.source ?? "",
      ])
    }
    return table
  }

  private var workTable: Table {
    var table = Self.table(
      "key authors title venue year volume number pages doi arxiv kind relation evidence topics note")
    for item in works {
      table.add([
        item.key, item.authors, item.title, item.venue, "\(item.year)", item.volume ?? "", item.number ?? "",
        item.pages ?? "", item.doi ?? "", item.arxiv ?? "",
        item.kind, item.relation, item.evidence, Self.list(item.topics), item.note ?? "",
      ])
    }
    return table
  }

  private var techniqueTable: Table {
    var table = Self.table(
      """
      id name aliases family subfamily kind also year works summary definition definition_evidence
      implementation_status implementation_unit implementation_reason
      """)
    for item in techniques {
      table.add([
        item.id, item.name, Self.list(item.aliases), item.family, item.subfamily, item.kind,
        Self.list(item.also), "\(item.year)", Self.list(item.works), item.summary, item.definition,
        item.definitionEvidence, item.implementationStatus, item.implementationUnit ?? "",
        item.implementationReason ?? "",
      ])
    }
    return table
  }

  private var parameterTable: Table {
    var table = Self.table("technique name meaning typical")
    for item in techniques {
      for parameter in item.parameters {
        table.add([item.id, parameter.name, parameter.meaning, parameter.typical ?? ""])
      }
    }
    return table
  }

  private var configurationTable: Table {
    var table = Self.table("technique label unit")
    for item in techniques {
      for setting in item.configurations { table.add([item.id, setting.label, setting.unit]) }
    }
    return table
  }

  private var evaluationTable: Table {
    var table = Self.table("technique dataset network work text evidence")
    for item in techniques {
      for place in item.evaluations {
        table.add([
          item.id, place.dataset ?? "", place.network ?? "", place.work ?? "", place.text, place.evidence,
        ])
      }
    }
    return table
  }

  private var claimTable: Table {
    var table = Self.table(
      """
      technique id metric operator published value value_upper half_width configuration baseline dataset network
      setting work source evidence untestable check_experiment check_unit check_statistic check_domain check_samples
      check_network check_dataset check_encoding check_binding check_baseline check_percent_of check_note outcome reason measured_value
      measured_to measurement
      """)
    for item in techniques {
      for claim in item.claims {
        let check = claim.check
        table.add([
          item.id, claim.id, claim.metric, claim.operator, claim.published, "\(claim.value)",
          "\(claim.valueUpper)", "\(claim.halfWidth)", claim.configuration, claim.baseline ?? "",
          claim.dataset ?? "", claim.network ?? "", claim.setting ?? "", claim.work, claim.source,
          claim.evidence, claim.untestable ?? "", check?.experiment ?? "", check?.unit ?? "",
          check?.statistic ?? "", check?.domain ?? "", Self.text(check?.samples), check?.network ?? "",
          check?.dataset ?? "", check?.encoding ?? "", check?.binding ?? "", check?.baseline ?? "",
          Self.text(check?.percentOf), check?.note ?? "",
          claim.verdict.outcome, claim.verdict.reason, Self.text(claim.verdict.measuredValue),
          Self.text(claim.verdict.measuredTo), claim.verdict.measurement ?? "",
        ])
      }
    }
    return table
  }

  private var findingTable: Table {
    var table = Self.table("technique claim kind text")
    for item in techniques {
      for finding in item.findings { table.add([item.id, "", finding.kind, finding.text]) }
      for claim in item.claims {
        for finding in claim.findings { table.add([item.id, claim.id, finding.kind, finding.text]) }
      }
    }
    return table
  }

  private var measurementTable: Table {
    var table = Self.table(
      """
      key technique unit unit_identity experiment statistic network network_digest dataset dataset_digest encoding
      binding seed value lower upper sample_count code_version
      """)
    for item in measurements {
      table.add([
        item.key, item.technique ?? "", item.unit, item.unitIdentity, item.experiment, item.statistic,
        item.network ?? "", item.networkDigest ?? "", item.dataset ?? "", item.datasetDigest ?? "",
        item.encoding ?? "", item.binding ?? "", item.seed ?? "", "\(item.value)", Self.text(item.lower),
        Self.text(item.upper), "\(item.sampleCount)", item.codeVersion,
      ])
    }
    return table
  }
}
