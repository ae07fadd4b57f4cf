import Foundation

extension DataStore {
  /// Downloads a dataset into the cache with curl, resuming what an earlier try left in `.part` files.
  ///
  /// - Parameters:
  ///   - mirrors: base URLs tried in turn, ending in "/"; the dataset's own when nil.
  ///   - progress: called with a file's name and the bytes it has so far.
  /// - Throws: `DatasetError`; a file appears under its own name only once its checksum is right.
  package func fetch(
    _ id: String, mirrors: [String]? = nil, progress: (String, Int) -> Void = { _, _ in }
  ) throws {
    if id == Glyphs.id { return }
    let dataset = try known(id)
    let bases = mirrors ?? dataset.mirrors
    guard !bases.isEmpty else {
      throw DatasetError.download(url: id, reason: "no mirror is known for this dataset")
    }
    let folder = cache.appendingPathComponent(id)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw DatasetError.unwritable(file: folder.path, reason: error.localizedDescription)
    }
    for file in dataset.files { try fetch(file, into: folder, from: bases, progress: progress) }
  }

  private func fetch(
    _ file: DatasetFiles.File, into folder: URL, from bases: [String], progress: (String, Int) -> Void
  ) throws {
    let name = file.name + ".gz"
    let target = folder.appendingPathComponent(name)
    if FileManager.default.fileExists(atPath: target.path), (try? content(of: target, as: file)) != nil {
      return
    }
    let part = folder.appendingPathComponent(name + ".part")
    var failure: DatasetError?
    for base in bases {
      do {
        try download(base + name, to: part) { progress(name, $0) }
        do {
          _ = try content(of: part, as: file)
        } catch {
          // Resuming corrupt data would never mend it.
          try? FileManager.default.removeItem(at: part)
          throw error
        }
        guard rename(part.path, target.path) == 0 else {
          throw DatasetError.unwritable(file: target.path, reason: String(cString: strerror(errno)))
        }
        return
      } catch let error as DatasetError {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  private func download(_ url: String, to part: URL, progress: (Int) -> Void) throws {
    var (status, httpCode) = try curl(url, to: part, progress: progress)
    // The server can't resume, or the part is longer than the file: start over. Any other error of the
    // server may pass, and keeps what has arrived.
    if status == 33 || status == 36 || httpCode == "416" {
      try? FileManager.default.removeItem(at: part)
      (status, httpCode) = try curl(url, to: part, progress: progress)
    }
    if status == 23 {
      try? FileManager.default.removeItem(at: part)
      throw DatasetError.unwritable(file: part.path, reason: "disk full or folder not writable")
    }
    guard status == 0 else {
      let answer = httpCode == "000" ? "no answer" : "the server answered \(httpCode)"
      throw DatasetError.download(url: url, reason: "\(answer) (curl ended with \(status))")
    }
  }

  private func curl(_ url: String, to part: URL, progress: (Int) -> Void) throws -> (
    status: Int32, httpCode: String
  ) {
    let process = Process()
    // Three digits: far below what a pipe holds.
    let answer = Pipe()
    process.standardOutput = answer
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "curl", "--fail", "--location", "--silent", "--connect-timeout", "20", "--speed-time", "60",
      "--speed-limit", "100", "--continue-at", "-", "--output", part.path, "--write-out", "%{http_code}",
      url,
    ]
    do {
      try process.run()
    } catch {
      throw DatasetError.download(url: url, reason: "cannot run curl: \(error.localizedDescription)")
    }
    func size() -> Int {
      let attributes = try? FileManager.default.attributesOfItem(atPath: part.path)
      return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }
    while process.isRunning {
      Thread.sleep(forTimeInterval: 0.05)
      progress(size())
    }
    process.waitUntilExit()
    progress(size())
    let code = String(decoding: answer.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return (process.terminationStatus, code)
  }
}
