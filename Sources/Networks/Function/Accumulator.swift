import Arithmetic
import Kernels

/// What adds up the products of a window, one after another in the order of the weights (input channel, row, column),
/// beginning with the bias: an adder as one multiply-accumulate unit has it. Patterns have its width, in two's complement;
/// sums that do not fit wrap. Approximate adders are not associative, so the order is part of the definition.
package struct Accumulator: Sendable {
  package let adder: any Adder

  package init(_ adder: any Adder) { self.adder = adder }

  private var mask: Int64 { Int64(1) << Int64(adder.width) - 1 }

  /// The bits of a number.
  package func pattern(_ value: Int64) -> Int64 { value & mask }

  /// The number that a pattern stands for.
  package func value(_ pattern: Int64) -> Int64 {
    let unused = Int64(64 - adder.width)
    return (pattern << unused) >> unused
  }

  /// The pattern after one more product.
  package func adding(_ product: Int64, to pattern: Int64) -> Int64 {
    let format = adder.operands
    let (a, b) = (format.value(ofCode: Int(pattern)), format.value(ofCode: Int(self.pattern(product))))
    return self.pattern(Int64(adder.sum(a, b)))
  }

  /// The same for a row of patterns.
  func add(_ products: UnsafeBufferPointer<Int64>, to sums: UnsafeMutablePointer<Int64>) {
    guard let from = products.baseAddress else { return }
    let width = Int32(adder.width)
    switch adder.lowPart {
    case .or(let bits, let carry):
      kb_accumulate_or(products.count, from, width, Int32(bits), carry ? 1 : 0, sums)
    case .constant(let bits, let ones):
      let fill = ones ? Int64(1) << Int64(bits) - 1 : 0
      kb_accumulate_constant(products.count, from, width, Int32(bits), fill, sums)
    case nil: adder.accumulate(products, into: sums)
    }
  }
}
