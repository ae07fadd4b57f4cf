import Arithmetic
import Circuits
import Parallel
import Synchronization

/// Statistics over all operand pairs of a unit, up to the 2^32 of a 16 x 16-bit one.
///
/// Wide units are evaluated by their function or, where that is slow, by simulating their circuit, 256 pairs a step or
/// more; tests hold the two equal, and every 1,021st first operand is evaluated both ways here too. Neither that choice
/// nor the number of threads shows in a figure.
package struct AllPairs: Sendable {
  package enum Evaluation: String, Sendable {
    case function
    case circuit
  }

  package let statistics: ErrorStatistics
  package let evaluation: Evaluation

  /// Up to this many bits the pairs are visited one by one.
  package static let plainWidth = 12
  /// A function that takes longer for a pair than this is left for the circuit.
  private static let patience = Duration.nanoseconds(12)

  /// - Parameters:
  ///   - netlist: the unit's circuit, where there is one.
  ///   - evaluation: by what a wide unit is evaluated; nil: by the function if that is quick.
  ///   - progress: called with the number of bands done and that of all, in this order from any thread.
  /// - Throws: `StatisticsError.tooWide` above 16 bits, ``AllPairsError`` where circuit and function differ.
  package init(
    _ unit: ArithmeticUnit, netlist: Netlist? = nil, evaluation: Evaluation? = nil,
    domain: ErrorStatistics.Domain = .all, threads: Int = 1,
    progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws {
    guard unit.operands.width > Self.plainWidth else {
      statistics = try ErrorStatistics(exhaustive: unit, domain: domain)
      self.evaluation = .function
      return
    }
    let bands = try ErrorStatistics.bands(of: unit)
    let simulated = try netlist.map { try SimulatedUnit($0, as: unit) }
    self.evaluation =
      simulated == nil ? .function : evaluation ?? (Self.isSlow(unit) ? .circuit : .function)
    var chosen = unit
    if self.evaluation == .circuit, let simulated {
      try Self.compare(unit, simulated.unit, name: netlist?.name ?? "", threads: threads)
      chosen = simulated.unit
    }
    let evaluated = chosen
    let done = Mutex(0)
    let parts = try parallelMap(bands.count, threads: threads) { band in
      let part = ErrorStatistics(band: bands[band], of: evaluated, domain: domain)
      done.withLock {
        $0 += 1
        progress($0, bands.count)
      }
      return part
    }
    statistics = ErrorStatistics(merging: parts)
  }

  /// Measured on four short rows.
  private static func isSlow(_ unit: ArithmeticUnit) -> Bool {
    let range = unit.operands.range
    let count = 512
    var results = [Int](repeating: 0, count: count)
    let time = ContinuousClock().measure {
      results.withUnsafeMutableBufferPointer { results in
        for row in 0..<4 {
          unit.results(of: range.upperBound - row * 4097, from: range.upperBound - count, into: results)
        }
      }
    }
    return time > patience * (4 * count)
  }

  private static func compare(
    _ unit: ArithmeticUnit, _ circuit: ArithmeticUnit, name: String, threads: Int
  ) throws {
    let range = unit.operands.range
    let firsts =
      Array(stride(from: range.lowerBound, through: range.upperBound, by: 1021)) + [range.upperBound]
    // Every 17th second operand (odd steps reach all low bits): a slow function takes some seconds for these as it is.
    _ = try parallelMap(firsts.count, threads: threads) { index in
      let first = firsts[index]
      var row = [Int](repeating: 0, count: range.count)
      row.withUnsafeMutableBufferPointer { circuit.results(of: first, from: range.lowerBound, into: $0) }
      for second in stride(from: range.lowerBound + index % 17, through: range.upperBound, by: 17) {
        let expected =
          switch unit {
          case .multiplier(let unit): unit.product(first, second)
          case .adder(let unit): unit.sum(first, second)
          }
        let found = row[second - range.lowerBound]
        guard found == expected else {
          throw AllPairsError.circuitDiffers(
            name: name, operands: [first, second], circuit: found, function: expected)
        }
      }
    }
  }
}

package enum AllPairsError: Error, Equatable, CustomStringConvertible {
  case circuitDiffers(name: String, operands: [Int], circuit: Int, function: Int)

  package var description: String {
    switch self {
    case .circuitDiffers(let name, let operands, let circuit, let function):
      "The circuit of \(name) gives \(circuit) for \(operands), its function \(function): one of them is wrong"
    }
  }
}

/// A unit evaluated by its gates, a row of a table at a time.
private struct SimulatedUnit: Sendable {
  let unit: ArithmeticUnit

  init(_ netlist: Netlist, as unit: ArithmeticUnit) throws {
    let simulator = Simulator(netlist.optimized())
    self.unit =
      switch unit {
      case .multiplier(let function):
        .multiplier(SimulatedMultiplier(function: function, simulator: simulator))
      case .adder(let function): .adder(SimulatedAdder(function: function, simulator: simulator))
      }
  }
}

private struct SimulatedMultiplier: Multiplier {
  let function: any Multiplier
  let simulator: Simulator
  var operands: OperandFormat { function.operands }

  func product(_ a: Int, _ b: Int) -> Int { function.product(a, b) }

  func products(of a: Int, from b: Int, into products: UnsafeMutableBufferPointer<Int>) {
    simulator.row(first: UInt64(bitPattern: Int64(a)), from: operands.code(of: b), into: products)
  }
}

private struct SimulatedAdder: Adder {
  let function: any Adder
  let simulator: Simulator
  var width: Int { function.width }
  var operands: OperandFormat { function.operands }
  var wraps: Bool { function.wraps }

  func sum(_ a: Int, _ b: Int) -> Int { function.sum(a, b) }

  func sums(of a: Int, from b: Int, into sums: UnsafeMutableBufferPointer<Int>) {
    simulator.row(first: UInt64(bitPattern: Int64(a)), from: operands.code(of: b), into: sums)
  }
}
