import Foundation

/// Runs a plan, recording each outcome as it comes and skipping what is recorded already.
package struct Bench {
  package let plan: [PlannedExperiment]
  package let runner: ExperimentRunner
  package private(set) var ledger: Ledger
  /// Whether what is recorded is run again, and replaced one by one.
  private let isFresh: Bool

  package init(
    plan: [PlannedExperiment], runner: ExperimentRunner, ledger: Ledger, isFresh: Bool = false
  ) {
    self.isFresh = isFresh
    self.plan = plan
    self.runner = runner
    self.ledger = ledger
  }

  /// What the caller is told while the bench runs.
  package enum Event: Sendable {
    case starting(PlannedExperiment)
    case finished(PlannedExperiment, LedgerEntry)
    /// Recorded by an earlier run with the same unit, network, data and code.
    case skipped(PlannedExperiment)
  }

  /// - Returns: the entries of the plan, in its order.
  /// - Throws: what the runner and the ledger throw; everything finished before stays recorded.
  package mutating func run(_ report: (Event) -> Void) throws -> [LedgerEntry] {
    var outcome: [LedgerEntry] = []
    for planned in plan {
      let key = try runner.key(of: planned.experiment)
      if !isFresh, let known = ledger.entries[key], known.code == ExperimentRunner.codeVersion {
        report(.skipped(planned))
        outcome.append(known)
        continue
      }
      report(.starting(planned))
      let entry = try runner.run(planned)
      try ledger.add([entry])
      report(.finished(planned, entry))
      outcome.append(entry)
    }
    return outcome
  }
}
