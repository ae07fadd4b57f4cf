import ArgumentParser
import Foundation

@main
struct KB: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kb",
    abstract: "Approximate computing for DNN accelerators: which published claims hold?",
    // Lines of at most 78 characters, so that the examples are not broken.
    discussion: """
      Which multipliers claim to save 30 % power on CIFAR-10 with a ResNet?
        kb query --family multiplier --dataset cifar10 --network resnet \\
          --metric power-saving --at-least 30
      Which of those figures hold? The same once more with --claims.
      Look at one, measure it now, cite it:
        kb show mbm
        kb run mbm
        kb show mbm --bibtex
      Rerun all multipliers on embedded data; everything as pages; add one:
        kb bench --quick
        kb docs --site DIR
        kb new technique --help

      `kb COMMAND --help` has more examples. Results go to standard output,
      everything else to standard error. Exit codes: 0 done, 1 a check failed,
      64 usage, 65 bad data, 69 something missing, 74 cannot write.
      """,
    version: "0.1.0",
    // Every command states its commandName: derived from the type's name it costs milliseconds at each start.
    subcommands: [
      Query.self, Show.self, Run.self, Bench.self, TableCommand.self, Docs.self, Works.self,
      CatalogCommand.self, New.self, Unit.self, CellCommand.self, Import.self, Export.self, Verify.self,
      Evolve.self,
      DataCommand.self,
      Train.self, NetworkCommand.self, Doctor.self, Speed.self,
    ])

  static func main() {
    Output.occupyStandardDescriptors()
    main(nil)
  }
}
