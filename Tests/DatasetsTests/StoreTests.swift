import Datasets
import Foundation
import Testing

private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
private let shared = root.deletingLastPathComponent().appendingPathComponent("shared/data")
private let hasMNIST = FileManager.default.fileExists(
  atPath: shared.appendingPathComponent("mnist/t10k-images-idx3-ubyte.gz").path)

private func withFolder(_ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kb-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder)
}

@Suite struct StoreTests {
  @Test func cacheFolderFollowsTheEnvironment() {
    #expect(UserFolders.cache(["XDG_CACHE_HOME": "/x", "HOME": "/h"]).path == "/x")
    #expect(UserFolders.cache(["XDG_CACHE_HOME": "", "HOME": "/h"]).path == "/h/.cache")
    #expect(UserFolders.cache([:]).path.hasSuffix("/.cache"))
  }

  @Test func missingNamesTheCommand() throws {
    try withFolder { folder in
      let store = DataStore(searchPaths: [folder], cache: folder)
      do {
        _ = try store.load("mnist", split: .test)
        Issue.record("loaded from an empty folder")
      } catch {
        #expect("\(error)".contains("kb data fetch mnist"))
        #expect("\(error)".contains("kb data import mnist --from DIR"))
      }
      #expect(throws: DatasetError.self) { try store.require("mnist") }
      try store.require("glyphs")
      #expect(store.status().map(\.id) == ["glyphs", "mnist", "cifar10"])
      #expect(throws: DatasetError.self) { try store.verify("nosuch") }
    }
  }

  @Test(.enabled(if: hasMNIST)) func loadsAndImportsMNIST() throws {
    try withFolder { folder in
      let store = DataStore(searchPaths: [folder], cache: folder)
      try store.importFiles("mnist", from: shared)
      try store.require("mnist")
      let test = try store.load("mnist", split: .test)
      #expect(test.count == 10_000 && test.imageSize == 784)
      #expect(test.labels.prefix(4) == [7, 2, 1, 0])
    }
  }

  @Test(.enabled(if: hasMNIST)) func fetchesFromAMirrorAndResumes() throws {
    try withFolder { folder in
      let source = shared.appendingPathComponent("mnist")
      let store = DataStore(searchPaths: [folder], cache: folder)
      let part = folder.appendingPathComponent("mnist/t10k-labels-idx1-ubyte.gz.part")
      try FileManager.default.createDirectory(
        at: part.deletingLastPathComponent(), withIntermediateDirectories: true)
      let labels = try Data(contentsOf: source.appendingPathComponent("t10k-labels-idx1-ubyte.gz"))
      try labels.prefix(1000).write(to: part)
      try store.fetch("mnist", mirrors: ["file://\(source.path)/"])
      try store.verify("mnist")
      #expect(!FileManager.default.fileExists(atPath: part.path))
    }
  }

  @Test func corruptDownloadLeavesNothing() throws {
    try withFolder { folder in
      let mirror = folder.appendingPathComponent("mirror")
      try FileManager.default.createDirectory(at: mirror, withIntermediateDirectories: true)
      let name = "train-images-idx3-ubyte.gz"
      try Data([0x1f, 0x8b, 8, 0]).write(to: mirror.appendingPathComponent(name))
      let store = DataStore(searchPaths: [folder], cache: folder)
      #expect(throws: DatasetError.self) { try store.fetch("mnist", mirrors: ["file://\(mirror.path)/"]) }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/mnist")
      #expect(left.isEmpty)
    }
  }

  @Test func unwritableCacheIsNamed() throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("file")
      try Data([1]).write(to: file)
      let store = DataStore(searchPaths: [], cache: file)
      do {
        try store.fetch("mnist", mirrors: ["file:///nowhere/"])
        Issue.record("wrote into a file")
      } catch {
        #expect("\(error)".contains("cannot write"))
      }
    }
  }
}
