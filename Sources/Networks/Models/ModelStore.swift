import Foundation

/// The trained networks of a catalog: `models/<network>-<dataset>.safetensors`, each with a model card
/// `models/<network>-<dataset>.md`.
package struct ModelStore: Sendable {
  /// The catalog's folder.
  package let catalog: URL

  package init(catalog: URL) { self.catalog = catalog }

  package func weights(network: String, dataset: String) -> URL {
    catalog.appending(path: "models/\(network)-\(dataset).safetensors")
  }

  package func card(network: String, dataset: String) -> URL {
    catalog.appending(path: "models/\(network)-\(dataset).md")
  }

  /// The trained network, with its activation ranges if its file holds them.
  /// - Throws: ``ModelStoreError`` if there is none; ``SafetensorsError`` if its file is damaged.
  package func load(network: String, dataset: String) throws -> TrainedModel {
    guard let graph = NetworkGraph.named(network) else {
      throw ModelStoreError.unknownNetwork(network, known: NetworkGraph.all.map(\.id))
    }
    let file = weights(network: network, dataset: dataset)
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw ModelStoreError.missing(network: network, dataset: dataset, path: file.path)
    }
    return try TrainedModel(graph: graph, contentsOf: file)
  }
}

package enum ModelStoreError: Error, Hashable, CustomStringConvertible {
  case unknownNetwork(String, known: [String])
  case missing(network: String, dataset: String, path: String)

  package var description: String {
    switch self {
    case .unknownNetwork(let network, let known):
      "there is no network \(network); known: \(known.joined(separator: ", "))"
    case .missing(let network, let dataset, let path):
      "model \(network)-\(dataset) not found at \(path); run `kb train \(network) --dataset \(dataset)`"
    }
  }
}
