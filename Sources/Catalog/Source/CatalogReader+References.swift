import Yams

/// What techniques refer to: datasets, networks, metrics, works.
extension CatalogReader {
  mutating func dataset(from node: Node, in file: SourceFile) -> Dataset? {
    let keys = [
      "id", "name", "aliases", "task", "year", "classes", "train", "test", "height", "width", "channels",
      "complexity", "licence", "homepage", "note", "evidence",
    ]
    guard let fields = Fields(node, of: "dataset", in: file, keys: keys) else { return nil }
    let (id, aliases) = Self.define(fields, in: &datasets)
    let name = fields.text("name")
    let task = fields.text("task")
    let year = fields.year()
    let classes = fields.integerOrUnknown("classes")
    let train = fields.integerOrUnknown("train")
    let test = fields.integerOrUnknown("test")
    let height = fields.optionalInteger("height", in: 1...Int.max)
    let width = fields.optionalInteger("width", in: 1...Int.max)
    let channels = fields.optionalInteger("channels", in: 1...Int.max)
    let complexity = fields.choice("complexity", of: Dataset.Complexity.self)
    let evidence = fields.choice("evidence", of: Evidence.self)
    guard let id, let name, let task, let year, let complexity, let evidence else { return nil }
    return Dataset(
      id: id, name: name, aliases: aliases, task: task, year: year, classes: classes, train: train,
      test: test, height: height, width: width, channels: channels, complexity: complexity,
      licence: fields.optionalText("licence"), homepage: fields.optionalText("homepage"),
      note: fields.optionalText("note"), evidence: evidence)
  }

  mutating func network(from node: Node, in file: SourceFile) -> Network? {
    let keys = [
      "id", "name", "aliases", "kind", "year", "reference", "input", "parameters", "macs", "size",
      "datasets", "note", "evidence",
    ]
    guard let fields = Fields(node, of: "network", in: file, keys: keys) else { return nil }
    let (id, aliases) = Self.define(fields, in: &networks)
    let name = fields.text("name")
    let kind = fields.text("kind")
    let year = fields.year()
    let reference = fields.text("reference")
    let input = fields.text("input")
    let parameters = fields.integerOrUnknown("parameters")
    let macs = fields.integerOrUnknown("macs")
    // A family has neither size nor counts; whatever has a count has a class.
    let isFamily = fields.isUnknown("size") && parameters == nil && macs == nil
    let size = isFamily ? nil : fields.choice("size", of: Network.Size.self)
    let runsOn = fields.references("datasets", to: datasets)
    let evidence = fields.choice("evidence", of: Evidence.self)
    guard let id, let name, let kind, let year, let reference, let input, let evidence,
      isFamily || size != nil
    else {
      return nil
    }
    return Network(
      id: id, name: name, aliases: aliases, kind: kind, year: year, reference: reference, input: input,
      parameters: parameters, macs: macs, size: size, datasets: runsOn, note: fields.optionalText("note"),
      evidence: evidence)
  }

  mutating func metric(from node: Node, in file: SourceFile) -> Metric? {
    let keys = ["id", "name", "group", "unit", "minimum", "maximum", "definition", "source"]
    guard let fields = Fields(node, of: "metric", in: file, keys: keys) else { return nil }
    let (id, _) = Self.define(fields, in: &metrics)
    let name = fields.text("name")
    let group = fields.choice("group", of: Metric.Group.self)
    let unit = fields.text("unit")
    let minimum = fields.optionalNumber("minimum")
    let maximum = fields.optionalNumber("maximum")
    let definition = fields.text("definition")
    if let minimum, let maximum, minimum > maximum {
      fields.report("metric whose minimum is above its maximum", at: "minimum")
    }
    guard let id, let name, let group, let unit, let definition else { return nil }
    return Metric(
      id: id, name: name, group: group, unit: unit, minimum: minimum, maximum: maximum,
      definition: definition, source: fields.optionalText("source"))
  }

  mutating func work(from node: Node, in file: SourceFile) -> Work? {
    let keys = [
      "key", "authors", "title", "venue", "year", "volume", "number", "pages", "doi", "arxiv", "kind",
      "relation",
      "evidence", "topics", "note",
    ]
    guard let fields = Fields(node, of: "work", in: file, keys: keys) else { return nil }
    let key = fields.text("key")
    if let key { works.define(key, at: fields.value("key"), in: file) }
    if let key, !key.utf8.allSatisfy({ (33...126).contains($0) && !"{}(),=\\\"#%~'".utf8.contains($0) }) {
      fields.report("'\(key)' is not a BibTeX key", at: "key")
    }
    let authors = fields.text("authors")
    let title = fields.text("title")
    let venue = fields.text("venue")
    let year = fields.year()
    let kind = fields.choice("kind", default: Work.Kind.misc)
    let relation = fields.choice("relation", of: Work.Relation.self)
    let evidence = fields.choice("evidence", of: Evidence.self)
    let topics = topics(of: fields)
    guard let key, let authors, let title, let venue, let year, let kind, let relation, let evidence else {
      return nil
    }
    return Work(
      key: key, authors: authors, title: title, venue: venue, year: year,
      place: Work.Place(
        volume: fields.optionalText("volume"), number: fields.optionalText("number"),
        pages: fields.optionalText("pages")),
      doi: fields.optionalText("doi"), arxiv: fields.optionalText("arxiv"), kind: kind, relation: relation,
      evidence: evidence,
      topics: topics, note: fields.optionalText("note"))
  }

  /// Words of ``Work/Genre`` and ids of taxonomy nodes, in one list.
  private func topics(of fields: Fields) -> [Work.Topic] {
    let genres = Work.Genre.allCases.map(\.rawValue)
    return fields.references("topics", to: nodes, or: genres).map { name in
      Work.Genre(rawValue: name).map { .genre($0) } ?? .node(name)
    }
  }

  /// Enters a record's id and aliases.
  static func define(_ fields: Fields, in index: inout NameIndex) -> (id: String?, aliases: [String]) {
    let id = fields.id()
    let aliases = fields.texts("aliases")
    if let id { index.define(id, at: fields.value("id"), in: fields.file) }
    for alias in aliases {
      index.define(alias, aliasOf: id, at: fields.value("aliases"), in: fields.file)
    }
    return (id, aliases)
  }
}
