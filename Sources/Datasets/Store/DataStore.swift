import Foundation

/// Finds, checks, imports and loads datasets.
package struct DataStore: Sendable {
  /// Folders searched, first to last.
  package let searchPaths: [URL]
  /// Where `importFiles` and `fetch` write.
  package let cache: URL

  package init(searchPaths: [URL], cache: URL? = nil) {
    self.searchPaths = searchPaths
    self.cache = cache ?? Self.userCache(ProcessInfo.processInfo.environment)
  }

  /// `data` (the --data folder), $KB_DATA, the user's cache folder, then `projectRoot`/../shared/data.
  package static func standard(
    data: URL? = nil, projectRoot: URL? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> DataStore {
    let cache = userCache(environment)
    let variable = environment["KB_DATA"].flatMap { $0.isEmpty ? nil : URL(fileURLWithPath: $0) }
    let shared = projectRoot?.deletingLastPathComponent().appendingPathComponent("shared/data")
    return DataStore(
      searchPaths: [data, variable, cache, shared].compactMap { $0 }, cache: data ?? variable ?? cache)
  }

  static func userCache(_ environment: [String: String]) -> URL {
    UserFolders.cache(environment).appendingPathComponent("kb/data")
  }

  /// The images of a split of "mnist", "cifar10" or "glyphs".
  ///
  /// - Throws: `DatasetError` when the set is unknown, missing, unreadable or not what it should be.
  package func load(_ id: String, split: DatasetSplit) throws -> ImageSet {
    if id == Glyphs.id { return Glyphs.generate(split: split) }
    let dataset = try known(id)
    let files = dataset.files.filter { $0.split == split }
    let contents = try files.map { file in
      guard let url = locate(file, of: dataset, in: searchPaths) else { throw missing(dataset) }
      return (name: file.name, path: url.path, bytes: try content(of: url, as: file))
    }
    if id == DatasetFiles.mnist.id {
      let images = try IDX.images(contents[0].bytes, file: contents[0].path)
      let labels = try IDX.labels(contents[1].bytes, file: contents[1].path)
      return set(
        id, title: "MNIST", split, (1, images.height, images.width), (0...9).map(String.init), images.pixels,
        labels)
    }
    let parts = try contents.map { try CIFAR10.records($0.bytes, file: $0.path) }
    let isJPEG = contents.allSatisfy { Digest.sha256($0.bytes) == CIFAR10.jpegDigests[$0.name] }
    return set(
      id, title: isJPEG ? CIFAR10.jpegTitle : "CIFAR-10", split, (3, 32, 32), CIFAR10.classNames,
      Array(parts.map(\.pixels).joined()), Array(parts.map(\.labels).joined()))
  }

  /// Reads every file of a dataset and checks its content.
  ///
  /// - Throws: `DatasetError` for the first file that is missing or wrong.
  package func verify(_ id: String) throws {
    for split in DatasetSplit.allCases { _ = try load(id, split: split) }
  }

  /// Looks for the files of a dataset without reading them.
  ///
  /// - Throws: `DatasetError` when the set is unknown, or a file is missing.
  package func require(_ id: String) throws {
    if id == Glyphs.id { return }
    let dataset = try known(id)
    guard dataset.files.allSatisfy({ locate($0, of: dataset, in: searchPaths) != nil }) else {
      throw missing(dataset)
    }
  }

  /// A dataset and the folder it was found in (nil when a file is missing).
  package struct Status: Equatable, Sendable {
    package let id: String
    package let location: String?
    /// The commands that get a dataset that is not there.
    package let mend: String
  }

  /// What `kb data list` shows; looks for files only, without reading them.
  package func status() -> [Status] {
    let onDisk = DatasetFiles.all.map { dataset in
      let urls = dataset.files.map { locate($0, of: dataset, in: searchPaths) }
      let found = urls.allSatisfy { $0 != nil }
      return Status(
        id: dataset.id, location: found ? urls[0]?.deletingLastPathComponent().path : nil,
        mend: Self.mend(dataset))
    }
    return [Status(id: Glyphs.id, location: "built in", mend: "")] + onDisk
  }

  /// Copies a dataset's files (gzip or plain) from a folder into the cache, after checking all of them.
  ///
  /// - Throws: `DatasetError`; a file is replaced whole or not at all.
  package func importFiles(_ id: String, from folder: URL) throws {
    let dataset = try known(id)
    let source = DataStore(searchPaths: [folder], cache: cache)
    try source.verify(id)
    for file in dataset.files {
      guard let url = locate(file, of: dataset, in: [folder]) else { throw missing(dataset) }
      let bytes = try content(of: url, as: file)
      try write(bytes, to: cache.appendingPathComponent(id).appendingPathComponent(file.name))
    }
  }

  func known(_ id: String) throws -> DatasetFiles {
    if let dataset = DatasetFiles.all.first(where: { $0.id == id }) { return dataset }
    throw DatasetError.unknownDataset(id, known: [Glyphs.id] + DatasetFiles.all.map(\.id))
  }

  /// The uncompressed content of a file, its SHA-256 checked where one is known.
  func content(of url: URL, as file: DatasetFiles.File) throws -> [UInt8] {
    let bytes: [UInt8]
    do {
      bytes = [UInt8](try Data(contentsOf: url))
    } catch {
      throw DatasetError.unreadable(file: url.path, reason: error.localizedDescription)
    }
    let plain = try IDX.plain(bytes, file: url.path)
    if let expected = file.digest, Digest.sha256(plain) != expected {
      // The reader names the exact byte when the structure is wrong; the digest catches the rest.
      if file.name.contains("images") {
        _ = try IDX.images(plain, file: url.path)
      } else {
        _ = try IDX.labels(plain, file: url.path)
      }
      throw DatasetError.badFile(
        file: url.path, offset: 0, problem: "SHA-256 of the content is not \(expected)",
        mend: "get the file again")
    }
    return plain
  }

  func write(_ bytes: [UInt8], to url: URL) throws {
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url, options: .atomic)
    } catch {
      throw DatasetError.unwritable(file: url.path, reason: error.localizedDescription)
    }
  }

  private func locate(_ file: DatasetFiles.File, of dataset: DatasetFiles, in paths: [URL]) -> URL? {
    for path in paths {
      for folder in dataset.folders {
        let base = folder.isEmpty ? path : path.appendingPathComponent(folder)
        for name in [file.name, file.name + ".gz"] {
          let url = base.appendingPathComponent(name)
          if FileManager.default.fileExists(atPath: url.path) { return url }
        }
      }
    }
    return nil
  }

  private func missing(_ dataset: DatasetFiles) -> DatasetError {
    .missing(dataset: dataset.id, searched: searchPaths.map(\.path), mend: Self.mend(dataset))
  }

  private static func mend(_ dataset: DatasetFiles) -> String {
    let importing = "`kb data import \(dataset.id) --from DIR`"
    return dataset.mirrors.isEmpty ? importing : "`kb data fetch \(dataset.id)` or \(importing)"
  }

  private func set(
    _ id: String, title: String, _ split: DatasetSplit, _ shape: (Int, Int, Int), _ names: [String],
    _ pixels: [UInt8], _ labels: [UInt8]
  ) -> ImageSet {
    ImageSet(
      dataset: id, title: title, split: split.rawValue, channels: shape.0, height: shape.1, width: shape.2,
      classNames: names, pixels: pixels, labels: labels, digest: Digest.sha256(pixels, labels))
  }
}
