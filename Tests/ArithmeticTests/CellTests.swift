import Arithmetic
import Testing

@Suite("Cells") struct CellTests {
  @Test(
    "wrong rows as published",
    arguments: [
      ("momeni1", 12, 32), ("momeni2", 4, 16), ("dq1", 10, 16), ("dq3", 8, 16), ("dq4", 5, 16),
      ("r4abe1", 4, 32), ("r4abe2", 8, 32), ("abm-pair", 4, 16), ("lin", 1, 16), ("acci1", 1, 16),
    ])
  func published(id: String, wrong: Int, rows: Int) throws {
    let cell = try ApproximateCells.cell(id)
    #expect(cell.rows.count == rows)
    #expect(cell.rows.count { $0.error != 0 } == wrong)
    #expect(cell[.errorRate] == 100 * Double(wrong) / Double(rows))
  }

  @Test(
    "wrong sums and carries of the mirror adders as published",
    arguments: [("ama1", 2, 1), ("ama2", 2, 0), ("ama3", 3, 1), ("ama4", 3, 2), ("ama5", 4, 2)])
  func mirrorAdders(id: String, sums: Int, carries: Int) throws {
    let cell = try ApproximateCells.cell(id)
    #expect(cell[.wrongSums] == Double(sums))
    #expect(cell[.wrongCarries] == Double(carries))
  }

  @Test("rows count up in binary, the first input highest; ids are different")
  func rows() throws {
    for cell in ApproximateCells.cells {
      for (number, row) in cell.rows.enumerated() {
        #expect(row.inputs.reduce(0) { $0 << 1 | $1 } == number)
      }
    }
    #expect(Set(ApproximateCells.cells.map(\.id)).count == ApproximateCells.cells.count)
  }

  @Test("mean error distance is of partial products only")
  func partialProducts() throws {
    #expect(try ApproximateCells.cell("acci2")[.meanErrorDistance256] == 10)
    #expect(try ApproximateCells.cell("momeni2")[.meanErrorDistance256] == 100)
    #expect(try ApproximateCells.cell("ama1")[.meanErrorDistance256] == nil)
    #expect(throws: CellError.unknown("none")) { try ApproximateCells.cell("none") }
  }

  @Test("magnitudes of signed operands are those up to 2^(n-1)")
  func signedMagnitudes() throws {
    let unit = try UnitLibrary.make(UnitSpec(parsing: "trunc:n=8,k=4"))
    let statistics = try ErrorStatistics(exhaustive: unit, domain: .signedMagnitudes)
    #expect(statistics.count == 129 * 129)
    #expect(statistics.largestProduct == 128 * 128)
    var wrong = 0
    for a in 0...128 { for b in 0...128 where unit.product(a, b) != a * b { wrong += 1 } }
    #expect(statistics[.correctProducts] == Double(129 * 129 - wrong))
  }
}
