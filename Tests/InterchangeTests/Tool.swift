import Foundation

/// Programs that tests use where they are installed.
enum Tool {
  /// The full path of a program on `PATH`.
  static func path(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
      .map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static let hasIcarus = path("iverilog") != nil && path("vvp") != nil
  static let hasYosys = path("yosys") != nil
  static let hasCompiler = path("cc") != nil
  static let hasNumPy = (try? run("python3", ["-c", "import numpy"], in: scratchRoot).code) == 0

  private static let scratchRoot = FileManager.default.temporaryDirectory

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs a program to its end with closed input. Output goes to a file: a pipe that nobody empties would stop it.
  /// - Throws: ``Failure`` where it is not there, or has not ended after `seconds`.
  static func run(
    _ name: String, _ arguments: [String], in folder: URL, seconds: Double = 120
  ) throws -> (code: Int32, output: String) {
    guard let path = path(name) else { throw Failure(description: "\(name) is not installed") }
    let log = folder.appending(path: "\(UUID().uuidString).log")
    try Data().write(to: log)
    defer { try? FileManager.default.removeItem(at: log) }
    let output = try FileHandle(forWritingTo: log)
    defer { try? output.close() }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    guard ended.wait(timeout: .now() + seconds) == .success else {
      // A simulator in a loop does not hear SIGTERM.
      kill(process.processIdentifier, SIGKILL)
      _ = ended.wait(timeout: .now() + 10)
      throw Failure(description: "\(name) had not ended after \(seconds) s")
    }
    return (process.terminationStatus, try String(contentsOf: log, encoding: .utf8))
  }
}
