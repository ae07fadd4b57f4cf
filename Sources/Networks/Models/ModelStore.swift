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
    let (graph, file) = try find(network: network, dataset: dataset)
    return try TrainedModel(graph: graph, contentsOf: file)
  }

  /// The graph of a network and where its weights are, which are not read.
  /// - Throws: ``ModelStoreError`` if there are none; ``GraphFileError``.
  package func find(network: String, dataset: String) throws -> (graph: NetworkGraph, weights: URL) {
    let graph = try graph(network)
    let file = weights(network: network, dataset: dataset)
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw ModelStoreError.missing(network: network, dataset: dataset, path: file.path)
    }
    return (graph, file)
  }

  /// Before minutes are spent on a network that is to be kept. A network that is here may get weights for a further
  /// dataset; anything else takes the place of what is here, which has to be said.
  /// - Throws: ``ModelStoreError/taken(_:by:)``
  package func requirePlace(for graph: NetworkGraph, dataset: String, replaces: Bool) throws {
    guard NetworkGraph.named(graph.id) == nil else { throw ModelStoreError.taken(graph.id, by: .builtIn) }
    guard !replaces, importedNetworks.contains(graph.id) else { return }
    // A graph that cannot be read is another one.
    guard (try? self.graph(graph.id)) == graph else {
      throw ModelStoreError.taken(graph.id, by: .otherGraph)
    }
    let file = weights(network: graph.id, dataset: dataset)
    guard !FileManager.default.fileExists(atPath: file.path) else {
      throw ModelStoreError.taken(graph.id, by: .weights(dataset: dataset))
    }
  }

  /// Keeps a network from elsewhere. Weights first: a graph without weights would be listed.
  /// - Parameter replaces: whether it may take the place of an imported network of its id. Weights for other datasets are
  ///   removed if they were of another graph: were shapes alone equal, they would run and be wrong.
  /// - Returns: file names of the weights that were removed.
  /// - Throws: ``ModelStoreError/taken(_:by:)``; file system errors.
  @discardableResult
  package func keep(_ model: TrainedModel, dataset: String, replaces: Bool = false) throws -> [String] {
    let graph = model.network.graph
    try requirePlace(for: graph, dataset: dataset, replaces: replaces)
    guard let imported, let file = graphFile(graph.id) else { return [] }
    try FileManager.default.createDirectory(at: imported, withIntermediateDirectories: true)
    let isOther = importedNetworks.contains(graph.id) && (try? self.graph(graph.id)) != graph
    let removed = isOther ? try removeWeights(of: graph.id, in: imported) : []
    let target = weights(network: graph.id, dataset: dataset)
    try model.save(to: target, metadata: ["dataset": dataset])
    try GraphFile.data(graph).write(to: file, options: .atomic)
    return removed.filter { $0 != target.lastPathComponent }
  }

  /// By the id in the files' headers: file names would not tell the networks `a` and `a-b` apart.
  private func removeWeights(of network: String, in folder: URL) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter { name in
      name.hasPrefix("\(network)-") && name.hasSuffix(".safetensors")
        && (try? Safetensors(contentsOf: folder.appending(path: name)))?.metadata["network"] == network
    }
    for name in names { try FileManager.default.removeItem(at: folder.appending(path: name)) }
    return names
  }
}

package enum ModelStoreError: Error, Hashable, CustomStringConvertible {
  case unknownNetwork(String, known: [String])
  case missing(network: String, dataset: String, path: String)
  case taken(String, by: Holder)

  /// What has an id already.
  package enum Holder: Hashable, Sendable {
    case builtIn
    /// An imported network with another graph.
    case otherGraph
    /// The imported network itself, with weights for the dataset.
    case weights(dataset: String)
  }

  package var description: String {
    switch self {
    case .unknownNetwork(let network, let known):
      "there is no network \(network); known: \(known.joined(separator: ", "))"
    case .missing(let network, let dataset, let path):
      "model \(network)-\(dataset) not found at \(path); run `\(Self.way(to: network, dataset, path))`"
    case .taken(let network, .builtIn):
      "\(network) is the id of a built-in network; give the graph file another id"
    case .taken(let network, .otherGraph):
      "there is an imported network \(network) with another graph already; --replace replaces it, or give the graph file "
        + "another id"
    case .taken(let network, .weights(let dataset)):
      "there is an imported network \(network) with weights for \(dataset) already; --replace replaces them"
    }
  }

  /// The command that brings weights: those of imported networks are not trained here.
  private static func way(to network: String, _ dataset: String, _ path: String) -> String {
    guard NetworkGraph.named(network) == nil else { return "kb train \(network) --dataset \(dataset)" }
    let graph = URL(filePath: path).deletingLastPathComponent().appending(path: "\(network).json")
    return "kb network import \(graph.path) --weights FILE --dataset \(dataset)"
  }
}
