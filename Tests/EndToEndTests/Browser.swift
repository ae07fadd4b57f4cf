import Foundation

/// A headless Chromium, where the machine has one.
enum Browser {
  struct Page {
    /// The document after its scripts ran.
    let document: String
    /// Messages of the console: errors, warnings, logs.
    let console: [String]
  }

  /// `$KB_BROWSER`, or the first of the usual names on the path.
  static let executable: URL? = {
    let environment = ProcessInfo.processInfo.environment
    if let path = environment["KB_BROWSER"] { return URL(filePath: path) }
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    for name in ["chromium", "chromium-browser", "google-chrome"] {
      for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") {
        return URL(filePath: "\(folder)/\(name)")
      }
    }
    return nil
  }()

  /// Opens a page of the file system; `address` may have a query and a fragment.
  static func open(_ address: String, scratch: URL, windowWidth: Int = 1280) throws -> Page {
    let folder = scratch.appending(path: "browser-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (output, errors) = (folder.appending(path: "out"), folder.appending(path: "err"))
    for file in [output, errors] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = executable
    process.arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
      "--user-data-dir=\(folder.path)/profile", "--window-size=\(windowWidth),900", "--enable-logging=stderr",
      "--virtual-time-budget=4000", "--dump-dom", "file://\(address)",
    ]
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let log = try String(contentsOf: errors, encoding: .utf8)
    return Page(
      document: try String(contentsOf: output, encoding: .utf8),
      console: log.split(separator: "\n").filter { $0.contains(":CONSOLE:") }.map(String.init))
  }
}
