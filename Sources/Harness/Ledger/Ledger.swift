import Catalog
import Foundation

/// A file of ledger entries, one line of JSON each, sorted by key.
///
/// Written whole and renamed into place, so that an interrupted run leaves the last complete state.
package struct Ledger: Sendable {
  package let url: URL
  package private(set) var entries: [String: LedgerEntry]

  /// Reads the ledger, or starts an empty one where there is no file.
  /// - Throws: `LedgerError` naming file and line.
  package init(url: URL) throws(LedgerError) {
    self.url = url
    entries = [:]
    guard FileManager.default.fileExists(atPath: url.path) else { return }
    let text: String
    do {
      text = try String(contentsOf: url, encoding: .utf8)
    } catch {
      throw .unreadable(path: url.path, reason: "\(error)")
    }
    let decoder = JSONDecoder()
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty { continue }
      do {
        let entry = try decoder.decode(LedgerEntry.self, from: Data(line.utf8))
        guard entry.figures.values.allSatisfy({ $0.value.isFinite }) else {
          throw LedgerError.badLine(path: url.path, line: number, reason: "a figure is not finite")
        }
        if entries.updateValue(entry, forKey: entry.key) != nil {
          throw LedgerError.badLine(path: url.path, line: number, reason: "the key \(entry.key) occurs twice")
        }
      } catch let error as LedgerError {
        throw error
      } catch {
        throw .badLine(path: url.path, line: number, reason: "not a ledger entry (\(error))")
      }
    }
  }

  package func contains(_ key: String) -> Bool { entries[key] != nil }

  /// Adds entries, replacing those about the same subject, and writes the file.
  /// - Throws: `LedgerError.cannotWrite`; the file then still holds what it held before.
  package mutating func add(_ new: [LedgerEntry]) throws(LedgerError) {
    let subjects = Set(new.map(\.subject))
    var merged = entries.filter { !subjects.contains($0.value.subject) }
    for entry in new { merged[entry.key] = entry }
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      var data = Data()
      for key in merged.keys.sorted() {
        guard let entry = merged[key] else { continue }
        data.append(try encoder.encode(entry))
        data.append(UInt8(ascii: "\n"))
      }
      try data.write(to: url, options: .atomic)
    } catch {
      throw .cannotWrite(path: url.path, reason: fileProblem(error))
    }
    entries = merged
  }

  /// All ledgers of a folder (`*.jsonl`), by name; none where the folder does not exist.
  package static func files(in folder: URL) -> [URL] {
    let found = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (found ?? []).filter { $0.pathExtension == "jsonl" }.sorted { $0.path < $1.path }
  }
}

package enum LedgerError: Error, Equatable, CustomStringConvertible {
  case unreadable(path: String, reason: String)
  case badLine(path: String, line: Int, reason: String)
  case cannotWrite(path: String, reason: String)

  package var description: String {
    switch self {
    case .unreadable(let path, let reason): "Cannot read the results in \(path): \(reason)"
    case .badLine(let path, let line, let reason):
      "\(path):\(line): \(reason). Restore the file from version control, or delete the line and rerun "
        + "`kb bench`."
    case .cannotWrite(let path, let reason): "Cannot write the results to \(path): \(reason)"
    }
  }
}
