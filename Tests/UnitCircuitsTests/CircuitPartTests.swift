import Arithmetic
import Circuits
import Testing
import UnitCircuits

@Suite("Parts of units") struct CircuitPartTests {
  @Test("what a tree leaves adds up to the product of its multiplier, on all 65,536 pairs", arguments: 0...3)
  func momeniTree(multiplier: Int) throws {
    let netlist = try UnitCircuits.netlist(of: UnitSpec(parsing: "momeni-tree:multiplier=\(multiplier)"))
    let pairs = (0..<65_536).map { (a: $0 >> 8, b: $0 & 255) }
    let rows = (0..<8).map { row in pairs.map { UInt64($0.b >> row & 1 == 1 ? $0.a : 0) } }
    let columns = try Simulator(netlist.optimized()).patterns(rows)
    #expect(netlist.outputs.allSatisfy { $0.signals.count <= 2 })
    let function: any Multiplier =
      multiplier == 0 ? Exact(OperandFormat(width: 8)) : Momeni(multiplier: multiplier)
    var wrong = 0
    for (index, pair) in pairs.enumerated() {
      let value = zip(netlist.outputs, columns).reduce(0) { sum, column in
        let weight = Int(column.0.port.name.dropFirst()) ?? 0
        return sum + column.1[index].nonzeroBitCount << weight
      }
      wrong += value == function.product(pair.a, pair.b) ? 0 : 1
    }
    #expect(wrong == 0)
  }

  @Test("a part is costed against that of the exact unit, and can be had as a circuit only")
  func cost() throws {
    let spec = try CircuitSpec("momeni-tree").spec
    #expect("\(spec)" == "momeni-tree:multiplier=1")
    #expect("\(try UnitCost.exactReference(of: spec))" == "momeni-tree:multiplier=0")
    let (part, whole) = (try UnitCost(spec), try UnitCost(UnitSpec(parsing: "momeni:multiplier=1")))
    #expect(part.cost.area < whole.cost.area && part.cost.power < whole.cost.power)
    #expect(throws: UnitSpecError.self) { try ArithmeticUnit.canonical("momeni-tree") }
    #expect(throws: UnitSpecError.self) { try CircuitSpec("momeni-tree:multiplier=4") }
  }
}
