import Foundation

/// Reads structural Verilog into a ``Netlist``.
///
/// Understood: modules with ports of either style, vectors, `assign` of bitwise expressions, concatenations, sums and
/// products (as ripple-carry adders and arrays of them), constants in ranges, gate primitives, instances of modules of the same file and of the cells of ``VerilogCells``
/// (a module of the file wins, unless the file defines it twice: published files do, with different functions).
/// Widths must agree; only unsized numbers and arithmetic stretch. Gates are kept as written, except those that reach no output.
package enum VerilogReader {
  /// - Parameters:
  ///   - file: the name for messages; without its extension, the module that is wanted if the file has it.
  ///   - isSigned: whether the operands and the result are two's complement; nil decides by `signed` in the ports or a name
  ///     such as mul8s_… or add12se_….
  /// - Returns: the netlist, its input buses in order of their names (A, then B, wherever they stand in the port list).
  /// - Throws: ``SourceError`` with the line, or ``CircuitError`` for ports out of range.
  package static func netlist(_ source: String, file: String, isSigned: Bool? = nil) throws -> Netlist {
    var parser = try VerilogParser(source, file: file)
    let modules = try parser.modules()
    var byName: [String: VerilogModule] = [:]
    var ambiguous: Set<String> = []
    for module in modules {
      guard byName.updateValue(module, forKey: module.name) == nil else {
        if VerilogCells.module(named: module.name) != nil {
          ambiguous.insert(module.name)
          continue
        }
        throw SourceError(
          file: file, line: module.line, problem: "module \(module.name) is defined twice", mend: "drop one")
      }
    }
    for name in ambiguous { byName[name] = nil }
    let used = Set(modules.flatMap { $0.instances.map(\.cell) })
    let base = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    guard
      let top = byName[base] ?? byName[base.replacingOccurrences(of: "_pdk45", with: "")]
        ?? modules.first(where: { !used.contains($0.name) })
    else {
      throw SourceError(
        file: file, line: 1, problem: "no module to read", mend: "define one that no other uses")
    }
    var elaboration = VerilogElaboration(file: file, modules: byName)
    return try elaboration.netlist(of: top, isSigned: isSigned)
  }
}

/// Flattens modules to single wires and gates.
struct VerilogElaboration {
  private enum Node {
    case undriven
    case alias(Int)
    case input(Signal)
    case gate(GateKind, [Int])
  }
  private let file: String
  private let modules: [String: VerilogModule]
  /// Nodes 0 and 1 are the constants.
  private var nodes: [Node] = [.input(.zero), .input(.one)]
  private var labels = [Label(name: "0", line: 0), Label(name: "1", line: 0)]
  private var instanceCount = 0
  /// Of the module that is being flattened, in instances.
  private var depth = 0

  /// What a node is called in messages.
  private struct Label {
    let name: String
    var line: Int
    /// Of the module that a wire belongs to; nil for gates, which have no names in the source.
    var depth: Int?
    /// Whether a wire is declared, rather than just used.
    var isDeclared = true
  }

  init(file: String, modules: [String: VerilogModule]) {
    self.file = file
    self.modules = modules
  }

  private typealias Scope = [String: (bits: [Int], range: VerilogRange, isSigned: Bool)]

  private func error(_ line: Int, _ problem: String, _ mend: String) -> SourceError {
    SourceError(file: file, line: line, problem: problem, mend: mend)
  }

  private mutating func add(_ node: Node, _ name: String, _ line: Int) throws -> Int {
    try add(node, Label(name: name, line: line))
  }

  private mutating func add(_ node: Node, _ label: Label) throws -> Int {
    guard nodes.count < SourceLimit.wires else {
      throw error(label.line, "the circuit has more than \(SourceLimit.wires) wires and gates", "split it")
    }
    nodes.append(node)
    labels.append(label)
    return nodes.count - 1
  }

  mutating func netlist(of top: VerilogModule, isSigned: Bool?) throws -> Netlist {
    var inputs: [Port] = []
    var outputs: [(port: Port, line: Int)] = []
    let named = top.name.range(of: #"^(mul|add)[0-9]+(x[0-9]+)?s"#, options: .regularExpression) != nil
    for name in top.ports {
      guard let vector = top.vectors[name], vector.direction != .wire else {
        throw error(top.line, "port \"\(name)\" has no direction", "declare it input or output")
      }
      let port = Port(name, width: vector.range?.width ?? 1, isSigned: isSigned ?? (vector.isSigned || named))
      guard port.width <= Netlist.Limit.busWidth else {
        throw error(vector.line, "port \"\(name)\" is \(port.width) bits wide", "use at most 64")
      }
      if vector.direction == .input { inputs.append(port) } else { outputs.append((port, vector.line)) }
    }
    inputs.sort { $0.name < $1.name }
    guard !inputs.isEmpty, !outputs.isEmpty else {
      throw error(top.line, "module \(top.name) has no inputs or no outputs", "give it both")
    }
    var bindings: [String: [Int]] = [:]
    var wire = 2
    for port in inputs {
      bindings[port.name] = try (0..<port.width).map { _ in
        defer { wire += 1 }
        return try add(.input(Signal(wire)), port.name, top.line)
      }
    }
    let scope = try elaborate(top, bindings)
    var builder = NetlistBuilder(inputs: inputs)
    var signals = [Signal?](repeating: nil, count: nodes.count)
    var buses: [OutputBus] = []
    for (port, _) in outputs {
      let bits = scope[port.name]?.bits ?? []
      buses.append(
        OutputBus(port: port, signals: try bits.map { try emit($0, into: &builder, &signals) }))
    }
    // Loops off to the side are errors too; wires that nothing drives matter only where an output needs them.
    for node in nodes.indices { _ = try emit(node, into: &builder, &signals, undrivenIsZero: true) }
    return try builder.finish(name: top.name, outputs: buses)
  }

  /// Gates in an order in which each follows its inputs, without recursion.
  private func emit(
    _ root: Int, into builder: inout NetlistBuilder, _ signals: inout [Signal?], undrivenIsZero: Bool = false
  ) throws -> Signal {
    var stack = [root]
    var open: Set<Int> = []
    while let node = stack.last {
      if signals[node] != nil {
        stack.removeLast()
        continue
      }
      let needed: [Int]
      switch nodes[node] {
      case .undriven where undrivenIsZero:
        signals[node] = .zero
        continue
      case .undriven:
        throw error(
          labels[node].line, "wire \"\(labels[node].name)\" is read but nothing drives it",
          labels[node].isDeclared
            ? "drive it or tie it: it is declared here"
            : "it is not declared either: correct its name, or declare and drive it")
      case .input(let signal):
        signals[node] = signal
        continue
      case .alias(let source): needed = [source]
      case .gate(_, let inputs): needed = inputs
      }
      let missing = needed.filter { signals[$0] == nil }
      if missing.isEmpty {
        let wires = needed.compactMap { signals[$0] }
        if case .gate(let kind, _) = nodes[node] {
          signals[node] = builder.verbatim(Gate(kind: kind, wires))
        } else {
          signals[node] = wires[0]
        }
        open.remove(node)
        stack.removeLast()
        continue
      }
      guard open.insert(node).inserted, !missing.contains(where: open.contains) else {
        throw loop(stack.filter(open.contains), closedBy: missing)
      }
      stack.append(contentsOf: missing)
    }
    return signals[root] ?? .zero
  }

  /// Names the wire of a loop that a reader of the source finds: not a gate, and none within an instance where there is
  /// one outside.
  /// - Parameters:
  ///   - path: nodes of which each needs one further on, down to the one that needs one of them again.
  ///   - needed: what the last of them needs.
  private func loop(_ path: [Int], closedBy needed: [Int]) -> SourceError {
    let start = path.lastIndex(where: needed.contains) ?? path.startIndex
    let wires = path[start...].filter { labels[$0].depth != nil }
    let outermost = wires.compactMap { labels[$0].depth }.min()
    let label = labels[wires.last { labels[$0].depth == outermost } ?? path[start]]
    return error(label.line, "wire \"\(label.name)\" depends on itself", "break the loop")
  }

  private mutating func elaborate(_ module: VerilogModule, _ bindings: [String: [Int]]) throws -> Scope {
    instanceCount += 1
    guard depth < SourceLimit.instanceDepth, instanceCount < SourceLimit.wires else {
      throw error(module.line, "module \(module.name) contains itself, or too much", "flatten it")
    }
    var scope: Scope = [:]
    for name in module.order {
      guard let vector = module.vectors[name] else { continue }
      let range = vector.range ?? VerilogRange(high: 0, low: 0)
      guard nodes.count + range.width <= SourceLimit.wires else {
        throw error(vector.line, "\"\(name)\" makes more than \(SourceLimit.wires) wires", "declare fewer")
      }
      let bound = bindings[name]
      scope[name] = (
        try bound
          ?? range.bits.map { bit in
            let label = range.width > 1 ? "\(name)[\(bit)]" : name
            return try add(.undriven, Label(name: label, line: vector.line, depth: depth))
          },
        range,
        vector.isSigned
      )
    }
    for assignment in module.assignments {
      let (target, line) = (assignment.target, assignment.line)
      guard assignment.value.isArithmetic else {
        let value = try bits(of: assignment.value, &scope, wanted: nil)
        try drive(target, value, isUnsized: assignment.value.isUnsized, &scope, line)
        continue
      }
      // A sum is taken in the width of what it is assigned to, so that the carry is kept.
      let width = try targets(target, &scope, line).count
      let value = try bits(of: assignment.value, &scope, wanted: width)
      let fitted = extended(value, to: width, isSigned(assignment.value, scope))
      try drive(target, fitted, isUnsized: false, &scope, line)
    }
    for instance in module.instances { try place(instance, &scope) }
    return scope
  }

  private mutating func place(_ instance: VerilogModule.Instance, _ scope: inout Scope) throws {
    guard let module = modules[instance.cell] ?? VerilogCells.module(named: instance.cell) else {
      throw error(
        instance.line, "cell \"\(instance.cell)\" is not known", "define it as a module in the same file")
    }
    var pins: [String: VerilogExpression] = [:]
    var seen: Set<String> = []
    for (index, connection) in instance.connections.enumerated() {
      guard let pin = connection.pin ?? (index < module.ports.count ? module.ports[index] : nil),
        module.ports.contains(pin)
      else {
        throw error(
          instance.line, "\(instance.cell) has no pin \"\(connection.pin ?? "number \(index + 1)")\"",
          "its pins are \(module.ports.joined(separator: ", "))")
      }
      guard seen.insert(pin).inserted else {
        throw error(instance.line, "pin \"\(pin)\" is connected twice", "connect it once")
      }
      pins[pin] = connection.value
    }
    var bindings: [String: [Int]] = [:]
    for port in module.ports {
      guard let vector = module.vectors[port], vector.direction != .wire else {
        throw error(module.line, "port \"\(port)\" of \(module.name) has no direction", "declare it")
      }
      guard vector.direction == .input else { continue }
      guard let value = pins[port] else {
        throw error(instance.line, "input \"\(port)\" of \(instance.cell) is open", "connect or tie it")
      }
      let width = vector.range?.width ?? 1
      let wires = fitted(try bits(of: value, &scope, wanted: width), to: width, value.isUnsized)
      guard wires.count == width else {
        throw error(
          instance.line, "pin \"\(port)\" of \(instance.cell) has \(width) bits but gets \(wires.count)",
          "connect \(width)")
      }
      bindings[port] = wires
    }
    depth += 1
    let inner = try elaborate(module, bindings)
    depth -= 1
    for (port, target) in pins {
      guard module.vectors[port]?.direction == .output, let wires = inner[port]?.bits else { continue }
      try drive(target, wires, isUnsized: false, &scope, instance.line)
    }
  }

  private func fitted(_ bits: [Int], to width: Int, _ isUnsized: Bool) -> [Int] {
    guard isUnsized else { return bits }
    return (0..<width).map { $0 < bits.count ? bits[$0] : 0 }
  }

  private mutating func drive(
    _ target: VerilogExpression, _ value: [Int], isUnsized: Bool, _ scope: inout Scope, _ line: Int
  ) throws {
    let wires = try targets(target, &scope, line)
    let sources = fitted(value, to: wires.count, isUnsized)
    guard wires.count == sources.count else {
      throw error(
        line, "\(wires.count) bits are assigned \(sources.count)", "select or concatenate to one width")
    }
    for (wire, source) in zip(wires, sources) {
      guard wire > 1, case .undriven = nodes[wire] else {
        throw error(line, "wire \"\(labels[wire].name)\" has a second driver", "keep one")
      }
      nodes[wire] = .alias(source)
      labels[wire].line = line
    }
  }

  private mutating func targets(
    _ expression: VerilogExpression, _ scope: inout Scope, _ line: Int
  ) throws -> [Int] {
    switch expression {
    case .name(let name, let range, let line): return try select(name, range, &scope, line)
    case .concatenation(let parts):
      var result: [Int] = []
      for part in parts.reversed() { result += try targets(part, &scope, line) }
      return result
    default: throw error(line, "something other than wires is assigned to", "assign to wires")
    }
  }

  /// An undeclared name is a wire of one bit, as in the language.
  private mutating func select(
    _ name: String, _ range: VerilogRange?, _ scope: inout Scope, _ line: Int
  ) throws -> [Int] {
    if scope[name] == nil {
      let wire = Label(name: name, line: line, depth: depth, isDeclared: false)
      scope[name] = ([try add(.undriven, wire)], VerilogRange(high: 0, low: 0), false)
    }
    guard let (wires, whole, _) = scope[name] else { return [] }
    guard let range else { return wires }
    let (least, most) = (min(whole.high, whole.low), max(whole.high, whole.low))
    let isReversed = whole.high < whole.low
    guard least...most ~= range.high, least...most ~= range.low,
      range.width == 1 || (range.high < range.low) == isReversed
    else {
      throw error(
        line, "\(name)[\(range.high):\(range.low)] is outside \(name)[\(whole.high):\(whole.low)]",
        "select within it")
    }
    let first = abs(range.low - whole.low)
    return Array(wires[first..<first + range.width])
  }

  private mutating func bits(
    of expression: VerilogExpression, _ scope: inout Scope, wanted: Int?, signed context: Bool? = nil
  ) throws -> [Int] {
    switch expression {
    case .name(let name, let range, let line): return try select(name, range, &scope, line)
    case .number(let value, let width, _):
      let count = width ?? max(1, 64 - value.leadingZeroBitCount)
      return (0..<count).map { Int(value >> UInt64($0) & 1) }
    case .concatenation(let parts):
      var result: [Int] = []
      for part in parts.reversed() { result += try bits(of: part, &scope, wanted: nil) }
      return result
    case .replication(let count, let part, let line):
      let inner = try bits(of: part, &scope, wanted: nil)
      guard count * inner.count <= SourceLimit.wires else {
        throw error(line, "too many bits", "repeat fewer")
      }
      return (0..<count).flatMap { _ in inner }
    case .gate(let kind, let inputs): return try gates(kind, inputs, &scope, 0)
    case .signed(let inner): return try bits(of: inner, &scope, wanted: nil)
    case .arithmetic(let operation, let left, let right, let line):
      // One unsigned operand makes the whole expression unsigned, down to its innermost sums.
      let isSigned = context ?? (isSigned(left, scope) && isSigned(right, scope))
      let a = try operand(left, &scope, wanted: wanted, isSigned)
      let b = try operand(right, &scope, wanted: wanted, isSigned)
      let width = max(a.count, b.count, wanted ?? 0)
      for (side, row) in [(left, a), (right, b)] where side.inverts && row.count < width {
        throw error(
          line,
          "an inversion of \(row.count) bits stands where \(width) are wanted, and inverts those above too",
          "give it a wire of its own width")
      }
      switch operation {
      case .add:
        return try sum(extended(a, to: width, isSigned), extended(b, to: width, isSigned), line)
      case .multiply: return extended(try product(a, b, isSigned, line), to: width, isSigned)
      }
    case .conditional(let condition, let yes, let no, let line):
      let select = try bits(of: condition, &scope, wanted: nil)
      guard select.count == 1 else { throw error(line, "a condition has \(select.count) bits", "use one") }
      let (a, b) = (try bits(of: no, &scope, wanted: nil), try bits(of: yes, &scope, wanted: nil))
      guard a.count == b.count else {
        throw error(line, "the two sides have \(b.count) and \(a.count) bits", "make them equal")
      }
      return try zip(a, b).map { try add(.gate(.mux, [$0, $1, select[0]]), "?", line) }
    case .not(let inner): return try inverted(inner, &scope)
    case .binary(let operation, let left, let right, let line):
      return try binary(operation, left, right, &scope, line)
    }
  }

  /// An operand of arithmetic; a plain number is not negative, whatever its highest bit.
  private mutating func operand(
    _ expression: VerilogExpression, _ scope: inout Scope, wanted: Int?, _ isSigned: Bool
  ) throws -> [Int] {
    let row = try bits(of: expression, &scope, wanted: wanted, signed: isSigned)
    return isSigned && expression.isUnsized ? row + [0] : row
  }

  private mutating func gates(
    _ kind: GateKind, _ inputs: [VerilogExpression], _ scope: inout Scope, _ line: Int
  ) throws -> [Int] {
    var rows: [[Int]] = []
    for input in inputs { rows.append(try bits(of: input, &scope, wanted: nil)) }
    let width = rows.map(\.count).max() ?? 0
    for (index, row) in rows.enumerated() where row.count != width {
      guard inputs[index].isUnsized else {
        throw error(line, "operands of \(rows.map(\.count)) bits meet", "make them equal")
      }
      rows[index] = fitted(row, to: width, true)
    }
    return try (0..<width).map { bit in
      try add(.gate(kind, rows.map { $0[bit] }), "\(kind)", line)
    }
  }

  /// Cut, or lengthened with zeros or with copies of the highest bit.
  private func extended(_ bits: [Int], to width: Int, _ isSigned: Bool) -> [Int] {
    (0..<width).map { $0 < bits.count ? bits[$0] : isSigned ? bits.last ?? 0 : 0 }
  }

  /// Whether an operand of arithmetic counts as two's complement: a whole vector declared so, `$signed(…)`, a plain number.
  private func isSigned(_ expression: VerilogExpression, _ scope: Scope) -> Bool {
    switch expression {
    case .name(let name, range: nil, _): scope[name]?.isSigned ?? false
    case .signed, .number(_, width: nil, _): true
    case .not(let inner): isSigned(inner, scope)
    case .arithmetic(_, let left, let right, _), .binary(_, let left, let right, _),
      .conditional(_, let left, let right, _):
      isSigned(left, scope) && isSigned(right, scope)
    case .name, .number, .concatenation, .replication, .gate: false
    }
  }

  /// The sum of two rows of one length, without the last carry.
  private mutating func sum(_ a: [Int], _ b: [Int], _ line: Int) throws -> [Int] {
    var carry = 0
    var result: [Int] = []
    for (x, y) in zip(a, b) {
      result.append(try add(.gate(.xor3, [x, y, carry]), "+", line))
      carry = try add(.gate(.majority, [x, y, carry]), "+", line)
    }
    return result
  }

  /// All bits of a product, row by row; signed by the array of Baugh and Wooley (IEEE ToC C-22(12), 1973) for m x n bits:
  /// terms with one sign bit are inverted, and 2^(m-1) + 2^(n-1) + 2^(m+n-1) is added.
  private mutating func product(_ a: [Int], _ b: [Int], _ isSigned: Bool, _ line: Int) throws -> [Int] {
    let width = a.count + b.count
    var total = [Int](repeating: 0, count: width)
    guard !a.isEmpty, !b.isEmpty else { return total }
    var rows: [(bits: [Int], column: Int)] = []
    for (row, y) in b.enumerated() {
      var bits: [Int] = []
      for (column, x) in a.enumerated() {
        let isInverted = isSigned && (row == b.count - 1) != (column == a.count - 1)
        bits.append(try add(.gate(isInverted ? .nand : .and, [x, y]), "*", line))
      }
      rows.append((bits, row))
    }
    if isSigned { rows += [a.count - 1, b.count - 1, width - 1].map { ([1], $0) } }
    // Each row enters at its own column: what lies below is final.
    for row in rows {
      let high = try sum(
        Array(total[row.column...]), extended(row.bits, to: width - row.column, false), line)
      total.replaceSubrange(row.column..., with: high)
    }
    return total
  }

  /// An inverted expression is one gate where there is such a gate.
  private mutating func inverted(_ inner: VerilogExpression, _ scope: inout Scope) throws -> [Int] {
    switch inner {
    case .binary(.or, .binary(.and, let a, let b, _), let c, let line):
      return try gates(.aoi21, [a, b, c], &scope, line)
    case .binary(.and, .binary(.or, let a, let b, _), let c, let line):
      return try gates(.oai21, [a, b, c], &scope, line)
    case .binary(let operation, let a, let b, let line):
      let kind: GateKind =
        switch operation {
        case .and: .nand
        case .or: .nor
        case .xor: .xnor
        case .nand: .and
        case .nor: .or
        case .xnor: .xor
        }
      return try gates(kind, [a, b], &scope, line)
    default: return try gates(.not, [inner], &scope, inner.line)
    }
  }

  private mutating func binary(
    _ operation: VerilogOperator, _ left: VerilogExpression, _ right: VerilogExpression, _ scope: inout Scope,
    _ line: Int
  ) throws -> [Int] {
    switch (operation, left, right) {
    case (.xor, .binary(.xor, let a, let b, _), let c): return try gates(.xor3, [a, b, c], &scope, line)
    case (.and, .binary(.and, let a, let b, _), let c): return try gates(.and3, [a, b, c], &scope, line)
    case (
      .or, .binary(.or, .binary(.and, let a, let b, _), .binary(.and, let c, let d, _), _),
      .binary(.and, let e, let f, _)
    )
    where a.simpleName != nil && a.simpleName == c.simpleName && b.simpleName == e.simpleName
      && d.simpleName == f.simpleName && b.simpleName != nil && d.simpleName != nil:
      return try gates(.majority, [a, b, d], &scope, line)
    case (.or, .binary(.or, let a, let b, _), let c): return try gates(.or3, [a, b, c], &scope, line)
    case (.and, let a, .not(let b)): return try gates(.andNot, [a, b], &scope, line)
    case (.or, let a, .not(let b)): return try gates(.orNot, [a, b], &scope, line)
    default:
      let kind: GateKind =
        switch operation {
        case .and: .and
        case .or: .or
        case .xor: .xor
        case .nand: .nand
        case .nor: .nor
        case .xnor: .xnor
        }
      return try gates(kind, [left, right], &scope, line)
    }
  }
}

extension VerilogExpression {
  fileprivate var isUnsized: Bool {
    if case .number(_, nil, _) = self { return true }
    return false
  }

  /// Whether bits above its own would be inverted too if it were made wider.
  fileprivate var inverts: Bool {
    switch self {
    case .not: true
    case .binary(let operation, let left, let right, _):
      [.nand, .nor, .xnor].contains(operation) || left.inverts || right.inverts
    case .conditional(_, let yes, let no, _): yes.inverts || no.inverts
    case .name, .number, .arithmetic, .signed, .concatenation, .replication, .gate: false
    }
  }

  /// Whether its width follows from where it stands.
  fileprivate var isArithmetic: Bool {
    switch self {
    case .arithmetic, .signed: true
    default: false
    }
  }

  /// A wire or a bit of one, as text; nil for anything else.
  fileprivate var simpleName: String? {
    guard case .name(let name, let range, _) = self else { return nil }
    return range.map { "\(name) \($0.high):\($0.low)" } ?? name
  }

  fileprivate var line: Int {
    switch self {
    case .name(_, _, let line), .number(_, _, let line), .binary(_, _, _, let line),
      .conditional(_, _, _, let line), .replication(_, _, let line), .arithmetic(_, _, _, let line):
      line
    case .not(let inner), .signed(let inner): inner.line
    case .concatenation(let parts): parts.first?.line ?? 0
    case .gate: 0
    }
  }
}
