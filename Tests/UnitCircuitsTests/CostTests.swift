import Arithmetic
import Circuits
import Testing
import UnitCircuits

@Suite("Cost of the units") struct UnitCostTests {
  @Test("a unit at its exact setting costs what the exact one does")
  func exactSettings() throws {
    for text in ["trunc:n=8,k=0", "perforated:n=8,k=0", "bam:n=8,h=0,v=0", "etm:n=8,l=0"] {
      let spec = try ArithmeticUnit.canonical(text)
      let unit = try UnitCost(spec)
      let exact = try UnitCost(UnitCost.exactReference(of: spec))
      #expect(unit.cost == exact.cost, "\(text)")
      for statistic in CostStatistic.allCases { #expect(statistic(of: unit.cost, against: exact.cost) == 0) }
    }
  }

  @Test("truncating more columns of an array costs less power and no more delay")
  func truncation() throws {
    let array = Structure(reduction: .array, adder: .rippleCarry)
    let costs = try [0, 2, 4, 6, 8, 10].map {
      try UnitCircuits.netlist(of: UnitSpec(parsing: "trunc:n=8,k=\($0)"), structure: array).cost()
    }
    for (less, more) in zip(costs.dropFirst(), costs) {
      #expect(less.area < more.area && less.power < more.power && less.delay <= more.delay)
    }
  }

  @Test("leaving more out never costs more area")
  func monotone() throws {
    for (family, parameter, values) in [
      ("trunc:n=8", "k", [0, 2, 4, 6, 8, 10]), ("bbm:n=8", "v", [0, 2, 4, 6, 8]),
      ("loa:n=8", "k", [0, 2, 4, 6]),
      ("perforated:n=8", "k", [0, 1, 2, 3]), ("dq42:cell=1", "t", [0, 4, 8, 15]),
    ] {
      let separator = family.contains(":") ? "," : ":"
      let areas = try values.map {
        try UnitCircuits.netlist(of: UnitSpec(parsing: "\(family)\(separator)\(parameter)=\($0)"))
          .optimized().cost().area
      }
      #expect(areas == areas.sorted(by: >), "\(family): \(areas)")
    }
  }

  @Test("a compressor with the parity of four inputs is larger here than the two full adders it replaces")
  func parityCompressor() throws {
    // FAX1 is smaller than two XOR2X1; Lin's cell has three of them.
    let areas = try [0, 15].map {
      try UnitCircuits.netlist(of: UnitSpec(parsing: "lin42:t=\($0)")).optimized().cost().area
    }
    #expect(areas[1] > areas[0])
  }

  @Test("the reference has the width and signedness of the unit")
  func reference() throws {
    func reference(_ text: String) throws -> String {
      "\(try UnitCost.exactReference(of: ArithmeticUnit.canonical(text)))"
    }
    #expect(try reference("drum:n=16,k=6") == "exact:n=16,s=0")
    #expect(try reference("drum:n=16,k=6,s=1") == "exact:n=16,s=1")
    #expect(try reference("rad:n=8,k=4") == "exact:n=8,s=1")
    #expect(try reference("gear:r=2,p=2,k=3") == "exact-adder:n=8")
  }

  @Test("savings are percent of the baseline, negative where more is used")
  func savings() {
    let baseline = Cost(area: 100, delay: 10, power: 50, leakage: 1, energy: 49)
    let unit = Cost(area: 40, delay: 12, power: 25, leakage: 1, energy: 24)
    func saving(_ statistic: CostStatistic) -> Double { statistic(of: unit, against: baseline) }
    #expect(saving(.areaSaving) == 60)
    #expect(abs(saving(.delaySaving) + 20) < 1e-9)
    #expect(saving(.powerSaving) == 50)
    #expect(abs(saving(.energySaving) - 40) < 1e-9)
    #expect(abs(saving(.areaDelaySaving) - 52) < 1e-9)
  }
}
