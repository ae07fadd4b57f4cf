import ArgumentParser
import Arithmetic
import Reports

struct CellCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cell",
    abstract: "Cells that approximate units are made of: truth table and errors.",
    discussion: """
      `kb cell` lists the compressors, adder cells and encoders; `kb cell acci1` shows what each row of one is worth \
      and should be worth.
      """)

  @Argument(help: "A cell's id; without it, all cells.") var id: String?

  func run() throws {
    try reportingFailures {
      Output.result(try id.map { try CellReport($0).text } ?? CellReport.list.text)
    }
  }
}
