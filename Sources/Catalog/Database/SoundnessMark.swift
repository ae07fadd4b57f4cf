import Foundation

/// Remembers beside a database that it was read through and found undamaged, so that the next process need not read it
/// all again: that takes longer than most queries.
///
/// The mark holds the file's size, inode and time of change; a file that changed has lost it. It is a saving only: where
/// it cannot be written, every opening checks.
struct SoundnessMark {
  private let database: URL
  private var file: URL { URL(filePath: database.path + ".sound") }

  init(of database: URL) { self.database = database }

  var isSet: Bool {
    guard let stamp = FileStamp(path: database.path),
      let mark = try? String(contentsOf: file, encoding: .utf8)
    else { return false }
    return mark == "\(stamp)\n"
  }

  /// Not for a file so young that it could change again without a change of its time.
  func set(now: Date = Date()) {
    guard let stamp = FileStamp(path: database.path), !stamp.isYoung(at: now) else { return }
    try? Data("\(stamp)\n".utf8).write(to: file, options: .atomic)
  }
}
