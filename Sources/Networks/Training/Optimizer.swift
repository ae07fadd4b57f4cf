import Foundation

/// The rule that turns gradients into steps, with its memory.
struct Optimizer {
  /// What is remembered of each parameter: running means of gradients (and for Adam of their squares).
  var first: [[Float]]
  var second: [[Float]]
  /// Steps taken.
  var steps = 0
  let rule: TrainingConfiguration.Rule

  init(rule: TrainingConfiguration.Rule, shapes: [Parameter]) {
    self.rule = rule
    first = shapes.map { Array(repeating: 0, count: $0.count) }
    second = rule == .adam ? first : []
  }

  /// One step on every trained parameter. Arrays of one dimension (biases, normalisation) do not decay.
  mutating func step(
    _ parameters: inout [[Float]], gradients: [[Float]], shapes: [Parameter], rate: Float, decay: Float
  ) {
    steps += 1
    for index in parameters.indices where shapes[index].isTrained {
      let decay = shapes[index].shape.count > 1 ? decay : 0
      switch rule {
      case .adam: adam(index, &parameters[index], gradients[index], rate, decay)
      case .nesterov: nesterov(index, &parameters[index], gradients[index], rate, decay)
      }
    }
  }

  /// Adam with decoupled weight decay (Kingma & Ba 2015; Loshchilov & Hutter 2019).
  private mutating func adam(
    _ index: Int, _ parameter: inout [Float], _ gradient: [Float], _ rate: Float, _ decay: Float
  ) {
    let (beta1, beta2): (Float, Float) = (0.9, 0.999)
    let correction1 = 1 - pow(beta1, Float(steps))
    let correction2 = 1 - pow(beta2, Float(steps))
    let shrink = 1 - rate * decay
    for at in parameter.indices {
      let slope = gradient[at]
      first[index][at] = beta1 * first[index][at] + (1 - beta1) * slope
      second[index][at] = beta2 * second[index][at] + (1 - beta2) * slope * slope
      let move = first[index][at] / correction1 / ((second[index][at] / correction2).squareRoot() + 1e-8)
      parameter[at] = parameter[at] * shrink - rate * move
    }
  }

  /// Stochastic gradient descent with Nesterov's momentum of 0.9 and weight decay as part of the gradient.
  private mutating func nesterov(
    _ index: Int, _ parameter: inout [Float], _ gradient: [Float], _ rate: Float, _ decay: Float
  ) {
    let momentum: Float = 0.9
    for at in parameter.indices {
      let slope = gradient[at] + decay * parameter[at]
      first[index][at] = momentum * first[index][at] + slope
      parameter[at] -= rate * (slope + momentum * first[index][at])
    }
  }
}
