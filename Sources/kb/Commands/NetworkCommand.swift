import ArgumentParser
import Arithmetic
import Catalog
import Datasets
import Foundation
import Harness
import Interchange
import Networks
import Reports

struct NetworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network", abstract: "Networks: list, export to other tools, import from them.",
    discussion: "The format is a graph in JSON and weights as safetensors: docs/guide/networks.md.",
    subcommands: [List.self, Export.self, Import.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Which networks there are.")
    @OptionGroup var options: CatalogOptions

    func run() throws {
      try reportingFailures {
        let store = try options.project().modelStore
        var table = Table([
          .init("network"), .init("input"), .init("layers of weights", .right), .init("parameters", .right),
          .init("multiplications", .right), .init("from"),
        ])
        for (ids, origin) in [(NetworkGraph.all.map(\.id), "built in"), (store.importedNetworks, "imported")]
        {
          for graph in try ids.map(store.graph) {
            table.add([
              graph.id, "\(graph.input)", "\(graph.nodes.count(where: \.hasWeights))",
              "\(graph.parameterCount)", "\(graph.multiplications)", origin,
            ])
          }
        }
        Output.result(table.shown)
      }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Write a network's graph and, with --dataset, its weights.")
    @OptionGroup var options: CatalogOptions
    @Argument(help: "The network, such as resnet8-mlperf-tiny.") var network: String
    @Option(help: "The dataset whose trained weights to write.") var dataset: String?
    @Option(help: "The folder to write to.") var to = "."

    func run() throws {
      try reportingFailures {
        let store = try options.project().modelStore
        let graph = try store.graph(network)
        let model = try dataset.map { try store.load(network: network, dataset: $0) }
        let folder = URL(filePath: to)
        do {
          try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
          throw StoreError.cannotWrite("\(to), which is to be a folder,", fileProblem(error))
        }
        let graphFile = folder.appending(path: "\(graph.id).json")
        try GraphFile.data(graph).write(to: graphFile, options: .atomic)
        Output.result("\(graphFile.path)\n")
        if let model, let dataset {
          let weights = folder.appending(path: "\(graph.id)-\(dataset).safetensors")
          try model.save(to: weights, metadata: ["dataset": dataset])
          Output.result("\(weights.path)\n")
        }
      }
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Take in a network that was trained elsewhere, and say how accurate it is here.",
      discussion: """
        It is kept in .kb/networks; `kb run drum --network ID --dataset D` uses it. A network may be imported \
        once for each dataset.
        """)
    @OptionGroup var options: CatalogOptions
    @OptionGroup var dataOptions: DataOptions
    @OptionGroup var threads: ThreadOptions
    @Argument(help: "The graph file (JSON).") var graph: String
    @Option(help: "The weights (safetensors).") var weights: String
    @Option(help: "The dataset that it was trained on.") var dataset: String
    @Flag(help: "Replace an imported network of its id.") var replace = false

    func run() throws {
      try reportingFailures {
        let project = try options.project()
        let graph = try GraphFile.read(URL(filePath: graph))
        try project.modelStore.requirePlace(for: graph, dataset: dataset, replaces: replace)
        let read = try TrainedModel(graph: graph, contentsOf: URL(filePath: weights))
        let data = dataOptions.store(project)
        let training = try data.load(dataset, split: .train)
        let test = try data.load(dataset, split: .test)
        let ranges = try read.network.activationRanges(
          ModelMaker.calibration(training), threads: threads.jobs)
        let model = TrainedModel(network: read.network, ranges: ranges)
        var table = Table([.init("arithmetic"), .init("accuracy %", .right)])
        func add(_ name: String, _ accuracy: Double) {
          table.add([name, (100 * accuracy).formatted(decimals: 2)])
        }
        add("float", try model.network.accuracy(on: test, threads: threads.jobs))
        for bits in [8, 7] {
          let integer = try model.network.quantized(ranges: ranges, activationBits: bits)
          add(
            "8-bit weights, \(bits)-bit activations",
            try integer.evaluate(test, products: .exact, threads: threads.jobs).accuracy)
        }
        let removed = try project.modelStore.keep(model, dataset: dataset, replaces: replace)
        Output.result("\(graph.id) on \(test.count) test images of \(test.title)\n\n\(table.shown)")
        if !removed.isEmpty {
          Output.note("removed, being of the graph before: \(removed.joined(separator: ", "))")
        }
        Output.note("kept; try `kb run drum --network \(graph.id) --dataset \(dataset)`")
      }
    }
  }
}
