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
    guard let state = state(), let mark = try? String(contentsOf: file, encoding: .utf8) else { return false }
    return mark == state.text
  }

  /// Not for a file so young that it could change again without a change of its time.
  func set(now: Date = Date()) {
    guard let state = state(), abs(now.timeIntervalSince(state.changed)) > 2 else { return }
    try? Data(state.text.utf8).write(to: file, options: .atomic)
  }

  private func state() -> (text: String, changed: Date)? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: database.path),
      let size = attributes[.size] as? UInt64, let inode = attributes[.systemFileNumber] as? UInt64,
      let changed = attributes[.modificationDate] as? Date
    else { return nil }
    return ("\(size) \(inode) \(changed.timeIntervalSince1970.bitPattern)\n", changed)
  }
}
