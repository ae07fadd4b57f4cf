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
    let library = "Sources/Arithmetic/Spec"
    try FileManager.default.createDirectory(
      at: root.appending(path: library), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Repository.root.appending(path: "catalog"), to: root.appending(path: "catalog"))
    try FileManager.default.copyItem(
      at: Repository.root.appending(path: "\(library)/UnitLibrary.swift"),
      to: root.appending(path: "\(library)/UnitLibrary.swift"))
    return root
  }

  @Test("writes three files and registers the unit; the catalog with the record is valid")
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
    let library = try String(
      contentsOf: root.appending(path: "Sources/Arithmetic/Spec/UnitLibrary.swift"), encoding: .utf8)
    let before = try String(
      contentsOf: Repository.root.appending(path: "Sources/Arithmetic/Spec/UnitLibrary.swift"),
      encoding: .utf8)
    #expect(
      library == before.replacing("\n  ]\n", with: "\n    ForgetfulMul.family,\n  ]\n", maxReplacements: 1))
    for path in [
      "Sources/Arithmetic/Units/ForgetfulMul.swift", "Tests/ArithmeticTests/ForgetfulMulTests.swift",
    ] {
      let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      #expect(text.contains("struct ForgetfulMul") && !text.contains("{{"))
    }
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
    #expect(throws: ScaffoldError.unknownWork("nobody2000")) { try Self.scaffold(work: "nobody2000") }
    let error = #expect(throws: ScaffoldError.self) { try Self.scaffold(kind: "mul-truncatd") }
    #expect(error?.description.contains("mul-truncated") == true)
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
