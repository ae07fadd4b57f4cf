/// The parts of a structural Verilog source.
indirect enum VerilogExpression: Sendable {
  case name(String, range: VerilogRange?, line: Int)
  case number(UInt64, width: Int?, line: Int)
  case not(VerilogExpression)
  case binary(VerilogOperator, VerilogExpression, VerilogExpression, line: Int)
  case conditional(VerilogExpression, VerilogExpression, VerilogExpression, line: Int)
  /// In the width of its context or of the wider operand; signed where both operands are.
  case arithmetic(VerilogArithmetic, VerilogExpression, VerilogExpression, line: Int)
  /// `$signed(…)`
  case signed(VerilogExpression)
  case concatenation([VerilogExpression])
  case replication(Int, VerilogExpression, line: Int)
  /// A gate of our own kinds: only in the built-in cells.
  case gate(GateKind, [VerilogExpression])
}

enum VerilogArithmetic: Sendable { case add, multiply }

enum VerilogOperator: Sendable { case and, or, xor, nand, nor, xnor }

struct VerilogRange: Equatable, Sendable {
  let high: Int
  let low: Int

  var width: Int { abs(high - low) + 1 }
  /// The indices, that of the least significant bit first.
  var bits: [Int] { (0..<width).map { high >= low ? low + $0 : low - $0 } }
}

struct VerilogModule: Sendable {
  enum Direction: Sendable { case input, output, wire }
  struct Vector: Sendable {
    var direction = Direction.wire
    var range: VerilogRange?
    var isSigned = false
    var line: Int
  }
  struct Assignment: Sendable {
    let target: VerilogExpression
    let value: VerilogExpression
    let line: Int
  }
  struct Instance: Sendable {
    let cell: String
    /// By name, or by position where the name is nil; an absent expression is an open pin.
    let connections: [(pin: String?, value: VerilogExpression?)]
    let line: Int
  }
  let name: String
  let line: Int
  var ports: [String] = []
  var vectors: [String: Vector] = [:]
  var order: [String] = []
  var assignments: [Assignment] = []
  var instances: [Instance] = []
  var isBuiltIn = false
}

/// A recursive-descent parser of the structural subset: modules, ports of either style, vectors, `assign`, declarations
/// with a value, gate primitives and instances.
struct VerilogParser {
  private let file: String
  private let tokens: [VerilogToken]
  private var position = 0
  private var depth = 0
  /// Of the expression that is being read, with all it holds.
  private var operators = 0
  private let isBuiltIn: Bool
  /// The named constants of the module being read.
  private var constants: [String: Int] = [:]

  init(_ source: String, file: String, isBuiltIn: Bool = false) throws {
    self.file = file
    self.isBuiltIn = isBuiltIn
    var lexer = try VerilogLexer(source, file: file)
    tokens = try lexer.tokens()
  }

  mutating func modules() throws -> [VerilogModule] {
    var result: [VerilogModule] = []
    while current.kind != .end {
      guard current.isKeyword("module") || current.isKeyword("macromodule") else {
        throw error("\"\(current.text)\" stands outside a module", "start with module NAME (…);")
      }
      position += 1
      result.append(try module())
    }
    return result
  }

  private var current: VerilogToken { tokens[min(position, tokens.count - 1)] }

  private func error(_ problem: String, _ mend: String, line: Int? = nil) -> SourceError {
    SourceError(file: file, line: line ?? current.line, problem: problem, mend: mend)
  }

  private mutating func accept(_ symbol: String) -> Bool {
    guard current.isSymbol(symbol) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ symbol: String) throws {
    guard !accept(symbol) else { return }
    throw unread ?? error("\"\(symbol)\" is missing before \"\(current.text)\"", "add it")
  }

  /// Parts of the language that are left out, by the symbol that they begin with.
  private static let unreadable = [
    "<": ("shifts and comparisons", "wire shifts: {A[5:0], 2'b0}"),
    ">": ("shifts and comparisons", "wire shifts: {2'b0, A[7:2]}"), "/": ("divisions", "give gates"),
    "%": ("remainders", "give gates"), "-": ("subtractions", "add the complement"),
    "==": ("comparisons", "give gates: A ~^ B is 1 where two bits are equal"),
    "!=": ("comparisons", "give gates: A ^ B is 1 where two bits differ"),
    "#": ("parameters and delays", "write the values in, and leave delays out"),
  ]

  /// What to say where the source goes on with something that is not read; nil where it is a slip.
  private var unread: SourceError? {
    guard current.kind == .symbol, let (what, mend) = Self.unreadable[current.text] else { return nil }
    return error("\(what) (\"\(current.text)\") are not read", mend)
  }

  private mutating func name(_ what: String) throws -> String {
    guard current.kind == .name else {
      throw unread ?? error("a \(what) name is missing before \"\(current.text)\"", "add it")
    }
    defer { position += 1 }
    return current.text
  }

  /// A constant index: numbers and named constants with + - * and parentheses, such as `2 * (16 - 7) - 1`.
  private mutating func integer() throws -> Int {
    let line = current.line
    let value = try constant()
    guard 0...1 << 24 ~= value else {
      throw error("the index \(value) is out of range", "write a number below 2^24", line: line)
    }
    return value
  }

  private mutating func constant() throws -> Int {
    depth += 1
    defer { depth -= 1 }
    guard depth < SourceLimit.nesting else { throw error("a constant is nested too deep", "compute it") }
    var value = try constantTerm()
    while current.isSymbol("+") || current.isSymbol("-") {
      let isSum = current.isSymbol("+")
      position += 1
      let term = try constantTerm()
      value += isSum ? term : -term
      guard abs(value) <= 1 << 32 else { throw error("a constant is too large", "stay below 2^24") }
    }
    return value
  }

  private mutating func constantTerm() throws -> Int {
    var value = try constantFactor()
    while accept("*") {
      let (product, overflow) = value.multipliedReportingOverflow(by: try constantFactor())
      guard !overflow, product.magnitude <= 1 << 32 else {
        throw error("a constant is too large", "stay below 2^24")
      }
      value = product
    }
    return value
  }

  private mutating func constantFactor() throws -> Int {
    if accept("(") {
      let value = try constant()
      try expect(")")
      return value
    }
    if current.kind == .name, let value = constants[current.text] {
      position += 1
      return value
    }
    guard case .number(let value, _) = current.kind, value <= 1 << 24 else {
      throw error("\"\(current.text)\" is not a constant index", "write a number below 2^24")
    }
    position += 1
    return Int(value)
  }

  private mutating func range() throws -> VerilogRange? {
    guard accept("[") else { return nil }
    let high = try integer()
    let low = accept(":") ? try integer() : high
    try expect("]")
    return VerilogRange(high: high, low: low)
  }

  private mutating func module() throws -> VerilogModule {
    constants = [:]
    var module = VerilogModule(name: try name("module"), line: current.line)
    module.isBuiltIn = isBuiltIn
    if current.isSymbol("#") {
      throw error(
        "parameterised modules (\"#\") are not read",
        "write the values in: module \(module.name)(…); with numbers, or localparam in its body")
    }
    if accept("("), !accept(")") {
      var style = VerilogModule.Vector(line: current.line)
      repeat {
        if let direction = direction() {
          style = VerilogModule.Vector(direction: direction, line: current.line)
          try qualifiers(&style)
        }
        let port = try name("port")
        module.ports.append(port)
        if style.direction != .wire {
          style.line = current.line
          try declare(port, style, in: &module)
        }
      } while accept(",")
      try expect(")")
    }
    try expect(";")
    while !current.isKeyword("endmodule") {
      guard current.kind != .end else {
        throw error("module \(module.name) does not end", "add endmodule", line: module.line)
      }
      try item(&module)
    }
    position += 1
    return module
  }

  private mutating func direction() -> VerilogModule.Direction? {
    let direction: VerilogModule.Direction
    switch current.text {
    case "input" where current.kind == .name: direction = .input
    case "output" where current.kind == .name: direction = .output
    default: return nil
    }
    position += 1
    return direction
  }

  private mutating func qualifiers(_ style: inout VerilogModule.Vector) throws {
    while true {
      if current.isKeyword("wire") || current.isKeyword("logic") || current.isKeyword("unsigned") {
        position += 1
      } else if current.isKeyword("signed") {
        style.isSigned = true
        position += 1
      } else if current.isKeyword("reg") {
        throw error("\"reg\" is not structural Verilog", "declare a wire and assign it")
      } else {
        break
      }
    }
    style.range = try range()
  }

  private func declare(_ name: String, _ style: VerilogModule.Vector, in module: inout VerilogModule) throws {
    guard var old = module.vectors[name] else {
      module.vectors[name] = style
      module.order.append(name)
      return
    }
    // "output [7:0] O; wire [7:0] O;" says the same twice; anything else contradicts itself.
    guard old.direction == .wire || style.direction == .wire,
      old.range == nil || style.range == nil || old.range == style.range
    else {
      throw error("\"\(name)\" is declared twice", "drop one declaration", line: style.line)
    }
    if style.direction != .wire { old.direction = style.direction }
    old.range = old.range ?? style.range
    old.isSigned = old.isSigned || style.isSigned
    module.vectors[name] = old
  }

  private mutating func item(_ module: inout VerilogModule) throws {
    let line = current.line
    if current.isKeyword("input") || current.isKeyword("output") || current.isKeyword("wire")
      || current.isKeyword("logic")
    {
      var style = VerilogModule.Vector(line: line)
      style.direction = direction() ?? .wire
      try qualifiers(&style)
      repeat {
        let target = try name("wire")
        try declare(target, style, in: &module)
        if accept("=") {
          module.assignments.append(
            .init(target: .name(target, range: nil, line: line), value: try expression(), line: line))
        }
      } while accept(",")
      try expect(";")
      return
    }
    if current.isKeyword("assign") {
      position += 1
      repeat {
        let target = try primary()
        try expect("=")
        module.assignments.append(.init(target: target, value: try expression(), line: line))
      } while accept(",")
      try expect(";")
      return
    }
    if accept(";") { return }
    if current.isKeyword("localparam") || current.isKeyword("parameter") {
      position += 1
      _ = try range()
      repeat {
        let constantName = try name("constant")
        try expect("=")
        constants[constantName] = try constant()
      } while accept(",")
      try expect(";")
      return
    }
    for word in ["reg", "always", "initial", "function", "generate", "inout", "task"]
    where current.isKeyword(word) {
      throw error("\"\(word)\" is not structural Verilog", "give gates, cells and assigns only")
    }
    try instances(&module)
  }

  private static let primitives: [String: VerilogOperator] = [
    "and": .and, "or": .or, "xor": .xor, "nand": .nand, "nor": .nor, "xnor": .xnor,
  ]

  private mutating func instances(_ module: inout VerilogModule) throws {
    let cell = try name("cell")
    repeat {
      let line = current.line
      if current.kind == .name { position += 1 }
      if try range() != nil {
        throw error(
          "an array of instances of \(cell) is not read", "write each instance out, one a line", line: line)
      }
      try expect("(")
      var connections: [(pin: String?, value: VerilogExpression?)] = []
      if !accept(")") {
        repeat {
          if accept(".") {
            let pin = try name("pin")
            try expect("(")
            let value = current.isSymbol(")") ? nil : try expression()
            try expect(")")
            connections.append((pin, value))
          } else {
            connections.append((nil, try expression()))
          }
        } while accept(",")
        try expect(")")
      }
      if Self.primitives[cell] != nil || cell == "not" || cell == "buf" {
        try primitive(cell, connections, line, &module)
      } else {
        module.instances.append(.init(cell: cell, connections: connections, line: line))
      }
    } while accept(",")
    try expect(";")
  }

  /// `and g(o, a, b, …)`.
  private func primitive(
    _ cell: String, _ connections: [(pin: String?, value: VerilogExpression?)], _ line: Int,
    _ module: inout VerilogModule
  ) throws {
    let values = connections.compactMap { $0.pin == nil ? $0.value : nil }
    let isUnary = cell == "not" || cell == "buf"
    guard values.count == connections.count, isUnary ? values.count == 2 : values.count >= 3 else {
      throw error(
        "\"\(cell)\" has \(values.count) positional connections",
        isUnary ? "give it an output and an input" : "give it an output and two or more inputs", line: line)
    }
    guard values.count <= SourceLimit.nesting else {
      throw error("\"\(cell)\" has \(values.count - 1) inputs", "split it", line: line)
    }
    let value: VerilogExpression
    switch Self.primitives[cell] {
    case nil: value = cell == "not" ? .not(values[1]) : values[1]
    case .and?, .or?, .xor?:
      value = values[2...].reduce(values[1]) { .binary(Self.primitives[cell] ?? .and, $0, $1, line: line) }
    case .nand?: value = .not(values[2...].reduce(values[1]) { .binary(.and, $0, $1, line: line) })
    case .nor?: value = .not(values[2...].reduce(values[1]) { .binary(.or, $0, $1, line: line) })
    case .xnor?: value = .not(values[2...].reduce(values[1]) { .binary(.xor, $0, $1, line: line) })
    }
    module.assignments.append(.init(target: values[0], value: value, line: line))
  }

  // MARK: Expressions, loosest binding first

  private mutating func expression() throws -> VerilogExpression {
    if depth == 0 { operators = 0 }
    depth += 1
    defer { depth -= 1 }
    guard depth < SourceLimit.nesting else {
      throw error("an expression is nested more than \(SourceLimit.nesting) deep", "introduce wires")
    }
    let condition = try level(0)
    guard current.isSymbol("?") else { return condition }
    let line = current.line
    position += 1
    let yes = try expression()
    try expect(":")
    return .conditional(condition, yes, try expression(), line: line)
  }

  private static let levels: [[String: VerilogOperator]] = [
    ["||": .or], ["&&": .and], ["|": .or, "~|": .nor], ["^": .xor, "~^": .xnor, "^~": .xnor],
    ["&": .and, "~&": .nand],
  ]

  private mutating func level(_ index: Int) throws -> VerilogExpression {
    guard index < Self.levels.count else { return try sum() }
    var left = try level(index + 1)
    while current.kind == .symbol, let operation = Self.levels[index][current.text] {
      let line = current.line
      position += 1
      try countOperator()
      left = .binary(operation, left, try level(index + 1), line: line)
    }
    return left
  }

  /// An expression may be as deep as it has operators, and what reads it goes down as deep.
  private mutating func countOperator() throws {
    operators += 1
    guard operators < SourceLimit.nesting * 5 else {
      throw error("an expression is too long", "introduce wires")
    }
  }

  private mutating func sum() throws -> VerilogExpression {
    try arithmetic(.add, "+") { parser in
      try parser.arithmetic(.multiply, "*") { try $0.unary() }
    }
  }

  private mutating func arithmetic(
    _ operation: VerilogArithmetic, _ symbol: String,
    operand: (inout VerilogParser) throws -> VerilogExpression
  ) throws -> VerilogExpression {
    var left = try operand(&self)
    while current.isSymbol(symbol) {
      let line = current.line
      position += 1
      try countOperator()
      left = .arithmetic(operation, left, try operand(&self), line: line)
    }
    return left
  }

  private mutating func unary() throws -> VerilogExpression {
    var inversions = 0
    while current.isSymbol("~") || current.isSymbol("!") {
      position += 1
      inversions += 1
    }
    let value = try primary()
    return inversions % 2 == 0 ? value : .not(value)
  }

  private mutating func primary() throws -> VerilogExpression {
    let line = current.line
    if case .number(let value, let width) = current.kind {
      position += 1
      return .number(value, width: width, line: line)
    }
    if accept("(") {
      let value = try expression()
      try expect(")")
      return value
    }
    if accept("{") {
      depth += 1
      defer { depth -= 1 }
      guard depth < SourceLimit.nesting else { throw error("braces are nested too deep", "introduce wires") }
      var parts: [VerilogExpression] = []
      repeat { parts.append(try expression()) } while accept(",")
      if parts.count == 1, case .number(let count, nil, _) = parts[0], accept("{") {
        let inner = try expression()
        try expect("}")
        try expect("}")
        guard 1...4096 ~= count else {
          throw error("a replication count is \(count)", "use 1 to 4096", line: line)
        }
        return .replication(Int(count), inner, line: line)
      }
      try expect("}")
      return .concatenation(parts)
    }
    let text = try name("wire")
    if text == "$signed" {
      try expect("(")
      let inner = try expression()
      try expect(")")
      return .signed(inner)
    }
    if isBuiltIn, text.hasPrefix("$"), let kind = GateKind.allCases.first(where: { "$\($0)" == text }) {
      try expect("(")
      var inputs: [VerilogExpression] = []
      repeat { inputs.append(try expression()) } while accept(",")
      try expect(")")
      return .gate(kind, inputs)
    }
    return .name(text, range: try range(), line: line)
  }
}
