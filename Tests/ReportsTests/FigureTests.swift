import Arithmetic
import Foundation
import Reports
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Pictures") struct FigureTests {
  /// Elements of an SVG by name, each with its attributes; fails where it is not well-formed.
  final class Elements: NSObject, XMLParserDelegate {
    private(set) var found: [(name: String, attributes: [String: String])] = []
    private(set) var text = ""

    static func read(_ svg: String) throws -> Elements {
      let elements = Elements()
      let parser = XMLParser(data: Data(svg.utf8))
      parser.delegate = elements
      if !parser.parse() { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
      return elements
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      found.append((name, attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func count(_ name: String, class wanted: String) -> Int {
      found.count {
        $0.name == name && ($0.attributes["class"] ?? "").split(separator: " ").contains(Substring(wanted))
      }
    }
  }

  @Test("both pictures of a unit, or one of them, with title and description")
  func unit() throws {
    let figure = try UnitFigure("drum:k=4", domain: .all, samples: nil, seed: 1)
    for (picture, images, hasBars) in [
      (UnitFigure.Picture.both, 1, true), (.heatMap, 1, false), (.histogram, 0, true),
    ] {
      let elements = try Elements.read(try figure.svg(picture))
      #expect(elements.found.first?.name == "svg")
      #expect(elements.found.first?.attributes["role"] == "img")
      #expect(elements.found.count { $0.name == "image" } == images)
      #expect((elements.count("rect", class: "bar") > 10) == hasBars)
      #expect(elements.found.contains { $0.name == "desc" })
      #expect(
        elements.text.contains("Errors of drum:n=8,k=4,s=0") && elements.text.contains("65536 operand pairs"))
    }
    #expect(try figure.svg(.both) == figure.svg(.both))
  }

  @Test("the bars of a histogram hold every pair; a sampled 16-bit unit and a signed one can be drawn")
  func histogram() throws {
    for (text, samples) in [("drum:k=4,s=1", nil), ("roba:n=16", 50_000), ("exact", nil), ("loa:k=4", nil)] {
      let svg = try UnitFigure(text, domain: .all, samples: samples, seed: 7).svg(.histogram)
      let titles = svg.matches(of: /\((\d+) pairs\)/).compactMap { Int($0.1) }
      #expect(titles.reduce(0, +) == samples ?? 65_536, "\(text)")
      _ = try Elements.read(svg)
    }
    #expect(throws: StatisticsError.self) {
      try UnitFigure("roba:n=16", domain: .all, samples: nil, seed: 1)
    }
  }

  static func table(_ rows: [[String]]) -> Table {
    var table = Table([
      .init("unit"), .init("MRED %", measure: .error("MRED", "MRED, %")),
      .init("power", measure: .cost("power")),
      .init("LeNet-5 %", measure: .accuracy("LeNet-5")), .init("structure"),
    ])
    for row in rows { table.add(row) }
    return table
  }

  static let rows = [
    ["exact:n=8,s=0", "0", "100.0", "99.0", "x"], ["drum:n=8,k=4,s=0", "5.887", "40.0", "98.5", "x"],
    ["drum:n=8,k=3,s=0", "11.9", "30.0", "98.0", "x"], ["trunc:n=8,k=8", "9.1", "50.0", "-", "x"],
    ["mitchell:n=8,s=0", "3.788", "60.0", "98.9", "x"], ["mine & <yours>", "1.5", "70.0", "97", "x"],
    ["drum:n=16,k=6,s=0", "~1.47", "20.0", "-", "x"],
  ]

  @Test("a point for every row that has both figures; the front is of those that no other beats")
  func front() throws {
    let svg = try TableFigure(Self.table(Self.rows), title: "A & B").svg
    let elements = try Elements.read(svg)
    #expect(elements.count("path", class: "point") == 7)
    // exact, mitchell, drum k=4, drum k=3; truncation is beaten, and the two others have no front.
    #expect(elements.count("path", class: "best") == 4)
    #expect(elements.count("path", class: "front") == 1)
    #expect(elements.text.contains("8-bit unsigned multipliers (mul8u): 5 points"))
    #expect(elements.text.contains("All 7 rows") && elements.text.contains("A & B"))
    #expect(elements.text.contains("mine & <yours>\npower 70.0\nMRED % 1.5"))
    let group = try Elements.read(
      TableFigure(Self.table(Self.rows), title: "A", y: "lenet", group: "mul8u").svg)
    #expect(group.count("path", class: "point") == 4)
    #expect(group.text.contains("Wrong images of LeNet-5 against power"))
  }

  @Test("columns that cannot be plotted, or not together, are refused with what can")
  func refused() throws {
    let table = Self.table(Self.rows)
    #expect(throws: FigureError.noColumn(name: "stru", known: ["MRED %", "power", "LeNet-5 %"])) {
      try TableFigure(table, title: "t", x: "stru")
    }
    #expect(throws: FigureError.notX(name: "LeNet-5 %")) { try TableFigure(table, title: "t", x: "lenet") }
    #expect(throws: FigureError.notTogether(x: "MRED %", y: "MRED %")) {
      try TableFigure(table, title: "t", x: "mred", y: "mred")
    }
    #expect(throws: FigureError.nothingToPlot(table: "t")) {
      try TableFigure(Table([.init("unit"), .init("note")]), title: "t")
    }
    #expect(throws: FigureError.noUnits(group: "add8u", known: ["mul16u", "mul8u"])) {
      try TableFigure(table, title: "t", group: "add8u").svg
    }
    #expect(throws: FigureError.noUnits(group: "", known: [])) {
      try TableFigure(Self.table([]), title: "t").svg
    }
  }
}
