import Yams

extension CatalogReader {
  /// A file of `techniques/<family>/`.
  mutating func technique(from node: Node, in file: SourceFile) -> Technique? {
    let keys = [
      "id", "name", "aliases", "kind", "also", "works", "summary", "definition", "definition_evidence",
      "parameters", "evaluations", "implementation", "claims", "findings",
    ]
    guard let fields = Fields(node, of: "technique", in: file, keys: keys) else { return nil }
    let (id, aliases) = Self.define(fields, in: &techniques)
    let name = fields.text("name")
    let kind = kind(of: fields)
    checkPlace(of: fields, id: id, kind: kind)
    let also = fields.references("also", to: nodes)
    if let kind, also.contains(kind) { fields.report("'\(kind)' is its kind already", at: "also") }
    let works = fields.references("works", to: works)
    if fields.list("works").isEmpty { fields.report("technique without a work", at: "works") }
    let summary = fields.text("summary")
    let definition = fields.text("definition")
    let evidence = fields.choice("definition_evidence", of: Evidence.self, except: ["derived"])
    let parameters = fields.list("parameters").compactMap { parameter(from: $0, in: file) }
    Self.reportTwins(parameters.map(\.name), "parameter", of: fields, at: "parameters")
    let evaluations = fields.list("evaluations").compactMap { evaluation(from: $0, in: file) }
    let implementation = implementation(of: fields)
    var claimIDs = NameIndex("claim")
    var claims: [Claim] = []
    for claimNode in fields.list("claims") {
      if let claim = claim(from: claimNode, of: id ?? "?", ids: &claimIDs, in: file) { claims.append(claim) }
    }
    checkWorks(of: fields, works, evaluations, claims)
    let findings = findings(of: fields)
    guard let id, let name, let kind, let summary, let definition, let evidence, let implementation else {
      return nil
    }
    return Technique(
      id: id, name: name, aliases: aliases, kind: kind, also: also, works: works, summary: summary,
      definition: definition, definitionEvidence: evidence, parameters: parameters,
      evaluations: evaluations, implementation: implementation, claims: claims, findings: findings)
  }

  /// A claim's work is one of the technique's, so that citing the technique cites it; an evaluation names a work only
  /// where it is somebody else's.
  private func checkWorks(
    of fields: Fields, _ works: [String], _ evaluations: [Evaluation], _ claims: [Claim]
  ) {
    for claim in claims where !works.contains(claim.work) {
      fields.report("claim '\(claim.id)' is of '\(claim.work)', which is not among the works", at: "works")
    }
    for work in evaluations.compactMap(\.work) where works.contains(work) {
      fields.report(
        "an evaluation by '\(work)', one of the technique's own works, needs no 'work'", at: "evaluations")
    }
  }

  /// The technique's kind, which has to be a leaf of the taxonomy.
  private func kind(of fields: Fields) -> String? {
    guard let kind = fields.reference("kind", to: nodes) else { return nil }
    if nodes.isComplete, familyOfKind[kind] == nil {
      fields.report(
        "'\(kind)' is a family or sub-family; a technique belongs to a kind"
          + NearestNames.hint(for: kind, in: familyOfKind.keys), at: "kind")
    }
    return kind
  }

  /// The file's name is the id, its folder the family.
  private func checkPlace(of fields: Fields, id: String?, kind: String?) {
    let parts = fields.file.path.split(separator: "/").map(String.init)
    if let id, let name = parts.last, name != "\(id).yaml" {
      fields.report("the file of technique '\(id)' has to be named \(id).yaml", at: "id")
    }
    if let kind, let family = familyOfKind[kind], parts.dropLast() != ["techniques", family] {
      fields.report("kind '\(kind)' belongs into the folder techniques/\(family)", at: "kind")
    }
  }

  private func parameter(from node: Node, in file: SourceFile) -> Technique.Parameter? {
    guard
      let fields = Fields(node, of: "parameter", in: file, keys: ["name", "meaning", "typical"])
    else { return nil }
    let name = fields.text("name")
    let meaning = fields.text("meaning")
    guard let name, let meaning else { return nil }
    return .init(name: name, meaning: meaning, typical: fields.optionalText("typical"))
  }

  private func evaluation(from node: Node, in file: SourceFile) -> Evaluation? {
    let keys = ["dataset", "network", "work", "text", "evidence"]
    guard let fields = Fields(node, of: "evaluation", in: file, keys: keys) else { return nil }
    let dataset = fields.optionalReference("dataset", to: datasets)
    let network = fields.optionalReference("network", to: networks)
    let work = fields.optionalReference("work", to: works)
    let text = fields.text("text")
    let evidence = fields.choice("evidence", of: Evidence.self)
    guard let text, let evidence else { return nil }
    return Evaluation(dataset: dataset, network: network, work: work, text: text, evidence: evidence)
  }

  private func implementation(of technique: Fields) -> Implementation? {
    guard let node = technique.value("implementation") else {
      technique.report("technique without 'implementation'")
      return nil
    }
    let keys = ["status", "unit", "configurations", "reason"]
    guard let fields = Fields(node, of: "implementation", in: technique.file, keys: keys) else { return nil }
    let status = fields.choice("status", of: Implementation.Status.self)
    let unit = fields.optionalText("unit")
    let configurations = fields.list("configurations").compactMap {
      configuration(from: $0, in: technique.file)
    }
    Self.reportTwins(configurations.map(\.label), "configuration", of: fields, at: "configurations")
    let reason = fields.optionalText("reason")
    switch status {
    case .executable where unit == nil:
      fields.report("an executable technique needs the 'unit' that implements it")
    case .notExecutable:
      if reason == nil { fields.report("a technique that is not executable needs a 'reason'") }
      if unit != nil { fields.report("a technique that is not executable has no 'unit'", at: "unit") }
    default: break
    }
    guard let status else { return nil }
    return Implementation(status: status, unit: unit, configurations: configurations, reason: reason)
  }

  private func configuration(from node: Node, in file: SourceFile) -> Configuration? {
    guard let fields = Fields(node, of: "configuration", in: file, keys: ["label", "unit"]) else {
      return nil
    }
    let label = fields.text("label")
    let unit = fields.text("unit")
    guard let label, let unit else { return nil }
    return Configuration(label: label, unit: unit)
  }

  func findings(of parent: Fields) -> [Finding] {
    parent.list("findings").compactMap { node in
      guard let fields = Fields(node, of: "finding", in: parent.file, keys: ["kind", "text"]) else {
        return nil
      }
      let kind = fields.choice("kind", of: Finding.Kind.self)
      let text = fields.text("text")
      guard let kind, let text else { return nil }
      return Finding(kind: kind, text: text)
    }
  }

  private static func reportTwins(_ names: [String], _ subject: String, of fields: Fields, at key: String) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
      fields.report("duplicate \(subject) '\(name)'", at: key)
    }
  }
}
