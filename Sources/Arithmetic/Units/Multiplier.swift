/// The operands of an arithmetic unit: `width` bits each, unsigned or two's complement.
package struct OperandFormat: Hashable, Sendable, Codable {
  /// Bits of one operand, 1...32.
  package let width: Int
  package let isSigned: Bool

  package init(width: Int, isSigned: Bool = false) {
    self.width = width
    self.isSigned = isSigned
  }

  /// Every value an operand can take.
  package var range: ClosedRange<Int> {
    isSigned ? -(1 << (width - 1))...((1 << (width - 1)) - 1) : 0...((1 << width) - 1)
  }

  /// The operand's bits read as an unsigned number.
  package func code(of value: Int) -> Int { value & (1 << width - 1) }

  /// The value that a code (the operand's bits read as an unsigned number) stands for.
  package func value(ofCode code: Int) -> Int {
    isSigned && code >= 1 << (width - 1) ? code - (1 << width) : code
  }
}

/// A multiplier as a pure function on integers.
///
/// The first operand and the second are not interchangeable: most published approximate multipliers
/// are not commutative, so which of them receives the weight is part of a configuration
/// (``OperandBinding``).
package protocol Multiplier: Sendable {
  var operands: OperandFormat { get }
  /// The product of two operands in `operands.range`. The exact unit returns `a * b`.
  func product(_ a: Int, _ b: Int) -> Int
  /// The products of many operands with one: what one call of a unit in a loop would cost is paid once.
  /// - Parameter port: where `fixed` goes; the others go to the other port.
  func products(
    of operands: UnsafeBufferPointer<Int32>, with fixed: Int, at port: MultiplierPort,
    into products: UnsafeMutablePointer<Int64>)
  /// The products of `a` with `b`, `b` + 1, …, one an element of `products`. What enumerates a wide unit calls this, not
  /// ``product(_:_:)``: a call for each pair costs more than most products do.
  func products(of a: Int, from b: Int, into products: UnsafeMutableBufferPointer<Int>)
}

package enum MultiplierPort: Sendable { case first, second }

extension Multiplier {
  package func products(of a: Int, from b: Int, into products: UnsafeMutableBufferPointer<Int>) {
    for index in products.indices { products[index] = product(a, b + index) }
  }

  // Compiled for each unit on its own, which is the point.
  package func products(
    of operands: UnsafeBufferPointer<Int32>, with fixed: Int, at port: MultiplierPort,
    into products: UnsafeMutablePointer<Int64>
  ) {
    switch port {
    case .first: for at in operands.indices { products[at] = Int64(product(fixed, Int(operands[at]))) }
    case .second: for at in operands.indices { products[at] = Int64(product(Int(operands[at]), fixed)) }
    }
  }
}
