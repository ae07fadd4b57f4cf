import Arithmetic
import Interchange
import Testing

@Suite("Mantissa tables") struct MantissaTests {
  /// Mean and largest relative error of the significand product over all pairs of mantissas, in percent.
  static func errors(_ table: MantissaTable) -> (mean: Double, magnitude: Double, largest: Double) {
    let one = 1 << table.bits
    var (sum, magnitude, largest) = (0.0, 0.0, 0.0)
    for a in 0..<one {
      for b in 0..<one {
        let (carry, mantissa) = table[a, b]
        let product = Double((one + mantissa) << carry) / Double(one)
        let exact = Double((one + a) * (one + b)) / Double(one * one)
        let error = 100 * (product - exact) / exact
        sum += error
        magnitude += abs(error)
        largest = max(largest, abs(error))
      }
    }
    return (sum / Double(one * one), magnitude / Double(one * one), largest)
  }

  /// The figures are those computed from ApproxTrain's own ACC_7, MIT_7: independent of our units.
  @Test(
    "tables of our units have the errors of ApproxTrain's shipped tables",
    arguments: [
      ("exact", -0.27, 0.77), ("mitchell", -3.85, 11.11),
    ])
  func shipped(spec: String, mean: Double, largest: Double) throws {
    let table = try MantissaTable(Sample.unit(spec))
    let errors = Self.errors(table)
    #expect(abs(errors.mean - mean) <= 0.005, "\(errors.mean)")
    #expect(abs(errors.largest - largest) <= 0.005, "\(errors.largest)")
  }

  @Test("a file of every width comes back, and needs its width in the name")
  func roundTrip() throws {
    for bits in 1...7 {
      let table = try MantissaTable(
        Sample.table(OperandFormat(width: bits + 1)) { $0 * $1 })
      #expect(table.entries.count == 1 << (2 * bits))
      let name = table.fileName("ACC")
      #expect(name == "ACC_\(bits).bin")
      #expect(try MantissaTable(NamedBytes(name: name, bytes: table.entries)) == table)
      #expect(throws: FileError.self) { try MantissaTable(NamedBytes(name: "ACC.bin", bytes: table.entries)) }
      #expect(throws: FileError.self) {
        try MantissaTable(NamedBytes(name: name, bytes: table.entries + [0]))
      }
    }
    #expect(throws: FileError.self) {
      try MantissaTable(NamedBytes(name: "x_1.bin", bytes: [0, 0, 2, 0]))
    }
  }

  @Test("floats with seven mantissa bits: the truncated product")
  func floats() throws {
    let table = try MantissaTable(Sample.unit("exact"))
    var checked = 0
    for a in stride(from: Float(-3.5), through: 3.5, by: 0.25) {
      for b in stride(from: Float(-2), through: 2, by: 0.125) {
        // Few bits: no truncation, and the exact product.
        #expect(table.product(a, b) == a * b)
        checked += 1
      }
    }
    #expect(checked == 29 * 33)
    #expect(table.product(.greatestFiniteMagnitude, 4) == .infinity)
    #expect(table.product(.leastNormalMagnitude, 0.25) == 0)
  }

  @Test("read as an integer unit, an exact table is the product cut to eight significant bits")
  func integer() throws {
    let unit = try MantissaTable(Sample.unit("exact")).integerUnit
    var pairs = 0
    for a in 0..<256 {
      for b in 0..<256 {
        let exact = a * b
        let excess = max(0, exact.bitWidth - exact.leadingZeroBitCount - 8)
        #expect(unit.product(a, b) == (exact >> excess) << excess)
        pairs += 1
      }
    }
    #expect(pairs == 65_536)
  }

  @Test("units that the format cannot say are refused")
  func refused() throws {
    #expect(throws: ExportError.self) { try MantissaTable(Sample.unit("exact:s=1")) }
    // (255, 255) reaches past the second binade, or products fall below the first.
    #expect(throws: ExportError.self) {
      try MantissaTable(Sample.table(Sample.unsigned) { a, b in a * b / 2 })
    }
  }
}
