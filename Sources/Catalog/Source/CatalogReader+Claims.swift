import Yams

extension CatalogReader {
  func claim(
    from node: Node, of technique: String, ids: inout NameIndex, in file: SourceFile
  ) -> Claim? {
    let keys = [
      "id", "metric", "operator", "value", "configuration", "baseline", "dataset", "network", "setting",
      "work", "source", "evidence", "check", "untestable", "findings",
    ]
    guard let fields = Fields(node, of: "claim", in: file, keys: keys) else { return nil }
    let id = fields.id()
    if let id { ids.define(id, at: fields.value("id"), in: file) }
    let metric = fields.reference("metric", to: metrics)
    let comparison = fields.choice("operator", of: Claim.Operator.self)
    let value = publishedValue(of: fields, operator: comparison, metric: metric)
    let configuration = fields.text("configuration")
    let dataset = fields.optionalReference("dataset", to: datasets)
    let network = fields.optionalReference("network", to: networks)
    let work = fields.reference("work", to: works)
    let source = fields.text("source")
    let evidence = fields.choice("evidence", of: Evidence.self, except: ["reconstructed"])
    let testability = testability(of: fields)
    let findings = findings(of: fields)
    guard let id, let metric, let comparison, let value, let configuration, let work, let source,
      let evidence, let testability
    else { return nil }
    if case .check(.unitCost(let check)) = testability, check.units.count > 1, comparison != .range {
      fields.report("a check with 'units' is for the operator 'range'", at: "check")
      return nil
    }
    if case .check(let check) = testability, let decided = check.metric, decided != metric {
      fields.report("the check decides claims of the metric '\(decided)', not '\(metric)'", at: "check")
      return nil
    }
    return Claim(
      id: id, technique: technique, metric: metric, operator: comparison, value: value,
      configuration: configuration, baseline: fields.optionalText("baseline"), dataset: dataset,
      network: network, setting: fields.optionalText("setting"), work: work, source: source,
      evidence: evidence, testability: testability, findings: findings)
  }

  private func publishedValue(
    of fields: Fields, operator comparison: Claim.Operator?, metric: String?
  ) -> PublishedValue? {
    guard let text = fields.text("value") else { return nil }
    let value: PublishedValue
    do {
      value = try PublishedValue(parsing: text)
    } catch {
      fields.report("value \(error)", at: "value")
      return nil
    }
    if let comparison, (comparison == .range) != value.isRange {
      let message =
        value.isRange
        ? "a value of two ends needs the operator 'range'"
        : "the operator 'range' needs a value '[low, high]'"
      fields.report(message, at: "value")
    }
    if let metric = metric.flatMap({ metricsByID[$0] }) {
      let low = metric.minimum ?? -.infinity
      let high = metric.maximum ?? .infinity
      if value.lower < low || value.upper > high {
        let allowed = "[\(Self.bound(metric.minimum)), \(Self.bound(metric.maximum))]"
        fields.report(
          "value \(value.text) is outside the range \(allowed) of metric '\(metric.id)' (\(metric.unit))",
          at: "value")
      }
    }
    return value
  }

  private static func bound(_ value: Double?) -> String {
    guard let value else { return "..." }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  private func testability(of claim: Fields) -> Claim.Testability? {
    switch (claim.value("check"), claim.optionalText("untestable")) {
    case (nil, nil):
      claim.report("claim with neither 'check' nor 'untestable'")
      return nil
    case (.some, .some):
      claim.report("claim with both 'check' and 'untestable'", at: "untestable")
      return nil
    case (nil, .some(let reason)):
      return .untestable(reason: reason)
    case (.some(let node), nil):
      return check(from: node, in: claim.file).map { .check($0) }
    }
  }

  private func check(from node: Node, in file: SourceFile) -> Check? {
    // The keys depend on the experiment, so that is read first, from all keys there are.
    let known = [
      Check.Experiment.errorStatistics: [
        "experiment", "unit", "statistic", "domain", "samples", "baseline", "percent-of",
      ],
      .networkAccuracy: [
        "experiment", "unit", "statistic", "network", "dataset", "encoding", "binding",
      ],
      .unitCost: ["experiment", "unit", "units", "statistic", "baseline"],
      .cellStatistics: ["experiment", "cell", "statistic"],
      .functionStatistics: ["experiment", "function", "statistic"],
      .planned: ["experiment", "experiment-note"],
    ]
    guard case .mapping(let mapping) = node, let word = mapping["experiment"]?.string,
      let experiment = Check.Experiment(rawValue: word)
    else {
      let all = Set(known.values.joined()).sorted()
      _ = Fields(node, of: "check", in: file, keys: all)?.choice("experiment", of: Check.Experiment.self)
      return nil
    }
    guard
      let fields = Fields(node, of: "\(word) check", in: file, keys: known[experiment] ?? [])
    else { return nil }
    switch experiment {
    case .errorStatistics: return errorStatistics(fields)
    case .networkAccuracy: return networkAccuracy(fields)
    case .unitCost: return unitCost(fields)
    case .cellStatistics: return cellStatistics(fields)
    case .functionStatistics: return functionStatistics(fields)
    case .planned: return fields.text("experiment-note").map { .planned(note: $0) }
    }
  }

  private func errorStatistics(_ fields: Fields) -> Check? {
    let unit = fields.text("unit")
    let statistic = fields.choice("statistic", of: ErrorStatisticsCheck.Statistic.self)
    let domain = fields.choice("domain", default: ErrorStatisticsCheck.Domain.all)
    // `exhaustive` says of a wide unit what is the rule for narrow ones.
    let samples =
      fields.isWord("exhaustive", at: "samples") ? nil : fields.optionalInteger("samples", in: 1...Int.max)
    let baseline = fields.optionalText("baseline")
    let percentOf = fields.optionalInteger("percent-of", in: 1...Int.max)
    guard let unit, let statistic, let domain else { return nil }
    if percentOf != nil, statistic != .mae || baseline != nil {
      fields.report("'percent-of' goes with the statistic mae and without a baseline", at: "percent-of")
      return nil
    }
    return .errorStatistics(
      .init(
        unit: unit, statistic: statistic, domain: domain, samples: samples, baseline: baseline,
        percentOf: percentOf))
  }

  private func unitCost(_ fields: Fields) -> Check? {
    // A range is spanned by `units`; anything else is the figure of one `unit`.
    let several = fields.texts("units")
    let units = several.isEmpty ? fields.text("unit").map { [$0] } : several
    if !several.isEmpty, fields.optionalText("unit") != nil {
      fields.report("check with both 'unit' and 'units'", at: "units")
      return nil
    }
    let statistic = fields.choice("statistic", of: UnitCostCheck.Statistic.self)
    guard let units, let statistic else { return nil }
    return .unitCost(
      .init(units: units, statistic: statistic, baseline: fields.optionalText("baseline")))
  }

  private func cellStatistics(_ fields: Fields) -> Check? {
    let cell = fields.text("cell")
    let statistic = fields.choice("statistic", of: CellStatisticsCheck.Statistic.self)
    guard let cell, let statistic else { return nil }
    return .cellStatistics(.init(cell: cell, statistic: statistic))
  }

  private func functionStatistics(_ fields: Fields) -> Check? {
    let function = fields.text("function")
    let statistic = fields.choice("statistic", of: FunctionStatisticsCheck.Statistic.self)
    guard let function, let statistic else { return nil }
    return .functionStatistics(.init(function: function, statistic: statistic))
  }

  private func networkAccuracy(_ fields: Fields) -> Check? {
    let unit = fields.text("unit")
    let statistic = fields.choice("statistic", of: NetworkAccuracyCheck.Statistic.self)
    let network = fields.reference("network", to: networks)
    let dataset = fields.reference("dataset", to: datasets)
    let encoding = fields.text("encoding")
    let binding = fields.text("binding")
    guard let unit, let statistic, let network, let dataset, let encoding, let binding else { return nil }
    return .networkAccuracy(
      .init(
        unit: unit, statistic: statistic, network: network, dataset: dataset, encoding: encoding,
        binding: binding))
  }
}
