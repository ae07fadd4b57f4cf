import Catalog
import Foundation
import Testing

@Suite("Database file")
struct DatabaseTests {
  @Test("what was loaded comes back from the database unchanged")
  func roundTrip() throws {
    let fixture = try Fixture()
    let content = try fixture.load()
    let database = try fixture.open()
    #expect(try database.taxonomy() == content.taxonomy)
    #expect(try database.datasets() == content.datasets)
    #expect(try database.networks() == content.networks)
    #expect(try database.metrics() == content.metrics)
    #expect(try database.works() == content.works.sorted { $0.key < $1.key })
    for technique in content.techniques {
      #expect(try database.technique(technique.id).technique == technique)
    }
    #expect(content.techniques.count == 3)
  }

  @Test("an unchanged catalog is not read again; a changed one is")
  func rebuild() throws {
    let fixture = try Fixture()
    _ = try fixture.open()
    let first = try identity(fixture.database)
    _ = try fixture.open()
    #expect(try identity(fixture.database) == first)
    // Same size, so that only the content tells.
    try fixture.edit(Fixture.gamma, "Gamma pruning", "Gamma PRUNING")
    #expect(try fixture.open().technique("gamma").technique.name == "Gamma PRUNING")
    #expect(try identity(fixture.database) != first)
  }

  @Test("touched files are recognised by their content, and the next opening is cheap again")
  func fingerprint() throws {
    let fixture = try Fixture()
    _ = try fixture.open()
    let first = try identity(fixture.database)
    let old = Date(timeIntervalSinceNow: -100)
    for path in Array(Fixture.files.keys) + ["schema.sql"] {
      let url = fixture.source.appending(path: path)
      try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: url.path)
    }
    let state = SourceState(directory: fixture.source)
    #expect(!state.fingerprint().isEmpty)
    #expect(state.fingerprint(now: old).isEmpty)
    _ = try fixture.open()
    #expect(try identity(fixture.database) == first)
    // Size and time are all that is looked at now: a change that hides from both goes unseen.
    try fixture.edit(Fixture.gamma, "Gamma pruning", "Gamma PRUNING")
    let gamma = fixture.source.appending(path: Fixture.gamma)
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: gamma.path)
    #expect(try fixture.open().technique("gamma").technique.name == "Gamma pruning")
  }

  private func digest(_ fixture: Fixture, _ results: CatalogResults = .none) throws -> String {
    try SourceState(directory: fixture.source, results: results).digest()
  }

  @Test("the digest covers contents, names, result files and stamp")
  func digest() throws {
    let fixture = try Fixture()
    let results = fixture.root.appending(path: "results.txt")
    let first = try digest(fixture)
    #expect(try digest(fixture) == first)
    #expect(first.count == 64)
    var digests: Set<String> = [first]
    try Data("1".utf8).write(to: results)
    let none: @Sendable (CatalogContent) -> ([Catalog.Measurement], [Verdict]) = { _ in ([], []) }
    try digests.insert(digest(fixture, .init(files: [results], load: none)))
    try Data("2".utf8).write(to: results)
    try digests.insert(digest(fixture, .init(files: [results], load: none)))
    try digests.insert(digest(fixture, .init(files: [], stamp: "rules 2", load: none)))
    try fixture.write("# nothing", to: "techniques/pruning/zeta.yaml")
    try digests.insert(digest(fixture))
    #expect(digests.count == 5)
  }

  @Test("whether a database is current can be asked")
  func isCurrent() throws {
    let fixture = try Fixture()
    let digest = try digest(fixture)
    #expect(!CatalogDatabase.isCurrent(at: fixture.database, sourceDigest: digest))
    _ = try fixture.open()
    #expect(CatalogDatabase.isCurrent(at: fixture.database, sourceDigest: digest))
    #expect(!CatalogDatabase.isCurrent(at: fixture.database, sourceDigest: "another"))
  }

  @Test("results survive a rebuild, because they are loaded again")
  func results() throws {
    let fixture = try Fixture()
    let file = fixture.root.appending(path: "results.txt")
    try Data("1.4701".utf8).write(to: file)
    let results = CatalogResults(files: [file]) { content in
      let value = Double(try String(contentsOf: file, encoding: .utf8)) ?? 0
      let verdict = Verdict(
        claim: try #require(content.technique("alpha")?.claims.first).reference, outcome: .reproduced,
        reason: "rounds to it", measuredValue: value, measurement: "m1")
      return ([.sample("m1", value: value), .sample("m0", technique: nil)], [verdict])
    }
    for _ in 0..<2 {
      let record = try fixture.open(results).technique("alpha")
      #expect(record.measurements == [.sample("m1")])
      #expect(record.claims[0].verdict.outcome == .reproduced)
      #expect(record.claims[0].measurement == .sample("m1"))
      #expect(try fixture.open(results).measurements().map(\.key) == ["m0", "m1"])
      try fixture.edit(Fixture.gamma, "Gamma", "Gamma's")
    }
    try Data("1.5000".utf8).write(to: file)
    #expect(try fixture.open(results).technique("alpha").claims[0].verdict.measuredValue == 1.5)
  }

  @Test("a damaged database of ours is rebuilt", arguments: [100, 4096, 20000])
  func damaged(offset: Int) throws {
    let fixture = try Fixture()
    _ = try fixture.open()
    var data = try Data(contentsOf: fixture.database)
    for index in offset..<min(offset + 4000, data.count) { data[index] = 0x5A }
    try data.write(to: fixture.database)
    #expect(try fixture.open().techniques().count == 3)
  }

  @Test("what was once found undamaged is checked again after it changed")
  func damagedLater() throws {
    let fixture = try Fixture()
    _ = try fixture.open()
    func age(_ seconds: Double) throws {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -seconds)], ofItemAtPath: fixture.database.path)
    }
    // Old enough to be marked; opened twice, so that the mark is there whatever the first opening wrote.
    try age(100)
    for _ in 0..<2 {
      _ = try fixture.open()
      try age(100)
    }
    _ = try fixture.open()
    #expect(FileManager.default.fileExists(atPath: fixture.database.path + ".sound"))
    var data = try Data(contentsOf: fixture.database)
    for index in 4096..<8096 { data[index] = 0x5A }
    try data.write(to: fixture.database)
    #expect(try fixture.open().techniques().count == 3)
  }

  @Test("a truncated or empty database is rebuilt", arguments: [0, 100, 5000])
  func truncated(length: Int) throws {
    let fixture = try Fixture()
    _ = try fixture.open()
    try Data(contentsOf: fixture.database).prefix(length).write(to: fixture.database)
    #expect(try fixture.open().techniques().count == 3)
  }

  @Test("a stranger's file is refused and left alone", arguments: [true, false])
  func foreign(isSQLite: Bool) throws {
    let fixture = try Fixture()
    var data = Data("My notes\n".utf8)
    if isSQLite {
      data = Data("SQLite format 3\0".utf8) + Data(count: 5000)
    }
    try FileManager.default.createDirectory(
      at: fixture.database.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: fixture.database)
    #expect(throws: CatalogError.foreignFile(path: fixture.database.path)) { try fixture.open() }
    #expect(throws: CatalogError.foreignFile(path: fixture.database.path)) {
      try CatalogCompiler.compile(fixture.load(), measurements: [], verdicts: [], to: fixture.database)
    }
    #expect(try Data(contentsOf: fixture.database) == data)
    #expect(throws: CatalogError.foreignFile(path: fixture.root.path)) {
      try CatalogDatabase.open(source: fixture.source, database: fixture.root)
    }
  }

  @Test("where nothing can be written the error says so")
  func unwritable() throws {
    let fixture = try Fixture()
    // A file where the folder should be: refused for everybody, root included.
    try Data("x".utf8).write(to: fixture.root.appending(path: "cache"))
    let error = #expect(throws: CatalogError.self) { try fixture.open() }
    guard case .cannotWrite(let path, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path == fixture.database.path)
  }

  @Test("a full disk is an error that says so, and leaves the old database in place")
  func fullDisk() throws {
    let fixture = try Fixture()
    _ = try fixture.open()
    var content = try fixture.load()
    // SQLite fails as on a full disk (SQLITE_FULL) once the file has this many pages.
    content.schema += "\nPRAGMA max_page_count = 1;\nCREATE TABLE filler AS SELECT zeroblob(1000000);"
    let error = try #require(try failureThatKeepsTheOld(fixture, content, []))
    guard case .cannotWrite(let path, let reason) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(path == fixture.database.path && reason.contains("full"))
  }

  @Test("a refused row leaves the old database in place")
  func refusedRow() throws {
    let fixture = try Fixture()
    _ = try fixture.open()
    let bad = Verdict(claim: .init(technique: "alpha", claim: "nothing"), outcome: .partly, reason: "")
    let error = try #require(try failureThatKeepsTheOld(fixture, fixture.load(), [bad]))
    #expect(error.description.contains("alpha/nothing"))
  }

  private func failureThatKeepsTheOld(
    _ fixture: Fixture, _ content: CatalogContent, _ verdicts: [Verdict]
  ) throws -> CatalogError? {
    let before = try Data(contentsOf: fixture.database)
    let error = #expect(throws: CatalogError.self) {
      try CatalogCompiler.compile(content, measurements: [], verdicts: verdicts, to: fixture.database)
    }
    #expect(try Data(contentsOf: fixture.database) == before)
    let folder = fixture.database.deletingLastPathComponent().path
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["catalog.sqlite"])
    return error
  }

  @Test("invalid sources leave the old database in place")
  func invalidKeepsTheOld() throws {
    let fixture = try Fixture()
    _ = try fixture.open()
    let before = try Data(contentsOf: fixture.database)
    try fixture.edit(Fixture.gamma, "kind:", "knid:")
    #expect(throws: CatalogError.self) { try fixture.open() }
    #expect(try Data(contentsOf: fixture.database) == before)
  }

  @Test("a reader keeps its answers while the database is replaced")
  func replaced() throws {
    let fixture = try Fixture()
    let reader = try fixture.open()
    try fixture.edit(Fixture.gamma, "Gamma pruning", "Renamed")
    #expect(try fixture.open().technique("gamma").technique.name == "Renamed")
    #expect(try reader.technique("gamma").technique.name == "Gamma pruning")
  }

  @Test("many builders at once end with one good database")
  func concurrent() async throws {
    let fixture = try Fixture()
    let (source, database) = (fixture.source, fixture.database)
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask { try CatalogDatabase.open(source: source, database: database).techniques().count }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == Array(repeating: 3, count: 8))
    let names = try FileManager.default.contentsOfDirectory(
      atPath: database.deletingLastPathComponent().path)
    #expect(names == ["catalog.sqlite"])
    _ = try fixture.open()
  }

  @Test("logs left by another program do not spoil the new database")
  func leftovers() throws {
    let fixture = try Fixture()
    _ = try fixture.open()
    for suffix in ["-wal", "-journal"] {
      try Data("left over".utf8).write(to: URL(filePath: fixture.database.path + suffix))
    }
    try fixture.edit(Fixture.gamma, "Gamma pruning", "Renamed")
    #expect(try fixture.open().technique("gamma").technique.name == "Renamed")
  }

  /// The inode: another one after a rebuild.
  private func identity(_ url: URL) throws -> UInt64 {
    let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
    return try #require(attributes[.systemFileNumber] as? UInt64)
  }
}
