import Foundation

/// What is wrong with a network's graph file, and what to do about it.
package struct GraphFileError: Error, Hashable, CustomStringConvertible {
  package let file: String
  package let problem: String
  package let mend: String
  package var description: String { "\(file): \(problem); \(mend)" }
}

/// A network graph as JSON; docs/guide/networks.md describes the format.
///
///     {"format": "kb-network", "version": 1, "id": "mynet",
///      "input": {"channels": 3, "height": 32, "width": 32},
///      "nodes": [{"name": "conv1", "layer": "convolution", "inputs": ["input"],
///                 "outputs": 16, "kernel": 3, "stride": 1, "padding": 1, "bias": true}, ...]}
package enum GraphFile {
  static let format = "kb-network"
  static let version = 1
  /// Graph files are a few kilobytes; a larger one is something else.
  static let largestSize = 4 << 20

  // MARK: Writing

  /// Equal graphs give equal bytes.
  package static func data(_ graph: NetworkGraph) throws -> Data {
    let nodes = graph.nodes.map { node -> [String: Any] in
      var fields: [String: Any] = ["name": node.name, "layer": node.layer.keyword]
      fields["inputs"] = node.sources.map { $0.map { graph.nodes[$0].name } ?? "input" }
      for (key, value) in node.layer.settings { fields[key] = value }
      if case .convolution(_, _, _, _, let bias) = node.layer { fields["bias"] = bias }
      return fields
    }
    let root: [String: Any] = [
      "format": format, "version": version, "id": graph.id,
      "input": ["channels": graph.input.channels, "height": graph.input.height, "width": graph.input.width],
      "nodes": nodes,
    ]
    return try JSONSerialization.data(
      withJSONObject: root, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
  }

  // MARK: Reading

  /// - Throws: ``GraphFileError`` naming file, node and key; file system errors.
  package static func read(_ file: URL) throws -> NetworkGraph {
    var isFolder: ObjCBool = false
    guard FileManager.default.isReadableFile(atPath: file.path),
      FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue
    else {
      throw GraphFileError(
        file: file.path, problem: "cannot be read", mend: "check that it is there and a file, and its rights")
    }
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    let data = try handle.read(upToCount: largestSize + 1) ?? Data()
    return try graph(data, file: file.path)
  }

  static func graph(_ data: Data, file: String) throws -> NetworkGraph {
    let mend = "see docs/guide/networks.md for the format"
    func fail(_ problem: String) -> GraphFileError {
      GraphFileError(file: file, problem: problem, mend: mend)
    }
    guard data.count <= largestSize else { throw fail("is larger than \(largestSize >> 20) MiB") }
    let parsed: Any
    do { parsed = try JSONSerialization.jsonObject(with: data) } catch {
      let reason = (error as NSError).userInfo["NSDebugDescription"] as? String
      throw fail("is not JSON (\(reason ?? "\(error)"))")
    }
    if let repeated = RepeatedKey.find(in: data) { throw fail("\(repeated)") }
    guard let root = parsed as? [String: Any] else { throw fail("is not a JSON object") }
    var fields = Fields(root, place: "the file", fail: fail)
    let format = try fields.text("format")
    guard format == Self.format else { throw fail("has the format '\(format)', not '\(Self.format)'") }
    let version = try fields.number("version")
    guard version == Self.version else {
      throw fail("has version \(version); this program reads version \(Self.version)")
    }
    let id = try fields.text("id")
    guard isName(id) else { throw fail("the id '\(id)' is no name: \(names)") }
    var shape = Fields(try fields.object("input"), place: "input", fail: fail)
    let input = Shape(
      try shape.number("channels"), try shape.number("height"), try shape.number("width"))
    try shape.finish()
    let entries = try fields.array("nodes")
    try fields.finish()

    var nodes: [(name: String, layer: Layer, sources: [String])] = []
    for (place, entry) in entries.enumerated() {
      guard let object = entry as? [String: Any] else { throw fail("node \(place + 1) is not an object") }
      var fields = Fields(object, place: "node \(place + 1)", fail: fail)
      let name = try fields.text("name")
      guard isName(name), name != "input" else {
        throw fail("node \(place + 1) has the name '\(name)': \(names)")
      }
      fields.place = "node \(name)"
      let sources = try fields.array("inputs").map { entry in
        guard let text = entry as? String else { throw fail("node \(name): inputs are names of nodes") }
        return text
      }
      nodes.append((name, try layer(&fields, fail: fail), sources))
      try fields.finish()
    }
    do { return try NetworkGraph(id: id, input: input, nodes: nodes) } catch {
      throw GraphFileError(file: file, problem: "\(error)", mend: "correct the graph")
    }
  }

  private static func layer(_ fields: inout Fields, fail: (String) -> GraphFileError) throws -> Layer {
    let place = fields.place
    let keyword = try fields.text("layer")
    switch keyword {
    case "convolution":
      return .convolution(
        outputs: try fields.number("outputs"), kernel: try fields.number("kernel"),
        stride: try fields.number("stride"), padding: try fields.number("padding"),
        bias: try fields.flag("bias"))
    case "dense": return .dense(outputs: try fields.number("outputs"))
    case "batch-norm": return .batchNorm
    case "relu": return .relu
    case "max-pool": return .maxPool(size: try fields.number("size"), stride: try fields.number("stride"))
    case "average-pool":
      return .averagePool(size: try fields.number("size"), stride: try fields.number("stride"))
    case "global-average-pool": return .globalAveragePool
    case "subsample": return .subsample(stride: try fields.number("stride"))
    case "pad-channels": return .padChannels(outputs: try fields.number("outputs"))
    case "add": return .add
    default:
      throw fail(
        "\(place): there is no layer '\(keyword)'; there are \(Layer.keywords.joined(separator: ", "))")
    }
  }

  private static let names =
    "use up to 100 letters, digits, '.', '_' and '-', but neither '.' nor '-' at the beginning"

  /// Whether a text can name a node, a tensor and a file.
  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.count <= 100 && !text.hasPrefix(".") && !text.hasPrefix("-")
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
  }
}

/// An object of the file whose keys must all be known.
private struct Fields {
  private var values: [String: Any]
  var place: String
  private let fail: (String) -> GraphFileError

  init(_ values: [String: Any], place: String, fail: @escaping (String) -> GraphFileError) {
    (self.values, self.place, self.fail) = (values, place, fail)
  }

  private mutating func take(_ key: String) throws -> Any {
    guard let value = values.removeValue(forKey: key) else { throw fail("\(place) lacks '\(key)'") }
    return value
  }

  mutating func text(_ key: String) throws -> String {
    guard let text = try take(key) as? String else { throw fail("\(place): '\(key)' is not text") }
    return text
  }

  mutating func number(_ key: String) throws -> Int {
    // JSON numbers arrive as doubles or integers; true and false must not pass for 1 and 0.
    guard let number = try take(key) as? NSNumber, String(cString: number.objCType) != "c",
      let value = Int(exactly: number.doubleValue), value.magnitude < 1 << 31
    else { throw fail("\(place): '\(key)' is not a whole number below 2^31") }
    return value
  }

  mutating func flag(_ key: String) throws -> Bool {
    guard let number = try take(key) as? NSNumber, String(cString: number.objCType) == "c" else {
      throw fail("\(place): '\(key)' is not true or false")
    }
    return number.boolValue
  }

  mutating func object(_ key: String) throws -> [String: Any] {
    guard let object = try take(key) as? [String: Any] else {
      throw fail("\(place): '\(key)' is not an object")
    }
    return object
  }

  mutating func array(_ key: String) throws -> [Any] {
    guard let array = try take(key) as? [Any] else { throw fail("\(place): '\(key)' is not a list") }
    return array
  }

  func finish() throws {
    if let key = values.keys.min() { throw fail("\(place): '\(key)' is not known here") }
  }
}

extension Layer {
  static let keywords = [
    "convolution", "dense", "batch-norm", "relu", "max-pool", "average-pool", "global-average-pool",
    "subsample", "pad-channels", "add",
  ]

  /// The layer's name in a graph file.
  package var keyword: String {
    switch self {
    case .convolution: "convolution"
    case .dense: "dense"
    case .batchNorm: "batch-norm"
    case .relu: "relu"
    case .maxPool: "max-pool"
    case .averagePool: "average-pool"
    case .globalAveragePool: "global-average-pool"
    case .subsample: "subsample"
    case .padChannels: "pad-channels"
    case .add: "add"
    }
  }

  /// Its whole-number settings there.
  var settings: [String: Int] {
    switch self {
    case .convolution(let outputs, let kernel, let stride, let padding, _):
      ["outputs": outputs, "kernel": kernel, "stride": stride, "padding": padding]
    case .dense(let outputs), .padChannels(let outputs): ["outputs": outputs]
    case .maxPool(let size, let stride), .averagePool(let size, let stride):
      ["size": size, "stride": stride]
    case .subsample(let stride): ["stride": stride]
    case .batchNorm, .relu, .globalAveragePool, .add: [:]
    }
  }
}
