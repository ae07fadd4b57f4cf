import Arithmetic
import Kernels

/// Where a layer's products come from.
package enum LayerProducts: Sendable {
  case exact
  /// Of operands of at most 8 bits.
  case table(EffectiveTable)
  case function(ProductFunction)

  package func value(activation: Int, weight: Int) -> Int64 {
    switch self {
    case .exact: Int64(activation * weight)
    case .table(let table): Int64(table.entries[activation * EffectiveTable.side + weight & 255])
    case .function(let function): Int64(function.value(activation: activation, weight: weight))
    }
  }
}

/// The same made ready for rows: what one weight does to many activations.
struct RowProducts: Sendable {
  private let products: LayerProducts
  /// [weight code & 255][activation code]
  private let rows: [Int32]

  init(_ products: LayerProducts) {
    self.products = products
    guard case .table(let table) = products else {
      rows = []
      return
    }
    let side = EffectiveTable.side
    rows = (0..<side * side).map { table.entries[$0 % side * side + $0 / side] }
  }

  func run(
    _ activations: UnsafeBufferPointer<Int32>, weight: Int, into values: UnsafeMutablePointer<Int64>
  ) {
    guard let codes = activations.baseAddress else { return }
    switch products {
    case .exact: kb_row_exact(activations.count, codes, Int32(weight), values)
    case .table:
      rows.withUnsafeBufferPointer { rows in
        guard let base = rows.baseAddress else { return }
        kb_row_lookup(activations.count, codes, base + (weight & 255) * EffectiveTable.side, values)
      }
    case .function(let function): function.values(activations: activations, weight: weight, into: values)
    }
  }
}
