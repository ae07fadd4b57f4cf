import Arithmetic
import Circuits
import Reports
import Testing
import UnitCircuits

@Suite("Cost of a unit beside the exact one") struct CostReportTests {
  @Test("a saving that the structure brings is told apart: an adder without a long carry chain")
  func structure() throws {
    let report = try CostReport("loa:n=8,k=2")
    #expect(report.unit.structure == "rca")
    let (reference, alike) = (try #require(report.reference), try #require(report.alike))
    #expect(reference.structure != "rca" && alike.structure == "rca")
    let ripple = try UnitCost(
      ArithmeticUnit.canonical("exact-adder:n=8"),
      in: [Structure(reduction: .array, adder: .rippleCarry)])
    #expect(alike.cost == ripple.cost)
    #expect(report.text.contains("The exact one in the same structure, exact-adder:n=8, rca:"))
  }

  @Test("where the structures are the same, or there is only one, nothing is said of it")
  func sameStructure() throws {
    for text in ["exact:n=8", "exact-adder:n=8", "momeni-tree:multiplier=1", "mitchell"] {
      let report = try CostReport(text)
      #expect(report.alike == nil && !report.text.contains("same structure"), "\(text)")
    }
  }
}
