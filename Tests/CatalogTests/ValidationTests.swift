import Catalog
import Foundation
import Testing

/// One mistake and what has to be said about it.
struct Mistake: Sendable, CustomTestStringConvertible {
  let file: String
  let old: String
  let new: String
  let message: String
  let line: Int?

  init(_ file: String, _ old: String, _ new: String, says message: String, line: Int? = nil) {
    self.file = file
    self.old = old
    self.new = new
    self.message = message
    self.line = line
  }

  var testDescription: String { "\(file): \(message)" }

  static let all = taxonomy + references + techniques + claims

  static let taxonomy = [
    Mistake("taxonomy.yaml", "families:", "familys:", says: "unknown key 'familys'", line: 1),
    Mistake(
      "taxonomy.yaml", "status: survey-core", "status: survey",
      says: "unknown status 'survey'", line: 4),
    Mistake("taxonomy.yaml", "status: survey-core", "", says: "family without 'status'"),
    Mistake("taxonomy.yaml", "[multiplier]", "[pruning]", says: "duplicate taxonomy node 'pruning'"),
    Mistake("taxonomy.yaml", "id: mul-static-segment", "id: Mul_Static", says: "is not an id"),
    Mistake("taxonomy.yaml", "name: Pruning", "name: [a", says: "malformed YAML"),
    Mistake("taxonomy.yaml", "name: Pruning", "name: a\n    name: b", says: "'name' more than once"),
  ]

  static let references = [
    Mistake("datasets.yaml", "complexity: large", "complexity: huge", says: "unknown complexity 'huge'"),
    Mistake("datasets.yaml", "classes: 1000", "classes: many", says: "has to be a whole number"),
    Mistake("datasets.yaml", "classes: 1000, ", "", says: "dataset without 'classes'"),
    Mistake("datasets.yaml", "year: 2009", "year: 20009", says: "out of range"),
    Mistake("datasets.yaml", "id: imagenet", "id: mnist", says: "datasets.yaml:1", line: 3),
    Mistake("datasets.yaml", "id: imagenet", "id: digits", says: "duplicate dataset 'digits'", line: 3),
    Mistake("networks.yaml", "datasets: [mnist]", "datasets: [mnits]", says: "did you mean 'mnist'", line: 2),
    Mistake("networks.yaml", "size: tiny", "size: tinny", says: "did you mean 'tiny'"),
    Mistake("networks.yaml", "size: tiny, ", "size: ~, ", says: "network without 'size'"),
    Mistake("networks.yaml", "size: tiny, ", "", says: "network without 'size'"),
    Mistake("metrics.yaml", "group: error", "group: errors", says: "unknown group 'errors'"),
    Mistake("metrics.yaml", "maximum: 100", "maximum: lots", says: "has to be a number"),
    Mistake("metrics.yaml", "maximum: 100", "maximum: -1", says: "minimum is above its maximum"),
    Mistake("works.yaml", "relation: follow-up", "relation: followup", says: "did you mean 'follow-up'"),
    Mistake("works.yaml", "key: later2019", "key: hashemi2015", says: "duplicate work 'hashemi2015'"),
    Mistake("works.yaml", "key: later2019", "key: \"later, 2019\"", says: "not a BibTeX key"),
    Mistake("works.yaml", "title: Later work", "titel: Later work", says: "did you mean 'title'"),
    Mistake("works.yaml", "title: Later work, ", "", says: "work without 'title'"),
    Mistake(
      "works.yaml", "note: a note", "topics: [prunning]", says: "did you mean 'pruning'?); or one of survey"),
    Mistake("works.yaml", "note: a note", "topics: [multiplier]", says: "id 'approximate-multiplier'"),
    Mistake("works.yaml", "note: a note", "topics: [survey, survey]", says: "listed twice"),
    Mistake("works.yaml", "note: a note", "topics: survey", says: "has to be a list"),
  ]

  static let techniques = [
    Mistake(Fixture.alpha, "id: alpha\n", "id: alpah\n", says: "has to be named alpah.yaml", line: 1),
    Mistake(Fixture.alpha, "id: alpha\n", "id: beta\n", says: "named beta.yaml", line: 1),
    Mistake(
      Fixture.alpha, "kind: mul-dynamic-segment", "kind: mul-dynamic",
      says: "did you mean 'mul-dynamic-segment'", line: 4),
    Mistake(Fixture.alpha, "kind: mul-dynamic-segment", "kind: mul-segment", says: "belongs to a kind"),
    Mistake(
      Fixture.alpha, "kind: mul-dynamic-segment", "kind: magnitude-pruning",
      says: "folder techniques/pruning"),
    Mistake(Fixture.alpha, "also: [pruning]", "also: [prunning]", says: "did you mean 'pruning'"),
    Mistake(
      Fixture.alpha, "also: [pruning]", "also: [multiplier]",
      says: "write the taxonomy node's id 'approximate-multiplier'"),
    Mistake(Fixture.alpha, "also: [pruning]", "also: pruning", says: "has to be a list"),
    Mistake(Fixture.alpha, "works: [later2019, hashemi2015]", "works: []", says: "technique without a work"),
    Mistake(Fixture.gamma, "works: [han2015]\n", "", says: "technique without a work"),
    Mistake(
      Fixture.alpha, "works: [later2019,", "works: [later2018,",
      says: "unknown work 'later2018' (did you mean 'later2019'?)"),
    Mistake(Fixture.alpha, "works: [later2019,", "works: [hashemi2015,", says: "listed twice"),
    Mistake(
      Fixture.alpha, "works: [later2019, hashemi2015]", "works: [later2019]",
      says: "claim 'mred-k6' is of 'hashemi2015', which is not among the works", line: 6),
    Mistake(
      Fixture.alpha, "text: LeNet on MNIST,", "text: LeNet, work: later2019,",
      says: "an evaluation by 'later2019', one of the technique's own works"),
    Mistake(Fixture.gamma, "definition: By magnitude.\n", "", says: "technique without 'definition'"),
    Mistake(
      Fixture.gamma, "definition: By magnitude.", "definition: \"\"",
      says: "technique without 'definition'", line: 6),
    Mistake(
      Fixture.gamma, "definition_evidence: recalled", "definition_evidence: derived",
      says: "unknown definition_evidence"),
    Mistake(
      Fixture.gamma, "summary:", "sumary:",
      says: "unknown key 'sumary' in a technique (did you mean 'summary'?)", line: 5),
    Mistake(Fixture.alpha, "typical: \"4, 6\"", "typical: 4, or 6", says: "needs quotes inside { }"),
    Mistake(
      Fixture.alpha, "dataset: mnist, network", "dataset: mnits, network",
      says: "unknown dataset 'mnits'"),
    Mistake(
      Fixture.alpha, "network: lenet5, text", "network: lenet, text",
      says: "write the network's id 'lenet5'"),
    Mistake(
      Fixture.alpha, "text: LeNet on MNIST,", "text: LeNet, work: later2018,",
      says: "unknown work 'later2018' (did you mean 'later2019'?)"),
    Mistake(Fixture.alpha, "status: executable", "status: executabel", says: "did you mean 'executable'"),
    Mistake(Fixture.alpha, "  unit: alpha\n", "", says: "needs the 'unit'"),
    Mistake(Fixture.gamma, ", reason: training is too long", "", says: "needs a 'reason'", line: 9),
    Mistake(Fixture.gamma, "implementation:", "claims: []\nimplementation:", says: "'claims' more than once"),
    Mistake(Fixture.alpha, "label: \"k=6\"", "label: \"k=4\"", says: "duplicate configuration 'k=4'"),
    Mistake(Fixture.alpha, "kind: trap", "kind: trick", says: "unknown kind 'trick'"),
  ]

  static let claims = [
    Mistake(
      Fixture.alpha, "metric: mred\n", "metric: mrde\n",
      says: "unknown metric 'mrde' (did you mean 'mred'?)", line: 25),
    Mistake(Fixture.alpha, "operator: \"=\"", "operator: \"==\"", says: "unknown operator '=='"),
    Mistake(
      Fixture.alpha, "value: \"1.470\"", "value: about 1.5",
      says: "'about 1.5' is neither a decimal number"),
    Mistake(Fixture.alpha, "value: \"1.470\"", "value: \"-1.470\"", says: "outside the range [0, ...]"),
    Mistake(Fixture.alpha, "value: 98.5", "value: 100.1", says: "outside the range [0, 100]"),
    Mistake(Fixture.alpha, "value: 98.5", "value: \"[98, 99]\"", says: "needs the operator 'range'"),
    Mistake(Fixture.alpha, "value: \"[1.39, 3.32]\"", "value: \"1.39\"", says: "needs a value '[low, high]'"),
    Mistake(Fixture.alpha, "source: p. 422\n", "\n", says: "claim without 'source'", line: 24),
    Mistake(
      Fixture.alpha, "untestable: needs a synthesis flow\n", "\n",
      says: "neither 'check' nor 'untestable'"),
    Mistake(
      Fixture.alpha, "untestable: needs a synthesis flow", "untestable: \"\"",
      says: "neither 'check' nor 'untestable'"),
    Mistake(Fixture.beta, "check: {", "untestable: no\n    check: {", says: "both 'check' and 'untestable'"),
    Mistake(
      Fixture.alpha, "id: mred-spread", "id: mred-k6",
      says: "duplicate claim 'mred-k6': it is also defined at \(Fixture.alpha):24"),
    Mistake(Fixture.alpha, "work: hashemi2015\n", "work: nobody\n", says: "unknown work 'nobody'"),
    Mistake(Fixture.alpha, "evidence: derived", "evidence: reconstructed", says: "unknown evidence"),
    Mistake(Fixture.alpha, "statistic: mred,", "statistic: mread,", says: "unknown statistic 'mread'"),
    Mistake(Fixture.alpha, "samples: 1000", "samples: 0", says: "out of range"),
    Mistake(
      Fixture.alpha, "experiment: error-statistics", "experiment: error-statistic",
      says: "did you mean 'error-statistics'"),
    Mistake(Fixture.alpha, "statistic: accuracy\n", "statistic: mred\n", says: "unknown statistic 'mred'"),
    Mistake(Fixture.alpha, "      binding: weight-first\n", "", says: "check without 'binding'"),
    Mistake(
      Fixture.alpha, "      network: lenet5\n", "      network: lenet6\n",
      says: "did you mean 'lenet5'"),
    Mistake(Fixture.beta, "experiment-note:", "unit:", says: "unknown key 'unit' in a planned check"),
    Mistake(
      Fixture.alpha, Fixture.meanCheck,
      "check: {experiment: unit-cost, units: [a, b], statistic: area-saving}",
      says: "a check with 'units' is for the operator 'range'"),
    Mistake(
      Fixture.alpha, Fixture.meanCheck,
      "check: {experiment: unit-cost, unit: a, units: [a, b], statistic: area-saving}",
      says: "both 'unit' and 'units'"),
    Mistake(
      Fixture.alpha, Fixture.meanCheck, "check: {experiment: unit-cost, statistic: area-saving}",
      says: "check without 'unit'"),
    Mistake(
      Fixture.alpha, Fixture.meanCheck, "check: {experiment: cell-statistics, cell: a, statistic: mred}",
      says: "it is one of cell-error-rate, cell-med-256, wrong-sums, wrong-carries"),
    Mistake(
      Fixture.alpha, "statistic: mred,", "statistic: wce,",
      says: "the check decides claims of the metric 'wce', not 'mred'"),
    Mistake(
      Fixture.alpha, "statistic: mred,", "baseline: b, statistic: wcre,",
      says: "the check decides claims of the metric 'peak-error-reduction', not 'mred'"),
    Mistake(
      Fixture.alpha, "statistic: mred,", "percent-of: 255, statistic: mred,",
      says: "'percent-of' goes with the statistic mae and without a baseline"),
    Mistake(
      Fixture.alpha, "statistic: mred,", "percent-of: 255, baseline: b, statistic: mae,",
      says: "'percent-of' goes with the statistic mae and without a baseline"),
    Mistake(
      Fixture.alpha, "statistic: mred,", "percent-of: 255, statistic: mae,",
      says: "the check decides claims of the metric 'nmed-pct', not 'mred'"),
    Mistake(Fixture.alpha, "statistic: mred,", "percent-of: 0, statistic: mae,", says: "out of range"),
  ]
}

@Suite("Validation")
struct ValidationTests {
  @Test("every mistake is found, at its place", arguments: Mistake.all)
  func mistake(_ mistake: Mistake) throws {
    let fixture = try Fixture()
    try fixture.edit(mistake.file, mistake.old, mistake.new)
    let problems = try fixture.problems()
    let match = problems.first { $0.file == mistake.file && $0.message.contains(mistake.message) }
    let found = try #require(match, "\(problems)")
    #expect(found.line > 0)
    if let line = mistake.line { #expect(found.line == line) }
  }

  @Test("all problems of all files are reported at once, in order")
  func allAtOnce() throws {
    let fixture = try Fixture()
    try fixture.edit("datasets.yaml", "complexity: large", "complexity: huge")
    try fixture.edit("works.yaml", "title: Later work", "titel: Later work")
    try fixture.edit(Fixture.alpha, "value: 98.5", "value: 100.1")
    try fixture.edit(Fixture.alpha, "source: p. 422\n", "\n")
    try fixture.edit(Fixture.gamma, ", reason: training is too long", "")
    let problems = try fixture.problems()
    // Two of works.yaml: the unknown key, and the missing one. What refers to the broken records is fine.
    #expect(problems.count == 6, "\(problems)")
    #expect(problems.map(\.file) == problems.map(\.file).sorted())
  }

  @Test("an unreadable file raises no problems in the files that refer to it")
  func noEcho() throws {
    let fixture = try Fixture()
    try FileManager.default.removeItem(at: fixture.source.appending(path: "works.yaml"))
    #expect(try fixture.problems() == [Problem(file: "works.yaml", line: 0, message: "is missing")])
    try fixture.write("", to: "works.yaml")
    #expect(try fixture.problems().map(\.message) == ["is empty"])
    try fixture.write("a: b", to: "works.yaml")
    #expect(try fixture.problems().map(\.message) == ["has to be a list"])
    try Data([0xFF, 0xFE, 0x00]).write(to: fixture.source.appending(path: "works.yaml"))
    #expect(try fixture.problems().map(\.message) == ["is not UTF-8 text"])
  }

  @Test("the same technique in two files is named twice; other endings are not overlooked")
  func files() throws {
    let fixture = try Fixture()
    let text = try fixture.text(Fixture.gamma)
    try fixture.write(text, to: "techniques/pruning/other.yaml")
    try fixture.write(text, to: "techniques/pruning/third.yml")
    let messages = try fixture.problems().map(\.description)
    #expect(messages.contains { $0.contains("also defined at techniques/pruning/gamma.yaml:1") })
    #expect(messages.contains { $0.contains("has to be named gamma.yaml") })
    #expect(messages.contains { $0.contains("third.yml: would be ignored") })
    #expect(messages.count == 3)
  }
}
