import Catalog
import Foundation

/// A small catalog in a folder of its own, removed when the value goes away.
final class Fixture {
  let root: URL
  var source: URL { root.appending(path: "catalog") }
  var database: URL { root.appending(path: "cache/catalog.sqlite") }

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "kb-catalog-\(UUID().uuidString)")
    for (path, text) in Self.files { try write(text, to: path) }
    let schema = Self.repository.appending(path: "catalog/schema.sql")
    try FileManager.default.copyItem(at: schema, to: source.appending(path: "schema.sql"))
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  static var repository: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  func write(_ text: String, to path: String) throws {
    let url = source.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: source.appending(path: path), encoding: .utf8)
  }

  /// Replaces text that has to be there.
  func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try text(path)
    guard text.contains(old) else { throw Missing(text: old) }
    try write(text.replacing(old, with: new, maxReplacements: 1), to: path)
  }

  struct Missing: Error { let text: String }

  func load() throws -> CatalogContent { try CatalogSource.load(directory: source) }

  func open(_ results: CatalogResults = .none) throws -> CatalogDatabase {
    try CatalogDatabase.open(source: source, database: database, results: results)
  }

  /// The problems of the catalog as it stands.
  func problems() throws -> [Problem] {
    do {
      _ = try load()
      return []
    } catch CatalogError.invalid(let problems) {
      return problems
    }
  }

  static let meanCheck =
    "check: {experiment: error-statistics, unit: \"alpha:k=6,n=16\", statistic: mred, samples: 1000}"
  static let alpha = "techniques/approximate-multiplier/alpha.yaml"
  static let beta = "techniques/approximate-multiplier/beta.yaml"
  static let gamma = "techniques/pruning/gamma.yaml"

  static let files: [String: String] = [
    "taxonomy.yaml": """
    families:
      - id: pruning
        name: Pruning
        status: survey-core
        definition: Leaves out weights.
        subfamilies:
          - id: weight-pruning
            name: Weight pruning
            definition: Single weights.
            kinds:
              - {id: magnitude-pruning, name: Magnitude pruning, definition: The smallest go.}
      - id: approximate-multiplier
        aliases: [multiplier]
        name: Approximate multipliers
        status: survey-discussed
        definition: Multipliers that may be wrong.
        subfamilies:
          - id: mul-segment
            name: Segment multipliers
            definition: Use a part of the operands.
            kinds:
              - {id: mul-dynamic-segment, name: Dynamic segment, definition: From the leading one.}
              - {id: mul-static-segment, name: Static segment, definition: From fixed places.}

    """,
    "datasets.yaml": """
    - {id: mnist, name: MNIST, aliases: [digits], task: digits, year: 1998, classes: 10, train: 60000,
       test: 10000, height: 28, width: 28, channels: 1, complexity: small, evidence: recalled}
    - {id: imagenet, name: ImageNet, task: objects, year: 2009, classes: 1000, train: 1_281_167,
       test: ~, complexity: large, evidence: recalled}

    """,
    "networks.yaml": """
    - {id: lenet5, name: LeNet-5, aliases: [lenet], kind: cnn, year: 1998, reference: LeCun 1998,
       input: 28x28x1, parameters: 61706, macs: 416520, size: tiny, datasets: [mnist], evidence: seen}
    - {id: resnet50, name: ResNet-50, kind: cnn, year: 2016, reference: He 2016, input: 224x224x3,
       parameters: 25557032, macs: 4089184256, size: large, evidence: recalled}

    """,
    "metrics.yaml": """
    - {id: mred, name: Mean relative error distance, group: error, unit: percent, minimum: 0,
       definition: Mean of the relative error.}
    - {id: accuracy, name: Top-1 accuracy, group: accuracy, unit: percent, minimum: 0, maximum: 100,
       definition: Share of right answers.}

    """,
    "works.yaml": """
    - {key: hashemi2015, authors: "Hashemi, Soheil and Bahar, R. Iris and Reda, Sherief",
       title: "DRUM: a dynamic range unbiased multiplier", venue: ICCAD, year: 2015,
       kind: inproceedings, relation: in-scope, evidence: recalled}
    - {key: later2019, authors: "Müller, Éva", title: Later work, venue: Journal, year: 2019,
       volume: "25", number: "5", pages: "1-9", doi: 10.1/2, arxiv: "1901.00001",
       kind: article, relation: follow-up, evidence: seen}
    - {key: han2015, authors: "Han, Song", title: Learning weights and connections, venue: NeurIPS,
       year: 2015, relation: in-scope, evidence: seen, note: a note}

    """,
    alpha: """
    id: alpha
    name: Alpha multiplier
    aliases: [alpha-one]
    kind: mul-dynamic-segment
    also: [pruning]
    works: [later2019, hashemi2015]
    summary: Takes a window from the leading one.
    definition: |
      Take k bits.
      Set the last one.
    definition_evidence: seen
    parameters:
      - {name: k, meaning: window width in bits, typical: "4, 6"}
    evaluations:
      - {dataset: mnist, network: lenet5, text: LeNet on MNIST, evidence: recalled}
      - {dataset: imagenet, text: some net on ImageNet, evidence: recalled}
    implementation:
      status: executable
      unit: alpha
      configurations:
        - {label: "k=4", unit: "alpha:k=4,n=8"}
        - {label: "k=6", unit: "alpha:k=6,n=8"}
    claims:
      - id: mred-k6
        metric: mred
        operator: "="
        value: "1.470"
        configuration: 16-bit, k = 6
        baseline: exact product
        work: hashemi2015
        source: p. 422
        evidence: seen
        check: {experiment: error-statistics, unit: "alpha:k=6,n=16", statistic: mred, samples: 1000}
        findings:
          - {kind: mismatch, text: Text and table differ.}
      - id: accuracy-lenet
        metric: accuracy
        operator: ">="
        value: 98.5
        configuration: 8-bit
        dataset: mnist
        network: lenet5
        work: later2019
        source: table 2
        evidence: recalled
        check:
          experiment: network-accuracy
          unit: "alpha:k=4,n=8"
          statistic: accuracy
          network: lenet5
          dataset: mnist
          encoding: sign-magnitude
          binding: weight-first
      - id: mred-spread
        metric: mred
        operator: range
        value: "[1.39, 3.32]"
        configuration: all k
        setting: several CNNs
        work: later2019
        source: abstract
        evidence: derived
        untestable: needs a synthesis flow
    findings:
      - {kind: trap, text: Public code derives the sign with AND.}

    """,
    beta: """
    id: beta
    name: Beta multiplier
    kind: mul-static-segment
    works: [hashemi2015]
    summary: Low-power café unit.
    definition: Fixed segments.
    definition_evidence: reconstructed
    evaluations:
      - {dataset: imagenet, network: resnet50, text: ResNet on ImageNet, evidence: seen}
      - {dataset: mnist, text: MNIST, evidence: seen}
    implementation: {status: planned}
    claims:
      - id: mred
        metric: mred
        operator: <
        value: 12
        configuration: 8-bit
        work: hashemi2015
        source: p. 3
        evidence: seen
        check: {experiment: planned, experiment-note: wants wider operands}

    """,
    gamma: """
    id: gamma
    name: Gamma pruning
    kind: magnitude-pruning
    works: [han2015]
    summary: Leaves out small weights.
    definition: By magnitude.
    definition_evidence: recalled
    evaluations: []
    implementation: {status: not-executable, reason: training is too long}
    claims: []

    """,
  ]
}

extension Catalog.Measurement {
  static func sample(
    _ key: String, technique: String? = "alpha", value: Double = 1.4701
  ) -> Catalog.Measurement {
    Catalog.Measurement(
      key: key, technique: technique, unit: "alpha:k=6,n=16", unitIdentity: "sha256:0",
      experiment: "error-statistics", statistic: "mred", network: "mine", value: value, lower: value - 0.01,
      upper: value + 0.01, sampleCount: 1000, details: #"{"pairs":1000}"#,
      provenance: .init(
        networkDigest: "n", dataset: "mnist", datasetDigest: "d", encoding: "sign-magnitude",
        binding: "weight-first", seed: .max, codeVersion: "abc", kernelSet: "scalar"))
  }
}
