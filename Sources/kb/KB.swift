import ArgumentParser
import Foundation

@main
struct KB: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kb",
    abstract: "Approximate computing for DNN accelerators: which published claims hold?",
    discussion: """
      Start with `kb query --family multiplier`, then `kb show drum`. `kb bench --quick` reruns the \
      multipliers on embedded data. Results go to standard output, everything else to standard error. \
      Exit codes: 0 done, 1 a check failed, 64 usage, 65 bad data, 69 something missing.
      """,
    version: "0.1.0",
    subcommands: [
      Query.self, Show.self, Run.self, Bench.self, TableCommand.self, Docs.self, Unit.self, Import.self,
      Export.self, Verify.self, DataCommand.self, Train.self, NetworkCommand.self, Doctor.self,
    ])
}
