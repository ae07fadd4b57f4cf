import Arithmetic
import Testing

@Suite("Unit specs, tables and encodings")
struct SpecAndTableTests {
  @Test(
    "impossible units say what is allowed",
    arguments: [
      ("drum:k=1,n=8", "allowed are 2 to 8"), ("drum:k=99,n=8", "allowed are 2 to 8"),
      ("drum:n=0", "allowed are 2 to 16"), ("drmu", "`kb unit` lists the"),
      ("drum:q=1", "has no parameter 'q'"),
      ("drum:k=4,k=5", "given twice"), ("drum:k", "is not a unit"), ("", "is not a unit"),
      ("drum:", "is not a unit"),
      ("drum:k=4.5", "is not a unit"), ("udm:n=7", "multiple of 2"),
      ("momeni:multiplier=5", "allowed are 1 to 4"),
      ("perforated:n=8,j=7,k=2", "allowed are 0 to 1"), ("drum:k=99999999999999999999", "is not a unit"),
    ])
  func refused(spec: String, text: String) {
    let error = #expect(throws: UnitSpecError.self) { try UnitLibrary.make(ArithmeticUnit.canonical(spec)) }
    #expect(error.map { "\($0)".contains(text) } == true, "\(error.map { "\($0)" } ?? "")")
  }

  @Test("canonical specs list every parameter in order")
  func canonical() throws {
    #expect("\(try ArithmeticUnit.canonical("drum:k=4"))" == "drum:n=8,k=4,s=0")
    #expect(try ArithmeticUnit.canonical("drum:k=4,n=8") == ArithmeticUnit.canonical("drum:n=8,k=4"))
  }

  @Test("identity is the hash of the 16-bit table")
  func identity() throws {
    // Python: hashlib.sha256(b"".join(struct.pack("<H", a * b) for a in range(256) for b in range(256)))
    let exact = try ProductTable(UnitLibrary.make(ArithmeticUnit.canonical("exact")))
    #expect(exact.identity == "0c6fd3441f139fb52cb64129eeb8b9cf866d6d095563d74639bd7459d183a8c1")
    let renamed = try ProductTable(UnitLibrary.make(ArithmeticUnit.canonical("trunc:k=0")))
    #expect(renamed.identity == exact.identity)
  }

  @Test("the exact unit is exact under every encoding and binding", arguments: OperandEncoding.allCases)
  func encodings(encoding: OperandEncoding) throws {
    let signed = encoding == .twosComplement
    let unit = Exact(OperandFormat(width: 8, isSigned: signed))
    for binding in OperandBinding.allCases {
      let table = try EffectiveTable(unit: unit, encoding: encoding, binding: binding)
      for activation in 0..<(signed ? 128 : 256) {
        for code in 0..<256 {
          let weight = Int(Int8(truncatingIfNeeded: code))
          #expect(table.entries[activation * 256 + code] == Int32(activation * weight))
        }
      }
    }
    #expect(throws: TableError.self) {
      try EffectiveTable(
        unit: Exact(OperandFormat(width: 8, isSigned: !signed)), encoding: encoding, binding: .weightFirst)
    }
    #expect(throws: TableError.self) {
      try EffectiveTable(
        unit: Exact(OperandFormat(width: 9, isSigned: signed)), encoding: encoding, binding: .weightFirst)
    }
  }

  @Test("the binding chooses the port of the weight")
  func binding() throws {
    let unit = try UnitLibrary.make(ArithmeticUnit.canonical("perforated:j=0,k=2"))
    let second = try EffectiveTable(unit: unit, encoding: .signMagnitude, binding: .activationFirst)
    let first = try EffectiveTable(unit: unit, encoding: .signMagnitude, binding: .weightFirst)
    // Activation 10, weight -7: rows are selected by the second operand.
    #expect(second.entries[10 * 256 + 249] == -(10 * 4))
    #expect(first.entries[10 * 256 + 249] == -(7 * 8))
  }
}
