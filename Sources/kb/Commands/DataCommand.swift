import ArgumentParser
import Datasets
import Foundation
import Harness
import Reports

struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Datasets: list, fetch, import, verify.",
    subcommands: [List.self, Fetch.self, Import.self, Verify.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Which datasets are here, and where.")
    @OptionGroup var options: DataOptions

    func run() throws {
      try reportingFailures {
        let store = options.store(try? Project.locate(catalog: nil))
        var table = Table([.init("dataset"), .init("where")])
        for status in store.status() {
          table.add([status.id, status.location ?? "not here: \(status.mend)"])
        }
        Output.result(table.shown)
      }
    }
  }

  struct Fetch: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "fetch", abstract: "Download datasets into the cache folder; resumes, checks checksums.")
    @OptionGroup var options: DataOptions
    @Argument(help: "Datasets, such as mnist.") var datasets: [String]

    func run() throws {
      try reportingFailures {
        let store = options.store(try? Project.locate(catalog: nil))
        for dataset in datasets {
          var shown = ""
          try store.fetch(dataset) { file, bytes in
            // A line for every tenth of a mebibyte is enough for a log, and alive enough for a person.
            let line = "\(file): \((Double(bytes) / 1_048_576).formatted(decimals: 1)) MiB"
            if line != shown { Output.note(line) }
            shown = line
          }
          Output.note("\(dataset) is complete and verified in \(store.cache.path)")
        }
      }
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Copy dataset files (gzip or plain) from a folder into the cache, after checking them.")
    @OptionGroup var options: DataOptions
    @Argument(help: "The dataset, such as mnist.") var dataset: String
    @Option(help: "The folder that holds the files.") var from: String

    func run() throws {
      try reportingFailures {
        let store = options.store(try? Project.locate(catalog: nil))
        try store.importFiles(dataset, from: URL(filePath: from))
        Output.note("\(dataset) is complete and verified in \(store.cache.path)")
      }
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "Read every file of a dataset and check its content.")
    @OptionGroup var options: DataOptions
    @Argument(help: "The dataset, such as mnist.") var dataset: String

    func run() throws {
      try reportingFailures {
        try options.store(try? Project.locate(catalog: nil)).verify(dataset)
        Output.result("\(dataset): every file is what it should be\n")
      }
    }
  }
}
