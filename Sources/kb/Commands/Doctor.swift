import ArgumentParser
import Datasets
import Foundation
import Harness
import Networks
import Reports

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "What this machine has and what is missing.")
  @OptionGroup var options: CatalogOptions
  @OptionGroup var dataOptions: DataOptions

  func run() throws {
    try reportingFailures {
      var table = Table([.init("what"), .init("state")])
      table.add(["processors", "\(ProcessInfo.processInfo.activeProcessorCount)"])
      table.add([
        "kernels",
        "\(try KernelSet.selected().rawValue) (of \(KernelSet.supported.map(\.rawValue).joined(separator: ", ")))",
      ])
      let project: Project
      do {
        project = try options.project()
      } catch {
        // What can be said of a machine without one is said all the same.
        table.add(["catalog", "not here: \(error)"])
        return Output.result(table.shown)
      }
      table.add(["catalog", project.catalog.path])
      table.add(["database", project.database.path])
      let counts = try KnowledgeBase.open(project).database.taxonomyCounts().filter {
        $0.node.level == .family
      }
      table.add([
        "techniques",
        "\(counts.map(\.techniques).reduce(0, +)), \(counts.map(\.executable).reduce(0, +)) executable",
      ])
      var targets: [NetworkTarget] = []
      for target in Suite.allCases.flatMap(\.targets) where !targets.contains(target) {
        targets.append(target)
      }
      for target in targets {
        let file = project.modelStore.weights(network: target.network, dataset: target.dataset)
        let here = FileManager.default.fileExists(atPath: file.path)
        table.add([
          "model \(target.network)-\(target.dataset)",
          here ? "here" : "missing: kb train \(target.network) --dataset \(target.dataset)",
        ])
      }
      for status in dataOptions.store(project).status() {
        table.add(["data \(status.id)", status.location ?? "not here: \(status.mend)"])
      }
      Output.result(table.shown)
    }
  }
}
