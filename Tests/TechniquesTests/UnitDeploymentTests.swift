import Arithmetic
import Techniques
import Testing

@Suite("A unit deployed in a network")
struct UnitDeploymentTests {
  @Test("encodings decide the width of activations and which units fit")
  func encodings() throws {
    let unsigned = try ArithmeticUnit.canonical("drum:k=4")
    let signed = try ArithmeticUnit.canonical("drum:k=4,s=1")
    func deployment(_ unit: UnitSpec, _ encoding: OperandEncoding) -> UnitDeployment {
      UnitDeployment(unit: unit, encoding: encoding, binding: .activationFirst)
    }
    #expect(deployment(signed, .twosComplement).bits.activations == 7)
    #expect(deployment(unsigned, .signMagnitude).bits.activations == 8)
    #expect(throws: TableError.self) { try deployment(signed, .signMagnitude).table() }
    #expect(throws: TableError.self) { try deployment(unsigned, .twosComplement).table() }
    // 100 x -77 through the same magnitudes, whichever way the sign travels.
    let place = 100 * 256 + (256 - 77)
    #expect(
      try deployment(signed, .twosComplement).table().entries[place]
        == deployment(unsigned, .signMagnitude).table().entries[place])
  }

  @Test("exact units give the exact table under every encoding")
  func exact() throws {
    let unit = UnitDeployment(
      unit: try ArithmeticUnit.canonical("exact"), encoding: .affine, binding: .weightFirst)
    #expect(try unit.table().isExact)
    let approximate = UnitDeployment(
      unit: try ArithmeticUnit.canonical("mitchell"), encoding: .affine, binding: .weightFirst)
    #expect(try !approximate.table().isExact)
  }

  @Test("a row of products is each of them, for every unit, encoding and port")
  func rows() throws {
    var tried = 0
    for text in ["drum:n=16,k=4", "mitchell:n=16", "momeni", "drum:n=8,k=3,s=1", "mbm:n=16", "ssm:n=16,m=8"] {
      guard case .multiplier(let unit) = try ArithmeticUnit(UnitSpec(parsing: text)) else { continue }
      for encoding in OperandEncoding.allCases where unit.operands.isSigned == (encoding == .twosComplement) {
        for binding in OperandBinding.allCases {
          let function = try ProductFunction(unit: unit, encoding: encoding, binding: binding)
          let side = 1 << (unit.operands.width - 1)
          let codes = stride(from: 0, to: side, by: max(1, side / 61)).map { Int32($0) }
          for weight in [-side + 1, -7, 0, 1, side - 1] {
            var row = [Int64](repeating: 0, count: codes.count)
            codes.withUnsafeBufferPointer { function.values(activations: $0, weight: weight, into: &row) }
            #expect(row == codes.map { Int64(function.value(activation: Int($0), weight: weight)) })
            tried += 1
          }
        }
      }
    }
    #expect(tried >= 60)
  }

  @Test("a multiplier does not sum")
  func sums() throws {
    let deployment = UnitDeployment(
      unit: try ArithmeticUnit.canonical("exact"), encoding: .affine, binding: .weightFirst,
      accumulator: try UnitSpec(parsing: "drum"))
    #expect(throws: UnitSpecError.isMultiplier(name: "drum")) { try deployment.sums() }
  }
}
