import Arithmetic
import Circuits
import Crypto
import Foundation
import Parallel

/// What the circuits of a folder compute, beside what their headers say.
package struct Verification: Sendable {
  package struct Options: Sendable {
    /// Operand bits together up to which all pairs are visited.
    package var exhaustiveBits = 24
    package var samples = 1 << 22
    package var seed: UInt64 = 1
    /// Whether to estimate cost, for the rank correlation with the printed one.
    package var cost = true

    package init() {}
  }

  /// One circuit.
  package struct Circuit: Sendable {
    package let name: String
    /// Paths with this name and content.
    package var files: [String]
    package let function: CircuitFunction
    package let metrics: ErrorMetrics
    package let checks: [HeaderCheck]
    /// Disagreements between the files of the circuit (another function, another printed figure), and unreadable figures.
    package let contradictions: [String]
    /// SHA-256 of the function: results of all pairs, or of the sample.
    package let identity: String
    /// The same with the operands exchanged; nil where they have different formats.
    package let transposed: String?
    package let header: EvoApproxHeader
    package let cost: Cost?

    package var isRight: Bool { contradictions.isEmpty && checks.allSatisfy { $0.outcome != .disagrees } }
  }

  /// Names of one function, or of a function and its transpose.
  package struct Twins: Hashable, Sendable {
    package let names: [String]
    /// Those that compute it with the operands exchanged.
    package let exchanged: [String]

    package init(names: [String], exchanged: [String]) {
      self.names = names
      self.exchanged = exchanged
    }
  }

  package private(set) var circuits: [Circuit] = []
  /// Files that could not be read as circuits, and why.
  package private(set) var unread: [(file: String, reason: String)] = []
  /// Circuits of which no file has a netlist.
  package private(set) var withoutNetlist: [String] = []

  /// Evaluates the circuits of a folder.
  /// - Parameter progress: called with the name and the number of circuits begun before each, from any thread.
  package init(
    _ folder: CircuitFolder, options: Options = Options(), threads: Int = 1,
    progress: @Sendable (String, Int, Int) -> Void = { _, _, _ in }
  ) {
    let contents = folder.items.map { Contents(of: $0, in: folder) }
    // The same files in another folder are the same circuit.
    let first = Dictionary(
      contents.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    let unique = first.values.sorted()
    let evaluate = { @Sendable (place: Int) -> Result<[Circuit], any Error> in
      let item = folder.items[unique[place]]
      progress(item.name, place, unique.count)
      return Result {
        try Self.circuits(
          item.name, contents[unique[place]].readable.map { ($0, try folder.text($0)) }, options)
      }
    }
    // Nothing is thrown: what fails is an outcome.
    let outcomes = (try? parallelMap(unique.count, threads: threads, evaluate)) ?? []
    let found = Dictionary(zip(unique.map { contents[$0].key }, outcomes), uniquingKeysWith: { $1 })
    var places: [String: Int] = [:]
    for (item, content) in zip(folder.items, contents) {
      unread += content.unread
      switch found[content.key] {
      case .success(let own) where own.isEmpty: withoutNetlist.append(item.name)
      case .success(let own):
        if let place = places[content.key] {
          circuits[place].files += item.files
        } else {
          places[content.key] = circuits.count
          circuits += own
        }
      case .failure(let error): unread.append((item.files.joined(separator: ", "), "\(error)"))
      case nil: break
      }
    }
  }

  /// What the files of one circuit hold; not kept, as a library's texts together are large.
  private struct Contents: Sendable {
    var readable: [String] = []
    var unread: [(file: String, reason: String)] = []
    /// Equal for equal files under one name.
    let key: String

    init(of item: CircuitFolder.Item, in folder: CircuitFolder) {
      var texts: [String] = []
      for file in item.files {
        do {
          texts.append(try folder.text(file))
          readable.append(file)
        } catch {
          unread.append((file, "\(error)"))
        }
      }
      key = item.name + "\n" + Verification.digest(texts)
    }
  }

  /// The circuits under one name: one, unless its files compute different functions, as those of different releases may.
  private static func circuits(
    _ name: String, _ sources: [(file: String, text: String)], _ options: Options
  ) throws -> [Circuit] {
    var netlists: [(file: String, netlist: Netlist)] = []
    for source in sources where !source.file.hasSuffix(".c") {
      let netlist =
        source.file.hasSuffix(".cgp")
        ? try CGPText.read(source.text, name: name, isSigned: EvoApproxName.isSigned(name))
        : try VerilogReader.netlist(source.text, file: source.file)
      netlists.append((source.file, netlist))
    }
    // NAME.v before NAME_pdk45.v: shorter names first.
    netlists.sort { ($0.file.count, $0.file) < ($1.file.count, $1.file) }
    var groups: [(file: String, netlist: Netlist, identity: FunctionIdentity, others: Set<String>)] = []
    for (file, read) in netlists {
      // The name of the file decides what an n-bit result means.
      let netlist = read.renamed(name)
      let identity = try FunctionIdentity(netlist)
      if let index = groups.firstIndex(where: { $0.identity.own == identity.own }) {
        groups[index].others.insert(file)
      } else {
        groups.append((file, netlist, identity, []))
      }
    }
    let first = groups.first?.file ?? ""
    return try groups.enumerated().map { index, group in
      let own = sources.filter { source in
        source.file == group.file || group.others.contains(source.file)
          // Headers without a netlist stand beside the first.
          || index == 0 && !netlists.contains { $0.file == source.file }
      }
      return try circuit(
        index == 0 ? name : "\(name) (\(group.file))", own, group.file, group.netlist, group.identity,
        index == 0 ? [] : ["another function than \(first), under its name"], options)
    }
  }

  private static func circuit(
    _ name: String, _ sources: [(file: String, text: String)], _ file: String, _ netlist: Netlist,
    _ identity: FunctionIdentity, _ objections: [String], _ options: Options
  ) throws -> Circuit {
    let function = try CircuitFunction(netlist)
    let metrics = try ErrorMetrics(
      netlist, function: function, exhaustiveBits: options.exhaustiveBits, samples: options.samples,
      seed: options.seed)
    var contradictions = objections
    let headers = sources.map { (file: $0.file, header: EvoApproxHeader($0.text)) }
    let header =
      headers.first { $0.file == file && !$0.header.values.isEmpty }?.header
      ?? headers.map(\.header).first { !$0.values.isEmpty } ?? EvoApproxHeader("")
    for (file, header) in headers { contradictions += header.problems.map { "\(file), \($0)" } }
    for (other, second) in headers where !second.values.isEmpty {
      for (key, digits) in second.digits.sorted(by: { $0.key < $1.key })
      where header.values[key] != nil && header.values[key] != second.values[key] {
        contradictions.append("\(other) prints \(key) = \(digits), others \(header.digits[key] ?? "nothing")")
      }
    }
    return Circuit(
      name: name, files: sources.map(\.file), function: function, metrics: metrics,
      checks: HeaderCheck.all(header, metrics), contradictions: contradictions, identity: identity.own,
      transposed: identity.transposed, header: header,
      cost: options.cost ? try netlist.resynthesized().cost() : nil)
  }

  static func digest(_ texts: [String]) -> String {
    var hash = SHA256()
    for text in texts {
      hash.update(data: Array(text.utf8))
      hash.update(data: [0])
    }
    return hash.finalize().hexadecimal
  }

  /// Figures that agree (or that a sample does not contradict), of all.
  package var agreement: (agreeing: Int, all: Int) {
    let checks = circuits.flatMap(\.checks)
    return (checks.count { $0.outcome != .disagrees }, checks.count)
  }

  /// Per metric, in the order of the headers.
  package var agreementByKey: [(key: String, agreeing: Int, all: Int)] {
    ErrorMetrics.keys.compactMap { key in
      let checks = circuits.flatMap(\.checks).filter { $0.key == key }
      return checks.isEmpty ? nil : (key, checks.count { $0.outcome != .disagrees }, checks.count)
    }
  }

  /// Whether every figure agrees and every file was read.
  package var isRight: Bool { unread.isEmpty && circuits.allSatisfy(\.isRight) }

  /// Circuits under different names that are one function, as it is or with operands exchanged.
  package var twins: [Twins] {
    var groups: [String: (own: [String], exchanged: [String])] = [:]
    for circuit in circuits {
      // One key for a function and its transpose; the smaller hash.
      let key = min(circuit.identity, circuit.transposed ?? circuit.identity)
      if circuit.identity == key {
        groups[key, default: ([], [])].own.append(circuit.name)
      } else {
        groups[key, default: ([], [])].exchanged.append(circuit.name)
      }
    }
    return groups.values.compactMap { group in
      let (own, exchanged) = (Set(group.own).sorted(), Set(group.exchanged).sorted())
      guard own.count + exchanged.count > 1 else { return nil }
      return own.isEmpty ? Twins(names: exchanged, exchanged: []) : Twins(names: own, exchanged: exchanged)
    }.sorted { ($0.names + $0.exchanged).lexicographicallyPrecedes($1.names + $1.exchanged) }
  }

  /// Spearman rank correlation of our cost with the printed one over the circuits of one function; nil below 3.
  package func rankCorrelation(
    _ printed: (EvoApproxHeader) -> Double?, _ ours: (Cost) -> Double, of title: String
  ) -> Double? {
    let pairs = circuits.filter { $0.function.title == title }.compactMap { circuit -> (Double, Double)? in
      guard let first = printed(circuit.header), let cost = circuit.cost else { return nil }
      return (first, ours(cost))
    }
    return pairs.count < 3 ? nil : spearman(pairs.map(\.0), pairs.map(\.1))
  }
}

/// Spearman's rank correlation, ties sharing their mean rank; nil where one side does not vary.
package func spearman(_ first: [Double], _ second: [Double]) -> Double? {
  func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
      for position in start...end { ranks[order[position]] = Double(start + end) / 2 }
      start = end + 1
    }
    return ranks
  }
  let (x, y) = (ranks(first), ranks(second))
  let mean = Double(x.count - 1) / 2
  let products = zip(x, y).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) }
  let (xx, yy) = (
    x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }, y.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  )
  return xx > 0 && yy > 0 ? products / (xx * yy).squareRoot() : nil
}

/// What a name such as mul8s_1KV8 or add12se_54K says.
package enum EvoApproxName {
  package static func isSigned(_ name: String) -> Bool {
    name.range(of: #"^(mul|add)[0-9]+(x[0-9]+)?s"#, options: .regularExpression) != nil
  }
}
