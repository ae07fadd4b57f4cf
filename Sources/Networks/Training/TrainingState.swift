import Foundation

/// All that a training carries from one epoch to the next, as a safetensors file.
struct TrainingState {
  var network: FloatNetwork
  var optimizer: Optimizer
  /// Epochs done.
  var epoch: Int
  /// Of the epochs done that are to be averaged.
  var average = WeightAverage()

  init(network: FloatNetwork, optimizer: Optimizer, epoch: Int) {
    self.network = network
    self.optimizer = optimizer
    self.epoch = epoch
  }

  func save(to file: URL, identity: String) throws {
    let shapes = network.graph.parameters
    var tensors: [Tensor] = []
    for (index, parameter) in shapes.enumerated() {
      tensors.append(
        Tensor(name: parameter.name, shape: parameter.shape, values: network.parameters[index]))
      tensors.append(
        Tensor(name: "first." + parameter.name, shape: parameter.shape, values: optimizer.first[index]))
      if !optimizer.second.isEmpty {
        tensors.append(
          Tensor(name: "second." + parameter.name, shape: parameter.shape, values: optimizer.second[index]))
      }
      if average.count > 0 {
        tensors.append(
          Tensor(name: "average." + parameter.name, shape: parameter.shape, values: average.mean[index]))
      }
    }
    try Safetensors(
      metadata: [
        "training": identity, "epoch": "\(epoch)", "steps": "\(optimizer.steps)",
        "averaged": "\(average.count)",
      ],
      tensors: tensors
    ).write(to: file)
  }

  init(
    checkpoint file: URL, graph: NetworkGraph, rule: TrainingConfiguration.Rule, identity: String
  ) throws {
    let contents = try Safetensors(contentsOf: file)
    let mend = "delete it to start anew, or train without resuming"
    guard contents.metadata["training"] == identity else {
      throw SafetensorsError(file: file.path, problem: "is a checkpoint of another training", mend: mend)
    }
    guard let epoch = contents.metadata["epoch"].flatMap({ Int($0) }), epoch >= 0,
      let steps = contents.metadata["steps"].flatMap({ Int($0) }), steps >= 0,
      let averaged = Int(contents.metadata["averaged"] ?? "0"), (0...epoch).contains(averaged)
    else {
      throw SafetensorsError(file: file.path, problem: "does not say how far it got", mend: mend)
    }
    func arrays(_ prefix: String) throws -> [[Float]] {
      try graph.parameters.map {
        try contents.values(prefix + $0.name, shape: $0.shape, file: file, mend: mend)
      }
    }
    network = try FloatNetwork(graph: graph, parameters: try arrays(""))
    optimizer = Optimizer(rule: rule, shapes: graph.parameters)
    optimizer.first = try arrays("first.")
    if !optimizer.second.isEmpty { optimizer.second = try arrays("second.") }
    optimizer.steps = steps
    if averaged > 0 { average = WeightAverage(mean: try arrays("average."), count: averaged) }
    self.epoch = epoch
  }
}
