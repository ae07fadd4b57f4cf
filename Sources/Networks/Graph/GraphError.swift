/// Why nodes do not make a network.
package enum GraphError: Error, Hashable, Sendable, CustomStringConvertible {
  case layer(node: String, problem: String)
  case network(String)

  package var description: String {
    switch self {
    case .layer(let node, let problem): "node \(node): \(problem)"
    case .network(let problem): problem
    }
  }
}
