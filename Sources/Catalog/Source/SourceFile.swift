import Foundation
import Yams

/// One YAML file while it is read; collects what is wrong with it.
final class SourceFile {
  /// Relative to the catalog's directory.
  let path: String
  private(set) var problems: [Problem] = []

  init(path: String) {
    self.path = path
  }

  func report(_ message: String, at node: Node?) {
    report(message, line: node?.mark?.line ?? 0)
  }

  func report(_ message: String, line: Int) {
    problems.append(Problem(file: path, line: line, message: message))
  }

  /// The file's document; nil, with a problem, where there is none.
  func document(in directory: URL) -> Node? {
    let url = directory.appending(path: path)
    let data: Data
    do {
      data = try Data(contentsOf: url)
    } catch {
      let exists = FileManager.default.fileExists(atPath: url.path)
      report(exists ? "cannot be read" : "is missing", line: 0)
      return nil
    }
    guard let text = String(data: data, encoding: .utf8) else {
      report("is not UTF-8 text", line: 0)
      return nil
    }
    do {
      if let node = try Yams.compose(yaml: text) { return node }
      report("is empty", line: 0)
    } catch let error as YamlError {
      let (message, line) = Self.describe(error)
      report("malformed YAML: \(message)", line: line)
    } catch {
      report("malformed YAML: \(error)", line: 0)
    }
    return nil
  }

  private static func describe(_ error: YamlError) -> (message: String, line: Int) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let whole = [context?.text, problem].compactMap { $0 }.joined(separator: " ")
      return (whole.split(whereSeparator: \.isWhitespace).joined(separator: " "), mark.line)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.sorted().map { "'\($0)'" }.joined(separator: ", ")
      return ("the mapping has \(keys) more than once", context.mark.line)
    case .reader(let problem, _, _, _):
      return (problem, 0)
    default:
      return ("\(error)", 0)
    }
  }
}

extension Node {
  /// True of an empty value, `~` and `null`.
  var isNull: Bool {
    guard case .scalar(let scalar) = self else { return false }
    return scalar.style == .plain && ["", "~", "null"].contains(scalar.string.lowercased())
  }
}
