import Foundation

extension FloatNetwork {
  /// Writes the weights as safetensors, with the network's id and `metadata` in the header.
  package func save(to file: URL, metadata: [String: String] = [:]) throws {
    var metadata = metadata
    metadata["network"] = graph.id
    let tensors = zip(graph.parameters, parameters).map {
      Tensor(name: $0.name, shape: $0.shape, values: $1)
    }
    try Safetensors(metadata: metadata, tensors: tensors).write(to: file)
  }

  /// Reads the weights of `graph`.
  /// - Throws: ``SafetensorsError`` if the file is damaged or of another network.
  package init(graph: NetworkGraph, contentsOf file: URL) throws {
    try self.init(graph: graph, Safetensors(contentsOf: file), file: file)
  }

  /// The weights of `graph` among the tensors of `file`.
  init(graph: NetworkGraph, _ contents: Safetensors, file: URL) throws {
    let mend = "this file is not of \(graph.id): train the network again, or correct its graph"
    let shapes = graph.parameters
    let names = Set(shapes.map(\.name))
    if let other = contents.tensors.first(where: { !names.contains($0.name) }) {
      throw SafetensorsError(
        file: file.path, problem: "tensor \(other.name) has no place in \(graph.id)", mend: mend)
    }
    try self.init(
      graph: graph,
      parameters: shapes.map { try contents.values($0.name, shape: $0.shape, file: file, mend: mend) })
  }
}
