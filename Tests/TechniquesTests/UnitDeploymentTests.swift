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
    #expect(deployment(signed, .twosComplement).activationBits == 7)
    #expect(deployment(unsigned, .signMagnitude).activationBits == 8)
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
}
