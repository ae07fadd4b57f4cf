import Arithmetic
import Techniques

extension Suite {
  /// A multiplier of any width, and what sums up its products.
  package struct Trial: Hashable, Sendable {
    package let unit: String
    /// Nil: exact sums.
    package let accumulator: String?

    init(_ unit: String, sums accumulator: String? = nil) {
      self.unit = unit
      self.accumulator = accumulator
    }

    /// With sign-magnitude codes, the weight on the second port.
    /// - Throws: `UnitSpecError`
    package func deployment() throws -> UnitDeployment {
      let spec = try ArithmeticUnit.canonical(unit)
      return UnitDeployment(
        unit: spec, encoding: .signMagnitude, binding: .activationFirst,
        width: try ArithmeticUnit(spec).operands.width,
        accumulator: try accumulator.map { try ArithmeticUnit.canonical($0) })
    }
  }

  /// Operands of 4 to 16 bits, and approximate adders where products are summed.
  package static let widths = Suite(
    id: "widths", title: "LeNet-5 on MNIST: operand widths and approximate accumulators",
    targets: mnist.targets, trials: exactWidths + wideUnits + accumulators)

  private static let exactWidths = [4, 5, 6, 7, 8, 10, 12, 14, 16].map { Trial("exact:n=\($0)") }

  private static let wideUnits = [
    "drum:n=16,k=3", "drum:n=16,k=4", "drum:n=16,k=6", "ssm:n=16,m=8", "dsm:n=16,m=6", "mitchell:n=16",
    "mbm:n=16", "dr-alm:n=16,t=5", "dr-alm:n=16,t=6", "trunc:n=16,k=16", "trunc:n=16,k=20",
  ].map { Trial($0) }

  /// Sums of 32 bits of exact 8-bit products.
  private static let accumulators =
    ([0, 1].flatMap { carry in [8, 10, 12, 14, 16].map { "loa:n=32,k=\($0),carry=\(carry)" } }
    + [0, 1].flatMap { ones in [4, 6, 8, 10, 12].map { "trunc-add:n=32,k=\($0),ones=\(ones)" } }
    + [8, 10, 12, 14].map { "eta1:n=32,k=\($0)" }).map { Trial("exact:n=8", sums: $0) }
}
