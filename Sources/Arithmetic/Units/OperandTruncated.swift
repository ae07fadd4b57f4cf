/// Operand truncation: the low bits of the operands are read as zero.
///
/// Unsigned n bits. P = (A >> ta << ta) (B >> tb << tb). Range: 0 <= ta, tb < n. With both cut by t the worst case is
/// (2^t - 1)(2^(n+1) - 2^t - 1). Not symmetric when ta != tb.
package struct OperandTruncated: Multiplier {
  package let operands: OperandFormat
  package let droppedOfFirst: Int
  package let droppedOfSecond: Int

  package init(width: Int, droppedOfFirst: Int, droppedOfSecond: Int) {
    operands = OperandFormat(width: width)
    self.droppedOfFirst = droppedOfFirst
    self.droppedOfSecond = droppedOfSecond
  }

  package func product(_ a: Int, _ b: Int) -> Int {
    ((a >> droppedOfFirst) << droppedOfFirst) * ((b >> droppedOfSecond) << droppedOfSecond)
  }

  static let family = UnitFamily(
    "trunc-operands", "Operand-truncated multiplier", work: "schulte1993",
    parameters: [
      CommonParameter.width(),
      .init("ta", "dropped low bits of the first operand", in: { 0...($0["n"] - 1) }, default: { _ in 1 }),
      .init("tb", "dropped low bits of the second operand", in: { 0...($0["n"] - 1) }, default: { _ in 1 }),
    ],
    contract: UnitContract(
      exact: { $0["ta"] == 0 && $0["tb"] == 0 },
      absolute: { values in
        let largest = 1 << values["n"] - 1
        return (largest - (1 << values["ta"] - 1)) * (largest - (1 << values["tb"] - 1)) - largest
          * largest...0
      },
      symmetric: { $0["ta"] == $0["tb"] })
  ) { OperandTruncated(width: $0["n"], droppedOfFirst: $0["ta"], droppedOfSecond: $0["tb"]) }
}
