import Arithmetic

/// A multiplier that is known by its product table only.
package struct TableMultiplier: Multiplier {
  package let table: ProductTable

  package init(_ table: ProductTable) { self.table = table }

  package var operands: OperandFormat { table.operands }
  package func product(_ a: Int, _ b: Int) -> Int { table.product(a, b) }
}
