/// What to look for. Every condition given must hold; the empty query finds everything.
package struct TechniqueQuery: Sendable, Hashable {
  /// Ids or aliases of taxonomy nodes, each of which it is below, or tagged with one below it.
  package var nodes: [String]
  /// A dataset's id or alias, or the beginning of several, that the technique was evaluated on or has a claim
  /// for.
  package var dataset: String?
  /// A network's id or alias, or the beginning of several (`resnet`), that the technique was evaluated on or
  /// has a claim for.
  package var network: String?
  /// A network and dataset in which it was measured here counts as evaluated too.
  package var measured: Bool
  package var networkSize: Network.Size?
  package var datasetComplexity: Dataset.Complexity?
  /// The year of the technique's first work.
  package var years: ClosedRange<Int>?
  /// Ids of metrics, in any of which some claim is made; empty: in whatever.
  package var metrics: [String]
  /// Some claim (in `metrics`, without which a bound says little) is at least this much.
  package var claimedMinimum: Double?
  /// Some claim (in `metrics`) is at most this much.
  package var claimedMaximum: Double?
  /// The outcome of some claim (in `metrics`, where given). Claims without a stored verdict are
  /// `not-testable` or `pending`, as their source says.
  package var verdict: Verdict.Outcome?
  package var status: Implementation.Status?
  /// A work's key.
  package var work: String?
  /// Words that must all occur; a word matches as a prefix. Any text is allowed.
  package var text: String?

  package init(
    nodes: [String] = [], dataset: String? = nil, network: String? = nil, measured: Bool = false,
    networkSize: Network.Size? = nil,
    datasetComplexity: Dataset.Complexity? = nil, years: ClosedRange<Int>? = nil, metrics: [String] = [],
    claimedMinimum: Double? = nil, claimedMaximum: Double? = nil, verdict: Verdict.Outcome? = nil,
    status: Implementation.Status? = nil, work: String? = nil, text: String? = nil
  ) {
    self.nodes = nodes
    self.dataset = dataset
    self.network = network
    self.measured = measured
    self.networkSize = networkSize
    self.datasetComplexity = datasetComplexity
    self.years = years
    self.metrics = metrics
    self.claimedMinimum = claimedMinimum
    self.claimedMaximum = claimedMaximum
    self.verdict = verdict
    self.status = status
    self.work = work
    self.text = text
  }
}
