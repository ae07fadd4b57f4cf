/// How a gate with constant, equal or complementary inputs becomes a smaller one.
///
/// The method is general rather than a list of identities: the truth table is restricted to the input combinations that
/// can occur, inputs that no longer matter are dropped, and what is left is looked up among the gates of fewer inputs.
extension NetlistBuilder {
  mutating func simplified(_ kind: GateKind, _ a: Signal, _ b: Signal, _ c: Signal) -> Signal {
    let inputs = Array([a, b, c].prefix(kind.arity))
    // Distinct variables among the inputs; each input is a constant, a variable or the inverse of one.
    var variables: [Signal] = []
    var literals: [(variable: Int, inverted: Bool)?] = []
    for input in inputs {
      if input.isConstant {
        literals.append(nil)
      } else if let index = variables.firstIndex(of: input) {
        literals.append((index, false))
      } else if let other = inverse(of: input), let index = variables.firstIndex(of: other) {
        literals.append((index, true))
      } else {
        literals.append((variables.count, false))
        variables.append(input)
      }
    }
    if variables.count == kind.arity, kind != .buffer { return kept(kind, inputs) }
    var table: [Bool] = []
    for row in 0..<(1 << variables.count) {
      let values = zip(inputs, literals).map { input, literal -> UInt64 in
        guard let literal else { return input == .one ? 1 : 0 }
        return UInt64(row >> literal.variable & 1) ^ (literal.inverted ? 1 : 0)
      }
      let padded = values + [0, 0]
      table.append(kind(padded[0], padded[1], padded[2]) & 1 == 1)
    }
    return function(table, of: variables)
  }

  /// The wire of the function whose value at row r (bit i of r: variable i) is `table[r]`; at most two variables.
  private mutating func function(_ table: [Bool], of variables: [Signal]) -> Signal {
    // A variable matters when flipping it changes some row.
    if let idle = variables.indices.first(where: { index in
      table.indices.allSatisfy { table[$0] == table[$0 ^ (1 << index)] }
    }) {
      let kept = table.indices.filter { $0 >> idle & 1 == 0 }.map { table[$0] }
      return function(kept, of: variables.enumerated().filter { $0.offset != idle }.map(\.element))
    }
    switch variables.count {
    case 0: return .constant(table[0])
    case 1: return table[1] ? variables[0] : simplifiedInverse(variables[0])
    default:
      let pattern = table.enumerated().reduce(0) { $0 | ($1.element ? 1 << $1.offset : 0) }
      let (first, second) = (variables[0], variables[1])
      return switch pattern {
      case 0b1000: kept(.and, [first, second])
      case 0b1110: kept(.or, [first, second])
      case 0b0110: kept(.xor, [first, second])
      case 0b0111: kept(.nand, [first, second])
      case 0b0001: kept(.nor, [first, second])
      case 0b1001: kept(.xnor, [first, second])
      case 0b0010: kept(.andNot, [first, second])
      case 0b0100: kept(.andNot, [second, first])
      case 0b1011: kept(.orNot, [first, second])
      default: kept(.orNot, [second, first])
      }
    }
  }

  private mutating func simplifiedInverse(_ signal: Signal) -> Signal {
    inverse(of: signal) ?? literal(.not, signal)
  }

  private mutating func kept(_ kind: GateKind, _ inputs: [Signal]) -> Signal {
    if kind == .not { return simplifiedInverse(inputs[0]) }
    return literal(
      kind, inputs[0], inputs.count > 1 ? inputs[1] : .zero, inputs.count > 2 ? inputs[2] : .zero)
  }
}
