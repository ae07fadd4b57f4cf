import Catalog
import Foundation
import Reports
import Testing

@Suite("Tables of the survey")
struct SurveyTableTests {
  static func table(_ name: String) throws -> Table {
    let definition = try #require(SurveyTables.all.first { $0.name == name })
    return SurveyTables.table(definition, try SurveyTables.Source(Repository.database()))
  }

  @Test("every table has rows, and all its renderings", arguments: SurveyTables.all.map(\.name))
  func renderings(name: String) throws {
    let table = try Self.table(name)
    #expect(!table.rows.isEmpty)
    #expect(table.csv.components(separatedBy: "\r\n").count == table.rows.count + 2)
    #expect(table.markdown.split(separator: "\n").count == table.rows.count + 2)
    #expect(table.latex.components(separatedBy: " \\\\\n").count == table.rows.count + 2)
    #expect(Set(SurveyTables.all.map(\.name)).count == SurveyTables.all.count)
  }

  @Test("techniques: one row each")
  func techniques() throws {
    #expect(try Self.table("techniques").rows.count == (try Repository.database().techniques().count))
  }

  @Test("verdicts: the families sum up to the last row, and every claim is counted")
  func verdicts() throws {
    let table = try Self.table("verdicts")
    let numbers = table.rows.map { $0.dropFirst().compactMap { Int($0) } }
    let total = try #require(numbers.last)
    for column in total.indices {
      #expect(numbers.dropLast().map { $0[column] }.reduce(0, +) == total[column])
    }
    #expect(total[2] == (try Repository.database().claims().count))
    for row in numbers { #expect(row[3...].reduce(0, +) == row[2]) }
  }

  @Test("nothing was used before it was there", arguments: ["datasets", "networks"])
  func use(name: String) throws {
    let table = try Self.table(name)
    let (datasets, networks) = (try Repository.database().datasets(), try Repository.database().networks())
    let years = Dictionary(
      datasets.map { ($0.name, $0.year) } + networks.map { ($0.name, $0.year) }, uniquingKeysWith: min)
    let first = try #require(table.columns.firstIndex { $0.title == "first used" })
    for row in table.rows {
      let year = try #require(years[row[0]])
      #expect(try #require(Int(row[first])) >= year, "\(row[0])")
    }
    #expect(table.rows.count > 10)
  }

  /// The same numbers by SQL's view: counts by year, dataset class and network class.
  @Test("evaluation complexity agrees with the database's view")
  func complexity() throws {
    let table = try Self.table("evaluation-complexity")
    let years = table.columns.map(\.title)
    let last = try #require(years.dropLast().last)
    let column = years.count - 2
    let cells = try Repository.database().evaluationMatrix().filter { "\($0.year)" == last }
    var checked = 0
    for row in table.rows {
      let expected = cells.filter {
        ($0.datasetComplexity?.rawValue ?? "-") == row[0] && ($0.networkSize?.rawValue ?? "-") == row[1]
      }.map(\.techniques).reduce(0, +)
      checked += 1
      #expect("\(expected)" == row[column], "\(row[0]) \(row[1])")
    }
    #expect(checked > 5)
    for row in table.rows {
      let counts = row.dropFirst(2).compactMap { Int($0) }
      #expect(counts.dropLast().reduce(0, +) == counts.last)
    }
  }

  @Test("recovery finds techniques of its family and those tagged with it")
  func recovery() throws {
    let names = try Self.table("recovery").rows.map { $0[1] }
    let database = try Repository.database()
    let found = try database.techniques(TechniqueQuery(nodes: ["accuracy-recovery"])).map(\.name)
    #expect(Set(names) == Set(found) && names.count == found.count && names.count >= 4)
  }

  @Test("LaTeX: commands are written out")
  func latex() {
    var table = Table([.init("name_1"), .init("50 %", .right)])
    table.add(["a & b \\ {c} #1 $x^2$ ~", "<1"])
    #expect(
      table.latex == """
        \\begin{tabular}{lr}
        \\toprule
        name\\_1 & 50 \\% \\\\
        \\midrule
        a \\& b \\textbackslash{} \\{c\\} \\#1 \\$x\\textasciicircum{}2\\$ \\textasciitilde{} & \\textless{}1 \\\\
        \\bottomrule
        \\end{tabular}

        """)
  }
}
