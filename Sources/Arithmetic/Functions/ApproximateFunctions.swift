import Foundation

/// All functions of one operand whose errors are published, by id.
package enum ApproximateFunctions {
  package static let functions = [planSigmoid, planSigmoidCodes, planTanh]

  /// - Throws: ``FunctionError/unknown(_:)``
  package static func function(_ id: String) throws(FunctionError) -> ApproximateFunction {
    guard let function = functions.first(where: { $0.id == id }) else { throw .unknown(id) }
    return function
  }

  /// Real operands: breakpoints of pieces are on this grid.
  private static let fine = 0x1p-16

  private static let planSigmoid = ApproximateFunction(
    id: "plan-sigmoid", operands: -8..<8, step: fine, exact: sigmoid, approximate: plan)

  /// Of Q3.4 codes, rounded down to Q0.8.
  private static let planSigmoidCodes = ApproximateFunction(
    id: "plan-sigmoid-q3.4", operands: -8..<8, step: 0x1p-4, exact: sigmoid,
    approximate: { (256 * plan($0)).rounded(.down) / 256 })

  private static let planTanh = ApproximateFunction(
    id: "plan-tanh", operands: -4..<4, step: fine, exact: { tanh($0) },
    approximate: { 2 * plan(2 * $0) - 1 })

  @Sendable private static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  /// Four lines of power-of-two slopes (Amin, Curtis, Hayes-Gill 1997), and the symmetry of the sigmoid.
  @Sendable private static func plan(_ x: Double) -> Double {
    let magnitude = abs(x)
    let upper =
      switch magnitude {
      case 5...: 1.0
      case 2.375...: 0.03125 * magnitude + 0.84375
      case 1...: 0.125 * magnitude + 0.625
      default: 0.25 * magnitude + 0.5
      }
    return x < 0 ? 1 - upper : upper
  }
}

package enum FunctionError: Error, Hashable, Sendable, CustomStringConvertible {
  case unknown(String)

  package var description: String {
    switch self {
    case .unknown(let id):
      "There is no function '\(id)'; there are "
        + ApproximateFunctions.functions.map(\.id).joined(separator: ", ")
    }
  }
}
