import Foundation

/// Size, place and time of change of a file, as the system gives them in one call.
///
/// Not `FileManager.attributesOfItem`: that also looks up the names of owner and group and lists extended attributes,
/// which for the few hundred files of a catalog took longer than most queries.
struct FileStamp {
  let size: Int
  let inode: UInt64
  /// Since 1970.
  let seconds: Int
  let nanoseconds: Int
  let isDirectory: Bool

  /// Nil where there is no such file.
  init?(path: String) {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    #if canImport(Darwin)
      let changed = info.st_mtimespec
    #else
      let changed = info.st_mtim
    #endif
    size = Int(info.st_size)
    inode = UInt64(info.st_ino)
    seconds = changed.tv_sec
    nanoseconds = changed.tv_nsec
    isDirectory = info.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether the file is so young that it could change again without a change of its stamp.
  func isYoung(at now: Date) -> Bool {
    abs(now.timeIntervalSince1970 - Double(seconds) - Double(nanoseconds) / 1e9) < 2
  }
}

extension FileStamp: CustomStringConvertible {
  var description: String { "\(size) \(inode) \(seconds).\(nanoseconds)" }
}
