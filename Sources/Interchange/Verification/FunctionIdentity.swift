import Arithmetic
import Circuits
import Crypto
import Random

/// Hashes of what a circuit of two operands computes, whatever it is called and however it is built.
package struct FunctionIdentity: Hashable, Sendable {
  /// SHA-256 over operand formats and results: of all pairs up to 20 operand bits, of 2^18 seeded pairs above (equal hashes
  /// then say only that no difference was found).
  package let own: String
  /// The same with the operands exchanged; nil where their formats differ.
  package let transposed: String?

  package init(_ netlist: Netlist) throws {
    let function = try CircuitFunction(netlist)
    let (a, b) = (netlist.inputs[0], netlist.inputs[1])
    let simulator = Simulator(netlist)
    func hash(_ results: some Sequence<UInt64>) -> String {
      var hash = SHA256()
      hash.update(data: Array("\(function.operation == .product) \(a.width) \(b.width) \(a.isSigned)\n".utf8))
      var bytes: [UInt8] = []
      for result in results {
        let value = netlist.outputs[0].port.value(ofPattern: result)
        for byte in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
        if bytes.count >= 65_536 {
          hash.update(data: bytes)
          bytes.removeAll(keepingCapacity: true)
        }
      }
      hash.update(data: bytes)
      return hash.finalize().hexadecimal
    }
    let isSquare = a.width == b.width
    if netlist.inputWidth <= 20 {
      let results = try simulator.allPatterns()[0]
      own = hash(results)
      let mask = 1 << a.width - 1
      transposed =
        isSquare ? hash(results.indices.lazy.map { results[($0 & mask) << a.width | $0 >> a.width] }) : nil
    } else {
      var random = SplitMix64(seed: 0x7_AB1E)
      let operands = [a, b].map { port in (0..<1 << 18).map { _ in random.next() >> UInt64(64 - port.width) }
      }
      own = hash(try simulator.patterns(operands)[0])
      transposed = isSquare ? hash(try simulator.patterns(operands.reversed())[0]) : nil
    }
  }
}

extension Digest {
  /// Lower-case.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef")
    return String(flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
