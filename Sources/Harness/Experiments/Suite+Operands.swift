import Arithmetic
import Catalog
import UnitCircuits

extension Suite {
  /// Cost under the operands of layers: of a small network, and of an early and a late layer of a residual one.
  package static let operands = Suite(
    id: "operands", title: "Power under the operands of a layer", targets: [],
    layers: [
      LayerName(network: "lenet5", dataset: "mnist", layer: "conv2"),
      LayerName(network: "resnet8-mlperf-tiny", dataset: "cifar10", layer: "stack1.conv1"),
      LayerName(network: "resnet8-mlperf-tiny", dataset: "cifar10", layer: "stack3.conv2"),
    ])
}

extension BenchPlan {
  /// Every 8-bit multiplier among the configurations of executable techniques, against the exact one, layer by layer.
  static func layerCosts(of techniques: [Technique], in layers: [LayerName]) throws -> [PlannedExperiment] {
    var units: [(technique: String, spec: UnitSpec)] = []
    for technique in techniques {
      for configuration in technique.implementation.configurations {
        let spec = try ArithmeticUnit.canonical(configuration.unit)
        guard case .multiplier(let unit) = try ArithmeticUnit(spec), unit.operands.width == 8,
          !units.contains(where: { $0.spec == spec })
        else { continue }
        units.append((technique.id, spec))
      }
    }
    return try layers.flatMap { layer in
      try units.map { unit in
        PlannedExperiment(
          technique: unit.technique,
          experiment: .layerCost(
            unit: unit.spec, baseline: try UnitCost.exactReference(of: unit.spec), layer: layer))
      }
    }
  }
}
