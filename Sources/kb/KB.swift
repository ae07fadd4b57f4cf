import ArgumentParser
import Foundation

@main
struct KB: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kb",
    abstract: "Approximate computing for DNN accelerators: which published claims hold?",
    discussion: """
      What to type:
        kb query --family multiplier --dataset cifar10 --network resnet --metric power-saving --at-least 30
                                          find techniques; add --claims to see which of those figures hold
        kb show drum                      one technique: definition, claims beside measured figures, findings
        kb run drum                       measure it now and compare with its claims
        kb show drum --bibtex             cite it
        kb bench --quick                  rerun all multipliers on embedded data
        kb docs --site DIR                everything as pages for a browser

      `kb COMMAND --help` ends in examples. Results go to standard output, everything else to standard error. Exit \
      codes: 0 done, 1 a check failed, 64 usage, 65 bad data, 69 something missing, 74 cannot write.
      """,
    version: "0.1.0",
    // Every command states its commandName: derived from the type's name it costs milliseconds at each start.
    subcommands: [
      Query.self, Show.self, Run.self, Bench.self, TableCommand.self, Docs.self, Works.self, CatalogCommand.self,
      New.self, Unit.self, DataCommand.self, Train.self, Doctor.self, Speed.self,
    ])
}
