/// A piece of combinational logic that an approximate unit repeats, as a truth table of numbers.
///
/// Rows are numbered by their inputs, the first input being the highest bit. What the outputs of a row are worth together
/// is compared with what they should be worth: a compressor's sum counts once, its carry twice.
package struct ApproximateCell: Sendable {
  package struct Row: Hashable, Sendable {
    /// One 0 or 1 an input.
    package let inputs: [Int]
    package let exact: Int
    package let approximate: Int
    package var error: Int { approximate - exact }
  }

  package enum Kind: Hashable, Sendable {
    /// Adds bits of partial products, each of which is 1 for a quarter of uniform operands, to a sum and carries.
    case compressor
    /// Adds any bits, to a sum and carries.
    case adder
    /// Puts out bits of a row, or of a multiple of an operand.
    case encoder
  }

  /// An error statistic of a cell by the name that the catalog uses; see ``ApproximateCell/subscript(_:)``.
  package enum Statistic: String, CaseIterable, Sendable {
    case errorRate = "cell-error-rate"
    case meanErrorDistance256 = "cell-med-256"
    case wrongSums = "wrong-sums"
    case wrongCarries = "wrong-carries"
  }

  /// As in `kb cell lin`.
  package let id: String
  package let title: String
  /// Key of the work that defines it; nil: ours.
  package let work: String?
  package let inputs: [String]
  /// In the order of their numbers.
  package let rows: [Row]
  package let kind: Kind

  init(
    _ id: String, _ title: String, work: String?, _ kind: Kind, inputs: [String],
    exact: (_ inputs: [Int]) -> Int, approximate: (_ inputs: [Int]) -> Int
  ) {
    self.id = id
    self.title = title
    self.work = work
    self.inputs = inputs
    self.kind = kind
    rows = (0..<(1 << inputs.count)).map { number in
      let bits = inputs.indices.map { number >> (inputs.count - 1 - $0) & 1 }
      return Row(inputs: bits, exact: exact(bits), approximate: approximate(bits))
    }
  }

  /// - `errorRate`: share of rows that are wrong, percent, all rows alike.
  /// - `meanErrorDistance256`: 256 times the mean |error| when every input is 1 with probability 1/4 (MED256 of the
  ///   literature on compressors of four inputs); nil where inputs are no partial products.
  /// - `wrongSums`, `wrongCarries`: rows in which the bit that counts once is wrong, or the carries; nil of encoders.
  package subscript(statistic: Statistic) -> Double? {
    switch statistic {
    case .errorRate:
      return 100 * Double(rows.count { $0.error != 0 }) / Double(rows.count)
    case .meanErrorDistance256:
      guard kind == .compressor else { return nil }
      let zeros = { (row: Row) in row.inputs.count { $0 == 0 } }
      let total = rows.reduce(0.0) { $0 + Double(abs($1.error)) * power(3, zeros($1)) }
      return 256 * total / power(4, inputs.count)
    case .wrongSums:
      return kind == .encoder ? nil : Double(rows.count { $0.exact & 1 != $0.approximate & 1 })
    case .wrongCarries:
      return kind == .encoder ? nil : Double(rows.count { $0.exact >> 1 != $0.approximate >> 1 })
    }
  }

  private func power(_ base: Int, _ exponent: Int) -> Double {
    Double((0..<exponent).reduce(1) { product, _ in product * base })
  }
}
