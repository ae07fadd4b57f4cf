import ArgumentParser
import Catalog
import Foundation
import Interchange

/// Standard output for results, standard error for everything else.
enum Output {
  /// Ends the process where standard output is full or closed: what else a command has to say would be lost too.
  static func result(_ text: String) { standardOutput(Data(text.utf8)) }

  /// Nobody is left to be told that standard error cannot be written to.
  static func note(_ text: String) { progress(text + "\n") }

  /// As ``note(_:)``, without ending the line.
  static func progress(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Takes the numbers of standard input, output and error where they are closed, so that no file that is opened later
  /// gets one of them and with it what was meant for the terminal. Reading or writing them fails as before.
  static func occupyStandardDescriptors() {
    for (descriptor, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ]
    where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is this one: those below are taken.
      _ = open("/dev/null", mode)
    }
  }

  private static func standardOutput(_ bytes: Data) {
    do {
      try FileHandle.standardOutput.write(contentsOf: bytes)
    } catch {
      note("kb: standard output cannot be written to: \(fileProblem(error))")
      exit(ExitCode.cannotWrite.rawValue)
    }
  }

  /// Before hours of work whose outcome goes there.
  /// - Throws: `StoreError.cannotWrite`
  static func requireFolder(of path: String) throws {
    guard case .file(let file) = try OutputPlace(path) else { return }
    let folder = URL(filePath: file).deletingLastPathComponent().path
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw StoreError.cannotWrite(path, "\(folder) is no folder that can be written to")
    }
  }

  /// Writes a file, whole or not at all, and says so; `-` is standard output. What is there and is no file, such as a
  /// device or a pipe, is written to; a symbolic link is followed.
  /// - Throws: `StoreError.cannotWrite`
  static func file(_ bytes: Data, to path: String, _ what: String = "") throws {
    if path == "-" { return standardOutput(bytes) }
    try write(bytes, to: path)
    note("wrote \(path)\(what)")
  }

  /// As ``file(_:to:_:)``, without a word and with no name for standard output.
  /// - Throws: `StoreError.cannotWrite`
  static func write(_ bytes: Data, to path: String) throws {
    let place = try OutputPlace(path)
    do {
      switch place {
      case .file(let file): try bytes.write(to: URL(filePath: file), options: .atomic)
      case .stream(let stream):
        // Appending matters where it is an open file by its number: what was written before stays.
        let descriptor = open(stream, O_WRONLY | O_APPEND | O_CLOEXEC)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: bytes)
        try handle.close()
      }
    } catch {
      throw StoreError.cannotWrite(path, fileProblem(error))
    }
  }
}

/// What stands at a path that something is to be written to.
enum OutputPlace: Equatable {
  /// A regular file, there or not, at the end of all symbolic links: replaced as a whole.
  case file(String)
  /// A device, a pipe, an open file by its number: written to, because a file in its place would be another thing.
  case stream(String)

  /// - Throws: `StoreError.cannotWrite` for a folder, for an empty path and for what cannot be looked at.
  init(_ path: String) throws {
    guard !path.isEmpty else { throw StoreError.cannotWrite("A file", "its name is empty") }
    var status = stat()
    guard stat(path, &status) == 0 else {
      let problem = errno
      guard problem == ENOENT else { throw StoreError.cannotWrite(path, String(cString: strerror(problem))) }
      self = .file(Self.followed(path))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw StoreError.cannotWrite(path, "it is a folder; name a file in it")
    case S_IFREG:
      let target = Self.followed(path)
      self = Self.isOpenFile(target) ? .stream(path) : .file(target)
    default: self = .stream(path)
    }
  }

  /// Whether a path is a file that this process has open, by its number; its link says where the file once was.
  private static func isOpenFile(_ path: String) -> Bool {
    path.hasPrefix("/proc/") || path.hasPrefix("/dev/fd/")
  }

  /// Where symbolic links lead from here, to a file that is not there yet too.
  private static func followed(_ path: String) -> String {
    var path = path
    // The system follows no more either, so that a path that was looked at ends before.
    for _ in 0..<40 where !isOpenFile(path) {
      guard let link = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { break }
      let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
      path = link.hasPrefix("/") ? link : folder + link
    }
    return path
  }
}
