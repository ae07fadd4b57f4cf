import Arithmetic
import Circuits

/// A netlist of two operands as an arithmetic unit: what its ports and its name say it computes.
package struct CircuitFunction: Hashable, Sendable {
  package enum Operation: Hashable, Sendable {
    case product
    /// With carry out, or sign-extended.
    case sum
    /// The two's-complement sum in as many bits as an operand; sums that do not fit are outside its domain.
    case wrappingSum
  }

  package let operation: Operation
  package let first: OperandFormat
  package let second: OperandFormat

  package init(_ operation: Operation, _ first: OperandFormat, _ second: OperandFormat) {
    self.operation = operation
    self.first = first
    self.second = second
  }

  /// From the ports, and where they leave a choice, from a name such as add8se_54K: a result of n or n + 1 bits is a sum
  /// unless the name starts with `mul`, any other a product.
  /// - Throws: `CircuitError.ports` unless there are two operands of one signedness and one result.
  package init(_ netlist: Netlist) throws(CircuitError) {
    guard netlist.inputs.count == 2, netlist.outputs.count == 1 else {
      throw .ports(
        netlist.name,
        "it has \(netlist.inputs.count) inputs and \(netlist.outputs.count) outputs, "
          + "not two operands and one result")
    }
    let (a, b) = (netlist.inputs[0], netlist.inputs[1])
    guard a.isSigned == b.isSigned, a.width <= 32, b.width <= 32 else {
      throw .ports(netlist.name, "its operands are of different signedness or wider than 32 bits")
    }
    first = OperandFormat(width: a.width, isSigned: a.isSigned)
    second = OperandFormat(width: b.width, isSigned: b.isSigned)
    let width = max(a.width, b.width)
    let result = netlist.outputs[0].port.width
    let name = netlist.name.lowercased()
    if name.hasPrefix("add"), result != width, result != width + 1 {
      throw .ports(
        netlist.name,
        "an adder of \(width)-bit operands has \(width) or \(width + 1) result bits, not \(result)")
    }
    if name.hasPrefix("mul") || !(width...width + 1 ~= result) {
      guard a.width + b.width <= 62, result <= 63 else {
        throw .ports(
          netlist.name, "its product has \(max(a.width + b.width, result)) bits; numbers here end at 62")
      }
      operation = .product
    } else {
      operation = result == width ? .wrappingSum : .sum
    }
  }

  /// The exact result.
  package func exact(_ a: Int, _ b: Int) -> Int { operation == .product ? a * b : a + b }

  /// Whether a pair counts in error metrics.
  package func counts(_ a: Int, _ b: Int) -> Bool {
    operation != .wrappingSum || first.range.contains(a + b)
  }

  /// What EvoApproxLib divides MAE and WCE by for its percentages: 2^(wa + wb) for multipliers, 2^(w + 1) for unsigned
  /// adders, 2^w for sign-extending ones, 2^(w - 1) for wrapping ones.
  package var scale: Double {
    let width = max(first.width, second.width)
    let bits =
      switch operation {
      case .product: first.width + second.width
      case .sum: first.isSigned ? width : width + 1
      case .wrappingSum: width - 1
      }
    return Double(1 << bits)
  }

  package var title: String {
    let sign = first.isSigned ? "signed" : "unsigned"
    let width = first.width == second.width ? "\(first.width)-bit" : "\(first.width)x\(second.width)-bit"
    switch operation {
    case .product: return "\(width) \(sign) multiplier"
    case .sum: return "\(width) \(sign) adder\(first.isSigned ? ", extended" : "")"
    case .wrappingSum: return "\(width) \(sign) adder, wrapping"
    }
  }
}

/// Results of a netlist pair by pair, without a table: for operands that are too wide for one.
private struct Evaluator: Sendable {
  let netlist: Netlist
  let simulator: Simulator

  init(_ netlist: Netlist) {
    self.netlist = netlist
    simulator = Simulator(netlist)
  }

  /// The results for (a, b), (a, b + 1), …: by the simulator, many at once, where the row starts with a block.
  func row(_ a: Int, from b: Int, into results: UnsafeMutableBufferPointer<Int>) {
    let pattern = b & (1 << netlist.inputs[1].width - 1)
    guard pattern % Simulator.patternsPerBlock == 0 else {
      for index in results.indices { results[index] = self(a, b + index) }
      return
    }
    simulator.row(first: UInt64(bitPattern: Int64(a)), from: pattern, into: results)
  }

  func callAsFunction(_ a: Int, _ b: Int) -> Int {
    let output = netlist.outputs[0]
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: netlist.signalCount) { wires in
      wires[0] = 0
      wires[1] = 1
      var wire = 2
      for (port, operand) in zip(netlist.inputs, [a, b]) {
        for bit in 0..<port.width {
          wires[wire] = UInt8(truncatingIfNeeded: operand >> bit & 1)
          wire += 1
        }
      }
      for gate in netlist.gates {
        let index = wires[gate.a.position] << 2 | wires[gate.b.position] << 1 | wires[gate.c.position]
        wires[wire] = gate.kind.truthTable >> index & 1
        wire += 1
      }
      var pattern: UInt64 = 0
      for (bit, signal) in output.signals.enumerated() {
        pattern |= UInt64(wires[signal.position]) << UInt64(bit)
      }
      return output.port.value(ofPattern: pattern)
    }
  }
}

private struct CircuitMultiplier: Multiplier {
  let operands: OperandFormat
  let evaluate: Evaluator
  func product(_ a: Int, _ b: Int) -> Int { evaluate(a, b) }
  func products(of a: Int, from b: Int, into products: UnsafeMutableBufferPointer<Int>) {
    evaluate.row(a, from: b, into: products)
  }
}

private struct CircuitAdder: Adder {
  let operands: OperandFormat
  let wraps: Bool
  let evaluate: Evaluator
  var width: Int { operands.width }
  func sum(_ a: Int, _ b: Int) -> Int { evaluate(a, b) }
  func sums(of a: Int, from b: Int, into sums: UnsafeMutableBufferPointer<Int>) {
    evaluate.row(a, from: b, into: sums)
  }
}

/// An adder of at most 8 bits, evaluated once.
private struct TableAdder: Adder {
  let table: ProductTable
  let wraps: Bool
  var width: Int { table.operands.width }
  var operands: OperandFormat { table.operands }
  func sum(_ a: Int, _ b: Int) -> Int { table.product(a, b) }
}

extension Netlist {
  /// The netlist as a unit of the library's kinds; up to 8 bits it is evaluated once, for all pairs.
  /// - Throws: `CircuitError` where it is no such function, or its operands differ in width.
  package func arithmeticUnit() throws -> ArithmeticUnit {
    let function = try CircuitFunction(self)
    guard function.first == function.second else {
      throw CircuitError.ports(
        name,
        "its operands have \(function.first.width) and \(function.second.width) bits; units here have operands of "
          + "one width (`kb verify` takes both)")
    }
    let operands = function.first
    let wraps = function.operation == .wrappingSum
    if operands.width <= 8 {
      let table = try ProductTable(operands, entries: try valuesOfAllPairs())
      return function.operation == .product
        ? .multiplier(TableMultiplier(table)) : .adder(TableAdder(table: table, wraps: wraps))
    }
    let evaluate = Evaluator(self)
    return function.operation == .product
      ? .multiplier(CircuitMultiplier(operands: operands, evaluate: evaluate))
      : .adder(CircuitAdder(operands: operands, wraps: wraps, evaluate: evaluate))
  }
}
