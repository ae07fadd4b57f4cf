import Datasets
import Foundation

/// Where everything of one checkout is.
package struct Project: Sendable {
  /// `catalog/`, or the folder that was named in its place.
  package let catalog: URL
  /// Where the compiled database and local results go.
  package let state: URL

  /// The folder that holds the catalog's.
  package var root: URL { catalog.deletingLastPathComponent() }
  package var models: URL { catalog.appending(path: "models") }
  package var database: URL { state.appending(path: "catalog.sqlite") }
  /// Committed ledgers.
  package var recordedResults: URL { root.appending(path: "benchmarks/results") }
  /// Ledgers of this machine, never committed.
  package var localResults: URL { state.appending(path: "results") }
  /// Units that the user imported.
  package var units: URL { state.appending(path: "units") }
  /// Networks from elsewhere, never committed.
  package var importedNetworks: URL { state.appending(path: "networks") }
  package var tables: URL { root.appending(path: "benchmarks") }
  package var taxonomyDocs: URL { root.appending(path: "docs/taxonomy") }

  package init(root: URL, state: URL? = nil) {
    self.init(catalog: root.appending(path: "catalog"), state: state)
  }

  private init(catalog: URL, state: URL? = nil) {
    self.catalog = catalog
    self.state = state ?? Self.defaultState(for: catalog.deletingLastPathComponent())
  }

  /// Looks for the catalog: the given path, `$KB_CATALOG`, this folder and those above it, and those above
  /// the executable.
  /// - Throws: `ProjectError` with the places looked at.
  package static func locate(
    catalog explicit: String?, environment: [String: String] = ProcessInfo.processInfo.environment,
    workingDirectory: URL = URL(filePath: FileManager.default.currentDirectoryPath),
    executable: URL? = Bundle.main.executableURL
  ) throws(ProjectError) -> Project {
    if let path = explicit ?? environment["KB_CATALOG"] {
      // Without the slash of a folder the base would be the folder above.
      let base = URL(filePath: workingDirectory.path, directoryHint: .isDirectory)
      let catalog = URL(filePath: path, relativeTo: base).standardizedFileURL
      guard isCatalog(catalog) else { throw .noCatalogIn(catalog.path) }
      return Project(catalog: catalog)
    }
    let starts = [workingDirectory, executable?.resolvingSymlinksInPath().deletingLastPathComponent()]
      .compactMap { $0?.standardizedFileURL }
    for start in starts {
      var folder = start
      while true {
        if isCatalog(folder.appending(path: "catalog")) { return Project(root: folder) }
        let parent = folder.deletingLastPathComponent()
        if parent.path == folder.path { break }
        folder = parent
      }
    }
    throw .noCatalog(places: starts.map(\.path))
  }

  static func isCatalog(_ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "taxonomy.yaml").path)
  }

  /// `.kb` beside the catalog, or a cache folder of the user where the checkout cannot be written.
  private static func defaultState(for root: URL) -> URL {
    let environment = ProcessInfo.processInfo.environment
    if let home = environment["KB_STATE"], !home.isEmpty { return URL(filePath: home) }
    if FileManager.default.isWritableFile(atPath: root.path) { return root.appending(path: ".kb") }
    // Two read-only checkouts must not share a database.
    let name = root.path.replacing("/", with: "-")
    return UserFolders.cache(environment).appending(path: "kb/state\(name)")
  }
}

package enum ProjectError: Error, Equatable, CustomStringConvertible {
  case noCatalog(places: [String])
  case noCatalogIn(String)

  package var description: String {
    switch self {
    case .noCatalogIn(let path):
      "No catalog found in \(path): there is no taxonomy.yaml in it. Name the catalog's folder itself."
    case .noCatalog(let places):
      "No catalog found (looked for catalog/taxonomy.yaml from \(places.joined(separator: " and ")) upwards). "
        + "Run kb inside a checkout, or name it with --catalog DIR or KB_CATALOG."
    }
  }
}
