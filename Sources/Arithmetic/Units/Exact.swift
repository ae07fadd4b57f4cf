/// The exact product, unsigned or two's complement.
package struct Exact: Multiplier {
  package let operands: OperandFormat

  package init(_ operands: OperandFormat) { self.operands = operands }

  package func product(_ a: Int, _ b: Int) -> Int { a * b }

  static let family = UnitFamily(
    "exact", "Exact multiplier",
    parameters: [CommonParameter.width(circuits: CommonParameter.widestCircuit), CommonParameter.sign],
    contract: UnitContract(exact: UnitContract.always, symmetric: UnitContract.always)
  ) { Exact(OperandFormat(width: $0["n"], isSigned: $0["s"] == 1)) }
}
