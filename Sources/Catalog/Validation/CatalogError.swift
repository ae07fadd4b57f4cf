/// Why the catalog cannot be read, compiled or asked.
package enum CatalogError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of thing an unknown name was meant to be.
  package enum Subject: String, Sendable {
    case technique, dataset, network, metric, work
    case node = "taxonomy node"
  }

  /// All problems of the sources, sorted by file and line.
  case invalid([Problem])
  /// A directory or file that has to be there is not, or cannot be read.
  case unreadable(path: String, reason: String)
  /// The file at the database path is not a catalog database; it was left alone.
  case foreignFile(path: String)
  /// The database could not be written; the old one, if any, was left alone.
  case cannotWrite(path: String, reason: String)
  /// The schema or a row was refused by SQLite.
  case inconsistent(reason: String)
  /// A name that does not exist, with similar ones.
  case unknown(Subject, name: String, nearest: [String])
  /// Reading an open database failed.
  case queryFailed(reason: String)

  package var description: String {
    switch self {
    case .invalid(let problems):
      let count = problems.count == 1 ? "1 problem" : "\(problems.count) problems"
      return "The catalog has \(count):\n" + problems.map(\.description).joined(separator: "\n")
    case .unreadable(let path, let reason):
      return "Cannot read \(path): \(reason)"
    case .foreignFile(let path):
      return "\(path) exists and is not a catalog database; it was left as it is. "
        + "Move it away or choose another database path."
    case .cannotWrite(let path, let reason):
      return "Cannot write the catalog database \(path): \(reason)"
    case .inconsistent(let reason):
      return "The catalog database cannot be built: \(reason)"
    case .unknown(let subject, let name, let nearest):
      return "Unknown \(subject.rawValue) '\(name)'\(NearestNames.hint(nearest))"
    case .queryFailed(let reason):
      return "The catalog database cannot be read: \(reason)"
    }
  }
}
