import Yams

/// The names of one kind that the catalog defines, and where.
///
/// Names are entered even when the rest of their record is wrong: what refers to them is not at fault.
struct NameIndex {
  /// For messages: "dataset", "metric", ...
  let subject: String
  /// False when the file that defines the names could not be read: then any name passes, for otherwise
  /// one bad file would raise a problem in every other.
  var isComplete = true
  private var places: [String: (file: String, line: Int)] = [:]
  private var aliases: [String: String] = [:]

  init(_ subject: String) {
    self.subject = subject
  }

  /// Enters a name (an alias of `target`, where given); reports one that is taken.
  mutating func define(_ name: String, aliasOf target: String? = nil, at node: Node?, in file: SourceFile) {
    if let first = places[name] {
      file.report(
        "duplicate \(subject) '\(name)': it is also defined at \(first.file):\(first.line)", at: node)
      return
    }
    places[name] = (file.path, node?.mark?.line ?? 0)
    if let target { aliases[name] = target }
  }

  /// What is wrong with a reference; nil where nothing is.
  func objection(to name: String) -> String? {
    guard isComplete else { return nil }
    if let target = aliases[name] {
      return "'\(name)' is an alias: write the \(subject)'s id '\(target)'"
    }
    guard places[name] == nil else { return nil }
    // Where an alias is near, its id is what has to be written.
    var ids: [String] = []
    for near in NearestNames.nearest(to: name, in: places.keys) {
      let id = aliases[near] ?? near
      if !ids.contains(id) { ids.append(id) }
    }
    return "unknown \(subject) '\(name)'" + NearestNames.hint(ids)
  }
}
