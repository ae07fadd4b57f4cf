import Foundation

/// Adam with decoupled weight decay.
struct Adam {
  /// Running means of the gradients and of their squares, one array a parameter.
  var first: [[Float]]
  var second: [[Float]]
  /// Steps taken.
  var steps = 0

  init(shapes: [Parameter]) {
    first = shapes.map { Array(repeating: 0, count: $0.count) }
    second = first
  }

  mutating func step(
    _ parameters: inout [[Float]], gradients: [[Float]], shapes: [Parameter], rate: Float, decay: Float
  ) {
    steps += 1
    let (beta1, beta2): (Float, Float) = (0.9, 0.999)
    let correction1 = 1 - pow(beta1, Float(steps))
    let correction2 = 1 - pow(beta2, Float(steps))
    for index in parameters.indices {
      let shrink = shapes[index].shape.count > 1 ? 1 - rate * decay : 1
      for at in parameters[index].indices {
        let gradient = gradients[index][at]
        first[index][at] = beta1 * first[index][at] + (1 - beta1) * gradient
        second[index][at] = beta2 * second[index][at] + (1 - beta2) * gradient * gradient
        let move = first[index][at] / correction1 / ((second[index][at] / correction2).squareRoot() + 1e-8)
        parameters[index][at] = parameters[index][at] * shrink - rate * move
      }
    }
  }
}
