import Catalog
import Foundation
import Reports
import Testing

@Suite("kb new technique")
struct ScaffoldTests {
  static func scaffold(
    _ id: String = "forgetful-mul", name: String? = "Forgetful: a multiplier", kind: String = "truncation",
    work: String = "mahdiani2010bam", unit: Bool = true
  ) throws -> TechniqueScaffold {
    try TechniqueScaffold(
      id: id, name: name, kind: kind, work: work, hasUnit: unit, database: Repository.database())
  }

  /// A copy of what the scaffold touches.
  static func copy() throws -> URL {
    let root = FileManager.default.temporaryDirectory.appending(path: "kb-scaffold-\(UUID().uuidString)")
    for path in ["catalog", library, circuits] {
      let copy = root.appending(path: path)
      try FileManager.default.createDirectory(
        at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: Repository.root.appending(path: path), to: copy)
    }
    return root
  }

  static let library = "Sources/Arithmetic/Spec/UnitLibrary.swift"
  static let circuits = "Sources/UnitCircuits/UnitCircuit.swift"

  static func text(_ path: String, in root: URL) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  @Test("writes four files and registers unit and circuit; the catalog with the record is valid")
  func writes() throws {
    let root = try Self.copy()
    defer { try? FileManager.default.removeItem(at: root) }
    let steps = try Self.scaffold().write(to: root)
    #expect(steps.count >= 8)
    let content = try CatalogSource.load(directory: root.appending(path: "catalog"))
    let technique = try #require(content.technique("forgetful-mul"))
    #expect(technique.name == "Forgetful: a multiplier")
    #expect(technique.kind == "mul-truncated")
    #expect(technique.implementation.configurations.map(\.unit) == ["forgetful-mul:n=8,k=2"])
    let before = try Self.text(Self.library, in: Repository.root)
    #expect(
      try Self.text(Self.library, in: root)
        == before.replacing("\n  ]\n", with: "\n    ForgetfulMul.family,\n  ]\n", maxReplacements: 1))
    let circuits = try Self.text(Self.circuits, in: Repository.root)
    #expect(
      try Self.text(Self.circuits, in: root)
        == circuits.replacing("\n  ].flatMap", with: "\n    [forgetfulMulCircuit],\n  ].flatMap"))
    for (path, part) in [
      ("Sources/Arithmetic/Units/ForgetfulMul.swift", "struct ForgetfulMul: Multiplier"),
      ("Tests/ArithmeticTests/ForgetfulMulTests.swift", "struct ForgetfulMulTests"),
      (
        "Sources/UnitCircuits/Array/ForgetfulMul.swift",
        "forgetfulMulCircuit = UnitCircuit(\"forgetful-mul\")"
      ),
    ] {
      let text = try Self.text(path, in: root)
      #expect(text.contains(part) && !text.contains("{{"))
    }
  }

  @Test("of an adder's kind it is an adder")
  func adder() throws {
    let root = try Self.copy()
    defer { try? FileManager.default.removeItem(at: root) }
    _ = try Self.scaffold("forgetful-add", kind: "add-lower-part").write(to: root)
    let content = try CatalogSource.load(directory: root.appending(path: "catalog"))
    #expect(content.technique("forgetful-add")?.kind == "add-lower-part")
    let library = try Self.text(Self.library, in: root)
    #expect(
      library.split(separator: "enum AdderLibrary").last?.contains("    ForgetfulAdd.family,\n") == true)
    #expect(
      try Self.text("Sources/Arithmetic/Adders/ForgetfulAdd.swift", in: root).contains(
        "struct ForgetfulAdd: Adder"))
    #expect(
      try Self.text("Sources/UnitCircuits/Adders/ForgetfulAdd.swift", in: root).contains("builder.plus("))
  }

  @Test("a file that is there stops it before anything is written")
  func refusesToOverwrite() throws {
    let root = try Self.copy()
    defer { try? FileManager.default.removeItem(at: root) }
    let test = root.appending(path: "Tests/ArithmeticTests/ForgetfulMulTests.swift")
    try FileManager.default.createDirectory(
      at: test.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: test)
    #expect(throws: ScaffoldError.fileExists(path: "Tests/ArithmeticTests/ForgetfulMulTests.swift")) {
      try Self.scaffold().write(to: root)
    }
    #expect(try Data(contentsOf: test) == Data("mine".utf8))
    #expect(!FileManager.default.fileExists(atPath: root.appending(path: "Sources/Arithmetic/Units").path))
  }

  @Test(
    "a module has no second file of a name, in whatever folder and capitals",
    arguments: [
      ("Sources/UnitCircuits/Booth/ForgetfulMul.swift", "Sources/UnitCircuits/Array/ForgetfulMul.swift"),
      ("Sources/Arithmetic/Cells/Deep/forgetfulmul.swift", "Sources/Arithmetic/Units/ForgetfulMul.swift"),
      (
        "Tests/ArithmeticTests/More/FORGETFULMULTests.swift", "Tests/ArithmeticTests/ForgetfulMulTests.swift"
      ),
    ])
  func refusesTwins(twin: String, path: String) throws {
    let root = try Self.copy()
    defer { try? FileManager.default.removeItem(at: root) }
    let file = root.appending(path: twin)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("// mine".utf8).write(to: file)
    #expect(throws: ScaffoldError.fileNameTaken(path: path, by: twin)) {
      try Self.scaffold().write(to: root)
    }
    #expect(
      !FileManager.default.fileExists(
        atPath: root.appending(path: "catalog/techniques/approximate-arithmetic/forgetful-mul.yaml").path))
    // Another module's file is no twin.
    let other = root.appending(path: "Sources/Reports/ForgetfulMul.swift")
    try FileManager.default.createDirectory(
      at: other.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.moveItem(at: file, to: other)
    _ = try Self.scaffold().write(to: root)
  }

  @Test(
    "names that files of the circuits have", arguments: ["trees", "rows", "radix8", "blocks", "priority"])
  func namesOfCircuitFiles(id: String) throws {
    let root = try Self.copy()
    defer { try? FileManager.default.removeItem(at: root) }
    let folder = Repository.root.appending(path: "Sources/UnitCircuits")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    for name in names where name.hasSuffix(".swift") {
      let file = root.appending(path: "Sources/UnitCircuits/\(name)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      if !FileManager.default.fileExists(atPath: file.path) { try Data().write(to: file) }
    }
    let error = #expect(throws: ScaffoldError.self) { try Self.scaffold(id).write(to: root) }
    #expect(error?.description.contains("Sources/UnitCircuits/") == true, "\(error?.description ?? "")")
  }

  @Test("a record alone is planned, and valid too")
  func recordOnly() throws {
    let root = try Self.copy()
    defer { try? FileManager.default.removeItem(at: root) }
    _ = try Self.scaffold("half-pruning", name: nil, kind: "prune-structured", unit: false).write(to: root)
    let content = try CatalogSource.load(directory: root.appending(path: "catalog"))
    #expect(content.technique("half-pruning")?.implementation.status == .planned)
  }

  @Test("wrong ids, names, kinds and works are answered with what to do")
  func refusals() throws {
    for id in ["Bad", "a--b", "-a", "a_b", "", "1a", "é"] {
      #expect(throws: ScaffoldError.badID(id)) { try Self.scaffold(id) }
    }
    #expect(throws: ScaffoldError.badName("a\"b")) { try Self.scaffold(name: "a\"b") }
    #expect(throws: ScaffoldError.techniqueExists("bfa")) { try Self.scaffold("bfa") }
    #expect(throws: ScaffoldError.unitExists("drum")) { try Self.scaffold("drum") }
    #expect(throws: ScaffoldError.noUnit(kind: "prune-structured")) {
      try Self.scaffold(kind: "prune-structured")
    }
    for (id, type) in [("array", "Array"), ("multiplier", "Multiplier"), ("low-part", "LowPart")] {
      #expect(throws: ScaffoldError.typeExists(type)) {
        try Self.scaffold(id).write(to: Repository.root)
      }
    }
    #expect(throws: ScaffoldError.unknownWork("nobody2000")) { try Self.scaffold(work: "nobody2000") }
    let error = #expect(throws: ScaffoldError.self) { try Self.scaffold(kind: "mul-truncatd") }
    #expect(error?.description.contains("mul-truncated") == true)
    for (name, level, kind) in [
      ("multiplier", "subfamily", "mul-truncated"), ("approximate-adder", "subfamily", "add-lower-part"),
      ("approximate-arithmetic", "family", "mul-booth"),
    ] {
      let error = #expect(throws: ScaffoldError.self) { try Self.scaffold(kind: name) }
      guard case .noKind(name, level, let kinds) = error else {
        Issue.record("\(name): \(error?.description ?? "")")
        continue
      }
      #expect(kinds.contains(kind) && error?.description.contains(kind) == true)
    }
  }

  @Test(
    "nothing that was begun with kb new has a TODO left",
    arguments: [("catalog/techniques", 200), ("Sources/Arithmetic", 40), ("Tests/ArithmeticTests", 5)])
  func nothingLeft(path: String, atLeast: Int) throws {
    let folder = Repository.root.appending(path: path)
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    let files = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".swift") }
    #expect(files.count > atLeast)
    for name in files {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      #expect(!text.contains("TODO"), "\(name)")
    }
  }
}
