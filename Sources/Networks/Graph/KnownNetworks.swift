extension NetworkGraph {
  package static let lenet5 = known(makeLeNet5)
  package static let resnet8 = known(makeResNet8)
  package static let resnet20 = known(makeResNet20)
  package static let alwannResNet8 = known(makeALWANNResNet8)

  /// Every graph that has a name.
  package static let all: [NetworkGraph] = [.lenet5, .resnet8, .resnet20, .alwannResNet8]

  package static func named(_ id: String) -> NetworkGraph? { all.first { $0.id == id } }

  /// The built-in networks are constants of the program: a mistake in one is ours, and is told at once.
  private static func known(_ make: () throws(GraphError) -> NetworkGraph) -> NetworkGraph {
    do { return try make() } catch { preconditionFailure("\(error)") }
  }
}
