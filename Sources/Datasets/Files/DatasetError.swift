/// What went wrong with a dataset, in words a user can act on.
package enum DatasetError: Error, Equatable, CustomStringConvertible {
  /// A file's content is wrong: where, what, and what mends it.
  case badFile(file: String, offset: Int, problem: String, mend: String)
  /// The dataset is on none of the search paths; `mend` holds the commands that get it.
  case missing(dataset: String, searched: [String], mend: String)
  case unknownDataset(String, known: [String])
  case unreadable(file: String, reason: String)
  /// Nothing half-written is left behind.
  case unwritable(file: String, reason: String)
  case download(url: String, reason: String)

  package var description: String {
    switch self {
    case .badFile(let file, let offset, let problem, let mend):
      "\(file): byte \(offset): \(problem); \(mend)"
    case .missing(let dataset, let searched, let mend):
      "dataset \(dataset) not found (searched \(searched.joined(separator: ", "))); get it with \(mend)"
    case .unknownDataset(let name, let known):
      "unknown dataset \(name); known: \(known.joined(separator: ", "))"
    case .unreadable(let file, let reason): "\(file): cannot read: \(reason)"
    case .unwritable(let file, let reason):
      "\(file): cannot write: \(reason); free space or set KB_DATA to a writable folder"
    case .download(let url, let reason):
      "\(url): \(reason); run the command again to resume, or use kb data import --from DIR"
    }
  }
}
