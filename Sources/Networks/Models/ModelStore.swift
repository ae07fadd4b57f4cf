import Foundation

/// Trained networks: `models/<network>-<dataset>.safetensors` of a catalog, each with a model card
/// `models/<network>-<dataset>.md`; and networks from elsewhere, `<network>.json` with
/// `<network>-<dataset>.safetensors`, in a folder of this machine.
package struct ModelStore: Sendable {
  /// The catalog's folder.
  package let catalog: URL
  /// The folder of imported networks.
  package let imported: URL?

  package init(catalog: URL, imported: URL? = nil) {
    self.catalog = catalog
    self.imported = imported
  }

  /// Where the weights are, or would be.
  package func weights(network: String, dataset: String) -> URL {
    let name = "\(network)-\(dataset).safetensors"
    if NetworkGraph.named(network) == nil, let imported { return imported.appending(path: name) }
    return catalog.appending(path: "models/\(name)")
  }

  package func card(network: String, dataset: String) -> URL {
    catalog.appending(path: "models/\(network)-\(dataset).md")
  }

  /// The commands that led to the weights, from their card, first to last; none where there is no card.
  package func history(network: String, dataset: String) -> [String] {
    let text = (try? String(contentsOf: card(network: network, dataset: dataset), encoding: .utf8)) ?? ""
    let start = ModelCard.commandMargin + ModelCard.commandName
    return text.split(separator: "\n").filter { $0.hasPrefix(start) }.map {
      String($0.dropFirst(ModelCard.commandMargin.count))
    }
  }

  /// The graph file of an imported network.
  private func graphFile(_ network: String) -> URL? { imported?.appending(path: "\(network).json") }

  /// Ids of imported networks, in order.
  package var importedNetworks: [String] {
    guard let imported,
      let files = try? FileManager.default.contentsOfDirectory(atPath: imported.path)
    else { return [] }
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// A built-in or imported network.
  /// - Throws: ``ModelStoreError/unknownNetwork(_:known:)``; ``GraphFileError``.
  package func graph(_ network: String) throws -> NetworkGraph {
    if let graph = NetworkGraph.named(network) { return graph }
    guard importedNetworks.contains(network), let file = graphFile(network) else {
      throw ModelStoreError.unknownNetwork(
        network, known: NetworkGraph.all.map(\.id) + importedNetworks)
    }
    return try GraphFile.read(file)
  }

  /// The trained network, with its activation ranges if its file holds them.
  /// - Throws: ``ModelStoreError`` if there is none; ``SafetensorsError`` if its file is damaged.
  package func load(network: String, dataset: String) throws -> TrainedModel {
    let graph = try graph(network)
    let file = weights(network: network, dataset: dataset)
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw ModelStoreError.missing(network: network, dataset: dataset, path: file.path)
    }
    return try TrainedModel(graph: graph, contentsOf: file)
  }

  /// Keeps a network from elsewhere. Weights first: a graph without weights would be listed.
  /// - Throws: ``ModelStoreError/taken(_:)`` for the id of a built-in network; file system errors.
  package func keep(_ model: TrainedModel, dataset: String) throws {
    let graph = model.network.graph
    guard NetworkGraph.named(graph.id) == nil else { throw ModelStoreError.taken(graph.id) }
    guard let imported, let file = graphFile(graph.id) else { return }
    try FileManager.default.createDirectory(at: imported, withIntermediateDirectories: true)
    try model.save(to: weights(network: graph.id, dataset: dataset), metadata: ["dataset": dataset])
    try GraphFile.data(graph).write(to: file, options: .atomic)
  }
}

package enum ModelStoreError: Error, Hashable, CustomStringConvertible {
  case unknownNetwork(String, known: [String])
  case missing(network: String, dataset: String, path: String)
  case taken(String)

  package var description: String {
    switch self {
    case .unknownNetwork(let network, let known):
      "there is no network \(network); known: \(known.joined(separator: ", "))"
    case .missing(let network, let dataset, let path):
      "model \(network)-\(dataset) not found at \(path); run `kb train \(network) --dataset \(dataset)`"
    case .taken(let network):
      "\(network) is the id of a built-in network; give the graph file another id"
    }
  }
}
